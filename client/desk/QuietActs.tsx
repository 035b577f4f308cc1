/** What may be done besides the next step: lit by the judge, quieter than it, and hidden where it is somebody else's business. */
import type { BallotKnown } from '../../machines/ballot-context.ts'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import type { ContextOf } from '../../machines/rights.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { Link } from 'wouter'
import { hasAnyRole } from '../me.ts'
import { isMineToSay, refusalOf, refusalToCreate } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { isElectronic } from './ballot-step.ts'
import { useDay, type BallotView, type DeskFormName } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { useHeld } from './speaking.ts'

/** The words below stand in for themselves: the fields that a form adds do not change who may say them, or when. */
type Offer<E> = { event: E; form?: DeskFormName; label?: string; known?: Partial<BallotKnown> }

const NOTE = '…'

/** What only a ballot with papers knows. */
const paperOffers = (w: ReturnType<typeof useDeskWords>): Offer<BallotEvent>[] => [
  { event: { type: 'ballot.issue', onPaper: [] }, form: 'issueOnPaper', label: w('quiet.issueOnPaper') },
  { event: { type: 'ballot.open', closesAt: null }, form: 'openUntil', label: w('quiet.openUntil') },
  { event: { type: 'ballot.setClosing', closesAt: null }, form: 'setClosing' },
  { event: { type: 'ballot.prompt' } },
  { event: { type: 'ballot.moveToPaper', seat: NOTE, reason: NOTE }, form: 'moveToPaper', known: { seatPaper: 'phone' } },
  { event: { type: 'ballot.reveal' }, form: 'reveal' },
]

const ballotOffers = ({ context, state }: BallotView, w: ReturnType<typeof useDeskWords>): Offer<BallotEvent>[] => {
  const { title, power, method, items, sheet, passing, finality } = context
  const recount: Offer<BallotEvent>[] = [{ event: { type: 'ballot.checkQuorum' }, label: w('quiet.recount') }]
  return [
    {
      event: { type: 'ballot.adjust', title, power, method, items, ...(sheet === null ? {} : { sheet }), passing, finality },
      form: 'adjust',
    },
    ...(state === 'quorum_checked' ? recount : []),
    ...(isElectronic(context) ? paperOffers(w) : []),
    { event: { type: 'ballot.leaveVacant', reason: NOTE }, form: 'leaveVacant' },
    { event: { type: 'ballot.void', reason: NOTE }, form: 'void' },
    { event: { type: 'ballot.fallBack', method: 'hands', reason: NOTE }, form: 'fallBack' },
    { event: { type: 'ballot.archive' }, label: state === 'configured' ? w('quiet.drop') : w.name('word', 'ballot.archive') },
  ]
}

/** What is said to another ballot, or in another kind of vote, is not offered in the dark. */
const ELSEWHERE = ['notLed', 'overDays']

export const QuietBallotActs = ({ ballot }: { ballot: BallotView }) => {
  const w = useDeskWords()
  const { me, openForm } = useDay()
  const saying = useHeld('ballot', ballot.id, ballot.version)
  const offers = ballotOffers(ballot, w)
    .map((offer) => ({ ...offer, refusal: refusalOf('ballot', ballot, offer.event, me, offer.known) }))
    .filter(({ refusal }) => isMineToSay(refusal) && !ELSEWHERE.includes(String(refusal?.facts['unmet'])))
  if (offers.length === 0) return null
  return (
    <div className="quiet-acts">
      {offers.map(({ event, form, label, refusal }) => (
        <Button
          key={event.type}
          kind="plain"
          refusal={refusal}
          disabled={saying.busy}
          onClick={() => (form ? openForm(form, ballot.id) : void saying.say(event, { seen: true }))}
        >
          {label ?? w.name('word', event.type)}
        </Button>
      ))}
    </div>
  )
}

const sessionOffers = (): Offer<SessionEvent>[] => [
  { event: { type: 'session.recess', reason: '', resumesAt: null }, form: 'recess' },
  { event: { type: 'session.writeRules', text: NOTE, countedAllowed: false, lastCastCounts: false }, form: 'writeRules' },
  { event: { type: 'session.discardKeys', reason: NOTE }, form: 'discardKeys' },
  { event: { type: 'session.archive' } },
  { event: { type: 'session.discard' }, form: 'discard' },
]

const SITTING = ['preparatory', 'open']

/** What is not there cannot be thrown away, nor written once it is adopted: it is not offered in the dark either. */
const hasObject = (word: SessionEvent['type'], { rehearsalOf, keys, rulesAdopted }: ContextOf['session']): boolean =>
  (word !== 'session.discard' || rehearsalOf !== null) &&
  (word !== 'session.discardKeys' || keys !== null) &&
  (word !== 'session.writeRules' || !rulesAdopted)

export const QuietSessionActs = () => {
  const w = useDeskWords()
  const { me, session, openForm } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const offers = sessionOffers()
    .map((offer) => ({ ...offer, refusal: refusalOf('session', session, offer.event, me) }))
    .filter(({ event, refusal }) => isMineToSay(refusal) && hasObject(event.type, session.context))
  const { title, place, opensOn, windowClosesAt } = session.context
  const rehearse = { type: 'session.rehearse', of: session.id, title } as const
  const original = { state: session.state, context: session.context, rehearsals: me.rehearsal === null ? 0 : 1 }
  const mayRehearse = refusalToCreate('session', rehearse, me, { ...session.known, original }) === null
  const mayVote = SITTING.includes(session.state) && hasAnyRole(me, 'secretary', 'staff')
  const schedule = { type: 'session.schedule', title, place, opensOn: opensOn ?? '', windowClosesAt: windowClosesAt ?? '' } as const
  return (
    <div className="quiet-acts">
      {refusalOf('session', session, schedule, me) === null && (
        <Button kind="plain" onClick={() => openForm('schedule')}>
          {w.name('word', 'session.schedule')}
        </Button>
      )}
      {['closed', 'published', 'archived'].includes(session.state) && hasAnyRole(me, 'secretary', 'staff') && (
        <Link href="/desk/new" className="button button-plain">
          {w('found.next')}
        </Link>
      )}
      {mayVote && (
        <Button kind="plain" onClick={() => openForm('configure')}>
          {w('quiet.freeVote')}
        </Button>
      )}
      {mayRehearse && (
        <Button kind="plain" onClick={() => openForm('rehearse')}>
          {w.name('word', 'session.rehearse')}
        </Button>
      )}
      {offers.map(({ event, form, refusal }) => (
        <Button
          key={event.type}
          kind="plain"
          refusal={refusal}
          disabled={saying.busy}
          onClick={() => (form ? openForm(form) : void saying.say(event))}
        >
          {w.name('word', event.type)}
        </Button>
      ))}
    </div>
  )
}
