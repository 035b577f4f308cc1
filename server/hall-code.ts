/**
 * The code on the hall screen, by which a phone shows that it is in the hall.
 *
 * It changes every half minute and is worth something for the window it was made in and the one after; time is the
 * server's. Whoever scans it before logging in is given a pass that lasts until they have: made like the code, from the
 * same secret, for the session and the window in which it was scanned.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { Database } from '../db/schema.ts'

export const WINDOW_SECONDS = 30
const WINDOW_MS = WINDOW_SECONDS * 1000
/** Windows in which a code is good: its own and the next, so that nobody is refused who scans as it turns. */
const CODE_WINDOWS = 2
/** Windows in which a pass is good: ten minutes to find one's slip and log in. */
const PASS_WINDOWS = 20
const CODE_LENGTH = 16

type Either = Db | Transaction<Database>

const secretOf = async (db: Either): Promise<Buffer> =>
  (await db.selectFrom('school').select('hallSecret').executeTakeFirstOrThrow()).hallSecret

const windowAt = (at: string): number => Math.floor(Date.parse(at) / WINDOW_MS)
const sign = (secret: Buffer, what: 'code' | 'pass', session: string, window: number): string =>
  createHmac('sha256', secret).update(`${what} ${session} ${window}`).digest('base64url').slice(0, CODE_LENGTH)
const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** What the screen shows now, and when it is to ask again. */
export const hallCode = async (db: Either, session: string, at: string): Promise<{ code: string; until: string }> => {
  const window = windowAt(at)
  return {
    code: sign(await secretOf(db), 'code', session, window),
    until: new Date((window + 1) * WINDOW_MS).toISOString(),
  }
}

const isCode = (secret: Buffer, session: string, code: string, now: number): boolean =>
  Array.from({ length: CODE_WINDOWS }, (_, age) => sign(secret, 'code', session, now - age)).some((good) => isSame(good, code))

/** `pass.<window>.<signature>` */
const passOf = (secret: Buffer, session: string, window: number) => `pass.${window}.${sign(secret, 'pass', session, window)}`
const isPass = (secret: Buffer, session: string, pass: string, now: number): boolean => {
  const window = Number(pass.split('.')[1])
  return Number.isSafeInteger(window) && window <= now && now - window < PASS_WINDOWS && isSame(passOf(secret, session, window), pass)
}

/** Whether a code or a pass is worth anything at this moment. */
export const isFresh = async (db: Either, session: string, said: string, at: string): Promise<boolean> => {
  const secret = await secretOf(db)
  return isCode(secret, session, said, windowAt(at)) || isPass(secret, session, said, windowAt(at))
}

/** A pass for a code that is good now; null for one that is not. A pass is not passed on. */
export const passFor = async (db: Either, session: string, code: string, at: string): Promise<string | null> => {
  const secret = await secretOf(db)
  const window = windowAt(at)
  return isCode(secret, session, code, window) ? passOf(secret, session, window) : null
}
