/**
 * Verifies a whole board, open or finished: everything that anybody can check without a secret. The first thing wrong is thrown as a
 * `Fault`; `verdictOf` turns it into a value.
 *
 * Stricter than `belenios-tool`, which ignores a falsified encrypted tally and a falsified count of ballots.
 */
import type { Tools } from './arithmetic.ts'
import { readBoard, type Board, type BoardEvent, type EventType } from './archive.ts'
import { checkBallot, readBallot, type Ballot, type ReadBallot } from './ballot.ts'
import { readElection, type Election } from './election.ts'
import { Fault, must, within } from './fault.ts'
import { readElement, type Random } from './group.ts'
import { hexHash } from './hash.ts'
import { firstStranger } from './membership.ts'
import { parseJson, readFields, readInteger, readList, readText } from './shape.ts'
import {
  accumulate,
  checkPart,
  checkResult,
  combine,
  lastOfEach,
  MAX_WEIGHT,
  writeTally,
  type Factors,
  type Result,
  type Tally,
  type Weights,
} from './tally.ts'
import { readTrustees, type Trustees } from './trustees.ts'

export const MAX_CREDENTIALS = 20_000

export type Setup = { readonly election: Election; readonly trustees: Trustees; readonly credentials: Weights }

export type Report = {
  readonly setup: Setup
  /** The last event's type: `Ballot` (or `Setup`) while the box is open, `Result` when it was opened. */
  readonly last: EventType
  /** The last event's hash: the chain's head. */
  readonly head: string
  /** Trackers of every ballot in the box, in order. */
  readonly trackers: readonly string[]
  /** Trackers of those that count: the last of each credential. */
  readonly counted: readonly string[]
  /** Numbers of the trustees who contributed, in order. */
  readonly openedBy: readonly number[]
  readonly result: Result | null
}

/** What is being checked, and how much of it is done. */
export const STEPS = ['board', 'setup', 'ballots', 'tally', 'parts', 'result'] as const
export type Step = (typeof STEPS)[number]
export type Progress = { readonly step: Step; readonly done: number; readonly of: number }

/**
 * Checks proofs and signatures of ballots that have been read and whose elements are members, and throws the first fault with its place `ballot` (from 1). A worker
 * pool is handed in as one; the default works in place and awaits `done` after each, so that a page may draw.
 */
export type BallotChecker = (election: Election, ballots: readonly ReadBallot[], done: (ballots: number) => Promise<void>) => Promise<void>

export type VerifyTools = SetupTools & {
  readonly checkBallots?: BallotChecker
  /** May return a promise to let a page draw. */
  readonly onProgress?: (progress: Progress) => void | Promise<void>
}

const eventsOf = ({ events }: Board, type: EventType): BoardEvent[] => events.filter((event) => event.type === type)

/** With randomness, many elements are asked at once whether they are in the group. */
export type SetupTools = Tools & { readonly random?: Random }

/** Setup's data: election, trustees and credentials. */
export const checkSetup = (data: readonly string[], tools: SetupTools = {}): Setup => {
  const [election = '', trustees = '', credentials = '', references = ''] = data
  const names = readFields(parseJson(references), 'election trustees credentials')
  for (const [name, text] of Object.entries({ election, trustees, credentials }))
    must(names[name] === hexHash(text), 'chain-payload', { of: name })
  const checked = within({ of: 'election' }, () => readElection(election, tools))
  const holders = within({ of: 'trustees' }, () => readTrustees(checked.in, trustees))
  must(holders.publicKey === checked.y, 'election-key')
  return {
    election: checked,
    trustees: holders,
    credentials: within({ of: 'credentials' }, () => readCredentials(checked, credentials, tools.random)),
  }
}

/** The list of public credentials: each an element, none twice; behind a comma its weight. */
const readCredentials = ({ in: reckoning }: Election, text: string, random?: Random): Weights => {
  const weights = new Map<string, number>()
  let total = 0
  const elements = readList(parseJson(text), MAX_CREDENTIALS, (item, at) =>
    within({ credential: at + 1 }, () => {
      const [credential = '', weight = '1', ...rest] = readText(item).split(',')
      must(/^[1-9]\d{0,12}$/.test(weight) && rest.length === 0, 'credential-weight')
      total += Number(weight)
      must(total <= MAX_WEIGHT, 'credential-weight', { most: MAX_WEIGHT })
      must(!weights.has(credential), 'credential-twice')
      weights.set(credential, Number(weight))
      return readElement(reckoning.group, credential)
    }),
  )
  const stranger = firstStranger(reckoning, elements, random)
  must(stranger < 0, 'element-group', { credential: stranger + 1 })
  return weights
}

/** Reads a ballot and finds its credential on the list. */
const readCast = ({ election, credentials }: Setup, text: string): ReadBallot => {
  const ballot = readBallot(election, text)
  must(credentials.has(ballot.credential), 'ballot-credential')
  return ballot
}

/** One ballot as the box takes it: read, on the list, every proof and the signature. */
export const checkCast = (setup: Setup, text: string): Ballot => {
  const ballot = readCast(setup, text)
  checkBallot(setup.election, ballot)
  return ballot
}

const inPlace: BallotChecker = async (election, ballots, done) => {
  for (const [n, ballot] of ballots.entries()) {
    within({ ballot: n + 1 }, () => checkBallot(election, ballot, { members: 'known' }))
    await done(n + 1)
  }
}

const checkMembers = ({ in: reckoning }: Election, ballots: readonly Ballot[], random?: Random): void => {
  const ciphertexts = ballots.flatMap(({ answers }, n) =>
    answers.flatMap(({ choices }, question) =>
      choices.map((each, choice) => ({ ...each, place: { ballot: n + 1, question: question + 1, choice: choice + 1 } })),
    ),
  )
  const elements = ciphertexts.flatMap(({ alpha, beta }) => [alpha, beta])
  const stranger = firstStranger(reckoning, elements, random)
  must(stranger < 0, 'element-group', ciphertexts[stranger >> 1]?.place)
}

/** The encrypted tally and the number of ballots in it, recomputed from the box. */
const checkTally = ({ election, credentials }: Setup, counted: readonly Ballot[], event: BoardEvent): Tally => {
  const [cipher = '', sized = ''] = event.data
  const fields = readFields(parseJson(sized), 'num_tallied total_weight encrypted_tally')
  must(fields['encrypted_tally'] === hexHash(cipher), 'chain-payload', { of: 'tally' })
  must(readInteger(fields['num_tallied']) === counted.length, 'tally-count', {
    said: readInteger(fields['num_tallied']),
    counted: counted.length,
  })
  const weight = totalWeight(credentials, counted)
  must(readInteger(fields['total_weight']) === weight, 'tally-weight', { said: readInteger(fields['total_weight']), counted: weight })
  const tally = accumulate(election, counted, credentials)
  must(writeTally(tally) === cipher, 'tally-cipher')
  return tally
}

export const totalWeight = (weights: Weights, counted: readonly Pick<Ballot, 'credential'>[]): number =>
  counted.reduce((sum, { credential }) => sum + (weights.get(credential) ?? 0), 0)

/** Verifies a board. Throws the first fault. */
export const verify = async (bytes: Uint8Array, tools: VerifyTools = {}): Promise<Report> => {
  const { checkBallots = inPlace, onProgress } = tools
  const tell = async (step: Step, done: number, of: number) => onProgress?.({ step, done, of })
  const board = readBoard(bytes, tools.sha256)
  await tell('board', 1, 1)
  const setup = checkSetup((board.events[0] as BoardEvent).data, tools)
  await tell('setup', 1, 1)
  const ballots = eventsOf(board, 'Ballot').map(({ data }, n) => within({ ballot: n + 1 }, () => readCast(setup, data[0] as string)))
  const proofs = checkBallots(setup.election, ballots, (done) => tell('ballots', done, ballots.length))
  // Workers are busy with proofs while we ask for membership; whatever they find, a stranger comes first.
  proofs.catch(() => undefined)
  checkMembers(setup.election, ballots, tools.random)
  await proofs
  const counted = lastOfEach(ballots)
  const [tallied] = eventsOf(board, 'EncryptedTally')
  const opening = tallied ? await checkOpening(board, setup, checkTally(setup, counted, tallied), tell) : { openedBy: [], result: null }
  const last = board.events.at(-1) as BoardEvent
  return {
    setup,
    last: last.type,
    head: last.hash,
    trackers: ballots.map(({ tracker }) => tracker),
    counted: counted.map(({ tracker }) => tracker),
    ...opening,
  }
}

type Tell = (step: Step, done: number, of: number) => Promise<void>

const checkOpening = async (
  board: Board,
  setup: Setup,
  tally: Tally,
  tell: Tell,
): Promise<{ openedBy: number[]; result: Result | null }> => {
  const { election, trustees } = setup
  await tell('tally', 1, 1)
  const partial = eventsOf(board, 'PartialDecryption')
  const parts = new Map<number, Factors>()
  for (const [n, { data }] of partial.entries()) {
    const [text = '', owned = ''] = data
    const fields = readFields(parseJson(owned), 'owner payload')
    const owner = readInteger(fields['owner'])
    must(fields['payload'] === hexHash(text), 'chain-payload', { of: 'part' })
    must(!parts.has(owner), 'factor-owner', { trustee: owner })
    parts.set(
      owner,
      within({ trustee: owner }, () => checkPart(election, trustees, tally, owner, text)),
    )
    await tell('parts', n + 1, partial.length)
  }
  const [opened] = eventsOf(board, 'Result')
  const result = opened ? checkResult(election, combine(election, trustees, tally, parts), opened.data[0] as string) : null
  if (opened) await tell('result', 1, 1)
  return { openedBy: [...parts.keys()], result }
}

export type Verdict = { readonly sound: true; readonly report: Report } | { readonly sound: false; readonly fault: Fault }

/** `verify` as a value: the report, or the first thing wrong. Anything but a fault is a bug and is thrown. */
export const verdictOf = async (bytes: Uint8Array, tools: VerifyTools = {}): Promise<Verdict> => {
  try {
    return { sound: true, report: await verify(bytes, tools) }
  } catch (thrown) {
    if (thrown instanceof Fault) return { sound: false, fault: thrown }
    throw thrown
  }
}
