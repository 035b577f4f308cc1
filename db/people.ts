/** People, their offices and seats, and how they log in. */
import type { Transaction } from 'kysely'
import type { Actor } from '../machines/actor.ts'
import type { Settings } from '../machines/settings.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

export const getSchool = async (db: Either): Promise<{ name: string; settings: Settings }> =>
  db.selectFrom('school').select(['name', 'settings']).executeTakeFirstOrThrow()

export type Account = { actor: Extract<Actor, { kind: 'person' }>; name: string; number: string }

/** A person as the judge knows them. Nobody, once they have left. */
export const findAccount = async (db: Either, person: string): Promise<Account | undefined> => {
  const row = await db.selectFrom('person').select(['id', 'name', 'number', 'roles', 'departmentId']).where('id', '=', person).where('active', '=', true).executeTakeFirst()
  if (!row) return undefined
  const seats = await db.selectFrom('seat').select(['id', 'sessionId as session', 'kind', 'delegationId as delegation', 'head'])
    .where('personId', '=', person).where('presence', '!=', 'lapsed').orderBy('id').limit(50).execute()
  const department = row.roles.includes('department') ? row.departmentId : null
  return { actor: { kind: 'person', person: row.id, roles: row.roles, department, seats }, name: row.name, number: row.number }
}

export const findPassword = (db: Db, number: string) =>
  db.selectFrom('person').select(['id', 'passwordHash']).where('number', '=', number).where('active', '=', true).executeTakeFirst()

export const setPassword = (db: Db, person: string, passwordHash: string) =>
  db.updateTable('person').set({ passwordHash }).where('id', '=', person).execute()

export const insertLogin = (db: Either, login: { tokenHash: Buffer; personId: string; createdAt: string; expiresAt: string }) =>
  db.insertInto('login').values(login).execute()

export const findLogin = (db: Db, tokenHash: Buffer, at: string) =>
  db.selectFrom('login').select(['personId', 'expiresAt']).where('tokenHash', '=', tokenHash).where('expiresAt', '>', at).executeTakeFirst()

export const deleteLogin = (db: Db, tokenHash: Buffer) => db.deleteFrom('login').where('tokenHash', '=', tokenHash).execute()

export const deleteExpiredLogins = (db: Db, at: string) => db.deleteFrom('login').where('expiresAt', '<=', at).execute()

/** A new code ends every code of that person that was not used. */
export const replaceCode = (db: Db, code: { codeHash: Buffer; personId: string; createdAt: string; expiresAt: string }): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx.deleteFrom('loginCode').where('personId', '=', code.personId).where('usedAt', 'is', null).execute()
    await trx.insertInto('loginCode').values({ ...code, usedAt: null }).execute()
  })

/** Spends a code: the one statement decides who of two that try at once gets in. */
export const spendCode = (db: Either, codeHash: Buffer, at: string) =>
  db.updateTable('loginCode').set({ usedAt: at }).where('codeHash', '=', codeHash).where('usedAt', 'is', null).where('expiresAt', '>', at)
    .returning('personId').executeTakeFirst()

/** Names of persons, departments and delegations, by id. */
export const namesOf = async (db: Db, ids: string[]): Promise<Record<string, string>> => {
  if (ids.length === 0) return {}
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids)
    .unionAll(db.selectFrom('department').select(['id', 'name']).where('id', 'in', ids))
    .unionAll(db.selectFrom('delegation').select(['id', 'name']).where('id', 'in', ids))
    .execute()
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

export const listDepartments = (db: Db) => db.selectFrom('department').select(['id', 'name']).orderBy('ord').limit(100).execute()
export const listDelegations = (db: Db, term: number) => db.selectFrom('delegation').select(['id', 'name']).where('term', '=', term).orderBy('ord').limit(100).execute()
