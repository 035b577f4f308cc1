/** Somebody with all rights on the database changes the record: whatever they change is found. */
import Fastify from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOf, listJournal } from '../../db/journal.ts'
import { called, seedId } from '../../db/seed.ts'
import { tellStory } from '../../server/demo-story.ts'
import { summaryOf, verifyJournal, type Finding } from '../../server/journal-verify.ts'
import { freshDatabase, type FreshDatabase } from '../postgres.ts'
import { temporaryKeys } from '../keys.ts'

let house: FreshDatabase
beforeAll(async () => {
  house = await freshDatabase()
  await tellStory({ db: house.db, log: Fastify().log, ballotKeys: temporaryKeys(), channels: [] }, new Date('2026-03-18T02:30:00.000Z'))
})
afterAll(() => house.drop())

const run = (statement: string) => sql.raw(statement).execute(house.db)

/** Tampers as a superuser can, verifies, and puts everything back as it was. */
const foundAfter = async (...statements: string[]): Promise<Finding[]> => {
  const kept = ['journal', 'journal_head', 'seat', 'motion', 'ballot', 'undertaking', 'session']
  for (const table of kept) await run(`create table kept_${table} as table ${table}`)
  try {
    await run('alter table journal disable trigger all')
    for (const statement of statements) await run(statement)
    return (await verifyJournal(house.db)).findings
  } finally {
    // One connection, so that no foreign key is asked while rows are away.
    await house.db.connection().execute(async (one) => {
      await sql`set session_replication_role = replica`.execute(one)
      for (const table of kept)
        await sql
          .raw(`delete from ${table}; insert into ${table} overriding system value table kept_${table}; drop table kept_${table}`)
          .execute(one)
      await sql`reset session_replication_role`.execute(one)
    })
    await run('alter table journal enable trigger all')
  }
}
const kinds = (findings: Finding[]) => [...new Set(findings.map((finding) => finding.is))]

describe('an honest journal', () => {
  test('is clean, and is again after everything below was put back', async () => {
    expect((await verifyJournal(house.db)).findings).toEqual([])
    await foundAfter('delete from journal where seq > 10')
    const report = await verifyJournal(house.db)
    expect(report.findings).toEqual([])
    expect(summaryOf(report)).toMatch(/^\d+ rows, \d+ subjects and 65 seats\.\nThe chain is whole/)
  })

  test('cannot be changed by an ordinary statement', async () => {
    await expect(run('update journal set state = state')).rejects.toThrow('append-only')
    await expect(run('delete from journal')).rejects.toThrow('append-only')
    await expect(run('truncate journal')).rejects.toThrow('append-only')
  })
})

describe('a journal that was tampered with', () => {
  const payPlan = seedId('ballot', 'payPlan')
  const seqOf = async (type: string): Promise<number> => {
    const { rows } = await sql<{ seq: number }>`select seq from journal where event->>'type' = ${type} order by seq limit 1`.execute(
      house.db,
    )
    return rows[0]?.seq ?? 0
  }

  test('shows a changed event at its row', async () => {
    const seq = await seqOf('motion.decline')
    const findings = await foundAfter(`update journal set event = jsonb_set(event, '{note}', '"something else"') where seq = ${seq}`)
    expect(findings[0]).toMatchObject({ is: 'changed', seq, subject: `motion ${seedId('motion', 'personal')}` })
  })

  test('shows a changed speaker, a changed time and changed knowledge', async () => {
    const seq = await seqOf('ballot.certify')
    for (const change of [`by = jsonb_set(by, '{person}', '"nobody"')`, `at = at + interval '1 hour'`, `known = '{}'`]) {
      expect((await foundAfter(`update journal set ${change} where seq = ${seq}`))[0]).toMatchObject({ is: 'changed', seq })
    }
  })

  test('shows a deleted row, and the row that no longer follows', async () => {
    const findings = await foundAfter('delete from journal where seq = 100')
    expect(findings[0]).toMatchObject({ is: 'missing', seq: 101, detail: 'rows 100 to 100 are gone' })
    expect(findings[1]).toMatchObject({ is: 'broken', seq: 101 })
  })

  test('shows that its last rows were cut off', async () => {
    const findings = await foundAfter('delete from journal where seq > (select max(seq) - 2 from journal)')
    expect(kinds(findings)).toContain('head')
  })

  test('shows two rows that changed places', async () => {
    const findings = await foundAfter(
      'update journal set seq = 0 where seq = 200',
      'update journal set seq = 200 where seq = 201',
      'update journal set seq = 201 where seq = 0',
    )
    expect(findings.filter((finding) => finding.is === 'broken').map((finding) => finding.seq)).toEqual([200, 201, 202])
    expect(findings.filter((finding) => finding.is === 'changed').map((finding) => finding.seq)).toEqual([200, 201])
  })

  test('shows another head', async () => {
    expect(await foundAfter(`update journal_head set hash = repeat('f', 64)`)).toMatchObject([{ is: 'head' }])
    expect(await foundAfter('update journal_head set seq = seq + 1')).toMatchObject([{ is: 'head' }])
  })

  test('shows a result that was changed in its table only', async () => {
    const findings = await foundAfter(
      `update ballot set tally = jsonb_set(tally, '{${seedId('motion', 'payPlan')},approve}', '28') where id = '${payPlan}'`,
    )
    expect(findings).toMatchObject([{ is: 'table', subject: `ballot ${payPlan}`, field: 'tally' }])
    expect(findings[0]?.detail).toContain('"approve":38')
    expect(findings[0]?.detail).toContain('"approve":28')
  })

  test('shows a changed state, and a subject or seat that came or went beside the journal', async () => {
    const seat = called('steppedOut').seat?.id
    expect(await foundAfter(`update motion set state = 'closed' where id = '${seedId('motion', 'ventilation')}'`)).toMatchObject([
      { is: 'table', field: 'state' },
    ])
    expect(await foundAfter(`update seat set presence = 'absent' where id = '${seat}'`)).toMatchObject([
      { is: 'table', subject: `seat ${seat}`, field: 'presence' },
    ])
    const parking = seedId('motion', 'parking')
    const gone = [
      `delete from motion_gram where motion_id = '${parking}'`,
      `delete from notification where motion_id = '${parking}'`,
      `delete from motion where id = '${parking}'`,
    ]
    expect(await foundAfter(...gone)).toMatchObject([{ is: 'table', detail: 'the journal tells of it, but it is not in the tables' }])
    expect(
      await foundAfter(
        `insert into session select (jsonb_populate_record(session, '{"id":"strangerstranger","ordinal":9}')).* from session where id = '${seedId('session', 'next')}'`,
      ),
    ).toMatchObject([
      { is: 'table', subject: 'session strangerstranger', detail: 'it is in the tables, but the journal never heard of it' },
    ])
  })

  test('shows what the rules would never have led to, even when the whole chain is forged anew', async () => {
    const seq = await seqOf('ballot.announce')
    const rows = await listJournal(house.db, seq - 1, 1000)
    // The forger lets the vote of the agenda end otherwise and hashes everything after it again.
    const forged: string[] = []
    let prevHash = rows[0]?.prevHash ?? ''
    for (const row of rows) {
      const changed = row.seq === seq ? { ...row, state: 'void' } : row
      const hash = hashOf(changed, row.seq, prevHash)
      forged.push(`update journal set state = '${changed.state}', prev_hash = '${prevHash}', hash = '${hash}' where seq = ${row.seq}`)
      prevHash = hash
    }
    const findings = await foundAfter(forged.join(';'), `update journal_head set hash = '${prevHash}'`)
    expect(findings).toMatchObject([{ is: 'unjudged', seq, detail: 'ballot.announce leads to announced, the journal says void' }])
  })
})
