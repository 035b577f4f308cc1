/** A sealed election played from Setup to Result by somebody who holds every key: for tests, and for the forger. */
import { arithmetic, type Arithmetic } from '../../machines/sealed/arithmetic.ts'
import {
  appendEvent,
  factorData,
  joined,
  openBoard,
  setupData,
  talliedData,
  type BoardEvent,
  type EventType,
} from '../../machines/sealed/archive.ts'
import { readBallot, sealBallot, type Ballot } from '../../machines/sealed/ballot.ts'
import * as ceremony from '../../machines/sealed/ceremony.ts'
import { makeSeed } from '../../machines/sealed/channel.ts'
import { credentialOf, makeSecret, randomBase58 } from '../../machines/sealed/credential.ts'
import { readElection, writeElection, type Election } from '../../machines/sealed/election.ts'
import { jsonHash } from '../../machines/sealed/hash.ts'
import type { Question, Vote } from '../../machines/sealed/question.ts'
import {
  accumulate,
  checkPart,
  lastOfEach,
  openPart,
  resultOf,
  writeResult,
  writeTally,
  type Factors,
  type Result,
  type Tally,
} from '../../machines/sealed/tally.ts'
import {
  makeTrusteeKey,
  readTrustees,
  writeTrustees,
  type PedersenText,
  type TrusteeKeyText,
  type Trustees,
} from '../../machines/sealed/trustees.ts'
import { totalWeight } from '../../machines/sealed/verify.ts'
import { BELENIOS_2048, power, random } from './stand.ts'

/** A circle of n scrutineers of whom k open, with everything that is secret of them. */
export type Scrutineers = { text: PedersenText; shares: bigint[]; seeds: string[]; outputs: ceremony.OutputText[] }

export const holdCeremony = (reckoning: Arithmetic, { n, k }: { n: number; k: number }): Scrutineers => {
  const seeds = Array.from({ length: n }, () => makeSeed(random))
  const circle = { threshold: k, certificates: seeds.map((seed) => ceremony.makeCertificate(reckoning, seed, random)) }
  const polynomials = seeds.map((seed) => ceremony.makePolynomial(reckoning, circle, seed, random))
  const outputs = seeds.map((seed, at) => ceremony.receiveShares(reckoning, circle, seed, ceremony.inputFor(polynomials, at + 1), random))
  const shares = outputs.map(({ private_key: kept, public_key: key }, at) =>
    ceremony.openShare(reckoning, seeds[at] ?? '', kept, key.public_key),
  )
  return { text: ceremony.finishCeremony(circle, polynomials, outputs), shares, seeds, outputs }
}

export type Asked = Pick<Question, 'answers' | 'min' | 'max'> & { blank?: boolean }
export const YES_NO_ABSTAIN: Asked = { answers: ['赞成', '反对', '弃权'], min: 1, max: 1 }

export type Casting = {
  questions: Asked[]
  /** Of each voter how often they count. */
  weights?: number[]
  voters?: number
  /** Keys of kind Single; more than one only where a forger needs it. */
  servers?: number
  scrutineers?: Scrutineers | null
}

type Parties = (['Single', TrusteeKeyText] | ['Pedersen', PedersenText])[]

/** What a forger puts in the place of what is true, each with everything after it made to fit. */
export type Forgery = {
  parties?: (parties: Parties, keys: Map<number, bigint>) => Parties
  publicKey?: (y: bigint) => bigint
  election?: (text: string) => string
  list?: (list: string[]) => unknown
  references?: (text: string) => string
}

export const belenios = arithmetic(BELENIOS_2048, { power })

/** Everything that Setup publishes, and the secrets behind it: `keys` by trustee number, from 1; the server is 1. */
export type Stage = {
  election: Election
  trustees: Trustees
  secrets: string[]
  credentials: string[]
  weights: Map<string, number>
  keys: Map<number, bigint>
  setup: string[]
}

const makeParties = (servers: number, scrutineers: Scrutineers | null) => {
  const singles = Array.from({ length: servers }, () => makeTrusteeKey(belenios, random))
  const parties: Parties = [
    ...singles.map(({ key }) => ['Single', key] as ['Single', TrusteeKeyText]),
    ...(scrutineers ? [['Pedersen', scrutineers.text] as ['Pedersen', PedersenText]] : []),
  ]
  const secrets = [...singles.map(({ privateKey }) => BigInt(privateKey)), ...(scrutineers?.shares ?? [])]
  return { parties, keys: new Map(secrets.map((secret, n) => [n + 1, secret])) }
}

const electionTextOf = (questions: Asked[], uuid: string, publicKey: bigint): string =>
  writeElection({
    name: '票决',
    description: '三届二次教职工代表大会',
    group: BELENIOS_2048.name,
    publicKey: publicKey.toString(),
    questions: questions.map(({ blank = false, ...rest }, n) => ({ question: `第 ${n + 1} 题`, blank, ...rest })),
    uuid,
    administrator: '大会秘书处',
    credentialAuthority: 'phones',
  })

export const setStage = (casting: Casting, forged: Forgery = {}): Stage => {
  const { voters = casting.weights?.length ?? 3, scrutineers = null, servers = 1 } = casting
  const uuid = randomBase58(14, random)
  const { parties, keys } = makeParties(servers, scrutineers)
  const trustees = readTrustees(belenios, writeTrustees(parties))
  const trusteesText = writeTrustees(forged.parties?.(parties, keys) ?? parties)
  const publicKey = forged.publicKey?.(trustees.publicKey) ?? trustees.publicKey
  const honest = electionTextOf(casting.questions, uuid, publicKey)
  const text = forged.election?.(honest) ?? honest
  const election = { ...readElection(honest, { power }), text, fingerprint: jsonHash(text) }
  const secrets = Array.from({ length: voters }, () => makeSecret(random))
  const credentials = secrets.map((secret) => credentialOf(secret, uuid, belenios).public)
  const weights = new Map(credentials.map((credential, n) => [credential, casting.weights?.[n] ?? 1]))
  const list = credentials.map((credential) => (casting.weights ? `${credential},${weights.get(credential)}` : credential))
  const data = setupData(text, trusteesText, JSON.stringify(forged.list?.(list) ?? list))
  const setup = data.map((each, n) => (n === 3 ? (forged.references?.(each) ?? each) : each))
  return { election, trustees, secrets, credentials, weights, keys, setup }
}

export const TIMESTAMP = 1_795_370_141

/** A board that grows. What it is told to append it appends, true or not. */
export class Board {
  readonly stage: Stage
  readonly parts: Uint8Array[] = [openBoard(TIMESTAMP)]
  readonly ballots: Ballot[] = []
  readonly opened = new Map<number, Factors>()
  /** Everything that was appended, so that it can be written again with something changed. */
  readonly events: { type: EventType; data: string[] }[] = []
  /** Opened in the place of the true sums. */
  falseTally: Tally | null = null
  head: BoardEvent | null = null

  constructor(stage: Stage) {
    this.stage = stage
    this.append('Setup', stage.setup)
  }

  append(type: EventType, data: string[]): this {
    const { bytes, event } = appendEvent({ timestamp: TIMESTAMP, parent: this.head }, type, data)
    this.parts.push(bytes)
    this.events.push({ type, data })
    this.head = event
    return this
  }

  cast(voter: number, vote: Vote): this {
    return this.put(sealBallot(this.stage.election, this.stage.secrets[voter] ?? '', vote, random).text)
  }

  /** Puts a ballot's text into the box. */
  put(text: string): this {
    this.ballots.push(readBallot(this.stage.election, text))
    return this.append('Ballot', [text])
  }

  get counted(): Ballot[] {
    return lastOfEach(this.ballots)
  }

  get tally(): Tally {
    return this.falseTally ?? accumulate(this.stage.election, this.counted, this.stage.weights)
  }

  get weight(): number {
    return totalWeight(this.stage.weights, this.counted)
  }

  close(said: { count?: number; weight?: number } = {}): this {
    const { count = this.counted.length, weight = this.weight } = said
    this.append('EndBallots', [])
    return this.append('EncryptedTally', talliedData(writeTally(this.tally), { count, weight }))
  }

  /** These trustees contribute, in this order. */
  open(owners: readonly number[]): this {
    const { election, trustees, keys } = this.stage
    for (const owner of owners) {
      const text = openPart(election, this.tally, keys.get(owner) ?? 0n, random)
      this.opened.set(owner, checkPart(election, trustees, this.tally, owner, text))
      this.append('PartialDecryption', factorData(text, owner))
    }
    return this
  }

  get result(): Result {
    return resultOf(this.stage.election, this.stage.trustees, this.tally, this.opened, this.weight)
  }

  announce(): this {
    return this.append('Result', [writeResult(this.result)])
  }

  get bytes(): Uint8Array {
    return joined(this.parts)
  }
}
