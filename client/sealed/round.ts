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
import type { PaperForm } from '../../machines/sheet.ts'
import { call, ProblemError } from '../api.ts'
import { EngineFault, reckon } from './engine.ts'
import { forget, keep, recall, type KeptBytes, type KeptReceipt, type Whose } from './vault.ts'

/** My paper: of my seat, in a ballot. */
export type Mine = { ballot: string; seat: string }
const whose = ({ ballot, seat }: Mine): Whose => ({ who: seat, of: ballot })

/** Makes my credential once and registers its public part; a phone that was reloaded registers the same. */
export const ensureCredential = async (mine: Mine): Promise<void> => {
  const kept = await recall('secret', whose(mine))
  const made = await reckon<'credential'>({ do: 'credential', ballot: mine.ballot, secret: kept?.secret ?? null })
  if (!kept) await keep('secret', whose(mine), { secret: made.secret, registered: false })
  const listed = await call(registerCredential, { params: { id: mine.ballot }, body: { credential: made.public } })
  await keep('secret', whose(mine), { secret: made.secret, registered: listed.credential === made.public })
}

/**
 * The secret that opens my place on the list: mine, or the one that the server made because my phone was silent. Once mine was registered
 * no other is taken: whoever put theirs in its place could vote for me.
 */
const mySecret = async (mine: Mine): Promise<string> => {
  const listed = await call(getMyCredential, { params: { id: mine.ballot } })
  const kept = await recall('secret', whose(mine))
  if (kept) {
    const made = await reckon<'credential'>({ do: 'credential', ballot: mine.ballot, secret: kept.secret })
    if (made.public === listed.credential) return kept.secret
    if (kept.registered) throw new EngineFault('credential', { of: 'list' })
  }
  if (listed.secret !== null) return listed.secret
  throw new EngineFault('credential', { of: 'phone' })
}

const checked = new Map<string, Promise<void>>()

/** Checks the round and makes its tables, once; begun while the paper is being read. */
export const checkRound = (ballot: string, form: PaperForm, code: string): Promise<void> => {
  const name = `${ballot} ${code}`
  const before = checked.get(name)
  if (before) return before
  const checking = (async () => {
    const { election, trustees, credentials } = await call(getSealedSetup, { params: { id: ballot } })
    await reckon<'round'>({ do: 'round', texts: { election, trustees, credentials }, expected: { ballot, form, code } })
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

type Sealing = { mine: Mine; form: PaperForm; code: string; paper: Record<string, string>; voter: string }

/** A paper that is sealed and neither cast nor spoiled. `code` is shown before it is known which of the two it will be. */
export type Prepared = { sealed: KeptBytes; code: string }

/** Seals a paper; nothing of it is kept or sent. */
export const preparePaper = async ({ mine, form, code, paper, voter }: Sealing): Promise<Prepared> => {
  try {
    await checkRound(mine.ballot, form, code)
    const marked = { ...form, paper, voter }
    const { code: shown, ...sealed } = await reckon<'seal'>({ do: 'seal', ballot: mine.ballot, secret: await mySecret(mine), marked })
    return { sealed, code: shown }
  } catch (thrown) {
    throw asProblem(thrown)
  }
}

/** Keeps its exact bytes, before anything is sent. */
export const keepBytes = (mine: Mine, sealed: KeptBytes): Promise<void> => keep('bytes', whose(mine), sealed)

/** Reveals and spoils a prepared paper; null where it is not at hand any more. */
export const auditOf = ({ code }: Prepared): Promise<string | null> => reckon<'audit'>({ do: 'audit', code })

/** Null where this browser cannot say: WebCrypto is for pages over https, and older ones do not know Ed25519. */
const isSigned = async ({ ballot, tracker, height, head, signature }: SealedReceipt): Promise<boolean | null> => {
  if (!globalThis.isSecureContext) return null
  const { key } = await call(getReceiptKey)
  const bytes = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (digit) => digit.charCodeAt(0))
  try {
    const publicKey = await crypto.subtle.importKey('raw', bytes(key), 'Ed25519', false, ['verify'])
    const said = new TextEncoder().encode(`${ballot} ${tracker} ${height} ${head}`)
    return await crypto.subtle.verify('Ed25519', publicKey, bytes(signature), said)
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotSupportedError') return null
    throw thrown
  }
}

/** Whether an answer settles what becomes of these bytes: after signing in again, or once a server is mended, they may still be sent. */
const isFinal = ({ problem }: ProblemError): boolean => problem.status !== 401 && problem.status < 500

/** Sends bytes that were sealed before; the same bytes get the same receipt, which is kept. */
export const sendSealed = async (mine: Mine, { text, tracker, shown }: KeptBytes): Promise<KeptReceipt> => {
  const receipt = await call(castSealed, { params: { id: mine.ballot }, body: { ballot: text, shown } }).catch(async (thrown: unknown) => {
    if (thrown instanceof ProblemError && isFinal(thrown)) await forget('bytes', whose(mine))
    throw thrown
  })
  // A receipt for another paper is worth as little as one that nobody signed.
  const signed = receipt.tracker === tracker && receipt.ballot === mine.ballot ? await isSigned(receipt) : false
  const kept = { tracker, height: receipt.height, head: receipt.head, signed }
  await keep('receipt', whose(mine), kept)
  await forget('bytes', whose(mine))
  return kept
}

/** What this phone sealed and nobody has answered. */
export const unsentBytes = (mine: Mine): Promise<KeptBytes | undefined> => recall('bytes', whose(mine))
export const receiptOf = (mine: Mine): Promise<KeptReceipt | undefined> => recall('receipt', whose(mine))

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
    if (now === '') return now
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
