/** The tables say the same as the machines: no state, no field and no role is known to the one and not to the other. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SEAT_KINDS } from '../../machines/actor.ts'
import { BALLOT_STATES } from '../../machines/ballot-context.ts'
import { SUBJECTS, type SubjectName } from '../../machines/events.ts'
import { unborn } from '../../machines/judge.ts'
import { MOTION_STATES } from '../../machines/motion-context.ts'
import { PRESENCES, SESSION_STATES } from '../../machines/session-context.ts'
import { UNDERTAKING_STATES } from '../../machines/undertaking-context.ts'
import { appendToJournal, GENESIS, hashOf, type NewEntry } from '../../db/journal.ts'
import { findSubject, insertSubject, saveSubject } from '../../db/subjects.ts'
import { type FreshDatabase, freshDatabase } from '../postgres.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

const STATES: Record<SubjectName, readonly string[]> = {
  session: SESSION_STATES,
  motion: MOTION_STATES,
  ballot: BALLOT_STATES,
  undertaking: UNDERTAKING_STATES,
}

/** The words that the CHECK of a column lets through. */
const wordsOf = async (table: string, column: string): Promise<string[]> => {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_constraintdef(c.oid) as definition from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'c' and c.conrelid = ${table}::regclass and a.attname = ${column} and cardinality(c.conkey) = 1`.execute(fresh.db)
  return rows.flatMap(({ definition }) => [...definition.matchAll(/'([A-Za-z_]+)'::text/g)].map(([, word]) => word ?? ''))
}
type Column = { name: string; type: string; nullable: boolean }
const columnsOf = async (table: string): Promise<Column[]> => {
  const { rows } = await sql<Column>`
    select column_name as name, data_type as type, is_nullable = 'YES' as nullable from information_schema.columns where table_schema = 'public' and table_name = ${table}`.execute(
    fresh.db,
  )
  return rows.map((column) => ({ ...column, name: column.name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) }))
}
/** The types of a column in which a field may be kept, by what it holds at first. */
const typesFor = (blank: unknown): string[] => {
  if (Array.isArray(blank)) return ['ARRAY', 'jsonb']
  if (typeof blank === 'number') return ['integer']
  if (typeof blank === 'boolean') return ['boolean']
  return typeof blank === 'string' ? ['text'] : ['text', 'date', 'timestamp with time zone', 'integer', 'boolean', 'jsonb']
}
/** What a row has beside its context. */
const APART = ['id', 'ord', 'version', 'state']

describe.each(SUBJECTS)('the table of %ss', (subject) => {
  test('knows the states of its machine, but the one before it is born, and no other', async () => {
    expect((await wordsOf(subject, 'state')).toSorted()).toEqual(STATES[subject].filter((state) => state !== 'unborn').toSorted())
  })

  test('has a column for every field of the context, and no other', async () => {
    const columns = (await columnsOf(subject)).map(({ name }) => name).filter((name) => !APART.includes(name))
    expect(columns.toSorted()).toEqual(Object.keys(unborn[subject].context).toSorted())
  })

  test('holds a field as its machine does: lists and numbers in their kind, and nothing where nothing may be', async () => {
    const context: Record<string, unknown> = { ...unborn[subject].context }
    const kept = (await columnsOf(subject)).filter(({ name }) => !APART.includes(name))
    const wrong = kept.filter(({ name, type, nullable }) => !typesFor(context[name]).includes(type) || (context[name] !== null && nullable))
    expect(wrong).toEqual([])
  })
})

test('the roll knows the kinds and presences of the machine', async () => {
  expect((await wordsOf('seat', 'kind')).toSorted()).toEqual([...SEAT_KINDS].toSorted())
  expect((await wordsOf('seat', 'presence')).toSorted()).toEqual([...PRESENCES].toSorted())
  expect((await wordsOf('journal', 'subject')).toSorted()).toEqual([...SUBJECTS].toSorted())
})

test('a subject comes back from its row as it went in', async () => {
  const { db } = fresh
  await db.insertInto('school').values({ name: '测试学校', settings: '{}' }).execute()
  const item = {
    id: 'item',
    title: '方案',
    power: 'charter',
    kind: 'decide',
    method: 'hands',
    motion: null,
    presenter: null,
    minutes: null,
    startedAt: null,
    endedAt: null,
    ballot: null,
    phase: 'pending',
    since: 1,
    collation: null,
    override: null,
  } as const
  const before = {
    version: 3,
    state: 'papers_out' as const,
    context: {
      ...unborn.session.context,
      term: 3,
      ordinal: 2,
      opensOn: '2030-01-10',
      windowClosesAt: '2029-12-20T00:00:00.000Z',
      roll: 57,
      present: 51,
      onLeave: 4,
      items: [item],
      scrutiny: { scrutineers: ['a', 'b'], chief: 'a', tellers: [] },
      papersSentAt: '2030-01-01T01:02:03.456Z',
    },
  }
  await db.transaction().execute((trx) => insertSubject(trx, 'session', 'session', before))
  expect(await findSubject(db, 'session', 'session')).toEqual(before)
  const after = { ...before, version: 4, context: { ...before.context, items: [], scrutiny: null, opensOn: null } }
  await db.transaction().execute((trx) => saveSubject(trx, 'session', 'session', after))
  expect(await findSubject(db, 'session', 'session')).toEqual(after)
})

describe('the journal', () => {
  const entry = (n: number): NewEntry => ({
    actId: `act${n}`,
    subject: 'session',
    subjectId: 'session',
    version: n,
    state: 'preparing',
    event: { type: 'session.sendPapers', overrideReason: `第${n}次` },
    by: { kind: 'clock' },
    known: { n },
    at: '2026-03-02T01:00:00.000Z',
    cause: null,
  })
  const rows = () => fresh.db.selectFrom('journal').selectAll().orderBy('seq').execute()
  beforeAll(() => fresh.db.transaction().execute((trx) => appendToJournal(trx, [entry(1), entry(2)])))

  test('chains every row to the one before, by a hash that anybody can work out again', async () => {
    await fresh.db.transaction().execute((trx) => appendToJournal(trx, [entry(3)]))
    let prevHash = GENESIS
    for (const row of await rows()) {
      const { seq, hash, prevHash: said, ...content } = row
      expect([said, hash]).toEqual([prevHash, hashOf(content, seq, prevHash)])
      prevHash = hash
    }
    expect(await fresh.db.selectFrom('journalHead').select(['seq', 'hash']).executeTakeFirst()).toEqual({ seq: 3, hash: prevHash })
  })

  test.each([
    ['changed', sql`update journal set state = 'archived' where seq = 1`],
    ['changed, though nothing would change', sql`update journal set state = state`],
    ['shortened', sql`delete from journal where seq = 2`],
    ['emptied', sql`truncate journal`],
    ['emptied with everything that hangs on it', sql`truncate journal cascade`],
    [
      'given another row by upsert',
      sql`insert into journal select * from journal where seq = 1 on conflict (seq) do update set state = 'archived'`,
    ],
  ])('is not %s', async (_, statement) => {
    const before = await rows()
    await expect(statement.execute(fresh.db)).rejects.toThrow('the journal is append-only')
    expect(await rows()).toEqual(before)
  })

  test('has no act twice and no version of a subject twice', async () => {
    await expect(fresh.db.transaction().execute((trx) => appendToJournal(trx, [{ ...entry(4), actId: 'act1' }]))).rejects.toThrow(
      'journal_act_id_key',
    )
    await expect(fresh.db.transaction().execute((trx) => appendToJournal(trx, [{ ...entry(1), actId: 'act4' }]))).rejects.toThrow(
      'journal_subject_subject_id_version_key',
    )
  })
})
