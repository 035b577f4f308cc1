/** A scrutineer's share on this phone: made once, under a PIN, run through the ceremony, used to open boxes. */
import { beginCeremony, contributePart, getArchive, postCeremony } from '../../server/sealed-contract.ts'
import type { CeremonyState, CeremonyStep, OpeningState } from '../../server/sealed-replies.ts'
import type { Progress } from '../../machines/sealed/verify.ts'
import { call, newId, OfflineError, urlOf } from '../api.ts'
import { EngineFault, reckon } from './engine.ts'
import { entropyOfWords, seedOf } from './seed-words.ts'
import { keep, recall } from './vault.ts'

/** Seeds that were unlocked in this tab, by ceremony: gone when it is closed. */
const seeds = new Map<string, string>()

export const seedInHand = (ceremony: string): string | undefined => seeds.get(ceremony)
export const hasShare = async (ceremony: string): Promise<boolean> => (await recall('share', ceremony)) !== undefined

export const begin = (session: string): Promise<CeremonyState> => call(beginCeremony, { params: { id: session }, body: { id: newId() } })

/** Keeps a new seed under the PIN, and in hand. */
export const keepSeed = async (ceremony: string, entropy: Uint8Array, pin: string): Promise<void> => {
  const seed = seedOf(entropy)
  const locked = await reckon<'lock'>({ do: 'lock', pin, text: seed })
  await keep('share', ceremony, { locked, polynomial: (await recall('share', ceremony))?.polynomial ?? null, confirmedWords: true })
  seeds.set(ceremony, seed)
}

/** @returns false for a wrong PIN */
export const unlock = async (ceremony: string, pin: string): Promise<boolean> => {
  const share = await recall('share', ceremony)
  const seed = share ? await reckon<'unlock'>({ do: 'unlock', pin, locked: share.locked }) : null
  if (seed === null) return false
  seeds.set(ceremony, seed)
  return true
}

/** Takes the words from paper on another phone. @returns false where they are not the words of the share that was posted */
export const restore = async (ceremony: string, output: string | null, words: string, pin: string): Promise<boolean> => {
  const entropy = entropyOfWords(words)
  if (entropy === null || output === null) return false
  if (!(await reckon<'share'>({ do: 'share', seed: seedOf(entropy), output }))) return false
  await keepSeed(ceremony, entropy, pin)
  return true
}

/** Does one step: reckons, keeps what must not be lost, posts. The same message again changes nothing. */
export const takeStep = async (state: CeremonyState, step: CeremonyStep): Promise<void> => {
  const seed = seeds.get(state.id)
  if (seed === undefined) return
  const share = await recall('share', state.id)
  const { message, kept } = await reckon<'step'>({ do: 'step', step, kept: { seed, polynomial: share?.polynomial ?? null }, seen: state })
  if (share && kept.polynomial !== share.polynomial) await keep('share', state.id, { ...share, polynomial: kept.polynomial })
  await call(postCeremony, { params: { id: state.id }, body: { step, message } })
}

/** The code of what this page saw itself. */
export const ownCode = async (publicPart: string): Promise<string> => {
  const seen = { threshold: 0, certificates: [], commitments: [], coefexps: [], input: null, publicPart }
  const { message } = await reckon<'step'>({ do: 'step', step: 'confirmation', kept: { seed: '', polynomial: null }, seen })
  return message
}

const archiveOf = async (ballot: string): Promise<Uint8Array> => {
  const response = await fetch(urlOf(getArchive, { params: { id: ballot } }), { credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new OfflineError(String(cause))
  })
  if (!response.ok) throw new OfflineError(`HTTP ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

const FLOOR = 5

/**
 * Verifies the whole archive from this page's own copy and contributes the part; one part an archive, and none under five papers.
 *
 * @throws EngineFault with the first check that fails
 */
export const openBox = async (
  ballot: string,
  { id, output }: Pick<CeremonyState, 'id' | 'output'>,
  tell: (progress: Progress) => void,
): Promise<{ opening: OpeningState; ballots: number }> => {
  const seed = seeds.get(id)
  if (seed === undefined || output === null) throw new EngineFault('key', { of: 'share' })
  const { part, ballots, head } = await reckon<'part'>({ do: 'part', seed, output, archive: await archiveOf(ballot) }, tell)
  const before = await recall('opened', ballot)
  if (before !== undefined && before !== head) throw new EngineFault('chain-parent', { of: 'archive' })
  if (ballots < FLOOR) throw new EngineFault('tally-count', { counted: ballots })
  await keep('opened', ballot, head)
  return { opening: await call(contributePart, { params: { id: ballot }, body: { part } }), ballots }
}
