/** What a phone keeps for sealed ballots, in IndexedDB: credentials, sealed bytes on their way, receipts, a scrutineer's share. Never a mark. */
import { createStore, del, get, set } from 'idb-keyval'

const store = createStore('staff-congress', 'sealed')

export type KeptReceipt = { tracker: string; height: number; head: string }
/** A scrutineer's seed under a PIN, and the polynomial of a ceremony that is under way. */
export type KeptShare = { locked: string; polynomial: string | null; confirmedWords: boolean }

type Kept = {
  /** The secret of my credential in a ballot. */
  secret: string
  /** A sealed ballot's exact bytes, from before they are first sent until they are answered. */
  bytes: string
  receipt: KeptReceipt
  /** By ceremony. */
  share: KeptShare
  /** The head of an archive to which my part was given: never a second one. */
  opened: string
}

const nameOf = (kind: keyof Kept, of: string) => `${kind} ${of}`

export const recall = <K extends keyof Kept>(kind: K, of: string): Promise<Kept[K] | undefined> => get<Kept[K]>(nameOf(kind, of), store)
export const keep = <K extends keyof Kept>(kind: K, of: string, value: Kept[K]): Promise<void> => set(nameOf(kind, of), value, store)
export const forget = (kind: keyof Kept, of: string): Promise<void> => del(nameOf(kind, of), store)
