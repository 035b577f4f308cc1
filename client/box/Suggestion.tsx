/** One suggestion: what it asks, who supports it, what became of it, and what this person may do. */
import { useState } from 'react'
import { Link } from 'wouter'
import { LIMIT } from '../../machines/schema.ts'
import type { SuggestionRow } from '../../server/replies.ts'
import { hasAnyRole, seatIn } from '../me.ts'
import { useMe, useSay, type Saying } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { useWords } from '../words.ts'
import { suggestionWords } from '../words/suggestions.ts'

type Noted = 'motion.answer' | 'motion.hide' | 'motion.unhide'
type Part = { row: SuggestionRow; saying: Saying<'motion'> }

const isBusy = ({ status }: Saying<'motion'>) => status === 'sending' || status === 'unsent'

/** What the office says: an answer, or why a suggestion is hidden. */
const OfficeWords = ({ row, saying }: Part) => {
  const w = useWords(suggestionWords)
  const me = useMe()
  const [asking, setAsking] = useState<Noted | null>(null)
  const [note, setNote] = useState('')
  const words: Noted[] = [
    ...(hasAnyRole(me, 'staff', 'committee') ? (['motion.answer'] as const) : []),
    ...(hasAnyRole(me, 'staff', 'secretary') ? ([row.hidden === null ? 'motion.hide' : 'motion.unhide'] as const) : []),
  ]
  const send = async (type: Noted) => {
    if (!(await saying.say({ type, note: note.trim() }))) return
    setAsking(null)
    setNote('')
  }
  return (
    <>
      {words.map((type) => (
        <Button key={type} disabled={isBusy(saying)} onClick={() => setAsking(type)}>
          {w.name('word', type)}
        </Button>
      ))}
      <Sheet open={asking !== null} title={asking ? w.name('word', asking) : ''} onClose={() => setAsking(null)}>
        <TextArea label={w(asking === 'motion.hide' ? 'box.hideNote' : 'box.note')} value={note} onChange={setNote} limit={LIMIT.note} />
        <Button
          kind="primary"
          className="big"
          disabled={isBusy(saying) || note.trim() === '' || note.length > LIMIT.note}
          onClick={() => asking && void send(asking)}
        >
          {asking ? w.name('word', asking) : ''}
        </Button>
        <ProblemNotice problem={saying.problem} />
      </Sheet>
    </>
  )
}

/** What colleagues say: support, a motion of it, or that it was not meant. */
const ColleagueWords = ({ row, saying }: Part) => {
  const w = useWords(suggestionWords)
  const me = useMe()
  const seen = row.hidden === null
  const writes = seatIn(me, me.session)?.kind === 'representative'
  return (
    <>
      {row.state === 'suggested' && !row.mine && seen && (
        <Button disabled={isBusy(saying)} onClick={() => void saying.say({ type: row.supported ? 'motion.unsupport' : 'motion.support' })}>
          {w.name('word', row.supported ? 'motion.unsupport' : 'motion.support')}
        </Button>
      )}
      {seen && writes && (
        <Link href={`/motions/new?suggestion=${row.id}`} className="button button-quiet">
          {w.name('word', 'motion.takeUp')}
        </Link>
      )}
      {row.mine && row.state === 'suggested' && (
        <Button kind="plain" disabled={isBusy(saying)} onClick={() => void saying.say({ type: 'motion.withdraw' })}>
          {w.name('word', 'motion.withdraw')}
        </Button>
      )}
    </>
  )
}

const Outcome = ({ row, motionPath }: { row: SuggestionRow; motionPath: string }) => {
  const w = useWords(suggestionWords)
  return (
    <>
      {row.answer && (
        <p className="notice">
          <strong>{w('box.answer')}</strong>
          {row.answer}
        </p>
      )}
      {row.hidden && (
        <p className="notice notice-warn">
          <strong>{w('box.hidden')}</strong>
          {row.hidden}
        </p>
      )}
      {row.takenUpIn && <Link href={`${motionPath}/${row.takenUpIn}`}>{w('box.see')}</Link>}
      {row.wasMotion && <Link href={`${motionPath}/${row.id}`}>{w('box.follow')}</Link>}
    </>
  )
}

export const Suggestion = ({ row, motionPath }: { row: SuggestionRow; motionPath: string }) => {
  const w = useWords(suggestionWords)
  const saying = useSay('motion', row.id)
  const open = row.state === 'suggested' || row.state === 'answered'
  return (
    <li className="box-one">
      <h3>{row.title}</h3>
      <p className="prose">{row.remedy}</p>
      <p className="quiet">
        {w(row.wasMotion ? 'box.converted.by' : 'box.by', { name: row.authorName, n: row.supports })}
        {row.wasMotion && ` · ${w.name('motionState', row.state)}`}
      </p>
      <Outcome row={row} motionPath={motionPath} />
      {open && (
        <div className="box-acts">
          <ColleagueWords row={row} saying={saying} />
          <OfficeWords row={row} saying={saying} />
        </div>
      )}
      <ProblemNotice problem={saying.problem} />
    </li>
  )
}
