/** A scrutineer's share on this phone: made once, under a PIN, run through the ceremony, used to open boxes. */
import { beginCeremony, contributePart, getArchive, postCeremony } from '../../server/sealed-contract.ts'
import type { CeremonyState, CeremonyStep, OpeningState } from '../../server/sealed-replies.ts'
import { SEALED_FLOOR } from '../../machines/ballot-conditions.ts'
import type { PaperForm } from '../../machines/sheet.ts'
import type { Progress } from '../../machines/sealed/verify.ts'
import { call, newId, OfflineError, urlOf } from '../api.ts'
import { hold, release } from './device.ts'
import { EngineFault, reckon } from './engine.ts'
import { entropyOfWords, seedOf } from '../../machines/sealed/seed-words.ts'
import { keep, recall, type Whose } from './vault.ts'

/** A share: somebody's, of the key that a ceremony made. */
export type Holder = { person: string; ceremony: string }
const whose = ({ person, ceremony }: Holder): Whose => ({ who: person, of: ceremony })

/** Seeds that were unlocked in this tab: gone when it is closed. */
const seeds = new Map<string, string>()
const nameOf = ({ person, ceremony }: Holder) => `${person} ${ceremony}`

export const seedInHand = (holder: Holder): string | undefined => seeds.get(nameOf(holder))
export const hasShare = async (holder: Holder): Promise<boolean> => (await recall('share', whose(holder))) !== undefined

export const begin = (session: string): Promise<CeremonyState> => call(beginCeremony, { params: { id: session }, body: { id: newId() } })

/** Keeps a new seed under the PIN, and in hand. */
export const keepSeed = async (holder: Holder, entropy: Uint8Array, pin: string): Promise<void> => {
  const seed = seedOf(entropy)
  const locked = await hold(holder.person, await reckon<'lock'>({ do: 'lock', pin, text: seed }))
  await keep('share', whose(holder), { locked, polynomial: (await recall('share', whose(holder)))?.polynomial ?? null })
  seeds.set(nameOf(holder), seed)
}

/** @returns false for a wrong PIN */
export const unlock = async (holder: Holder, pin: string): Promise<boolean> => {
  const share = await recall('share', whose(holder))
  const locked = share ? await release(holder.person, share.locked) : null
  const seed = locked === null ? null : await reckon<'unlock'>({ do: 'unlock', pin, locked })
  if (seed === null) return false
  seeds.set(nameOf(holder), seed)
  return true
}

/** Takes the words from paper on another phone. @returns false where they are not the words of the share that was posted */
export const restore = async (holder: Holder, state: CeremonyState, words: string, pin: string): Promise<boolean> => {
  const entropy = entropyOfWords(words)
  if (entropy === null) return false
  const { output, certificates } = state
  if (!(await reckon<'share'>({ do: 'share', seed: seedOf(entropy), posted: { output, certificates } }))) return false
  await keepSeed(holder, entropy, pin)
  return true
}

/** Does one step: reckons, keeps what must not be lost, posts. */
export const takeStep = async (person: string, state: CeremonyState, step: CeremonyStep): Promise<void> => {
  const holder = { person, ceremony: state.id }
  const seed = seedInHand(holder)
  if (seed === undefined) return
  const share = await recall('share', whose(holder))
  const { message, kept } = await reckon<'step'>({ do: 'step', step, kept: { seed, polynomial: share?.polynomial ?? null }, seen: state })
  if (share && kept.polynomial !== share.polynomial) await keep('share', whose(holder), { ...share, polynomial: kept.polynomial })
  await call(postCeremony, { params: { id: state.id }, body: { step, message } })
}

/** The code of the key that this page found its own share in. @throws EngineFault where it is not in it */
export const ownCode = async (person: string, state: CeremonyState): Promise<string> => {
  const seed = seedInHand({ person, ceremony: state.id }) ?? ''
  const { message } = await reckon<'step'>({ do: 'step', step: 'confirmation', kept: { seed, polynomial: null }, seen: state })
  return message
}

const archiveOf = async (ballot: string): Promise<Uint8Array> => {
  const response = await fetch(urlOf(getArchive, { params: { id: ballot } }), { credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new OfflineError(String(cause))
  })
  if (!response.ok) throw new OfflineError(`HTTP ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

/** What the hall was told about a ballot, by which its box is known. */
export type Told = { ballot: string; form: PaperForm; code: string; ballots: number }

/**
 * Fetches this page's own copy of the box and verifies all of it; only what has passed is ever opened.
 *
 * @throws EngineFault with the first check that fails
 */
export const checkBox = async (told: Told, tell: (progress: Progress) => void): Promise<void> => {
  await reckon<'box'>({ do: 'box', told, archive: await archiveOf(told.ballot) }, tell)
}

/**
 * Contributes the part of a box that was checked; one archive a ballot, and none under five papers.
 *
 * @throws EngineFault with the first check that fails
 */
export const openBox = async (
  person: string,
  ballot: string,
  { id, output }: Pick<CeremonyState, 'id' | 'output'>,
): Promise<OpeningState> => {
  const seed = seedInHand({ person, ceremony: id })
  if (seed === undefined || output === null) throw new EngineFault('key', { of: 'share' })
  const { part, head, ballots } = await reckon<'part'>({ do: 'part', seed, output, ballot })
  const before = await recall('opened', { who: person, of: ballot })
  if (before !== undefined && before !== head) throw new EngineFault('chain-parent', { of: 'archive' })
  if (ballots < SEALED_FLOOR) throw new EngineFault('tally-count', { counted: ballots })
  await keep('opened', { who: person, of: ballot }, head)
  return call(contributePart, { params: { id: ballot }, body: { part } })
}
