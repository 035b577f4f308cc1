/** People, their offices and seats, and how they log in. */
import { sql, type Transaction } from 'kysely'
import type { Actor, Seat } from '../machines/actor.ts'
import type { Role } from '../machines/matters.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

export const getSchool = (db: Either): Promise<{ name: string }> => db.selectFrom('school').select('name').executeTakeFirstOrThrow()

export type Account = { actor: Extract<Actor, { kind: 'person' }>; name: string; number: string }

/** Seats of one person, over all the sessions of a working life. */
const MAX_SEATS = 50

/** A person as the judge knows them. Nobody, once they have left. */
export const findAccount = async (db: Either, person: string): Promise<Account | undefined> => {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name', 'number', 'roles', 'departmentId'])
    .where('id', '=', person)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!row) return undefined
  const seats = await db
    .selectFrom('seat')
    .innerJoin('session', 'session.id', 'seat.sessionId')
    .select(['seat.id', 'sessionId as session', 'seat.kind', 'delegationId as delegation', 'head'])
    .where('personId', '=', person)
    .where('presence', '!=', 'lapsed')
    .where('session.state', '!=', 'discarded')
    .orderBy('seat.id')
    .limit(MAX_SEATS)
    .execute()
  const department = row.roles.includes('department') ? row.departmentId : null
  return { actor: { kind: 'person', person: row.id, roles: row.roles, department, seats }, name: row.name, number: row.number }
}

export const findPassword = (db: Db, number: string) =>
  db.selectFrom('person').select(['id', 'passwordHash']).where('number', '=', number).where('active', '=', true).executeTakeFirst()

export const setPassword = (db: Db, person: string, passwordHash: string) =>
  db.updateTable('person').set({ passwordHash }).where('id', '=', person).execute()

export const insertLogin = (db: Either, login: { tokenHash: Buffer; personId: string; createdAt: string; expiresAt: string }) =>
  db.insertInto('login').values(login).execute()

/** The people behind some logins that last, by the hash of the token in hex: one query for a whole hall that asks at once. */
export const listAccountsByLogin = async (db: Db, tokenHashes: Buffer[], at: string): Promise<Map<string, Account>> => {
  const { rows } = await sql<{
    hash: string
    id: string
    name: string
    number: string
    roles: Role[]
    departmentId: string | null
    seats: Seat[]
  }>`
    select encode(token_hash, 'hex') as hash, person.id, person.name, person.number, person.roles, person.department_id,
      (select coalesce(json_agg(held), '[]') from (
        select seat.id, seat.session_id as session, seat.kind, seat.delegation_id as delegation, seat.head
        from seat join session on session.id = seat.session_id
        where seat.person_id = person.id and seat.presence <> 'lapsed' and session.state <> 'discarded' order by seat.id limit ${MAX_SEATS}) as held) as seats
    from login join person on person.id = login.person_id
    where token_hash = any(${tokenHashes}::bytea[]) and expires_at > ${at}::timestamptz and person.active`.execute(db)
  return new Map(
    rows.map(({ hash, id, name, number, roles, departmentId, seats }) => [
      hash,
      { actor: { kind: 'person', person: id, roles, department: roles.includes('department') ? departmentId : null, seats }, name, number },
    ]),
  )
}

export const deleteLogin = (db: Db, tokenHash: Buffer) => db.deleteFrom('login').where('tokenHash', '=', tokenHash).execute()

/** Ends a person's logins, but for one. */
export const deleteLoginsOf = (db: Db, person: string, except: Buffer | null) =>
  db
    .deleteFrom('login')
    .where('personId', '=', person)
    .$if(except !== null, (query) => query.where('tokenHash', '!=', except))
    .execute()

export const deleteExpiredLogins = (db: Db, at: string) => db.deleteFrom('login').where('expiresAt', '<=', at).execute()

/** A new code ends every code of that person that was not used. */
export const replaceCode = (
  db: Db,
  code: { codeHash: Buffer; personId: string; createdAt: string; createdBy: string | null; expiresAt: string },
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx.deleteFrom('loginCode').where('personId', '=', code.personId).where('usedAt', 'is', null).execute()
    await trx
      .insertInto('loginCode')
      .values({ ...code, usedAt: null })
      .execute()
  })

/** Spends a code: the one statement decides who of two that try at once gets in. */
export const spendCode = (db: Either, codeHash: Buffer, at: string) =>
  db
    .updateTable('loginCode')
    .set({ usedAt: at })
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .returning('personId')
    .executeTakeFirst()

/** Names of persons, departments and delegations, by id. */
export const namesOf = async (db: Db, ids: string[]): Promise<Record<string, string>> => {
  if (ids.length === 0) return {}
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .unionAll(db.selectFrom('department').select(['id', 'name']).where('id', 'in', ids))
    .unionAll(db.selectFrom('delegation').select(['id', 'name']).where('id', 'in', ids))
    .execute()
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

export const listDepartments = (db: Db) => db.selectFrom('department').select(['id', 'name']).orderBy('ord').limit(100).execute()
export const listDelegations = (db: Db, term: number) =>
  db.selectFrom('delegation').select(['id', 'name']).where('term', '=', term).orderBy('ord').limit(100).execute()
