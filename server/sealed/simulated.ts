/**
 * Scrutineers and phones that nobody holds: for the demonstration and for rehearsals, where nothing is secret. They go the way of
 * real ones, message by message and proof by proof; only their secrets can be told from public things.
 */
import type { Db } from '../../db/connect.ts'
import { findCredential, keepCredential, latestCeremony } from '../../db/sealed.ts'
import type { Person } from '../../machines/actor.ts'
import type { PaperForm } from '../../machines/sheet.ts'
import type { MarkedPaper } from '../../machines/paper.ts'
import { readBoard } from '../../machines/sealed/archive.ts'
import { credentialOf, makeSecret } from '../../machines/sealed/credential.ts'
import type { Random } from '../../machines/sealed/group.ts'
import { newEntropy, seedOf, wordsOf } from '../../machines/sealed/seed-words.ts'
import { nextMessage, partFor, type Kept } from '../../machines/sealed/scrutineer.ts'
import { sealPaper } from '../../machines/sealed/voter.ts'
import { checkSetup, type Setup } from '../../machines/sealed/verify.ts'
import { createHash } from 'node:crypto'
import type { House } from '../house.ts'
import { openSslPower } from '../sealed-power.ts'
import { CEREMONY_STEPS } from '../sealed-replies.ts'
import type { SealedBooth } from '../sealed-booth.ts'
import { ceremonyOf, post } from './ceremony.ts'
import type { Openings } from './opening.ts'
import { random } from './random.ts'
import { boardBytes, reckoning } from './round.ts'

const TOOLS = { power: openSslPower, tables: 'heavy' as const }

/** No secret: whoever knows the ceremony and the person knows it. */
const entropyOf = (ceremony: string, person: string): Uint8Array =>
  newEntropy((bytes) => createHash('sha256').update(`simulated scrutineer ${ceremony} ${person}`).digest().subarray(0, bytes))
export const simulatedSeed = (ceremony: string, person: string): string => seedOf(entropyOf(ceremony, person))

/** What a simulated scrutineer has on paper: with it somebody real opens the box on a phone. Null for who holds no share. */
export const simulatedWords = async (db: Db, session: string, person: string): Promise<string | null> => {
  const ceremony = await latestCeremony(db, session)
  return ceremony?.trustees.includes(person) ? wordsOf(entropyOf(ceremony.id, person)).join('') : null
}

/** The same secret for the same seat and ballot, so that nothing needs to be kept between issuing and casting. */
const secretOf = (ballot: string, seat: string): string => {
  let at = 0
  const digest = (n: number) => createHash('sha512').update(`simulated phone ${ballot} ${seat} ${n}`).digest()
  const told: Random = (bytes) => {
    at += 1
    return Uint8Array.from(digest(at).subarray(0, bytes))
  }
  return makeSecret(told)
}

/** Goes on with a ceremony for these scrutineers, from wherever they are, until it waits for somebody real. */
export const simulateCeremony = async (house: House, session: string, scrutineers: string[]): Promise<void> => {
  const kept = new Map<string, Kept>()
  for (const step of CEREMONY_STEPS)
    for (const person of scrutineers) {
      const seen = await ceremonyOf(house, session, person)
      if (!seen || seen.step !== step || seen.done[step]?.includes(person)) continue
      const said = nextMessage(
        reckoning,
        step,
        kept.get(person) ?? { seed: simulatedSeed(seen.id, person), polynomial: null },
        seen,
        random,
      )
      kept.set(person, said.kept)
      await post(house, seen.id, person, step, said.message)
    }
}

/** Registers a credential for a simulated phone while papers are issued. */
export const simulateCredential = (house: House, ballot: string, seat: string): Promise<void> =>
  keepCredential(house.db, ballot, seat, credentialOf(secretOf(ballot, seat), ballot, reckoning).public)

/** The round's election, read once for many phones. */
export const simulatedRound = async (house: House, ballot: string): Promise<Setup> => {
  const bytes = await boardBytes(house.db, ballot)
  if (!bytes) throw new Error(`ballot ${ballot} has no board`)
  return checkSetup(readBoard(bytes).events[0]?.data ?? [], TOOLS)
}

export type SimulatedCast = { ballot: string; by: Person; seat: string; form: PaperForm; paper: MarkedPaper }

/** Seals and casts for a simulated phone: with its own secret, or with the one that the server made because it was silent. */
export const simulateSealedCast = async (house: House, booth: SealedBooth, round: Setup, cast: SimulatedCast): Promise<void> => {
  const { ballot, by, seat, form, paper } = cast
  const madeBy = (await findCredential(house.db, ballot, seat))?.madeBy
  const secret = madeBy === 'server' ? await house.ballotKeys.findCredential(ballot, seat) : secretOf(ballot, seat)
  if (secret === undefined) throw new Error(`seat ${seat} has no credential in ballot ${ballot}`)
  const { text, shown } = sealPaper(round, secret, { ...form, paper, voter: by.person }, random)
  await booth.cast({ ballot, by, text, shown })
}

/** Contributes for simulated scrutineers. */
export const simulateOpening = async (
  house: House,
  openings: Openings,
  session: string,
  ballot: string,
  scrutineers: string[],
): Promise<void> => {
  const archive = await boardBytes(house.db, ballot)
  const ceremony = await latestCeremony(house.db, session)
  if (!archive || !ceremony) throw new Error(`ballot ${ballot} cannot be opened`)
  for (const person of scrutineers) {
    const seen = await ceremonyOf(house, session, person)
    const part = partFor(reckoning, { seed: simulatedSeed(ceremony.id, person), output: seen?.output ?? '' }, archive, random, TOOLS)
    await openings.contribute(ballot, person, part)
  }
}
