import { useState } from 'react'
import { refusalOf } from '../offer.ts'
import { Pick } from './Choice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { PeoplePick } from './PersonPick.tsx'
import { SeatPicker, type Picked } from './SeatPicker.tsx'
import { WordForm } from './WordForm.tsx'

/** Scrutineers and tellers for the congress to confirm: at least two, one of them chief. */
export const NominateForm = () => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const before = session.context.scrutiny
  const named = (people: string[]): Picked[] => people.map((id) => ({ id, name: session.names[id] ?? id }))
  const [scrutineers, setScrutineers] = useState(named(before?.scrutineers ?? []))
  const [tellers, setTellers] = useState(named(before?.tellers ?? []))
  const [chosen, setChosen] = useState(before?.chief ?? '')
  const ids = scrutineers.map(({ id }) => id)
  const chief = ids.includes(chosen) ? chosen : (ids[0] ?? '')
  const event =
    ids.length >= 2
      ? ({ type: 'session.nominateScrutineers', scrutineers: ids, chief, tellers: tellers.map(({ id }) => id) } as const)
      : null
  return (
    <WordForm
      title={w.name('word', 'session.nominateScrutineers')}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me)}
      onClose={closeForm}
    >
      <SeatPicker
        label={w('ballot.scrutineers')}
        hint={w('nominate.hint')}
        picked={scrutineers}
        onChange={setScrutineers}
        representativesOnly
        most={15}
      />
      {scrutineers.length > 0 && (
        <Pick
          label={w('nominate.chief')}
          value={chief}
          onChange={setChosen}
          options={scrutineers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <PeoplePick label={w('ballot.tellers')} hint={w('nominate.tellersHint')} picked={tellers} onChange={setTellers} most={15} />
    </WordForm>
  )
}
