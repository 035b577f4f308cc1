/**
 * Logging in: work number and password, or a one-time code from a slip. The server keeps the logins; the browser holds
 * a random token in a cookie that no script can read.
 */
import { createHash, randomBytes } from 'node:crypto'
import { hash as argon2id, verify } from '@node-rs/argon2'
import {
  deleteLogin,
  deleteLoginsOf,
  findAccount,
  findPassword,
  insertLogin,
  listAccountsByLogin,
  replaceCode,
  setPassword,
  spendCode,
  type Account,
} from '../db/people.ts'
import { replaceCodes } from '../db/roster.ts'
import { Refusal } from '../machines/refusal.ts'
import { at, type House as WholeHouse } from './house.ts'
import { newCode } from './ids.ts'

/** Logins touch nothing that is sealed. */
type House = Pick<WholeHouse, 'db' | 'log' | 'clock'>

export const COOKIE = 'congress'
/** A login lasts through the preparations and the day itself. */
const LOGIN_DAYS = 14
const CODE_DAYS = 30
/** How long a server may go on trusting what it read about a person. Losing an office takes this long at the most. */
const TRUST_MS = 15_000
const MAX_REMEMBERED = 20_000
const READ_AT_ONCE = 500

const DAY_MS = 86_400_000
const later = (house: House, days: number) => new Date(house.clock().getTime() + days * DAY_MS).toISOString()
const sha256 = (text: string) => createHash('sha256').update(text).digest()
/** Codes are read aloud and typed with thumbs: case and separators do not matter. */
const bareCode = (code: string) => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

const inFours = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1-')

/** OWASP's second choice of cost (19 MiB, 2 passes): a hall logs in within minutes on a small server. Argon2id is the default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** Checked when the work number is unknown, so that the answer takes as long as for a known one. */
const NOBODYS = argon2id(randomBytes(16).toString('hex'), COST)

export type Login = { account: Account; token: string }
type Asked = { key: Buffer; resolve: (account: Account | undefined) => void; reject: (thrown: unknown) => void }

export class Logins {
  readonly #house: House
  readonly #remembered = new Map<string, { account: Promise<Account | undefined>; until: number }>()
  readonly #asked: Asked[] = []

  constructor(house: House) {
    this.#house = house
  }

  /** @throws Refusal `login-failed` without saying which of the two was wrong. */
  async byPassword(number: string, password: string): Promise<Login> {
    const found = await findPassword(this.#house.db, number)
    const matches = await verify(found?.passwordHash ?? (await NOBODYS), password)
    if (!found?.passwordHash || !matches) throw new Refusal('login-failed')
    return this.#open(found.id)
  }

  /** @throws Refusal `code-spent` when the code was used, replaced, has expired or never was. */
  async byCode(code: string): Promise<Login> {
    const spent = await spendCode(this.#house.db, sha256(bareCode(code)), at(this.#house))
    if (!spent) throw new Refusal('code-spent')
    return this.#open(spent.personId)
  }

  /** The account behind a token, or nobody. */
  async find(token: string | undefined): Promise<Account | undefined> {
    if (!token) return undefined
    const time = this.#house.clock().getTime()
    const remembered = this.#remembered.get(token)
    if (remembered && remembered.until > time) return remembered.account
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear()
    const account = this.#read(token)
    this.#remembered.set(token, { account, until: time + TRUST_MS })
    account.catch(() => this.#remembered.delete(token))
    return account
  }

  async logout(token: string): Promise<void> {
    await deleteLogin(this.#house.db, sha256(token))
    this.#remembered.delete(token)
  }

  /** Forgets what was read about everybody: somebody's seat or office has changed. */
  forget(): void {
    this.#remembered.clear()
  }

  /** A password as it is kept. */
  hash(password: string): Promise<string> {
    return argon2id(password, COST)
  }

  /** Sets a new password. Every other login of the person ends: whoever knew the old one is out. */
  async changePassword(account: Account, token: string | null, current: string, next: string): Promise<void> {
    const found = await findPassword(this.#house.db, account.number)
    // Who came in by a slip has no password yet, and proves nothing by one.
    if (found?.passwordHash && !(await verify(found.passwordHash, current))) throw new Refusal('login-failed')
    await setPassword(this.#house.db, account.actor.person, await this.hash(next))
    await this.#endLogins(account.actor.person, token)
  }

  /** A new code for a slip, in the clear for the last time. */
  async newCode(person: string, by: string | null = null): Promise<{ code: string; path: string; expiresAt: string }> {
    if (!(await findAccount(this.#house.db, person))) throw new Refusal('not-found', { subject: 'person' })
    const code = newCode()
    const expiresAt = later(this.#house, CODE_DAYS)
    await replaceCode(this.#house.db, { codeHash: sha256(code), personId: person, createdAt: at(this.#house), createdBy: by, expiresAt })
    return { code: inFours(code), path: `/in/${code}`, expiresAt }
  }

  /** New codes for many, for a print of slips; who has left, and who holds an office that `by` may not make one for, is passed over. */
  async newCodes(
    people: string[],
    by: { person: string; offices: boolean },
  ): Promise<{ person: string; code: string; path: string; expiresAt: string }[]> {
    const expiresAt = later(this.#house, CODE_DAYS)
    const made = people.map((person) => ({ person, code: newCode() }))
    const codes = made.map(({ person, code }) => ({
      codeHash: sha256(code),
      personId: person,
      createdAt: at(this.#house),
      createdBy: by.person,
      expiresAt,
    }))
    const given = new Set(await replaceCodes(this.#house.db, codes, by.offices))
    return made
      .filter(({ person }) => given.has(person))
      .map(({ person, code }) => ({ person, code: inFours(code), path: `/in/${code}`, expiresAt }))
  }

  /** A new code for somebody whose slip or phone is lost: whatever is still logged in by it ends. */
  async renewCode(person: string, by: string): Promise<{ code: string; path: string; expiresAt: string }> {
    const renewed = await this.newCode(person, by)
    await this.#endLogins(person, null)
    return renewed
  }

  async #endLogins(person: string, except: string | null): Promise<void> {
    await deleteLoginsOf(this.#house.db, person, except === null ? null : sha256(except))
    this.forget()
  }

  async #open(person: string): Promise<Login> {
    const account = await findAccount(this.#house.db, person)
    if (!account) throw new Refusal('login-failed')
    const token = randomBytes(32).toString('base64url')
    await insertLogin(this.#house.db, {
      tokenHash: sha256(token),
      personId: person,
      createdAt: at(this.#house),
      expiresAt: later(this.#house, LOGIN_DAYS),
    })
    return { account, token }
  }

  #read(token: string): Promise<Account | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#asked.push({ key: sha256(token), resolve, reject }) === 1) setImmediate(() => void this.#readTogether())
    })
  }

  /** What was asked for in one turn of the event loop: a hall that votes asks for everybody within seconds. */
  async #readTogether(): Promise<void> {
    const asked = this.#asked.splice(0)
    for (let from = 0; from < asked.length; from += READ_AT_ONCE) {
      const some = asked.slice(from, from + READ_AT_ONCE)
      try {
        const accounts = await listAccountsByLogin(
          this.#house.db,
          some.map(({ key }) => key),
          at(this.#house),
        )
        for (const { key, resolve } of some) resolve(accounts.get(key.toString('hex')))
      } catch (thrown) {
        for (const { reject } of some) reject(thrown)
      }
    }
  }
}

export const hashPassword = (password: string): Promise<string> => argon2id(password, COST)
export const COOKIE_SECONDS = LOGIN_DAYS * 86_400
