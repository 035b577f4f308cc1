/** One seat: what may change about it, each with its reason, and everything that was said of it. */
import { Drawer } from 'antd'
import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import type { ElectorsVote, SessionEvent } from '../../machines/session-events.ts'
import { getSeatStory } from '../../server/roll-contract.ts'
import type { SeatRow } from '../../server/replies.ts'
import { momentOf } from '../format.ts'
import { isMineToSay, refusalOf } from '../offer.ts'
import { useCongress, useList } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Answer } from './Answer.tsx'
import { Choice, Pick } from './Choice.tsx'
import { useDay } from './day.tsx'
import { nothingSaid, votedOn } from './recall.ts'
import { RecallFields } from './RecallFields.tsx'
import { useRollWords } from './roll-words.ts'
import { seatOf } from './seat-known.ts'
import { useHeld } from './speaking.ts'

const WIDTH = 560
const CHANGES = ['session.transfer', 'session.nameHead', 'session.lapse', 'session.recall'] as const
type Change = (typeof CHANGES)[number]
const NOWHERE = ''

const isVote = (vote: unknown): vote is ElectorsVote => typeof vote === 'object' && vote !== null

const useStory = (session: string, seat: string) => useList(getSeatStory, { params: { id: session, seat } }).data

const Story = ({ session, seat }: { session: string; seat: string }) => {
  const w = useRollWords()
  const data = useStory(session, seat)
  const named = (id: unknown) => (typeof id === 'string' ? (data?.names[id] ?? '') : '')
  return (
    <>
      <h2 className="record-title">{w('seat.story')}</h2>
      <ol className="record">
        {(data?.rows ?? []).map((row) => (
          <li key={row.seq}>
            <p className="quiet">
              {momentOf(row.at, w.lang)}
              {row.by !== null && ` · ${w('seat.by', { who: named(row.by) })}`}
            </p>
            <p>
              <strong>{w.name('word', row.word)}</strong>{' '}
              {row.word === 'session.byElect' && row.event['replaces'] === seat
                ? w('seat.replacedBy', { name: named(row.event['person']) })
                : named(row.event['delegation'])}
            </p>
            {isVote(row.event['vote']) && <p>{w('recall.told', row.event['vote'])}</p>}
            {[row.event['reason'], row.event['decision']].map(
              (text) => typeof text === 'string' && text !== '' && <p key={text}>{text}</p>,
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

type Voted = ReturnType<typeof votedOn>
/** A recall of which nothing is said yet: enough to know whether one may be said at all. */
const UNSAID: Voted = { vote: { electors: 0, returned: 0, approve: 0 }, ballot: null }

const eventOf = (change: Change, row: SeatRow, to: string, reason: string, voted: Voted): SessionEvent | null => {
  if (reason.trim() === '' || reason.length > LIMIT.note) return null
  const said = { seat: row.seat, reason: reason.trim() }
  switch (change) {
    case 'session.transfer':
      return { type: change, ...said, delegation: to === NOWHERE ? null : to }
    case 'session.nameHead':
      return row.delegation === null ? null : { type: change, ...said, delegation: row.delegation }
    case 'session.lapse':
      return { type: change, ...said }
    case 'session.recall':
      return voted && { type: change, seat: row.seat, decision: reason.trim(), ...voted }
  }
}

const ChangeForm = ({ row, onDone }: { row: SeatRow; onDone: () => void }) => {
  const w = useRollWords()
  const { me, session } = useDay()
  const { data: congress } = useCongress()
  const [change, setChange] = useState<Change>('session.transfer')
  const [to, setTo] = useState(row.delegation ?? NOWHERE)
  const [reason, setReason] = useState('')
  const [recalling, setRecalling] = useState(nothingSaid)
  const story = useStory(session.id, row.seat)
  const saying = useHeld('session', session.id, Infinity)
  const voted = story ? votedOn(recalling, story) : null
  const judge = (event: SessionEvent) =>
    refusalOf('session', session, event, me, { seat: seatOf(row), recallVote: voted?.ballot ? voted.vote : null })
  const offered = CHANGES.filter((word) => {
    const event = eventOf(word, row, to, '-', UNSAID)
    return event !== null && isMineToSay(judge(event))
  })
  const chosen = offered.includes(change) ? change : offered[0]
  if (!chosen) return null
  const event = eventOf(chosen, row, to, reason, voted)
  const send = async () => {
    if (event && (await saying.say(event))) onDone()
  }
  const delegations = [
    ...(congress?.delegations ?? []).map(({ id, name }) => ({ value: id, label: name })),
    { value: NOWHERE, label: w('attendance.noDelegation') },
  ]
  return (
    <form
      className="stack word-form"
      onSubmit={(submitted) => {
        submitted.preventDefault()
        if (!saying.busy) void send()
      }}
    >
      <Choice
        label={w('seat.what')}
        value={chosen}
        onChange={setChange}
        options={offered.map((value) => ({ value, label: w.name('word', value) }))}
      />
      {chosen === 'session.transfer' && <Pick label={w('seat.to')} value={to} onChange={setTo} options={delegations} />}
      {chosen === 'session.recall' && story && <RecallFields row={row} story={story} recalling={recalling} onChange={setRecalling} />}
      <TextArea
        label={w(chosen === 'session.recall' ? 'seat.decision' : 'seat.reason')}
        value={reason}
        onChange={setReason}
        limit={LIMIT.note}
        rows={3}
      />
      <Answer saying={saying} />
      <Button kind="primary" type="submit" disabled={event === null || saying.busy} refusal={event && judge(event)}>
        {w.name('word', chosen)}
      </Button>
    </form>
  )
}

export const SeatDrawer = ({ row, onClose }: { row: SeatRow; onClose: () => void }) => {
  const w = useRollWords()
  const { session } = useDay()
  const frozen = ['open', 'recess', 'closed', 'published', 'archived'].includes(session.state)
  return (
    <Drawer open title={w('seat.title', { name: row.name })} size={WIDTH} onClose={onClose} destroyOnHidden>
      {row.presence === 'lapsed' ? <p>{w('seat.ended')}</p> : frozen && <p className="quiet">{w('seat.frozen')}</p>}
      {row.presence !== 'lapsed' && <ChangeForm row={row} onDone={onClose} />}
      <Story session={session.id} seat={row.seat} />
    </Drawer>
  )
}
