/** A scrutineer's two duties: to see that the box is empty, and to put a name to the count. */
import { isSecret } from '../../machines/agenda.ts'
import { useState } from 'react'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import { useTurnout } from '../live.ts'
import { refusalOf } from '../offer.ts'
import { useMe, useSay, useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Figures } from '../ui/Figures.tsx'
import { Ratings } from '../ui/Ratings.tsx'
import { Standings } from '../ui/Standings.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import NextBallot from './NextBallot.tsx'
import OpenBox from './OpenBox.tsx'
import { Page } from './Page.tsx'
import { Sent } from './Sent.tsx'
import { useAbove } from './Vote.tsx'
import { usePhoneWords } from './words.ts'

type Ballot = SubjectView<'ballot'>
type Duty = Extract<BallotEvent, { type: 'ballot.sealEmpty' | 'ballot.certify' }>

/** A word that is asked for once more before it is said, with the numbers in the question. */
const Confirmed = ({
  view,
  event,
  label,
  question,
  hint,
}: {
  view: Ballot
  event: Duty
  label: string
  question: string
  hint?: string
}) => {
  const w = usePhoneWords()
  const me = useMe()
  const { say, status, problem, retry } = useSay('ballot', view.id)
  const [asking, setAsking] = useState(false)
  const confirm = () => {
    setAsking(false)
    void say(event, { seen: true })
  }
  return (
    <>
      <Button
        kind="primary"
        className="big"
        disabled={status === 'sending'}
        refusal={refusalOf('ballot', view, event, me)}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <Sent status={status} retry={retry} />
      <ProblemNotice problem={problem} />
      <Sheet open={asking} title={question} onClose={() => setAsking(false)}>
        {hint && <p>{hint}</p>}
        <Button kind="primary" className="big" onClick={confirm}>
          {label}
        </Button>
        <Button kind="plain" className="wide" onClick={() => setAsking(false)}>
          {w('act.back')}
        </Button>
      </Sheet>
    </>
  )
}

const Box = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  const { returned } = useTurnout(view.id)
  return (
    <>
      <p>{w('scrutiny.box')}</p>
      <p className="huge figure">{w('number.votes', { n: returned })}</p>
      <p className="quiet">{w('scrutiny.boxHint')}</p>
      <Confirmed
        view={view}
        event={{ type: 'ballot.sealEmpty' }}
        label={w('scrutiny.boxDo')}
        question={w('scrutiny.boxAsk', { n: returned })}
      />
    </>
  )
}

const Count = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  const { context } = view
  return (
    <>
      <Figures
        items={[
          { label: w('figure.issued'), value: context.issued },
          { label: w('figure.returned'), value: context.returned ?? '–' },
          { label: w('figure.valid'), value: context.valid ?? '–' },
          { label: w('figure.invalid'), value: context.invalid ?? '–' },
        ]}
      />
      {context.sheet?.kind === 'election' && <Standings context={context} />}
      {context.sheet?.kind === 'rating' && <Ratings context={context} />}
      <ul className="lines">
        {(context.sheet === null ? context.items : []).map((item) => (
          <li key={item.id} className="count-row">
            {context.items.length > 1 && <h2>{item.title}</h2>}
            <Figures items={item.marks.map((mark) => ({ label: w.name('mark', mark), value: context.tally?.[item.id]?.[mark] ?? '–' }))} />
          </li>
        ))}
      </ul>
    </>
  )
}

const Certifiers = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  const { scrutineers, chief, certifiedBy } = view.context
  return (
    <ul className="lines">
      {scrutineers.map((person) => (
        <li key={person} className="vote-row">
          <span>
            {view.names[person] ?? ''}
            {person === chief && <span className="quiet"> {w('scrutiny.chief')}</span>}
          </span>
          <span>{certifiedBy.includes(person) ? `✓ ${w('scrutiny.certifiedBy')}` : w('scrutiny.uncertified')}</span>
        </li>
      ))}
    </ul>
  )
}

const Certify = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  const me = useMe()
  const { returned, valid, invalid, certifiedBy } = view.context
  const figures = { returned: returned ?? 0, valid: valid ?? 0, invalid: invalid ?? 0 }
  const done = certifiedBy.includes(me.actor.person)
  return (
    <>
      <output>{w(done ? 'scrutiny.thanks' : 'scrutiny.certify')}</output>
      {done && <NextBallot ballot={view.id} asked="certify" />}
      <Count view={view} />
      <Certifiers view={view} />
      {!done && (
        <Confirmed
          view={view}
          event={{ type: 'ballot.certify' }}
          label={w('scrutiny.certifyDo')}
          question={w('scrutiny.certifyAsk', figures)}
          hint={w('scrutiny.certifyHint')}
        />
      )}
    </>
  )
}

const Duties = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  if (!view.mine.scrutineer) return <p className="notice">{w('scrutiny.notYours')}</p>
  if (view.state === 'quorum_checked' && isSecret(view.context.method)) return <Box view={view} />
  if (view.state === 'reconciled' && view.context.method === 'sealed' && view.context.declaredValidAt !== null)
    return <OpenBox view={view} />
  if (view.state === 'counted' || view.state === 'certified') return <Certify view={view} />
  const boxDone = view.state === 'sealed_empty' || view.state === 'issuing'
  return (
    <output className="notice">
      {boxDone ? w('scrutiny.boxDone') : `${w('scrutiny.waiting')} · ${w.name('ballotState', view.state)}`}
    </output>
  )
}

const Whole = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  const above = useAbove(view)
  return (
    <Page above={`${w('scrutiny.title')} · ${above}`} title={view.context.title} back="/">
      <Duties view={view} />
    </Page>
  )
}

export default function Scrutiny({ id }: { id: string }) {
  const { data: view, isPending, error, refetch } = useSubject('ballot', id)
  if (view) return <Whole view={view} />
  return isPending ? <Waiting /> : <Failed error={error} again={() => void refetch()} />
}
