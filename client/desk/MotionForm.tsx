/** Forms for what a reviewer says to a motion. */
import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import type { EventOf } from '../../machines/events.ts'
import type { MotionState } from '../../machines/motion-context.ts'
import { listMotions } from '../../server/contract.ts'
import { useCongress, useList, useMe } from '../subjects.ts'
import { Notice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Choice, Pick } from './Choice.tsx'
import { offeredIn } from '../catalogues.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { AmendForm, DispatchForm, PublishForm } from './MotionTextForms.tsx'
import { MotionWord, type MotionFormProps } from './MotionWord.tsx'

export type MotionFormName = 'file' | 'table' | 'publish' | 'dispatch' | 'amend' | 'return' | 'merge' | 'convert' | 'refer' | 'decline'
type Said = EventOf['motion']

const isText = (text: string) => text.trim() !== '' && text.length <= LIMIT.note

const Noted = ({ word, ...props }: MotionFormProps & { word: 'motion.return' | 'motion.convert' | 'motion.refer' }) => {
  const w = useDeskWords()
  const [note, setNote] = useState('')
  return (
    <MotionWord {...props} word={word} event={isText(note) ? { type: word, note: note.trim() } : null}>
      <TextArea label={w(`motion.ask.${word}`)} value={note} onChange={setNote} limit={LIMIT.note} rows={6} />
    </MotionWord>
  )
}

const File = (props: MotionFormProps) => {
  const w = useDeskWords()
  const [priority, setPriority] = useState<'priority' | 'ordinary'>('ordinary')
  return (
    <MotionWord {...props} word="motion.file" event={{ type: 'motion.file', priority }}>
      <Choice
        label={w('motion.priority')}
        value={priority}
        onChange={setPriority}
        options={(['ordinary', 'priority'] as const).map((value) => ({ value, label: w.name('priority', value) }))}
      />
      <p className="quiet">{w('motion.numbered')}</p>
    </MotionWord>
  )
}

const Decline = (props: MotionFormProps) => {
  const w = useDeskWords()
  const [reason, setReason] = useState<string>('outsidePowers')
  const [note, setNote] = useState('')
  return (
    <MotionWord {...props} word="motion.decline" event={isText(note) ? { type: 'motion.decline', reason, note: note.trim() } : null}>
      <Pick
        label={w('motion.reason')}
        value={reason}
        onChange={setReason}
        options={offeredIn(useMe().catalogues, 'declineReasons').map((value) => ({ value, label: w.name('declineReason', value) }))}
      />
      <TextArea label={w('motion.ask.motion.decline')} value={note} onChange={setNote} limit={LIMIT.note} rows={6} />
    </MotionWord>
  )
}

/** States in which a motion can still take in another one. */
const ABSORBING = 'under_review,filed,presidium_review,tabled'

type Into = { id: string; title: string; state: MotionState }

/** Merges a motion into one that is chosen already. */
export const MergeInto = ({ into, ...props }: MotionFormProps & { into: Into }) => {
  const w = useDeskWords()
  const [note, setNote] = useState('')
  const event: Said | null = isText(note) ? { type: 'motion.merge', into: into.id, note: note.trim() } : null
  return (
    <MotionWord {...props} word="motion.merge" event={event} known={{ mergeTarget: into.state }}>
      <p>
        {w('motion.into')}：<strong>{into.title}</strong>
      </p>
      <TextArea label={w('motion.ask.motion.merge')} value={note} onChange={setNote} limit={LIMIT.note} rows={4} />
    </MotionWord>
  )
}

const Merge = (props: MotionFormProps) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data } = useList(listMotions, { query: { session: session.id, state: ABSORBING, limit: '100' } })
  const others = (data?.items ?? []).filter((other) => other.id !== props.motion.id)
  const [chosen, setChosen] = useState('')
  const [note, setNote] = useState('')
  const into = others.find((other) => other.id === (chosen || others[0]?.id))
  const event: Said | null = into && isText(note) ? { type: 'motion.merge', into: into.id, note: note.trim() } : null
  if (data && others.length === 0)
    return (
      <MotionWord {...props} word="motion.merge" event={null}>
        <Notice>{w('motion.noOther')}</Notice>
      </MotionWord>
    )
  return (
    <MotionWord {...props} word="motion.merge" event={event} known={{ mergeTarget: (into?.state as MotionState | undefined) ?? null }}>
      <Pick
        label={w('motion.into')}
        value={into?.id ?? ''}
        onChange={setChosen}
        options={others.map((other) => ({ value: other.id, label: `${other.number ?? ''} ${other.title}`.trim() }))}
      />
      <TextArea label={w('motion.ask.motion.merge')} value={note} onChange={setNote} limit={LIMIT.note} rows={4} />
    </MotionWord>
  )
}

const Table = (props: MotionFormProps) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data: congress } = useCongress()
  const [chosen, setChosen] = useState(session.id)
  const sessions = congress?.sessions ?? []
  return (
    <MotionWord
      {...props}
      word="motion.table"
      event={{ type: 'motion.table', session: chosen }}
      known={{ sessionState: sessions.find(({ id }) => id === chosen)?.state ?? null }}
    >
      <Pick
        label={w('motion.session')}
        value={chosen}
        onChange={setChosen}
        options={sessions.map(({ id, title, state }) => ({ value: id, label: `${title} · ${w.name('sessionState', state)}` }))}
      />
      <p className="quiet">{w('motion.tableHint')}</p>
    </MotionWord>
  )
}

export const MotionForm = ({ form, ...props }: MotionFormProps & { form: MotionFormName }) => {
  switch (form) {
    case 'file':
      return <File {...props} />
    case 'table':
      return <Table {...props} />
    case 'merge':
      return <Merge {...props} />
    case 'decline':
      return <Decline {...props} />
    case 'return':
    case 'convert':
    case 'refer':
      return <Noted {...props} word={`motion.${form}`} />
    case 'publish':
      return <PublishForm {...props} />
    case 'dispatch':
      return <DispatchForm {...props} />
    case 'amend':
      return <AmendForm {...props} />
  }
}
