/** A decision on several motions at once: first what will become of each, then one confirmation, then how it went. */
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { EventOf } from '../../machines/events.ts'
import { LIMIT } from '../../machines/schema.ts'
import { offeredIn } from '../catalogues.ts'
import { refusalOf } from '../offer.ts'
import { subjectQuery, useMe } from '../subjects.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Batch } from './Batch.tsx'
import { Choice, Pick } from './Choice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import type { MotionView } from './MotionReview.tsx'

type Decision = Extract<
  EventOf['motion'],
  { type: 'motion.accept' | 'motion.file' | 'motion.convert' | 'motion.decline' | 'motion.return' }
>
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

const Chosen = ({ word, motions, close }: { word: BatchWord; motions: MotionView[]; close: () => void }) => {
  const w = useDeskWords()
  const { me } = useDay()
  const { event, fields } = useDecision(word)
  const prospects = motions.map((motion) => ({
    id: motion.id,
    title: motion.context.title,
    told: w('batch.will', { word: w.name('word', word) }),
    refusal: event && refusalOf('motion', motion, event, me),
    planned: event && { name: 'motion' as const, id: motion.id, event, seen: motion.version },
  }))
  return (
    <Batch prospects={prospects} fields={fields} confirm={(n) => w('batch.confirm', { word: w.name('word', word), n })} close={close} />
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
      {motions.length < chosen.length ? <Waiting /> : <Chosen word={word} motions={motions} close={close} />}
    </Sheet>
  )
}
