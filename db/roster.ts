/** The staff as one list: what an import finds, and what it writes at once. Decides nothing. */
import { sql, type Transaction } from 'kysely'
import type { Db } from './connect.ts'
import type { Database, PersonTable } from './schema.ts'
import { lockName } from './subjects.ts'

type Either = Db | Transaction<Database>

/** A person as the file names them: the department by its name. `spelled`: the pinyin is theirs, not made from the name. */
export type ImportedPerson = Pick<PersonTable, 'number' | 'name' | 'pinyin' | 'sex' | 'bornOn' | 'duty' | 'frontLine'> & {
  department: string
  spelled: boolean
}

/** Rows that one statement takes: PostgreSQL counts its parameters in 16 bits. */
const ROWS_AT_ONCE = 1000

/**
 * The people with these work numbers, with the name of their department and the seat that they have in a session, if any:
 * the one that stands, before any that has ended.
 */
export const findStaff = (db: Either, numbers: string[], session: string | null) =>
  db
    .selectFrom('person')
    .leftJoin('department', 'department.id', 'person.departmentId')
    .leftJoin('seat', (join) => join.onRef('seat.personId', '=', 'person.id').on('seat.sessionId', '=', session ?? ''))
    .distinctOn('person.id')
    .leftJoin('delegation', 'delegation.id', 'seat.delegationId')
    .select([
      'person.id',
      'person.number',
      'person.name',
      'person.pinyin',
      'person.sex',
      'person.bornOn',
      'person.duty',
      'person.frontLine',
      'person.active',
    ])
    .select(['seat.id as seat', 'seat.kind', 'seat.head', 'seat.presence', 'seat.delegationId'])
    .select((pick) => [
      pick.fn.coalesce('department.name', sql<string>`''`).as('department'),
      pick.fn.coalesce('delegation.name', sql<string>`''`).as('delegation'),
    ])
    .where('person.number', '=', sql<string>`any(${numbers}::text[])`)
    .orderBy('person.id')
    .orderBy(sql`seat.presence = 'lapsed'`)
    .execute()

export type FoundPerson = Awaited<ReturnType<typeof findStaff>>[number]

export const departmentNames = async (db: Either) => (await db.selectFrom('department').select('name').execute()).map(({ name }) => name)
export const delegationNames = async (db: Either, term: number) =>
  (await db.selectFrom('delegation').select('name').where('term', '=', term).execute()).map(({ name }) => name)

/** The heads of delegations in a session, by the delegation's name. */
export const findHeads = async (db: Either, session: string) => {
  const rows = await db
    .selectFrom('seat')
    .innerJoin('delegation', 'delegation.id', 'seat.delegationId')
    .innerJoin('person', 'person.id', 'seat.personId')
    .select(['delegation.name as delegation', 'person.number', 'person.name'])
    .where('sessionId', '=', session)
    .where('head', '=', true)
    .where('presence', '!=', 'lapsed')
    .execute()
  return new Map(rows.map(({ delegation, ...head }) => [delegation, head]))
}

type Group = { id: string; name: string }
export type StaffToWrite = { people: (ImportedPerson & { id: string })[]; departments: Group[]; delegations: Group[]; term: number }

/** Departments, delegations and people in one transaction; a person is known by their work number and keeps offices and password. */
export const writeStaff = (db: Db, { people, departments, delegations, term }: StaffToWrite): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await lockName(trx, 'staff')
    const { next } = await trx
      .selectFrom('department')
      .select(sql<number>`coalesce(max(ord), 0) + 1`.as('next'))
      .executeTakeFirstOrThrow()
    if (departments.length > 0)
      await trx
        .insertInto('department')
        .values(departments.map((group, i) => ({ ...group, ord: next + i })))
        .onConflict((on) => on.column('name').doNothing())
        .execute()
    const { after } = await trx
      .selectFrom('delegation')
      .select(sql<number>`coalesce(max(ord), 0) + 1`.as('after'))
      .where('term', '=', term)
      .executeTakeFirstOrThrow()
    if (delegations.length > 0)
      await trx
        .insertInto('delegation')
        .values(delegations.map((group, i) => ({ ...group, term, ord: after + i })))
        .onConflict((on) => on.columns(['term', 'name']).doNothing())
        .execute()
    const ids = new Map((await trx.selectFrom('department').select(['id', 'name']).execute()).map(({ id, name }) => [name, id]))
    for (let from = 0; from < people.length; from += ROWS_AT_ONCE) {
      const rows = people
        .slice(from, from + ROWS_AT_ONCE)
        .map(({ department, spelled: _spelled, ...person }) => ({ ...person, departmentId: ids.get(department) ?? null, roles: [] }))
      await trx
        .insertInto('person')
        .values(rows)
        .onConflict((on) =>
          on.column('number').doUpdateSet((given) => ({
            name: given.ref('excluded.name'),
            pinyin: given.ref('excluded.pinyin'),
            sex: given.ref('excluded.sex'),
            bornOn: given.ref('excluded.bornOn'),
            duty: given.ref('excluded.duty'),
            frontLine: given.ref('excluded.frontLine'),
            departmentId: given.ref('excluded.departmentId'),
            active: true,
          })),
        )
        .execute()
    }
  })

export const delegationIds = async (db: Either, term: number) =>
  new Map((await db.selectFrom('delegation').select(['id', 'name']).where('term', '=', term).execute()).map(({ id, name }) => [name, id]))

export const countIds = async (db: Either, table: 'person' | 'seat', ids: string[]): Promise<number> => {
  const { n } = await db
    .selectFrom(table as 'person')
    .select((pick) => pick.fn.countAll<number>().as('n'))
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .executeTakeFirstOrThrow()
  return n
}

/** Of some persons, who is what. Young is 35 or younger on the day given. */
const composed = (db: Either, day: string) =>
  db.selectFrom('person').select((pick) => [
    pick.fn.countAll<number>().as('representatives'),
    pick.fn.countAll<number>().filterWhere('duty', '=', 'teacher').as('teachers'),
    pick.fn.countAll<number>().filterWhere('duty', '=', 'leader').as('leaders'),
    pick.fn.countAll<number>().filterWhere('sex', '=', 'female').as('women'),
    pick.fn.countAll<number>().filterWhere('frontLine', '=', true).as('frontLine'),
    pick.fn
      .countAll<number>()
      .filterWhere('bornOn', '>', sql<string>`(${day}::date - interval '36 years')::date`)
      .as('young'),
  ])

const staffFigures = (db: Either) =>
  db
    .selectFrom('person')
    .select((pick) => [
      pick.fn.countAll<number>().as('staff'),
      pick.fn.countAll<number>().filterWhere('sex', '=', 'female').as('staffWomen'),
    ])
    .where('active', '=', true)
    .executeTakeFirstOrThrow()

/** Of the representatives of a session, and of the staff they stand for. */
export const rollFigures = async (db: Either, session: string, day: string) => {
  const roll = composed(db, day)
    .innerJoin('seat', 'seat.personId', 'person.id')
    .where('sessionId', '=', session)
    .where('kind', '=', 'representative')
    .where('presence', '!=', 'lapsed')
  const [persons, staff] = await Promise.all([roll.executeTakeFirstOrThrow(), staffFigures(db)])
  return { ...persons, ...staff }
}

/** The same of anybody. */
export const personFigures = async (db: Either, ids: string[], day: string) => {
  const named = composed(db, day).where('person.id', '=', sql<string>`any(${ids}::text[])`)
  const [persons, staff] = await Promise.all([named.executeTakeFirstOrThrow(), staffFigures(db)])
  return { ...persons, ...staff }
}

type Code = { codeHash: Buffer; personId: string; createdAt: string; createdBy: string; expiresAt: string }

/** New codes for many at once: every unused code of theirs ends. Who has left gets none, nor who holds an office unless `offices`. @returns the persons who got one */
export const replaceCodes = (db: Db, codes: Code[], offices: boolean): Promise<string[]> =>
  db.transaction().execute(async (trx) => {
    const persons = codes.map(({ personId }) => personId)
    const active = new Set(
      (
        await trx
          .selectFrom('person')
          .select('id')
          .where('id', 'in', persons)
          .where('active', '=', true)
          .$if(!offices, (query) => query.where(sql<boolean>`cardinality(roles) = 0`))
          .execute()
      ).map(({ id }) => id),
    )
    const given = codes.filter(({ personId }) => active.has(personId))
    if (given.length === 0) return []
    await trx
      .deleteFrom('loginCode')
      .where('personId', 'in', [...active])
      .where('usedAt', 'is', null)
      .execute()
    await trx
      .insertInto('loginCode')
      .values(given.map((code) => ({ ...code, usedAt: null })))
      .execute()
    return given.map(({ personId }) => personId)
  })
