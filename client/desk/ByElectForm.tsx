/** Who was elected later on, in whose place or beside them all, and how. */
import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { listSeats } from '../../server/contract.ts'
import { newId } from '../api.ts'
import { refusalOf } from '../offer.ts'
import { useCongress, useList } from '../subjects.ts'
import { TextArea } from '../ui/TextArea.tsx'
import { Pick } from './Choice.tsx'
import { useDay } from './day.tsx'
import { PersonPick } from './PersonPick.tsx'
import { useRollWords } from './roll-words.ts'
import { noFigures, VoteFigures, votedIn } from './VoteFigures.tsx'
import { WordForm } from './WordForm.tsx'

const NONE = ''

export const ByElectForm = ({ onClose }: { onClose: () => void }) => {
  const w = useRollWords()
  const { me, session } = useDay()
  const { data: congress } = useCongress()
  const { data: ended } = useList(listSeats, { params: { id: session.id }, query: { limit: '100', presence: 'lapsed' } })
  const [seat] = useState(newId)
  const [person, setPerson] = useState<string | null>(null)
  const [replaces, setReplaces] = useState(NONE)
  const [delegation, setDelegation] = useState(NONE)
  const [reason, setReason] = useState('')
  const [figures, setFigures] = useState(noFigures)
  const vote = votedIn(figures)
  const vacant = ended?.items.find((row) => row.seat === replaces)
  const event =
    person !== null && vote !== null && reason.trim() !== '' && reason.length <= LIMIT.note
      ? ({
          type: 'session.byElect',
          seat,
          person,
          delegation: delegation || null,
          replaces: replaces || null,
          reason: reason.trim(),
          vote,
        } as const)
      : null
  return (
    <WordForm
      title={w('elect.title')}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me, { replaced: vacant ? 'lapsed' : null })}
      submit={w.name('word', 'session.byElect')}
      onClose={onClose}
    >
      <PersonPick label={w('elect.person')} value={person} onChange={setPerson} />
      <Pick
        label={w('elect.replaces')}
        value={replaces}
        onChange={(chosen) => {
          setReplaces(chosen)
          // The seat stays where it was.
          const before = ended?.items.find((row) => row.seat === chosen)
          if (before) setDelegation(before.delegation ?? NONE)
        }}
        options={[
          { value: NONE, label: w('elect.nobody') },
          ...(ended?.items ?? []).filter((row) => row.kind === 'representative').map((row) => ({ value: row.seat, label: row.name })),
        ]}
      />
      <Pick
        label={w('roll.delegation')}
        value={delegation}
        onChange={setDelegation}
        options={[
          { value: NONE, label: w('attendance.noDelegation') },
          ...(congress?.delegations ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <VoteFigures figures={figures} approve={w('elect.votes')} onChange={setFigures} />
      <TextArea label={w('elect.reason')} value={reason} onChange={setReason} limit={LIMIT.note} rows={3} />
    </WordForm>
  )
}
