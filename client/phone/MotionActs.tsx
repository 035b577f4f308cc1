/** What the proposer, or the head of the delegation, can do with a motion now. */
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { MotionEvent } from '../../machines/motion-events.ts'
import { LIMIT } from '../../machines/schema.ts'
import { isMineToSay, refusalOf } from '../offer.ts'
import { useMe, useSay, type Saying, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Sent } from './Sent.tsx'
import { usePhoneWords } from './words.ts'

type Motion = SubjectView<'motion'>
type Part = { view: Motion; saying: Saying<'motion'> }

/** One matter a motion: the only thing that is asked before it is submitted. */
const Submit = ({ view, saying }: Part) => {
  const w = usePhoneWords()
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const [one, setOne] = useState(false)
  const event = { type: 'motion.submit', oneMatter: true } as const
  const refusal = refusalOf('motion', view, event, me)
  if (!isMineToSay(refusal)) return null
  const submit = () => {
    setAsking(false)
    void saying.say(event, { seen: true })
  }
  return (
    <>
      <Button
        kind={view.state === 'returned' ? 'quiet' : 'primary'}
        className="big"
        refusal={refusal}
        disabled={saying.status === 'sending'}
        onClick={() => setAsking(true)}
      >
        {w.name('word', 'motion.submit')}
      </Button>
      <Sheet open={asking} title={w('motion.submitAsk')} onClose={() => setAsking(false)}>
        <p>{w('motion.submitHint')}</p>
        <label className="check">
          <input type="checkbox" checked={one} onChange={(e) => setOne(e.target.checked)} />
          <span>{w('motion.oneMatter')}</span>
        </label>
        <Button kind="primary" className="big" disabled={!one} onClick={submit}>
          {w.name('word', 'motion.submit')}
        </Button>
        <Button kind="plain" className="wide" onClick={() => setAsking(false)}>
          {w('act.back')}
        </Button>
      </Sheet>
    </>
  )
}

type Noted = 'motion.return' | 'motion.appeal'
const noted = (type: Noted, note: string): MotionEvent => ({ type, note })

/** A word that needs a sentence with it. */
const WithNote = ({ view, saying, type, title, hint }: Part & { type: Noted; title: string; hint: string }) => {
  const w = usePhoneWords()
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const [, go] = useLocation()
  if (!isMineToSay(refusalOf('motion', view, noted(type, '.'), me))) return null
  const send = async () => {
    setAsking(false)
    const heard = await saying.say(noted(type, note.trim()), { seen: true })
    // What was returned is its proposer's alone again.
    if (heard && type === 'motion.return') go('/')
  }
  return (
    <>
      <Button className="big" onClick={() => setAsking(true)}>
        {w.name('word', type)}
      </Button>
      <Sheet open={asking} title={title} onClose={() => setAsking(false)}>
        <p>{hint}</p>
        <TextArea label={w('motion.reason')} value={note} onChange={setNote} limit={LIMIT.note} />
        <Button kind="primary" className="big" disabled={note.trim() === '' || note.length > LIMIT.note} onClick={() => void send()}>
          {w.name('word', type)}
        </Button>
        <Button kind="plain" className="wide" onClick={() => setAsking(false)}>
          {w('act.back')}
        </Button>
      </Sheet>
    </>
  )
}

/** Far from everything else, at the foot of the page. */
export const Withdraw = ({ view }: { view: Motion }) => {
  const saying = useSay('motion', view.id)
  const w = usePhoneWords()
  const me = useMe()
  const [asking, setAsking] = useState(false)
  if (!isMineToSay(refusalOf('motion', view, { type: 'motion.withdraw' }, me))) return null
  const send = () => {
    setAsking(false)
    void saying.say({ type: 'motion.withdraw' }, { seen: true })
  }
  return (
    <>
      <Button kind="plain" className="wide" onClick={() => setAsking(true)}>
        {w.name('word', 'motion.withdraw')}
      </Button>
      <Sheet open={asking} title={w('motion.withdrawAsk')} onClose={() => setAsking(false)}>
        <p>{w('motion.withdrawHint')}</p>
        <Button kind="primary" className="big" disabled={saying.status === 'sending'} onClick={send}>
          {w.name('word', 'motion.withdraw')}
        </Button>
        <Button kind="plain" className="wide" onClick={() => setAsking(false)}>
          {w('act.back')}
        </Button>
      </Sheet>
    </>
  )
}

const Writing = ({ view }: { view: Motion }) => {
  const w = usePhoneWords()
  const { seconders, secondsNeeded, delegation, kind, invited } = view.context
  const asks = kind === 'proposal' && delegation === null
  const returned = view.state === 'returned'
  const needs = asks && !returned && invited.length === 0 && seconders.length < secondsNeeded
  const edit = (
    <Link href={`/motions/${view.id}/edit`} className={`button big ${returned ? 'button-primary' : 'button-quiet'}`}>
      {w.name('word', 'motion.edit')}
    </Link>
  )
  return (
    <>
      {returned && edit}
      {asks && (
        <Link href={`/motions/${view.id}/invite`} className={`button big ${needs ? 'button-primary' : 'button-quiet'}`}>
          {w(invited.length > 0 ? 'motion.inviteMore' : 'motion.inviteNext')}
        </Link>
      )}
      {!returned && edit}
    </>
  )
}

const Endorse = ({ view, saying }: Part) => {
  const w = usePhoneWords()
  const me = useMe()
  if (!isMineToSay(refusalOf('motion', view, { type: 'motion.endorse' }, me))) return null
  return (
    <Button
      kind="primary"
      className="big"
      disabled={saying.status === 'sending'}
      onClick={() => void saying.say({ type: 'motion.endorse' }, { seen: true })}
    >
      {w.name('word', 'motion.endorse')}
    </Button>
  )
}

/** The next step first; what cannot be done yet stands below it and says why. */
export const MotionActs = ({ view }: { view: Motion }) => {
  const w = usePhoneWords()
  const me = useMe()
  const saying = useSay('motion', view.id)
  const writing = view.mine.proposer && (view.state === 'draft' || view.state === 'seeking_seconds' || view.state === 'returned')
  // What was returned is changed before it is submitted again.
  const ready = view.state !== 'returned' && refusalOf('motion', view, { type: 'motion.submit', oneMatter: true }, me) === null
  return (
    <div className="acts">
      <Endorse view={view} saying={saying} />
      {view.state === 'delegation_review' && (
        <WithNote view={view} saying={saying} type="motion.return" title={w('motion.returnAsk')} hint={w('motion.returnHint')} />
      )}
      {writing && ready && <Submit view={view} saying={saying} />}
      {writing && <Writing view={view} />}
      {writing && !ready && <Submit view={view} saying={saying} />}
      <WithNote view={view} saying={saying} type="motion.appeal" title={w('motion.appealAsk')} hint={w('motion.appealHint')} />
      <Sent status={saying.status} retry={saying.retry} />
      <ProblemNotice problem={saying.problem} />
    </div>
  )
}
