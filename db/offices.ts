/** Who holds an office, and the history of it; and the first administrator of a school. Decides nothing. */
import { sql } from 'kysely'
import type { Role } from '../machines/matters.ts'
import type { Db } from './connect.ts'

export type NewOffices = { actId: string; personId: string; to: Role[]; reason: string | null; byId: string; at: string }
export type OfficeRow = Omit<NewOffices, 'actId'> & { seq: number; from: Role[] }
export type Appointed = { roles: Role[]; department: string | null }

/** Everybody who holds an office, by work number. */
export const listOfficers = (db: Db, limit: number) =>
  db
    .selectFrom('person')
    .leftJoin('department', 'department.id', 'person.departmentId')
    .select(['person.id', 'person.name', 'person.number', 'person.roles', 'department.name as department'])
    .where('active', '=', true)
    .where(sql<boolean>`cardinality(roles) > 0`)
    .orderBy('number')
    .limit(limit)
    .execute()

/** Changes, the newest first. */
export const listOfficeChanges = (db: Db, { before, limit }: { before: number | null; limit: number }) =>
  db
    .selectFrom('officeChange')
    .innerJoin('person', 'person.id', 'officeChange.personId')
    .innerJoin('person as giver', 'giver.id', 'officeChange.byId')
    .select(['seq', 'person.name as person', 'from', 'to', 'reason', 'at', 'giver.name as by'])
    .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()

/**
 * Writes one change, one after the other for the whole school. `judge` is asked under the lock: with what the person
 * holds, how many administrators there are, and what was written under this act id; it throws, or lets pass.
 *
 * @returns the number of the change, the old one where the act was said before
 */
export const recordOffices = (
  db: Db,
  change: NewOffices,
  judge: (found: { person: Appointed | undefined; admins: number; said: OfficeRow | undefined }) => void,
): Promise<number> =>
  db.transaction().execute(async (trx) => {
    await trx.selectFrom('school').select('name').forUpdate().executeTakeFirstOrThrow()
    const said = await trx.selectFrom('officeChange').selectAll().where('actId', '=', change.actId).executeTakeFirst()
    const held = await trx
      .selectFrom('person')
      .select(['roles', 'departmentId as department'])
      .where('id', '=', change.personId)
      .where('active', '=', true)
      .forUpdate()
      .executeTakeFirst()
    const { admins } = await trx
      .selectFrom('person')
      .select((select) => select.fn.countAll<number>().as('admins'))
      .where('active', '=', true)
      .where(sql<boolean>`'admin' = any(roles)`)
      .executeTakeFirstOrThrow()
    judge({ person: held, admins, said })
    if (said) return said.seq
    const { seq } = await trx
      .insertInto('officeChange')
      .values({ ...change, from: held?.roles ?? [] })
      .returning('seq')
      .executeTakeFirstOrThrow()
    await trx.updateTable('person').set({ roles: change.to }).where('id', '=', change.personId).execute()
    return seq
  })

export const isFounded = async (db: Db): Promise<boolean> => (await db.selectFrom('school').select('name').executeTakeFirst()) !== undefined

export type Founder = { id: string; number: string; name: string; pinyin: string; sex: 'female' | 'male'; passwordHash: string }

/** Writes the school and its first administrator at once. @returns false where there is a school already */
export const insertFounding = (db: Db, { school, founder, at }: { school: string; founder: Founder; at: string }): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const written = await trx
      .insertInto('school')
      .values({ name: school, settings: '{}' })
      .onConflict((on) => on.doNothing())
      .returning('name')
      .executeTakeFirst()
    if (!written) return false
    const roles: Role[] = ['admin']
    await trx
      .insertInto('person')
      .values({ ...founder, bornOn: null, duty: 'worker', frontLine: false, departmentId: null, roles })
      .execute()
    await trx
      .insertInto('officeChange')
      .values({ actId: founder.id, personId: founder.id, from: [], to: roles, reason: null, byId: founder.id, at })
      .execute()
    return true
  })
