/** 表彰: what the data say of motions and departments, who is nominated, and what was granted on which decision. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { AwardKind } from '../../machines/awards.ts'
import { awardOf } from '../../machines/awards.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { listAwardable } from '../../server/awards-contract.ts'
import { listBallots } from '../../server/contract.ts'
import type { ReplyOf } from '../api.ts'
import { isMineToSay, refusalOf } from '../offer.ts'
import { useList, useMe, useSay, useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Choose } from '../ui/Choose.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { awardWords } from '../words/works-awards.ts'
import { useWords } from '../words.ts'
import { motionPath } from './MotionTable.tsx'

type Session = SubjectView<'session'>
type Awardable = ReplyOf<typeof listAwardable>
type Thing = { award: AwardKind; of: string; name: string; reason: string }

/** With the vote that chose it, or the decision that stands for one. */
const Granting = ({ session, thing, close }: { session: Session; thing: Thing; close: () => void }) => {
  const w = useWords(awardWords)
  const me = useMe()
  const { data } = useList(listBallots, { query: { session: session.id, limit: '100' } })
  const { say, problem, status } = useSay('session', session.id)
  const [ballot, setBallot] = useState('')
  const [typed, setDecision] = useState<string | null>(null)
  const decision = typed ?? w(ballot === '' ? 'awards.byPresidium' : 'awards.byVote')
  const { award, of } = thing
  const event: SessionEvent = { type: 'session.grantAward', award, of, ballot: ballot === '' ? null : ballot, decision: decision.trim() }
  const refusal = refusalOf('session', session, event, me, { votedFor: true })
  const announced = (data?.items ?? []).filter((row) => row.announced)
  const grant = async () => {
    if (await say(event)) close()
  }
  return (
    <Sheet open title={w('awards.of', { name: thing.name, act: w.name('word', 'session.grantAward') })} onClose={close}>
      <div className="stack">
        <Choose
          label={w('awards.ballot')}
          value={ballot}
          onChange={setBallot}
          options={[{ id: '', name: w('awards.noBallot') }, ...announced.map(({ id, title }) => ({ id, name: title }))]}
        />
        <Field label={w('awards.decision')} value={decision} onChange={setDecision} maxLength={200} />
        <ProblemNotice problem={problem} />
        <Button kind="primary" refusal={refusal} disabled={status === 'sending' || decision.trim() === ''} onClick={() => void grant()}>
          {w.name('word', 'session.grantAward')}
        </Button>
      </div>
    </Sheet>
  )
}

/** One thing's place: nominated or not, and what may be done about it. */
const Standing = ({ session, thing }: { session: Session; thing: Thing }) => {
  const w = useWords(awardWords)
  const me = useMe()
  const { say, status } = useSay('session', session.id)
  const [granting, setGranting] = useState(false)
  const { award, of, name, reason } = thing
  const held = awardOf(session.context.awards, thing)
  const labelled = (act: string) => w('awards.of', { name, act })
  const offer = (event: SessionEvent) => isMineToSay(refusalOf('session', session, event, me, { deserving: true, votedFor: true }))
  const nominate = { type: 'session.nominateAward', award, of, name: name.slice(0, 60), reason } as const
  const withdraw = { type: 'session.withdrawAward', award, of } as const
  if (held && held.decision !== null)
    return (
      <p>
        ✓ <strong>{w('awards.granted')}</strong> <span className="quiet">{held.decision}</span>
      </p>
    )
  if (!held)
    return offer(nominate) ? (
      <Button aria-label={labelled(w.name('word', nominate.type))} disabled={status === 'sending'} onClick={() => void say(nominate)}>
        {w.name('word', nominate.type)}
      </Button>
    ) : null
  return (
    <div className="row">
      <span>{w('awards.nominated')}</span>
      {offer({ type: 'session.grantAward', award, of, ballot: null, decision: '…' }) && (
        <Button aria-label={labelled(w.name('word', 'session.grantAward'))} onClick={() => setGranting(true)}>
          {w.name('word', 'session.grantAward')}
        </Button>
      )}
      {offer(withdraw) && (
        <Button
          kind="plain"
          aria-label={labelled(w.name('word', withdraw.type))}
          disabled={status === 'sending'}
          onClick={() => void say(withdraw)}
        >
          {w.name('word', withdraw.type)}
        </Button>
      )}
      {granting && <Granting session={session} thing={thing} close={() => setGranting(false)} />}
    </div>
  )
}

const Heads = ({ heads }: { heads: string[] }) => (
  <thead>
    <tr>
      {heads.map((head) => (
        <th key={head} scope="col">
          {head}
        </th>
      ))}
    </tr>
  </thead>
)

const Motions = ({ session, motions }: { session: Session; motions: Awardable['motions'] }) => {
  const w = useWords(awardWords)
  const told = (motion: Awardable['motions'][number]) => ({
    result: motion.replyClass ? w.name('replyClass', motion.replyClass) : '',
    grade: w.name('grade', motion.grade ?? 'unrated'),
  })
  return (
    <section className="report-part" aria-labelledby="awards-motions">
      <h2 id="awards-motions">{w('awards.motions')}</h2>
      {motions.length === 0 && <p className="empty">{w('awards.none')}</p>}
      {motions.length > 0 && (
        <table className="motions">
          <Heads
            heads={(['motion', 'proposer', 'department', 'result', 'grade', 'inTime', 'status'] as const).map((head) =>
              w(`awards.${head}`),
            )}
          />
          <tbody>
            {motions.map((motion) => (
              <tr key={motion.id}>
                <th scope="row">
                  <Link href={motionPath(motion.id)}>{motion.title}</Link> <span className="quiet figure">{motion.number}</span>
                </th>
                <td>{motion.proposer}</td>
                <td>{motion.department}</td>
                <td>{told(motion).result}</td>
                <td>{motion.grade === null ? '' : told(motion).grade}</td>
                <td>{motion.inTime === null ? '' : motion.inTime ? '✓' : w('awards.late')}</td>
                <td>
                  <Standing
                    session={session}
                    thing={{
                      award: 'motion',
                      of: motion.id,
                      name: motion.title,
                      reason: w('awards.reasonMotion', { number: motion.number ?? '', ...told(motion) }),
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const Departments = ({ session, departments }: { session: Session; departments: Awardable['departments'] }) => {
  const w = useWords(awardWords)
  return (
    <section className="report-part" aria-labelledby="awards-departments">
      <h2 id="awards-departments">{w('awards.departments')}</h2>
      {departments.length === 0 && <p className="empty">{w('awards.none')}</p>}
      {departments.length > 0 && (
        <table className="motions">
          <Heads heads={(['department', 'answered', 'inTime', 'satisfied', 'status'] as const).map((head) => w(`awards.${head}`))} />
          <tbody>
            {departments.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name}</th>
                <td className="figure">
                  {one.answered} / {one.dispatched}
                </td>
                <td className="figure">{one.inTime}</td>
                <td className="figure">
                  {one.satisfied} · {one.basicallySatisfied} · {one.dissatisfied}
                </td>
                <td>
                  <Standing
                    session={session}
                    thing={{ award: 'department', of: one.id, name: one.name, reason: w('awards.reasonDepartment', one) }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** What was granted, to be read out and printed. */
const Granted = ({ session }: { session: Session }) => {
  const w = useWords(awardWords)
  const granted = session.context.awards.filter(({ decision }) => decision !== null)
  if (granted.length === 0) return null
  return (
    <section className="report-part awards-granted" aria-labelledby="awards-granted">
      <h2 id="awards-granted">{w('awards.list')}</h2>
      {(['motion', 'department'] as const).map((award) => (
        <ul key={award} aria-label={w(`awards.${award}s`)}>
          {granted
            .filter((one) => one.award === award)
            .map(({ of, name, reason, decision }) => (
              <li key={of}>
                <strong>{w(`awards.${award}s`)}</strong> {name}
                <span className="quiet">
                  {' '}
                  {reason} {decision}
                </span>
              </li>
            ))}
        </ul>
      ))}
      <Button className="no-print" onClick={() => print()}>
        {w('awards.print')}
      </Button>
    </section>
  )
}

const AwardsPage = () => {
  const w = useWords(awardWords)
  const me = useMe()
  const { data: session } = useSubject('session', me.session)
  const { data, error, refetch } = useList(listAwardable, me.session ? { params: { id: me.session } } : null)
  if (error) return <Failed error={error} again={() => void refetch()} />
  if (!session || !data) return <Waiting />
  return (
    <>
      <div className="page-head">
        <h1>{w('awards.title')}</h1>
        <p className="quiet">{w('awards.lead')}</p>
      </div>
      <Granted session={session} />
      <Motions session={session} motions={data.motions} />
      <Departments session={session} departments={data.departments} />
    </>
  )
}

export default AwardsPage
