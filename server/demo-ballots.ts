/** The secret ballots of the demonstration: the work plan, void and voted again; the pay plan; and the next one, ready. */
import type { Calendar } from '../db/seed-calendar.ts'
import { motionTexts, SECOND_DRAFT, type MotionKey } from '../db/seed-motions.ts'
import { BALLOT_TITLES, said } from '../db/seed-said.ts'
import { departmentId, seedId } from '../db/seed.ts'
import type { BallotEvent } from '../machines/ballot-events.ts'
import type { Power, Tally } from '../machines/matters.ts'
import { agendaItem, coming, seat, SESSION } from './demo-sessions.ts'
import { line, the, type Line } from './demo-stage.ts'

export const ballotId = (key: string): string => seedId('ballot', key)
const motionId = (key: MotionKey): string => seedId('motion', key)

const MARKS = ['approve', 'oppose', 'abstain'] as const
type Votes = Record<(typeof MARKS)[number], number>
/** One question a ballot, known by its motion. */
const tallyOf = (key: MotionKey, votes: Votes): Tally => ({ [motionId(key)]: votes })
const papersOf = (key: MotionKey, votes: Votes) =>
  MARKS.flatMap((mark) => Array.from({ length: votes[mark] }, () => ({ [motionId(key)]: mark })))

const word = (time: string, by: string, ballot: string, event: BallotEvent): Line => line([0, time], the(by), 'ballot', ballot, event)

const configure = (time: string, key: MotionKey, ballot: string, title: string, power: Power): Line =>
  word(time, 'secretary', ballot, {
    type: 'ballot.configure',
    session: SESSION,
    agendaItem: agendaItem(key),
    matter: 'motion',
    motion: motionId(key),
    title,
    power,
    method: 'sealed',
    items: [{ id: motionId(key), title, marks: [...MARKS] }],
    passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
    finality: 'first',
  })

/** From the rules to the open box: a secret ballot skips nothing. Each phone that will vote registers its credential. */
const opening = (time: string, ballot: string, onPaper: string[], byPhone: string[] = []): Line[] => [
  word(time, 'secretary', ballot, { type: 'ballot.adoptRules' }),
  word(time, 'secretary', ballot, {
    type: 'ballot.confirmScrutineers',
    chief: the('chief'),
    scrutineers: [the('chief'), the('scrutineer2'), the('scrutineer3')],
    tellers: [the('teller1'), the('teller2')],
  }),
  word(time, 'secretary', ballot, { type: 'ballot.checkQuorum' }),
  word(time, 'chief', ballot, { type: 'ballot.sealEmpty' }),
  word(time, 'secretary', ballot, { type: 'ballot.issue', onPaper }),
  { when: [0, time], say: (stage) => stage.register(ballot, byPhone) },
  word(time, 'secretary', ballot, { type: 'ballot.open', closesAt: null }),
]

/** Both tellers count the bundle, each for themselves. */
const bundle = (time: string, ballot: string, count: { returned: number; invalid: number; tally: Tally }): Line[] =>
  ['teller1', 'teller2'].map((teller) => word(time, teller, ballot, { type: 'ballot.enterPaper', ...count }))

const result = (time: string, ballot: string): Line[] => [
  word(time, 'presidium7', ballot, { type: 'ballot.close' }),
  word(time, 'presidium7', ballot, { type: 'ballot.reconcile' }),
  word(time, 'presidium7', ballot, { type: 'ballot.declareValid' }),
  { when: [0, time], say: (stage) => stage.openBox(SESSION, ballot, [the('chief'), the('scrutineer2')]) },
  word(time, 'scrutineer2', ballot, { type: 'ballot.count' }),
  word(time, 'chief', ballot, { type: 'ballot.certify' }),
  word(time, 'scrutineer2', ballot, { type: 'ballot.certify' }),
  word(time, 'presidium7', ballot, { type: 'ballot.announce' }),
]

const cast = (time: string, ballot: string, people: Voter[], title: string, papers: ReturnType<typeof papersOf>): Line => ({
  when: [0, time],
  say: (stage) => {
    const [item] = Object.keys(papers[0] ?? {})
    const form = { items: [{ id: item ?? '', title, marks: [...MARKS] }], sheet: null }
    return stage.castSealed(ballot, people, form, papers)
  },
})

type Voter = { id: string; seat: string }
const votersOf = (people: readonly { id: string; seat: { id: string } | null }[]): Voter[] =>
  people.flatMap(({ id, seat: held }) => (held ? [{ id, seat: held.id }] : []))

/** Fifty papers were given out by hand and fifty-one lay in the box: void, and voted again by phone. */
const workPlan = (calendar: Calendar): Line[] => {
  const [first, second] = [ballotId('workPlan'), ballotId('workPlan again')]
  const out = seat('steppedOut')
  const inHall = coming.filter((person) => person.seat?.id !== out)
  const { tooMany, planResolution } = said(calendar)
  return [
    line([0, '09:11'], the('secretary'), 'session', SESSION, { type: 'session.stepOut', seat: out }),
    configure('09:12', 'workPlan', first, motionTexts(calendar).workPlan.title, 'plans'),
    ...opening(
      '09:13',
      first,
      inHall.flatMap((person) => person.seat?.id ?? []),
    ),
    ...bundle('09:17', first, { returned: 51, invalid: 0, tally: tallyOf('workPlan', { approve: 47, oppose: 2, abstain: 2 }) }),
    word('09:18', 'presidium7', first, { type: 'ballot.close' }),
    word('09:19', 'presidium7', first, { type: 'ballot.void', reason: tooMany }),
    word('09:20', 'secretary', first, { type: 'ballot.revote', ballot: second }),
    ...opening(
      '09:21',
      second,
      [],
      votersOf(inHall).map((voter) => voter.seat),
    ),
    cast(
      '09:24',
      second,
      votersOf(inHall),
      motionTexts(calendar).workPlan.title,
      papersOf('workPlan', { approve: 46, oppose: 2, abstain: 2 }),
    ),
    ...result('09:26', second),
    line([0, '09:28'], the('unionStaff'), 'motion', motionId('workPlan'), { type: 'motion.publish', resolution: planResolution }),
    line([0, '09:29'], the('steppedOut'), 'session', SESSION, { type: 'session.checkIn', seat: out }),
  ]
}

/** 51 issued, 50 returned, 49 valid: 38 for, 7 against, 4 abstaining. One of three papers did not come back, one was spoilt. */
const payPlan = (calendar: Calendar): Line[] => {
  const ballot = ballotId('payPlan')
  const motion = motionId('payPlan')
  const byHand = ['onPaper1', 'onPaper2', 'onPaper3']
  const byPhone = coming.filter((person) => !person.keys.some((key) => byHand.includes(key)))
  const order = { lead: departmentId('office'), coHandling: [departmentId('finance'), departmentId('union')], dueOn: calendar.day(60) }
  return [
    line([0, '10:03'], the('presidium7'), 'motion', motion, { type: 'motion.amend', ...SECOND_DRAFT }),
    configure('10:04', 'payPlan', ballot, BALLOT_TITLES.payPlan, 'staffInterest'),
    ...opening(
      '10:05',
      ballot,
      byHand.map(seat),
      votersOf(byPhone).map((voter) => voter.seat),
    ),
    cast('10:09', ballot, votersOf(byPhone), BALLOT_TITLES.payPlan, papersOf('payPlan', { approve: 37, oppose: 7, abstain: 4 })),
    ...bundle('10:12', ballot, { returned: 2, invalid: 1, tally: tallyOf('payPlan', { approve: 1, oppose: 0, abstain: 0 }) }),
    ...result('10:14', ballot),
    line([0, '10:18'], the('unionStaff'), 'motion', motion, { type: 'motion.publish', resolution: said(calendar).resolution }),
    line([0, '10:19'], the('committeeChair'), 'motion', motion, { type: 'motion.proposeDispatch', ...order }),
    line([0, '10:20'], the('leader'), 'motion', motion, { type: 'motion.dispatch', ...order }),
    line([0, '10:21'], the('committeeChair'), 'motion', motionId('workPlan'), {
      type: 'motion.proposeDispatch',
      lead: departmentId('office'),
      coHandling: [departmentId('teaching'), departmentId('moral')],
      dueOn: calendar.day(60),
    }),
  ]
}

export const ballotLines = (calendar: Calendar): Line[] => [
  ...workPlan(calendar),
  ...payPlan(calendar),
  configure('10:22', 'spending', ballotId('spending'), BALLOT_TITLES.spending, 'plans'),
]
