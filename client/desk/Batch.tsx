/** One step for several at once: first what will become of each, then one confirmation, then how it went. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { SubjectName } from '../../machines/events.ts'
import { sentenceOf, type Reason } from '../sentence.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { warningOf } from './batch-text.ts'
import { isDue, lineOf, sayToAll, type Line, type Planned } from './batching.ts'
import { useDeskWords } from './desk-words.ts'

/** One of those chosen: what is told of it beforehand, and what will be said to it; null while a field is empty. */
export type Prospect = { id: string; title: string; told: string; refusal: Reason | null; planned: Planned<SubjectName> | null }

const Outcome = ({ line: { outcome } }: { line: Line }) => {
  const w = useDeskWords()
  if (outcome === 'waiting') return <span className="quiet">{w('batch.waiting')}</span>
  if (outcome === 'done') return <strong>✓ {w('batch.done')}</strong>
  return <span className="batch-refused">⚠ {outcome === 'unsent' ? w('act.unsent') : sentenceOf(w, outcome)}</span>
}

const Running = ({ lines, busy, again, close }: { lines: Line[]; busy: boolean; again: () => void; close: () => void }) => {
  const w = useDeskWords()
  const gone = lines.filter((line) => !isDue(line)).length
  return (
    <>
      <Progress label={w('batch.progress')} value={gone} of={lines.length} />
      <ul className="batch-lines" aria-live="polite">
        {lines.map((line) => (
          <li key={line.act}>
            <span>{line.title}</span>
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
const Preview = ({ prospects }: { prospects: Prospect[] }) => {
  const w = useDeskWords()
  return (
    <ul className="batch-lines">
      {prospects.map(({ id, title, told, refusal }) => (
        <li key={id}>
          <span>{title}</span>
          {refusal ? <span className="batch-refused">⚠ {sentenceOf(w, refusal)}</span> : <span className="batch-told">{told}</span>}
        </li>
      ))}
    </ul>
  )
}

/** How soon what did not go out is tried again by itself. */
const AGAIN_MS = 3_000

type BatchProps = {
  prospects: Prospect[]
  fields?: ReactNode
  confirm: (n: number) => string
  close: () => void
  /** Where the page behind shows what was done, only what was not done is left to be told. */
  closesWhenDone?: boolean
}

export const Batch = ({ prospects, fields, confirm, close, closesWhenDone = false }: BatchProps) => {
  const w = useDeskWords()
  const client = useQueryClient()
  const [lines, setLines] = useState<Line[] | null>(null)
  const [busy, setBusy] = useState(false)
  // Whoever left the sheet may have another open by the time that the last answer comes.
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const ready = prospects.flatMap(({ title, refusal, planned }) => (planned && refusal === null ? [{ title, planned }] : []))
  const run = async (from: Line[]) => {
    setBusy(true)
    setLines(from)
    const said = await sayToAll(client, from, setLines)
    setBusy(false)
    if (here.current && closesWhenDone && said.every(({ outcome }) => outcome === 'done')) close()
  }
  useEffect(() => {
    if (busy || !lines?.some(isDue)) return
    const timer = setTimeout(() => void run(lines), AGAIN_MS)
    return () => clearTimeout(timer)
  })
  if (lines) return <Running lines={lines} busy={busy} again={() => void run(lines)} close={close} />
  return (
    <>
      {fields}
      <h3>{w('batch.preview')}</h3>
      <Preview prospects={prospects} />
      <div className="row">
        <Button
          kind="primary"
          disabled={ready.length === 0}
          onClick={() => void run(ready.map(({ title, planned }) => lineOf(title, planned)))}
        >
          {confirm(ready.length)}
        </Button>
        <Button onClick={close}>{w('act.cancel')}</Button>
      </div>
    </>
  )
}

type StepSheetProps = { word: string; prospects: Prospect[]; label: (n: number) => string; fields?: ReactNode; close: () => void }

/** One step of a ballot's ritual for several: the page behind shows how far each has come. */
export const StepSheet = ({ word, prospects, label, fields, close }: StepSheetProps) => {
  const w = useDeskWords()
  const warning = warningOf(w, word)
  return (
    <Sheet open title={label(prospects.length)} onClose={close}>
      {warning && <p>{warning}</p>}
      <Batch prospects={prospects} fields={fields} confirm={label} close={close} closesWhenDone />
    </Sheet>
  )
}
