/** Giving and taking offices, and founding a school: who may, on which picture, and what no appointment may do. */
import { insertFounding, isFounded, recordOffices } from '../db/offices.ts'
import type { Person } from '../machines/actor.ts'
import type { Role } from '../machines/matters.ts'
import { faultOfOffices, mayAppoint } from '../machines/offices.ts'
import { Refusal } from '../machines/refusal.ts'
import { at, type House } from './house.ts'
import { newCode, newId } from './ids.ts'
import { Invalid } from './invalid.ts'
import type { Login, Logins } from './login.ts'
import { pinyinOf } from './people-file.ts'

export type OfficesRequest = { id: string; person: string; from: Role[]; to: Role[]; reason: string | null }

const sameRoles = (one: readonly Role[], other: readonly Role[]) => one.toSorted().join() === other.toSorted().join()

/** @throws Refusal `not-entitled`, `not-found`, `stale` or `act-id-reused`; Invalid where the offices cannot be so. @returns which change it was */
export const changeOffices = (house: House, { id, person, from, to, reason }: OfficesRequest, by: Person): Promise<number> => {
  if (!mayAppoint(by)) throw new Refusal('not-entitled', { word: 'offices.change' })
  const row = { actId: id, personId: person, to, reason, byId: by.person, at: at(house) }
  return recordOffices(house.db, row, ({ person: held, admins, said }) => {
    if (said) {
      const same = said.personId === person && said.byId === by.person && said.reason === reason && sameRoles(said.to, to)
      if (!same) throw new Refusal('act-id-reused', { act: id })
      return
    }
    if (!held) throw new Refusal('not-found', { subject: 'person' })
    if (!sameRoles(held.roles, from)) throw new Refusal('stale', { holds: held.roles })
    const fault = faultOfOffices(held, to, admins)
    if (fault) throw new Invalid('/to', fault)
  })
}

export type Founded = { code: string; school: string; number: string; name: string; sex: 'female' | 'male'; password: string }

/**
 * The founding of a school, open to whoever can read what the server writes as it starts: nobody has a login yet.
 * The code lives in memory alone, and ends with the founding or with the process.
 */
export class Founding {
  readonly #house: House
  readonly #logins: Logins
  #code: string | null = null

  constructor(house: House, logins: Logins) {
    this.#house = house
    this.#logins = logins
  }

  /** Where a school can be founded, as a path; null where there is one. */
  get path(): string | null {
    return this.#code === null ? null : `/found/${this.#code}`
  }

  async open(): Promise<void> {
    this.#code = (await isFounded(this.#house.db)) ? null : newCode()
  }

  isFounded(): Promise<boolean> {
    return isFounded(this.#house.db)
  }

  /** @throws Refusal `code-spent` where the code is not the server's, or the school is there already */
  async found({ code, school, number, name, sex, password }: Founded): Promise<Login> {
    if (this.#code === null || code.toUpperCase() !== this.#code) throw new Refusal('code-spent')
    const founder = { id: newId(), number, name, pinyin: pinyinOf(name, number), sex, passwordHash: await this.#logins.hash(password) }
    if (!(await insertFounding(this.#house.db, { school, founder, at: at(this.#house) }))) throw new Refusal('code-spent')
    this.#code = null
    return this.#logins.byPassword(number, password)
  }
}
