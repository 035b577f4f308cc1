/** The voting rules (表决办法) that the congress is asked to adopt: their text, and the two choices that they make. */
import { useState } from 'react'
import { HALF_OF_ROLL } from '../../machines/majority.ts'
import { LIMIT } from '../../machines/schema.ts'
import { refusalOf } from '../offer.ts'
import { TextArea } from '../ui/TextArea.tsx'
import { Choice } from './Choice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { ruleLine } from './rule-line.ts'
import { WordForm } from './WordForm.tsx'

type YesNo = 'yes' | 'no'

export const RulesForm = () => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { rulesText, countedAllowed, lastCastCounts, roll } = session.context
  const [text, setText] = useState(rulesText ?? w('rules.usual', { rule: ruleLine(w, HALF_OF_ROLL, roll) }))
  const [counted, setCounted] = useState<YesNo>(countedAllowed && rulesText !== null ? 'yes' : 'no')
  const [last, setLast] = useState<YesNo>(lastCastCounts ? 'yes' : 'no')
  const isWritten = text.trim() !== '' && text.length <= LIMIT.text
  const event = isWritten
    ? ({ type: 'session.writeRules', text: text.trim(), countedAllowed: counted === 'yes', lastCastCounts: last === 'yes' } as const)
    : null
  return (
    <WordForm
      title={w.name('word', 'session.writeRules')}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me)}
      onClose={closeForm}
    >
      <TextArea label={w('rules.text')} hint={w('rules.hint')} value={text} onChange={setText} limit={LIMIT.text} rows={12} />
      <Choice
        label={w('rules.counted')}
        value={counted}
        onChange={setCounted}
        options={[
          { value: 'no', label: w('rules.countedNo') },
          { value: 'yes', label: w('rules.countedYes') },
        ]}
      />
      <p className="quiet">{w('rules.countedMeans')}</p>
      <Choice
        label={w('rules.last')}
        value={last}
        onChange={setLast}
        options={[
          { value: 'no', label: w('rules.lastNo') },
          { value: 'yes', label: w('rules.lastYes') },
        ]}
      />
    </WordForm>
  )
}
