/** Asking others to second: by name, or everybody. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { MotionEvent } from '../../machines/motion-events.ts'
import { listSeats } from '../../server/contract.ts'
import type { SeatRow } from '../../server/replies.ts'
import { refusalOf } from '../offer.ts'
import { useList, useMe, useSay, useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Page } from './Page.tsx'
import { Sent } from './Sent.tsx'
import { usePhoneWords } from './words.ts'

type Motion = SubjectView<'motion'>

const Person = ({ row, invited, chosen, toggle }: { row: SeatRow; invited: boolean; chosen: boolean; toggle: () => void }) => {
  const w = usePhoneWords()
  return (
    <li>
      <label className="check">
        <input type="checkbox" checked={chosen || invited} disabled={invited} onChange={toggle} />
        <span>
          {row.name}
          {invited && <span className="quiet"> {w('invite.already')}</span>}
        </span>
      </label>
    </li>
  )
}

const Form = ({ view }: { view: Motion }) => {
  const w = usePhoneWords()
  const me = useMe()
  const [, go] = useLocation()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const { say, status, problem, retry } = useSay('motion', view.id)
  const { session, proposer, invited, coProposers } = view.context
  const query = { limit: '100', ...(text.trim() === '' ? {} : { text: text.trim() }) }
  const { data } = useList(listSeats, session ? { params: { id: session }, query } : null)
  const others = (data?.items ?? []).filter(
    (row) => row.kind === 'representative' && row.person !== proposer && !coProposers.includes(row.person),
  )
  const toggle = (person: string) => setChosen(chosen.includes(person) ? chosen.filter((one) => one !== person) : [...chosen, person])
  const event: MotionEvent = { type: 'motion.invite', people: chosen }
  const send = async () => {
    if (await say(event)) go(`/motions/${view.id}`, { replace: true })
  }
  return (
    <>
      <p>{w('invite.hint')}</p>
      <Field label={w('invite.search')} value={text} onChange={setText} inputMode="search" maxLength={60} />
      {data && others.length === 0 && <p className="quiet">{w('invite.none')}</p>}
      <ul className="lines people">
        {others.map((row) => (
          <Person
            key={row.seat}
            row={row}
            invited={invited.includes(row.person)}
            chosen={chosen.includes(row.person)}
            toggle={() => toggle(row.person)}
          />
        ))}
      </ul>
      <div className="foot">
        <Button
          kind="primary"
          className="big"
          disabled={status === 'sending' || status === 'unsent'}
          refusal={refusalOf('motion', view, event, me)}
          onClick={() => void send()}
        >
          {chosen.length > 0 ? w('invite.send', { n: chosen.length }) : w('invite.everyone')}
        </Button>
        <Sent status={status} retry={retry} />
        <ProblemNotice problem={problem} />
      </div>
    </>
  )
}

export default function Invite({ id }: { id: string }) {
  const w = usePhoneWords()
  const { data: view, isPending, error, refetch } = useSubject('motion', id)
  return (
    <Page above={view?.context.title} title={w('invite.title')} back={`/motions/${id}`}>
      {view ? <Form view={view} /> : isPending ? <Waiting /> : <Failed error={error} again={() => void refetch()} />}
    </Page>
  )
}
