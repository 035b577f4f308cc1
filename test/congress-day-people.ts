/** The hall of the congress day: everybody speaks over real HTTP, and some listen on real sockets the whole day. */
import { expect } from 'vitest'
import type { BallotContext } from '../machines/ballot-context.ts'
import type { EventOf } from '../machines/events.ts'
import { getBallot, getMotion, getSession } from '../server/contract.ts'
import { newId } from '../server/ids.ts'
import { listenAt, type Ear, type FrameOf } from './ear.ts'
import { openHall, ROLES_IN_HALL, speakerOver, type Answer, type Hall, type Speaker } from './hall.ts'

export type Day = Hall & {
  origin: string
  ears: Ear[]
  rep: (n: number) => Speaker
}

/** Domain 7: a roll of 57 in five delegations; quorum 38, and 29 votes to pass. */
export const openDay = async (): Promise<Day> => {
  const hall = await openHall(57, { delegations: 5, enrolByActs: true })
  const origin = await hall.app.app.listen({ port: 0, host: '127.0.0.1' })
  const over = (speaker: Speaker) => speakerOver(origin, speaker)
  const reps = hall.reps.map(over)
  const rep = (n: number): Speaker => {
    const found = reps[n]
    if (!found) throw new Error(`there is no representative ${n}`)
    return found
  }
  const offices = Object.fromEntries(ROLES_IN_HALL.map((office) => [office, over(hall[office])])) as Pick<
    Hall,
    (typeof ROLES_IN_HALL)[number]
  >
  const ears = await Promise.all([offices.secretary, offices.staff, rep(0), rep(7), rep(50)].map((speaker) => listenAt(origin, speaker)))
  return { ...hall, ...offices, reps, rep, origin, ears }
}

/** Why it was refused: the condition that is not met, or the code. What was heard after all is a failure of the test. */
export const refusalOf = async (answer: Promise<Answer<unknown>>): Promise<string> => {
  const { status, problem } = await answer
  if (status < 400) throw new Error(`it was heard: ${JSON.stringify(problem)}`)
  return String(problem.code === 'unmet' ? problem.facts['unmet'] : problem.code)
}

const MARKS = ['approve', 'oppose', 'abstain']
const HALF_OF_ROLL = { base: 'roll' as const, comparator: '>' as const, numerator: 1, denominator: 2 }

export const writing = (day: Day, kind: 'proposal' | 'draftItem', wording: { title: string; rationale: string; remedy: string }) => ({
  type: 'motion.create' as const,
  session: day.session,
  kind,
  delegation: null,
  category: 'welfare' as const,
  department: null,
  ...wording,
})

/** An item of the agenda on which a motion that touches people is decided, by the usual method. */
export const deciding = (item: string, after: string | null, title: string, motion: string) => ({
  type: 'session.addItem' as const,
  item,
  after,
  title,
  power: 'staffInterest' as const,
  kind: 'decide' as const,
  method: null,
  motion,
  presenter: null,
  minutes: null,
})

/** Configures a ballot on an agenda item that carries a motion. */
export const configureFor = async (
  { secretary, session }: Hall,
  agendaItem: string,
  motion: string,
  title: string,
): Promise<{ ballot: string; item: string }> => {
  const [ballot, item] = [newId(), newId()]
  await secretary.must('ballot', ballot, {
    type: 'ballot.configure',
    session,
    agendaItem,
    matter: 'motion',
    motion,
    title,
    power: 'staffInterest',
    method: 'secret',
    items: [{ id: item, title, marks: MARKS }],
    passing: HALF_OF_ROLL,
    finality: 'first',
  })
  return { ballot, item }
}

/** Casts so many of each mark, one representative after the other, all at once. */
export const castMany = async (voters: Speaker[], ballot: string, item: string, marks: Record<string, number>): Promise<void> => {
  const papers = Object.entries(marks).flatMap(([mark, n]) => Array<string>(n).fill(mark))
  const answers = await Promise.all(voters.slice(0, papers.length).map((voter, i) => voter.cast(ballot, { [item]: papers[i] ?? '' })))
  expect(answers.map((answer) => answer.status)).toEqual(papers.map(() => 200))
}

export const turnoutsOf = (ear: Ear, ballot: string): FrameOf<'turnout'>[] => ear.of('turnout').filter((frame) => frame.of === ballot)

/** Every socket hears the box fill: in order, never backwards, up to so many papers. */
export const expectRising = async (ears: Ear[], ballot: string, papers: number): Promise<void> => {
  for (const ear of ears) {
    await ear.until('turnout', (frame) => frame.of === ballot && frame.returned === papers)
    const frames = turnoutsOf(ear, ballot)
    for (const [i, frame] of frames.entries()) {
      expect(frame.seq).toBeGreaterThan(frames[i - 1]?.seq ?? -1)
      expect(frame.returned).toBeGreaterThanOrEqual(frames[i - 1]?.returned ?? 0)
    }
    expect(frames.at(-1)?.returned).toBe(papers)
  }
}

export const signIn = (day: Day, rep: Speaker) => rep.must('session', day.session, { type: 'session.checkIn', seat: rep.seat })

/** 应到、实到、请假, as a representative reads them. */
export const figures = async (day: Day) => {
  const { roll, present, onLeave } = (await day.rep(0).call(getSession, { params: { id: day.session } })).body.context
  return { roll, present, onLeave }
}

export const stateOf = async (day: Day, motion: string): Promise<string> =>
  (await day.staff.call(getMotion, { params: { id: motion } })).body.state

export const ballotSeenBy = async (speaker: Speaker, ballot: string) => {
  const { body } = await speaker.call(getBallot, { params: { id: ballot } })
  return { ...body, context: body.context as BallotContext }
}

/** A secret ballot from its rules to its announcement: who says which word, in order (domain 4). */
export const ritual = (day: Day, onPaper: string[] = []): [Speaker, EventOf['ballot']][] => [
  [day.secretary, { type: 'ballot.adoptRules' }],
  [
    day.secretary,
    {
      type: 'ballot.confirmScrutineers',
      scrutineers: [day.rep(0).person, day.rep(1).person],
      chief: day.rep(0).person,
      tellers: [day.teller.person, day.teller2.person],
    },
  ],
  [day.secretary, { type: 'ballot.checkQuorum' }],
  [day.rep(1), { type: 'ballot.sealEmpty' }],
  [day.secretary, { type: 'ballot.issue', onPaper }],
  [day.secretary, { type: 'ballot.open', closesAt: null }],
  [day.secretary, { type: 'ballot.close' }],
  [day.secretary, { type: 'ballot.reconcile' }],
  [day.presidium, { type: 'ballot.declareValid' }],
  [day.secretary, { type: 'ballot.count' }],
  [day.rep(1), { type: 'ballot.certify' }],
  [day.presidium, { type: 'ballot.announce' }],
]

/** The ritual up to `open`. */
export const openSecret = async (day: Day, ballot: string, onPaper: string[] = []): Promise<void> => {
  for (const [speaker, event] of ritual(day, onPaper).slice(0, 6)) await speaker.must('ballot', ballot, event)
}

/** The ritual from closing on, with both scrutineers. */
export const announce = async (day: Day, ballot: string): Promise<void> => {
  for (const word of ['ballot.close', 'ballot.reconcile', 'ballot.declareValid', 'ballot.count'] as const)
    await day.secretary.must('ballot', ballot, { type: word })
  for (const n of [0, 1]) await day.rep(n).must('ballot', ballot, { type: 'ballot.certify' })
  await day.presidium.must('ballot', ballot, { type: 'ballot.announce' })
}
