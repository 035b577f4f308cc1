/** Writing a suggestion: a line, a few sentences, into the box. */
import { useState, type FormEvent } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { newId } from '../api.ts'
import { offeredIn } from '../catalogues.ts'
import { useMe, useSay } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Choose } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { useWords } from '../words.ts'
import { suggestionWords } from '../words/suggestions.ts'

export const Suggest = ({ session, onSent }: { session: string; onSent: () => void }) => {
  const w = useWords(suggestionWords)
  const me = useMe()
  const [id] = useState(newId)
  const [title, setTitle] = useState('')
  const [remedy, setRemedy] = useState('')
  const [category, setCategory] = useState('other')
  const { say, status, problem } = useSay('motion', id)
  const busy = status === 'sending' || status === 'unsent'
  const fits = title.trim() !== '' && title.trim().length <= LIMIT.title && remedy.trim() !== '' && remedy.length <= LIMIT.text
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!fits || busy) return
    if (await say({ type: 'motion.suggest', session, category, title: title.trim(), remedy: remedy.trim() })) onSent()
  }
  return (
    <form className="stack" onSubmit={(event) => void send(event)} aria-busy={busy}>
      <Field label={w('box.heading')} value={title} onChange={setTitle} maxLength={LIMIT.title} />
      <TextArea label={w('box.text')} value={remedy} onChange={setRemedy} limit={LIMIT.text} rows={5} />
      <Choose
        label={w('box.category')}
        value={category}
        onChange={setCategory}
        options={offeredIn(me.catalogues, 'categories', category).map((one) => ({ id: one, name: w.name('category', one) }))}
      />
      <p className="quiet">{w('box.final')}</p>
      <Button kind="primary" className="big" type="submit" disabled={!fits || busy}>
        {w('box.send')}
      </Button>
      <ProblemNotice problem={problem} />
    </form>
  )
}
