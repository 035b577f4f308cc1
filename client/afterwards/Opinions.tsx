/** Beside the rating: what joint proposers and seconders think of a reply. */
import { useState, type SyntheticEvent } from 'react'
import { GRADES, type Grade } from '../../machines/catalogues.ts'
import { LIMIT } from '../../machines/schema.ts'
import { listOpinions } from '../../server/after-contract.ts'
import { refusalOf } from '../offer.ts'
import { useList, useMe, useSay, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { useAfterWords } from './unread.ts'
import './afterwards.css'

type Undertaking = SubjectView<'undertaking'>

const OpinionForm = ({ view }: { view: Undertaking }) => {
  const w = useAfterWords()
  const saying = useSay('undertaking', view.id)
  const [grade, setGrade] = useState<Grade | null>(null)
  const [note, setNote] = useState('')
  const [given, setGiven] = useState(false)
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (grade === null || note.length > LIMIT.note || saying.status === 'sending') return
    if ((await saying.say({ type: 'undertaking.opine', grade, note: note.trim() })) !== null) setGiven(true)
  }
  return (
    <form className="stack opinion-form" aria-label={w('opinions.mine')} onSubmit={(event) => void send(event)}>
      <fieldset className="choices">
        <legend>{w('opinions.mine')}</legend>
        {GRADES.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name={`opinion-${view.id}`} checked={grade === one} onChange={() => setGrade(one)} /> {w.name('grade', one)}
          </label>
        ))}
      </fieldset>
      {grade !== null && <TextArea label={w('opinions.note')} value={note} limit={LIMIT.note} rows={2} onChange={setNote} />}
      <p className="quiet">{w('opinions.hint')}</p>
      <Button type="submit" disabled={grade === null || saying.status === 'sending'}>
        {w('opinions.send')}
      </Button>
      <output>{given && w('opinions.given')}</output>
      <ProblemNotice problem={saying.problem} />
    </form>
  )
}

export const Opinions = ({ view }: { view: Undertaking }) => {
  const w = useAfterWords()
  const me = useMe()
  const isAnswered = view.context.part === 'lead' && view.context.reply !== null
  const { data } = useList(listOpinions, isAnswered ? { params: { id: view.id } } : null)
  if (!isAnswered) return null
  const rows = data?.items ?? []
  const mayOpine = refusalOf('undertaking', view, { type: 'undertaking.opine', grade: 'satisfied', note: '' }, me) === null
  if (rows.length === 0 && !mayOpine) return null
  return (
    <section className="opinions" aria-label={w('opinions.title')}>
      {rows.length > 0 && (
        <>
          <h4>{w('opinions.title')}</h4>
          <ul>
            {rows.map((row) => (
              <li key={`${row.person}.${row.round}`}>
                <span>{row.name}</span> <strong>{w.name('grade', row.grade)}</strong>
                {row.note !== '' && <span className="said"> {row.note}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {mayOpine && <OpinionForm view={view} />}
    </section>
  )
}
