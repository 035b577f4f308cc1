import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import type { SeatRow } from '../../server/replies.ts'
import { refusalOf } from '../offer.ts'
import { TextArea } from '../ui/TextArea.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { seatOf } from './seat-known.ts'
import { WordForm } from './WordForm.tsx'

/** Leave of absence, with its reason. */
export const LeaveForm = ({ row, onClose }: { row: SeatRow; onClose: () => void }) => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const [reason, setReason] = useState('')
  const isText = reason.trim() !== '' && reason.length <= LIMIT.note
  const event = isText ? ({ type: 'session.grantLeave', seat: row.seat, reason: reason.trim() } as const) : null
  const seat = seatOf(row)
  return (
    <WordForm
      title={w('leave.title', { name: row.name })}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me, { seat })}
      submit={w.name('word', 'session.grantLeave')}
      onClose={onClose}
    >
      <TextArea label={w('leave.reason')} value={reason} onChange={setReason} limit={LIMIT.note} rows={3} />
    </WordForm>
  )
}
