/** What a phone keeps for sealed ballots, in IndexedDB: credentials, sealed bytes on their way, receipts, a scrutineer's share. Never a mark. */
import type { ShownLine } from '../../machines/sealed/own-line.ts'
import { createStore, del, get, set } from 'idb-keyval'

const store = createStore('staff-congress', 'sealed')

/** The secret of my credential, and whether the server has said that its public part is on the list. */
export type KeptSecret = { secret: string; registered: boolean }
/** A sealed ballot's exact bytes, the tracker that this phone gave them, and what goes beside them. */
export type KeptBytes = { text: string; tracker: string; shown: ShownLine[] }
/** `signed`: whether the server's signature was found good; null where this browser cannot say. */
export type KeptReceipt = { tracker: string; height: number; head: string; signed: boolean | null }
/** A scrutineer's seed under a PIN and this browser's key, and the polynomial of a ceremony that is under way. */
export type KeptShare = { locked: string | Held; polynomial: string | null }
/** Encrypted by a key that never leaves this browser. */
export type Held = { nonce: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

/** All of it by whose it is, too: two people may sign in on one phone, and neither finds what is the other's. */
type Kept = {
  secret: KeptSecret
  /** From before they are first sent until they are answered. */
  bytes: KeptBytes
  receipt: KeptReceipt
  /** Of a ceremony. */
  share: KeptShare
  /** The head of an archive to which my part was given: never a second one. */
  opened: string
  device: CryptoKey
}

/** A seat or a person, and of what: a ballot, a ceremony. */
export type Whose = { who: string; of: string }
const nameOf = (kind: keyof Kept, { who, of }: Whose) => `${kind} ${who} ${of}`

/** Where a browser keeps nothing, as some do in private windows, the page itself remembers for as long as it is open. */
const memory = new Map<string, unknown>()
const probe = async (): Promise<boolean> => {
  try {
    await set('probe', true, store)
    return true
  } catch {
    // Whatever the reason, the answer is the same: this browser does not keep it.
    return false
  }
}
let probing: Promise<boolean> | null = null
/** Asked once: what was begun in the one place goes on there. */
export const isKept = (): Promise<boolean> => (probing ??= probe())

export const recall = async <K extends keyof Kept>(kind: K, whose: Whose): Promise<Kept[K] | undefined> => {
  const name = nameOf(kind, whose)
  return (await isKept()) ? get<Kept[K]>(name, store) : (memory.get(name) as Kept[K] | undefined)
}
export const keep = async <K extends keyof Kept>(kind: K, whose: Whose, value: Kept[K]): Promise<void> => {
  const name = nameOf(kind, whose)
  if (await isKept()) await set(name, value, store)
  else memory.set(name, value)
}
export const forget = async (kind: keyof Kept, whose: Whose): Promise<void> => {
  const name = nameOf(kind, whose)
  if (await isKept()) await del(name, store)
  else memory.delete(name)
}
