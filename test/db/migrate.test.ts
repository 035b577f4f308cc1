import { type Kysely, type Migration, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { connect } from '../../db/connect.ts'
import { DatabaseNewerError, migrate, schemaCurrent } from '../../db/migrate.ts'
import { type FreshDatabase, freshDatabase } from '../postgres.ts'

const makes = (statement: string): Migration => ({
  up: async (db: Kysely<unknown>) => void (await sql.raw(statement).execute(db)),
})
const first = { '001-lamp': makes('create table lamp (id int primary key)') }
const second = { ...first, '002-shade': makes('create table shade (id int primary key)') }
const broken = { ...second, '003-bulb': makes('create table bulb (id no_such_type)') }

/** A database with nothing in it: the fresh one's tables are moved out of sight. */
let fresh: FreshDatabase
beforeEach(async () => {
  fresh = await freshDatabase()
  await sql`drop schema public cascade`.execute(fresh.db)
  await sql`create schema public`.execute(fresh.db)
})
afterEach(() => fresh.drop())

describe('migrating', () => {
  test('applies what is missing, in order, and nothing the second time', async () => {
    expect(await migrate(fresh.db, first)).toEqual(['001-lamp'])
    expect(await migrate(fresh.db, second)).toEqual(['002-shade'])
    expect(await migrate(fresh.db, second)).toEqual([])
  })

  test('by two servers that start together happens once', async () => {
    const other = connect(fresh.url)
    const done = await Promise.all([migrate(fresh.db, second), migrate(other, second)])
    await other.destroy()
    expect(done.flat().toSorted()).toEqual(['001-lamp', '002-shade'])
  })

  test('undoes everything of a run in which one migration fails', async () => {
    await migrate(fresh.db, first)
    await expect(migrate(fresh.db, broken)).rejects.toThrow('no_such_type')
    expect(await schemaCurrent(fresh.db, first)).toBe(true)
    expect((await sql`select to_regclass('shade') as t`.execute(fresh.db)).rows).toEqual([{ t: null }])
  })

  test('is not cut short by the limits meant for requests, which hold again afterwards', async () => {
    const patient = { '001-patient': makes(`create table limits as select current_setting('statement_timeout') as ms`) }
    const one = connect(fresh.url, { max: 1 })
    await migrate(one, patient)
    expect((await sql`select ms, current_setting('statement_timeout') as now from limits`.execute(one)).rows).toEqual([
      { ms: '0', now: '30s' },
    ])
    await one.destroy()
  })

  test('refuses a list whose numbers do not rise', async () => {
    const lamp = first['001-lamp']
    await expect(migrate(fresh.db, { '002-late': lamp, '001-early': lamp })).rejects.toThrow('higher number')
    await expect(migrate(fresh.db, { '001-one': lamp, '001-two': lamp })).rejects.toThrow('higher number')
    await expect(migrate(fresh.db, { '1-short': lamp })).rejects.toThrow('NNN-')
  })
})

describe('a database newer than the code', () => {
  test('is refused by name and left as it was', async () => {
    await migrate(fresh.db, second)
    const refused = migrate(fresh.db, first)
    await expect(refused).rejects.toThrow(DatabaseNewerError)
    await expect(refused).rejects.toMatchObject({ unknown: ['002-shade'] })
    expect(await schemaCurrent(fresh.db, second)).toBe(true)
  })

  test('is not current for the older release', async () => {
    await migrate(fresh.db, second)
    expect(await schemaCurrent(fresh.db, first)).toBe(false)
  })
})

describe('the schema is current', () => {
  test('only with exactly the migrations of this release', async () => {
    expect(await schemaCurrent(fresh.db, first)).toBe(false)
    await migrate(fresh.db, first)
    expect(await schemaCurrent(fresh.db, first)).toBe(true)
    expect(await schemaCurrent(fresh.db, second)).toBe(false)
  })

  test('in a fresh test database, by our own migrations', async () => {
    const ours = await freshDatabase()
    expect(await schemaCurrent(ours.db)).toBe(true)
    await ours.drop()
  })
})
