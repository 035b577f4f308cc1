/** The hall of the congress day: everybody speaks over real HTTP, and some listen on real sockets the whole day. */
import { expect } from 'vitest'
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

export const MARKS = ['approve', 'oppose', 'abstain']
export const HALF_OF_ROLL = { base: 'roll' as const, comparator: '>' as const, numerator: 1, denominator: 2 }

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
