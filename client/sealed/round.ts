/** A representative's phone in one sealed round: its credential, the check of the round, the sealed paper, the receipt. */
import {
  castSealed,
  findTracker,
  getMyCredential,
  getReceiptKey,
  getSealedSetup,
  registerCredential,
} from '../../server/sealed-contract.ts'
import type { SealedReceipt } from '../../server/sealed-replies.ts'
import type { BallotItem } from '../../machines/matters.ts'
import { call, ProblemError } from '../api.ts'
import { EngineFault, reckon } from './engine.ts'
import { forget, keep, recall, type KeptReceipt } from './vault.ts'

/** Makes my credential once and registers its public part; a phone that was reloaded registers the same. */
export const ensureCredential = async (ballot: string): Promise<void> => {
  const kept = (await recall('secret', ballot)) ?? null
  const made = await reckon<'credential'>({ do: 'credential', ballot, secret: kept })
  if (kept === null) await keep('secret', ballot, made.secret)
  await call(registerCredential, { params: { id: ballot }, body: { credential: made.public } })
}

/** The secret that opens my place on the list: mine, or the one that the server made because my phone was silent. */
const mySecret = async (ballot: string): Promise<string> => {
  const mine = await call(getMyCredential, { params: { id: ballot } })
  const kept = await recall('secret', ballot)
  const made = kept === undefined ? null : await reckon<'credential'>({ do: 'credential', ballot, secret: kept })
  if (made && made.public === mine.credential && kept !== undefined) return kept
  if (mine.secret !== null) return mine.secret
  throw new EngineFault('credential', { of: 'phone' })
}

const checked = new Map<string, Promise<void>>()

/** Checks the round and makes its tables, once; begun while the paper is being read. */
export const checkRound = (ballot: string, items: BallotItem[], code: string): Promise<void> => {
  const name = `${ballot} ${code}`
  const before = checked.get(name)
  if (before) return before
  const checking = (async () => {
    const { election, trustees, credentials } = await call(getSealedSetup, { params: { id: ballot } })
    await reckon<'round'>({ do: 'round', texts: { election, trustees, credentials }, expected: { ballot, items, code } })
  })()
  checked.set(name, checking)
  checking.catch(() => checked.delete(name))
  return checking
}

/** A check that fails is shown like a refusal of the server's. */
const asProblem = (thrown: unknown): unknown =>
  thrown instanceof EngineFault
    ? new ProblemError({
        type: '/problems/sealed-invalid',
        title: 'A check on the phone failed',
        status: 422,
        detail: thrown.code,
        code: 'sealed-invalid',
        facts: { check: thrown.code, ...thrown.facts },
        requestId: '',
      })
    : thrown

type Sealing = { ballot: string; items: BallotItem[]; code: string; paper: Record<string, string> }

/** Seals a paper and keeps its exact bytes, before anything is sent. */
export const sealPaper = async ({ ballot, items, code, paper }: Sealing): Promise<string> => {
  try {
    await checkRound(ballot, items, code)
    const { text } = await reckon<'seal'>({ do: 'seal', ballot, secret: await mySecret(ballot), items, paper })
    await keep('bytes', ballot, text)
    return text
  } catch (thrown) {
    throw asProblem(thrown)
  }
}

const verifies = async ({ ballot, tracker, height, head, signature }: SealedReceipt): Promise<boolean> => {
  // Only pages over https may verify by WebCrypto; the box itself can be asked anywhere.
  if (!globalThis.isSecureContext) return true
  const { key } = await call(getReceiptKey)
  const bytes = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (digit) => digit.charCodeAt(0))
  try {
    const publicKey = await crypto.subtle.importKey('raw', bytes(key), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify(
      'Ed25519',
      publicKey,
      bytes(signature),
      new TextEncoder().encode(`${ballot} ${tracker} ${height} ${head}`),
    )
  } catch (thrown) {
    // A browser that does not know Ed25519 yet.
    if (thrown instanceof DOMException && thrown.name === 'NotSupportedError') return true
    throw thrown
  }
}

/** Sends bytes that were sealed before; the same bytes get the same receipt, which is kept. */
export const sendSealed = async (ballot: string, text: string): Promise<KeptReceipt> => {
  const receipt = await call(castSealed, { params: { id: ballot }, body: { ballot: text } })
  if (!(await verifies(receipt))) throw asProblem(new EngineFault('ballot-signature', { of: 'receipt' }))
  const kept = { tracker: receipt.tracker, height: receipt.height, head: receipt.head }
  await keep('receipt', ballot, kept)
  await forget('bytes', ballot)
  return kept
}

/** Bytes that this phone sealed and that were never answered. */
export const unsentBytes = (ballot: string): Promise<string | undefined> => recall('bytes', ballot)
export const forgetBytes = (ballot: string): Promise<void> => forget('bytes', ballot)
export const receiptOf = (ballot: string): Promise<KeptReceipt | undefined> => recall('receipt', ballot)

/** Whether the box holds my ballot at the place that my receipt names. */
export const isInBox = async (ballot: string, { tracker, height, head }: KeptReceipt): Promise<boolean> => {
  const found = await call(findTracker, { params: { id: ballot }, query: { tracker } })
  return found.height === height && found.head === head
}

const PINNED_AS = 'congress.keys.'

/** The code of the scrutineers' key as this phone first saw it; a later one is taken only by the hand of whoever holds the phone. */
export const pinnedCode = (session: string, now: string): string => {
  try {
    const before = localStorage.getItem(PINNED_AS + session)
    if (before !== null) return before
    localStorage.setItem(PINNED_AS + session, now)
  } catch {
    // A browser that keeps nothing compares with the hall screen alone.
  }
  return now
}
export const pinCode = (session: string, code: string): void => {
  try {
    localStorage.setItem(PINNED_AS + session, code)
  } catch {
    // As above.
  }
}
