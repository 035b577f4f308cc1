import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { connect, listen } from '../../db/connect.ts'
import { type FreshDatabase, freshDatabase } from '../postgres.ts'

let fresh: FreshDatabase
beforeAll(async () => void (fresh = await freshDatabase()))
afterAll(() => fresh.drop())

async function one(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(fresh.db)
  return rows[0]?.value
}

describe('a value from the database', () => {
  test.each([
    ['9007199254740991::int8', 9007199254740991],
    ['(-3)::int8', -3],
    ['null::int8', null],
    [`'2026-03-01 09:30:00.123456+08'::timestamptz`, '2026-03-01T01:30:00.123Z'],
    [`'2026-03-01 09:30:00+00'::timestamptz`, '2026-03-01T09:30:00.000Z'],
    [`'2026-03-01'::date`, '2026-03-01'],
    ['1.10::numeric', '1.10'],
    [`'{"keep_me": {"as_is": 1}}'::jsonb`, { keep_me: { as_is: 1 } }],
    ['array[1, null, 3]::int8[]', [1, null, 3]],
    [`array['2026-03-01 00:00:00+08', null]::timestamptz[]`, ['2026-02-28T16:00:00.000Z', null]],
    [`array['2026-03-01']::date[]`, ['2026-03-01']],
    ['array[1.10]::numeric[]', ['1.10']],
    [`array['a,"b', null]::text[]`, ['a,"b', null]],
  ])('%s arrives as %j', async (expression, expected) => {
    expect(await one(expression)).toEqual(expected)
  })

  test('that no number or no calendar can hold is an error, not a guess', async () => {
    await expect(one('9007199254740992::int8')).rejects.toThrow(RangeError)
    await expect(one(`'infinity'::timestamptz`)).rejects.toThrow(RangeError)
    expect(await one('1')).toBe(1)
  })
})

describe('a connection', () => {
  test('has its limits and its name', async () => {
    expect(await one(`current_setting('statement_timeout')`)).toBe('30s')
    expect(await one(`current_setting('idle_in_transaction_session_timeout')`)).toBe('30s')
    expect(await one(`current_setting('application_name')`)).toBe('test')
  })

  test('lost while idle is reported and replaced', async () => {
    const log = vi.fn()
    const db = connect(fresh.url, { max: 1, log })
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    await one(`pg_terminate_backend(${rows[0]?.pid})`)
    await expect.poll(() => log.mock.calls.length).toBe(1)
    expect((await sql`select 1 as n`.execute(db)).rows).toEqual([{ n: 1 }])
    await db.destroy()
  })
})

describe('a listener', () => {
  test('hears hints; after a break it comes back by itself and says that it may have missed some', async () => {
    const hint = vi.fn()
    const lost = vi.fn()
    const listener = await listen(fresh.url, 'Hall', hint, lost)
    await one(`pg_notify('Hall', 'ballot 1')`)
    await expect.poll(() => hint.mock.calls).toEqual([['ballot 1']])

    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'staff-congress listen' and datname = current_database()`.execute(fresh.db)
    await expect.poll(() => lost.mock.calls.length).toBe(1)
    await expect.poll(() => hint.mock.lastCall).toEqual([undefined])
    await one(`pg_notify('Hall', 'ballot 2')`)
    await expect.poll(() => hint.mock.lastCall).toEqual(['ballot 2'])

    await listener.close()
    await one(`pg_notify('Hall', 'ballot 3')`)
    await sleep(50)
    expect(hint).toHaveBeenCalledTimes(3)
    expect(lost).toHaveBeenCalledOnce()
  })

  test('keeps trying while the database cannot be had, and reports each time', async () => {
    const hint = vi.fn()
    const lost = vi.fn()
    const other = await freshDatabase()
    const listener = await listen(other.url, 'hall', hint, lost)
    await other.drop()
    await expect.poll(() => lost.mock.calls.length).toBeGreaterThanOrEqual(3)
    expect(hint).not.toHaveBeenCalled()
    await listener.close()
  })

  test('that cannot even begin is an error', async () => {
    const nowhere = new URL(fresh.url)
    nowhere.pathname = '/no_such_database'
    await expect(listen(nowhere.href, 'hall', vi.fn(), vi.fn())).rejects.toMatchObject({ code: '3D000' })
  })
})
