/**
 * The demonstration school: 186 people, nine departments, five delegations. Rows only; what they do and say is acted
 * out by the server (server/demo-story.ts). Ids are derived from names, so that tests can rely on them.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '../machines/matters.ts'
import type { Settings } from '../machines/settings.ts'
import type { Db } from './connect.ts'
import {
  DELEGATIONS,
  DEPARTMENTS,
  GIVEN,
  OTHERS,
  REPRESENTATIVES,
  SURNAMES,
  THE_REST,
  type DelegationKey,
  type DepartmentKey,
  type Duty,
  type Sex,
} from './seed-people.ts'

export const SCHOOL = '明溪湖九年一贯制学校'
export const TERM = 3
/** Of every demonstration account. */
export const DEMO_PASSWORD = 'demo-congress'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The id of something named: the same at every start, on every machine. */
export const seedId = (...name: (string | number)[]): string => {
  let rest = BigInt(
    `0x${createHash('sha256')
      .update(`demonstration ${name.join(' ')}`)
      .digest('hex')}`,
  )
  let id = ''
  while (id.length < 22) {
    id += BASE58[Number(rest % 58n)]
    rest /= 58n
  }
  return id
}

const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as K[]

export type SeedPerson = {
  id: string
  number: string
  name: string
  pinyin: string
  sex: Sex
  age: number
  duty: Duty
  department: DepartmentKey
  roles: Role[]
  seat: { id: string; kind: 'representative' | 'observer'; delegation: DelegationKey | null; head: boolean } | null
  /** By what the story calls this person; most are never called. */
  keys: string[]
}

type Sketch = Pick<SeedPerson, 'sex' | 'age' | 'duty' | 'department' | 'keys'> & {
  seat: Omit<NonNullable<SeedPerson['seat']>, 'id'> | null
}

const DUTY: Record<string, Duty> = { L: 'leader', T: 'teacher', W: 'worker' }

const sketched = (place: string): Pick<Sketch, 'sex' | 'age' | 'duty' | 'keys'> => {
  const [figures = '', names = ''] = place.split(' ')
  return {
    duty: DUTY[figures.charAt(0)] ?? 'worker',
    sex: figures.charAt(1) === 'f' ? 'female' : 'male',
    age: Number(figures.slice(2)),
    keys: names === '' ? [] : [names],
  }
}

/** Where a representative works, by duty and delegation; what the roll does not say, the school does. */
const departmentOf = (duty: Duty, delegation: DelegationKey): DepartmentKey =>
  duty === 'teacher' ? (delegation === 'primary' ? 'moral' : 'teaching') : duty === 'leader' ? 'office' : 'logistics'

const sketches = (): Sketch[] => [
  ...keys(REPRESENTATIVES).flatMap((delegation) =>
    REPRESENTATIVES[delegation].map((place, at) => {
      const person = sketched(place)
      return {
        ...person,
        department: departmentOf(person.duty, delegation),
        seat: { kind: 'representative' as const, delegation, head: at === 0 },
      }
    }),
  ),
  ...OTHERS.map(({ place, department, observes }) => ({
    ...sketched(place),
    department,
    seat: observes ? { kind: 'observer' as const, delegation: null, head: false } : null,
  })),
  ...THE_REST.flatMap(({ duty, sex, count, departments }) =>
    Array.from({ length: count }, (_, at) => ({
      duty,
      sex,
      age: 24 + ((at * 11) % 35),
      department: departments[at % departments.length] ?? 'teaching',
      seat: null,
      keys: [],
    })),
  ),
]

const ROLES: Record<string, Role[]> = {
  leader: ['leader'],
  secretary: ['secretary'],
  unionStaff: ['staff'],
  hallScreen: ['staff'],
  // Tellers enter the bundles at the desk.
  teller1: ['staff'],
  teller2: ['staff'],
  admin: ['admin'],
  committeeChair: ['committee'],
}
const rolesOf = (key: string): Role[] =>
  ROLES[key] ??
  (key.startsWith('presidium')
    ? ['presidium']
    : key.startsWith('committee')
      ? ['committee']
      : key.startsWith('officer')
        ? ['department']
        : [])

/** Everybody, in the order of their work numbers. */
export const everybody: SeedPerson[] = sketches().map((sketch, at, all) => {
  const surname = SURNAMES[(at * 37 + 5) % SURNAMES.length]
  const given = GIVEN[sketch.sex][all.slice(0, at).filter((before) => before.sex === sketch.sex).length]
  if (!surname || !given) throw new Error(`there is no name for person ${at}`)
  const id = seedId('person', at)
  return {
    ...sketch,
    id,
    number: String(1001 + at),
    name: surname.characters + given.characters,
    pinyin: surname.pinyin + given.pinyin,
    roles: sketch.keys.flatMap(rolesOf),
    seat: sketch.seat && { id: seedId('seat', at), ...sketch.seat },
  }
})

/** Somebody whom the story calls by a name of theirs. */
export const called = (key: string): SeedPerson => {
  const found = everybody.find((person) => person.keys.includes(key))
  if (!found) throw new Error(`nobody in the demonstration is called ${key}`)
  return found
}

export const representatives = everybody.filter((person) => person.seat?.kind === 'representative')
export const observers = everybody.filter((person) => person.seat?.kind === 'observer')

export const departmentId = (key: DepartmentKey): string => seedId('department', key)
export const delegationId = (key: DelegationKey): string => seedId('delegation', key)

/** Somebody of an age on a day, their birthday anywhere in the year before it. */
const bornOn = (today: string, age: number, at: number): string => {
  const born = new Date(`${today}T00:00:00Z`)
  born.setUTCDate(born.getUTCDate() - 1 - ((at * 53) % 360))
  born.setUTCFullYear(born.getUTCFullYear() - age)
  return born.toISOString().slice(0, 10)
}

/** @param today the day of the congress, YYYY-MM-DD: ages are of that day */
export const insertSchool = async (db: Db, today: string, passwordHash: string): Promise<void> => {
  await db
    .insertInto('school')
    .values({ name: SCHOOL, settings: JSON.stringify({ signInBy: 'anywhere' } satisfies Partial<Settings>) })
    .execute()
  await db
    .insertInto('department')
    .values(keys(DEPARTMENTS).map((key, at) => ({ id: departmentId(key), name: DEPARTMENTS[key], ord: at + 1 })))
    .execute()
  await db
    .insertInto('delegation')
    .values(keys(DELEGATIONS).map((key, at) => ({ id: delegationId(key), term: TERM, name: DELEGATIONS[key], ord: at + 1 })))
    .execute()
  const rows = everybody.map(({ id, number, name, pinyin, sex, age, duty, department, roles }, at) => ({
    id,
    number,
    name,
    pinyin,
    sex,
    duty,
    roles,
    passwordHash,
    bornOn: bornOn(today, age, at),
    departmentId: departmentId(department),
    frontLine: duty === 'teacher' || department === 'canteen' || department === 'logistics',
  }))
  await db.insertInto('person').values(rows).execute()
}

/** Takes everything away, tables and all. Only for a database that holds nothing but the demonstration. */
export const clearDatabase = async (db: Db): Promise<void> => {
  await sql`drop schema public cascade`.execute(db)
  await sql`create schema public`.execute(db)
}
