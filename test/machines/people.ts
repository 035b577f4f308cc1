/** The people of the tests, by what they may do, and ids that the contract would let through. */
import type { Actor, Person, Seat } from '../../machines/actor.ts'
import type { Role } from '../../machines/matters.ts'

/** A readable name as an id: Base58 has no 0, O, I or l. */
export const id = (name: string): string =>
  name
    .replace(/[^1-9A-HJ-NP-Za-km-z]/g, 'x')
    .padEnd(14, 'z')
    .slice(0, 22)

export const SESSION = id('session')
export const DELEGATION = id('delegation')
export const DEPARTMENT = id('department')
export const OTHER_DEPARTMENT = id('otherDepartment')
export const NOON = '2025-03-10T04:00:00.000Z'

export const person = (name: string, ...roles: Role[]): Person => ({ kind: 'person', person: id(name), roles, department: null, seats: [] })

const seated = (name: string, seat: Partial<Seat> = {}): Person => ({
  ...person(name),
  seats: [{ id: id(`${name}Seat`), session: SESSION, kind: 'representative', delegation: DELEGATION, head: false, ...seat }],
})

export const proposer = seated('proposer')
export const second = seated('second')
export const third = seated('third')
export const fourth = seated('fourth')
export const head = seated('head', { head: true })
export const otherHead = seated('otherHead', { head: true, delegation: id('otherDelegation') })
export const observer = seated('observer', { kind: 'observer' })
export const guest = seated('guest', { kind: 'invitedGuest' })
export const elsewhere = seated('elsewhere', { session: id('otherSession') })

export const staff = person('staff', 'staff')
export const secretary = person('secretary', 'secretary')
export const presidium = person('presidium', 'presidium')
export const committee = person('committee', 'committee')
export const leader = person('leader', 'leader')
export const admin = person('admin', 'admin')
export const officer: Person = { ...person('officer', 'department'), department: DEPARTMENT }
export const otherOfficer: Person = { ...person('otherOfficer', 'department'), department: OTHER_DEPARTMENT }

/** A member of staff without a seat or an office. */
export const colleague = person('colleague')

export const chief = seated('chief')
export const scrutineer = seated('scrutineer')
export const thirdScrutineer = seated('thirdScrutineer')
export const teller = person('teller')
export const otherTeller = person('otherTeller')

export const clock: Actor = { kind: 'clock' }
export const congress: Actor = { kind: 'congress' }

export const everybody: Actor[] = [
  proposer,
  second,
  third,
  fourth,
  head,
  otherHead,
  observer,
  guest,
  elsewhere,
  staff,
  secretary,
  presidium,
  committee,
  leader,
  admin,
  officer,
  otherOfficer,
  colleague,
  chief,
  scrutineer,
  thirdScrutineer,
  teller,
  otherTeller,
  clock,
  congress,
]
