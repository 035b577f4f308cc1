/** The worker's side of everything that takes long: proofs of ballots, a scrutineer's part, the opening, a whole archive. */
import { factorData, readBoard, type EventType } from '../../machines/sealed/archive.ts'
import { checkBallot, readBallot } from '../../machines/sealed/ballot.ts'
import { readElection, type Election } from '../../machines/sealed/election.ts'
import { Fault, type Facts, type FaultCode } from '../../machines/sealed/fault.ts'
import { groupOf } from '../../machines/sealed/group.ts'
import { firstUnshown, type LineToShow, type ShownLine } from '../../machines/sealed/own-line.ts'
import {
  accumulate,
  checkPart,
  lastOfEach,
  openPart,
  resultOf,
  writeResult,
  type Factors,
  type Result,
  type Tally,
} from '../../machines/sealed/tally.ts'
import { checkSetup, totalWeight, verify, type Setup } from '../../machines/sealed/verify.ts'
import { OPENSSL, secretPower } from '../sealed-power.ts'
import { random } from './random.ts'

/** The first thing wrong, as data: a `Fault` does not survive the way between threads. */
export type Finding = { code: FaultCode; facts: Facts }
type Part = { owner: number; text: string }
/** What a good ballot tells: its tracker and whose credential it bears. */
export type CheckedCast = { tracker: string; credential: string } | { finding: Finding } | { unshown: LineToShow }
/** A ballot that came, and what it has to show of itself. */
export type CastToCheck = { text: string; lines: LineToShow[]; shown: ShownLine[] }
export type Opened = { events: { kind: EventType; data: string[] }[]; result: Result }

export type Task =
  | { do: 'casts'; election: string; ballots: CastToCheck[] }
  | { do: 'part'; board: Uint8Array; part: Part }
  | { do: 'open'; board: Uint8Array; parts: Part[]; privateKey: string; server: number }
  | { do: 'verify'; board: Uint8Array }
export type Answers = { casts: CheckedCast[]; part: Finding | null; open: Opened; verify: Finding | null }

const POWERED = { ...OPENSSL, random } as const
const KEPT = 8
/** Elections whose tables are made: a ballot's casts all need the same. */
const elections = new Map<string, Election>()

const electionOf = (text: string): Election => {
  const kept = elections.get(text)
  if (kept) return kept
  const read = readElection(text, POWERED)
  if (elections.size >= KEPT) for (const oldest of [...elections.keys()].slice(0, 1)) elections.delete(oldest)
  elections.set(text, read)
  return read
}

const finding = (work: () => void): Finding | null => {
  try {
    work()
    return null
  } catch (thrown) {
    if (thrown instanceof Fault) return { code: thrown.code, facts: thrown.facts }
    throw thrown
  }
}

const checkCasts = ({ election: text, ballots }: Extract<Task, { do: 'casts' }>): CheckedCast[] => {
  const election = electionOf(text)
  return ballots.map(({ text: ballot, lines, shown }) => {
    let checked: CheckedCast | null = null
    const found = finding(() => {
      const read = readBallot(election, ballot)
      checkBallot(election, read)
      const unshown = firstUnshown(election, read, lines, shown)
      checked = unshown ? { unshown } : { tracker: read.tracker, credential: read.credential }
    })
    return checked ?? { finding: found as Finding }
  })
}

type Box = { setup: Setup; tally: Tally; weight: number }

/** The box of an archive that we wrote ourselves: its ballots were checked when they came, and are again when it is verified. */
const boxOf = (bytes: Uint8Array): Box => {
  const { events } = readBoard(bytes)
  const [first] = events
  if (!first) throw new Error('a board without an event')
  const setup = checkSetup(first.data, POWERED)
  const ballots = events.flatMap(({ type, data }) => (type === 'Ballot' ? [readBallot(setup.election, data[0] ?? '')] : []))
  const counted = lastOfEach(ballots)
  return { setup, tally: accumulate(setup.election, counted, setup.credentials), weight: totalWeight(setup.credentials, counted) }
}

const open = ({ board, parts, privateKey, server }: Extract<Task, { do: 'open' }>): Opened => {
  const { setup, tally, weight } = boxOf(board)
  const { election, trustees } = setup
  const group = groupOf(election.group)
  const secretly = { ...election, in: { ...election.in, power: (base: bigint, e: bigint) => secretPower(group)(base, [e])[0] as bigint } }
  const own = { owner: server, text: openPart(secretly, tally, BigInt(privateKey), random) }
  const all = [...parts, own]
  const factors = new Map<number, Factors>(all.map(({ owner, text }) => [owner, checkPart(election, trustees, tally, owner, text)]))
  const result = resultOf(election, trustees, tally, factors, weight)
  return {
    events: [
      ...all.map(({ owner, text }) => ({ kind: 'PartialDecryption' as const, data: factorData(text, owner) })),
      { kind: 'Result' as const, data: [writeResult(result)] },
    ],
    result,
  }
}

export default async (task: Task): Promise<Answers[Task['do']]> => {
  switch (task.do) {
    case 'casts':
      return checkCasts(task)
    case 'part': {
      const { setup, tally } = boxOf(task.board)
      return finding(() => checkPart(setup.election, setup.trustees, tally, task.part.owner, task.part.text))
    }
    case 'open':
      return open(task)
    case 'verify':
      try {
        await verify(task.board, POWERED)
        return null
      } catch (thrown) {
        if (thrown instanceof Fault) return { code: thrown.code, facts: thrown.facts }
        throw thrown
      }
  }
}
