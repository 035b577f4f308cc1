/** A decision on several motions at once: first what will become of each, then one confirmation, then how it went. */
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { offeredIn } from '../catalogues.ts'
import { refusalOf } from '../offer.ts'
import { sentenceOf } from '../sentence.ts'
import { subjectQuery, useMe } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { linesOf, sayToAll, type Decision, type Line, type MotionView } from './batching.ts'
import { Choice, Pick } from './Choice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

export type BatchWord = Decision['type']

/** What each word asks for besides the press. */
const useDecision = (word: BatchWord): { event: Decision | null; fields: ReactNode } => {
  const w = useDeskWords()
  const [priority, setPriority] = useState<'ordinary' | 'priority'>('ordinary')
  const [reason, setReason] = useState('outsidePowers')
  const [note, setNote] = useState('')
  const reasons = offeredIn(useMe().catalogues, 'declineReasons')
  const said = note.trim()
  const isSaid = said !== '' && note.length <= LIMIT.note
  const noteField = (label: string) => <TextArea label={label} value={note} onChange={setNote} limit={LIMIT.note} rows={4} />
  switch (word) {
    case 'motion.accept':
      return { event: { type: word }, fields: null }
    case 'motion.file':
      return {
        event: { type: word, priority },
        fields: (
          <Choice
            label={w('motion.priority')}
            value={priority}
            onChange={setPriority}
            options={(['ordinary', 'priority'] as const).map((value) => ({ value, label: w.name('priority', value) }))}
          />
        ),
      }
    case 'motion.decline':
      return {
        event: isSaid ? { type: word, reason, note: said } : null,
        fields: (
          <>
            <Pick
              label={w('motion.reason')}
              value={reason}
              onChange={setReason}
              options={reasons.map((value) => ({ value, label: w.name('declineReason', value) }))}
            />
            {noteField(w('motion.ask.motion.decline'))}
          </>
        ),
      }
    case 'motion.convert':
    case 'motion.return':
      return { event: isSaid ? { type: word, note: said } : null, fields: noteField(w(`motion.ask.${word}`)) }
  }
}

const Outcome = ({ line: { outcome } }: { line: Line }) => {
  const w = useDeskWords()
  if (outcome === 'waiting') return <span className="quiet">{w('batch.waiting')}</span>
  if (outcome === 'done') return <strong>✓ {w('batch.done')}</strong>
  return <span className="batch-refused">⚠ {outcome === 'unsent' ? w('act.unsent') : sentenceOf(w, outcome)}</span>
}

const Running = ({ lines, busy, again, close }: { lines: Line[]; busy: boolean; again: () => void; close: () => void }) => {
  const w = useDeskWords()
  const gone = lines.filter(({ outcome }) => outcome !== 'waiting').length
  return (
    <>
      <Progress label={w('batch.progress')} value={gone} of={lines.length} />
      <ul className="batch-lines" aria-live="polite">
        {lines.map((line) => (
          <li key={line.motion.id}>
            <span>{line.motion.context.title}</span>
            <Outcome line={line} />
          </li>
        ))}
      </ul>
      {!busy && (
        <div className="row">
          {lines.some(({ outcome }) => outcome === 'unsent') && (
            <Button kind="primary" onClick={again}>
              {w('act.retry')}
            </Button>
          )}
          <Button onClick={close}>{w('act.close')}</Button>
        </div>
      )}
    </>
  )
}

/** What the judge says of each beforehand. */
const Preview = ({ motions, event, word }: { motions: MotionView[]; event: Decision | null; word: BatchWord }) => {
  const w = useDeskWords()
  const { me } = useDay()
  return (
    <ul className="batch-lines">
      {motions.map((motion) => {
        const refusal = event && refusalOf('motion', motion, event, me)
        return (
          <li key={motion.id}>
            <span>{motion.context.title}</span>
            {refusal ? (
              <span className="batch-refused">⚠ {sentenceOf(w, refusal)}</span>
            ) : (
              <span>{w('batch.will', { word: w.name('word', word) })}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

type BatchProps = { word: BatchWord; motions: MotionView[]; close: () => void }

const Batch = ({ word, motions, close }: BatchProps) => {
  const w = useDeskWords()
  const client = useQueryClient()
  const { me } = useDay()
  const { event, fields } = useDecision(word)
  const [lines, setLines] = useState<Line[] | null>(null)
  const [said, setSaid] = useState<Decision | null>(null)
  const [busy, setBusy] = useState(false)
  const ready = event === null ? [] : motions.filter((motion) => refusalOf('motion', motion, event, me) === null)
  const run = async (from: Line[], decision: Decision) => {
    setBusy(true)
    setLines(from)
    setSaid(decision)
    await sayToAll(client, from, decision, setLines)
    setBusy(false)
  }
  if (lines) return <Running lines={lines} busy={busy} again={() => said && void run(lines, said)} close={close} />
  return (
    <>
      {fields}
      <h3>{w('batch.preview')}</h3>
      <Preview motions={motions} event={event} word={word} />
      <div className="row">
        <Button kind="primary" disabled={ready.length === 0} onClick={() => event && void run(linesOf(ready), event)}>
          {w('batch.confirm', { word: w.name('word', word), n: ready.length })}
        </Button>
        <Button onClick={close}>{w('act.cancel')}</Button>
      </div>
    </>
  )
}

export const MotionBatch = ({ word, ids, close }: { word: BatchWord; ids: string[]; close: () => void }) => {
  const w = useDeskWords()
  const client = useQueryClient()
  // The motions as they were chosen: what is said to them changes them, and the sheet tells how it went.
  const [chosen] = useState(ids)
  const answers = useQueries({ queries: chosen.map((id) => subjectQuery(client, 'motion', id)) })
  const motions = answers.flatMap(({ data }) => (data ? [data] : []))
  return (
    <Sheet open title={w('batch.title', { word: w.name('word', word), n: chosen.length })} onClose={close}>
      {motions.length < chosen.length ? <Waiting /> : <Batch word={word} motions={motions} close={close} />}
    </Sheet>
  )
}
