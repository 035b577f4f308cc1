/** The motions report: the figures of the demonstration as the rules of procedure tell them, and each number beside its motions. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listMotionFacts, type MotionFacts } from '../../db/motion-facts.ts'
import { called, DEMO_PASSWORD, seedId } from '../../db/seed.ts'
import { CATEGORIES, DECLINE_REASONS, GRADES, REPLY_CLASSES } from '../../machines/catalogues.ts'
import { MOTION_STATES } from '../../machines/motion-context.ts'
import { UNDERTAKING_STATES } from '../../machines/undertaking-context.ts'
import { buildApp, type App } from '../../server/app.ts'
import { listMotions } from '../../server/contract.ts'
import { tellStory } from '../../server/demo-story.ts'
import { byCategory, byReason, figuresOf, percentOf } from '../../server/motions-figures.ts'
import { getMotionsReport, MOTION_FIGURES } from '../../server/report-contract.ts'
import { COOKIE, Logins } from '../../server/login.ts'
import { speakerAt, type Speaker } from '../hall.ts'
import { temporaryKeyDir, temporaryKeys } from '../keys.ts'
import { freshDatabase, type FreshDatabase } from '../postgres.ts'
import Fastify from 'fastify'

const { log } = Fastify()
const NOW = new Date('2026-03-18T02:30:00.000Z')
const SESSION = seedId('session', 'now')
const clock = () => NOW

let house: FreshDatabase
let app: App
let committee: Speaker
const speaker = async (key: Parameters<typeof called>[0]): Promise<Speaker> => {
  const { token } = await new Logins({ db: house.db, log, clock }).byPassword(called(key).number, DEMO_PASSWORD)
  return speakerAt(app, { person: called(key).id, seat: '', cookie: token })
}
beforeAll(async () => {
  house = await freshDatabase()
  await tellStory({ db: house.db, log, ballotKeys: temporaryKeys(), channels: [] }, NOW)
  app = await buildApp({ databaseUrl: house.url, ballotKeyDir: temporaryKeyDir(), clock })
  committee = await speaker('committeeChair')
})
afterAll(async () => {
  await app?.app.close()
  await house?.drop()
})

const report = async () => {
  const { status, body } = await committee.call(getMotionsReport, { params: { id: SESSION } })
  expect(status).toBe(200)
  return body
}

describe('the report of the demonstration', () => {
  test('ten received: seven filed, one merged, one converted, one withdrawn', async () => {
    const { figures } = await report()
    expect(figures).toMatchObject({
      received: 10,
      filed: 7,
      priority: 2,
      tabled: 2,
      merged: 1,
      converted: 1,
      declined: 1,
      declinedOnly: 0,
      withdrawn: 1,
      undecided: 0,
    })
    const { filed, merged, converted, declinedOnly, withdrawn, undecided } = figures
    expect((filed ?? 0) + (merged ?? 0) + (converted ?? 0) + (declinedOnly ?? 0) + (withdrawn ?? 0) + (undecided ?? 0)).toBe(10)
  })

  test('one was declined because it is an individual’s own matter', async () => {
    expect((await report()).reasons).toEqual([{ reason: 'individual', count: 1 }])
  })

  test('two answered A, two B with a promise; one overdue; one handled twice; nobody is satisfied by silence', async () => {
    expect((await report()).figures).toMatchObject({
      answered: 4,
      classA: 2,
      classB: 2,
      classC: 0,
      classD: 0,
      inTime: 4,
      late: 0,
      overdue: 1,
      satisfied: 2,
      basicallySatisfied: 1,
      dissatisfied: 0,
      unrated: 1,
      rehandled: 1,
      tracked: 1,
      finished: 2,
    })
  })

  test('the promise of single sign-on is carried over, with what and until when', async () => {
    const { promises } = await report()
    expect(promises).toMatchObject([{ motion: seedId('motion', 'singleLogin'), dueOn: '2026-05-02' }])
    expect(promises[0]?.what).not.toBe('')
  })

  test('delegations and categories each add up to what was received', async () => {
    const { delegations, categories } = await report()
    const sum = (rows: { figures: Record<string, number> }[]) => rows.reduce((n, { figures }) => n + (figures['received'] ?? 0), 0)
    expect([sum(delegations), sum(categories)]).toEqual([10, 10])
    expect(delegations.every(({ name }) => name !== '')).toBe(true)
  })

  test('every number opens just as many motions as it counts', async () => {
    const { figures, delegations } = await report()
    for (const figure of MOTION_FIGURES) {
      const { body } = await committee.call(listMotions, { query: { session: SESSION, figure, limit: '100' } })
      expect({ figure, listed: body.items.length }).toEqual({ figure, listed: figures[figure] })
    }
    for (const { id, figures: own } of delegations) {
      const { body } = await committee.call(listMotions, {
        query: { session: SESSION, figure: 'filed', delegation: id ?? '', limit: '100' },
      })
      expect(body.items).toHaveLength(own['filed'] ?? -1)
    }
  })

  test('a number belongs to a session, and is one that the report has', async () => {
    for (const [query, field] of [
      [{ figure: 'filed' }, 'session'],
      [{ figure: 'constructor', session: SESSION }, 'figure'],
    ] as const) {
      const { status, problem } = await committee.call(listMotions, { query })
      expect(status).toBe(400)
      expect(JSON.stringify(problem)).toContain(field)
    }
  })

  test('once the leader signs, the laboratory counts as class C, answered late', async () => {
    const { id } = await house.db
      .selectFrom('undertaking')
      .select('id')
      .where('motion', '=', seedId('motion', 'ventilation'))
      .where('part', '=', 'lead')
      .executeTakeFirstOrThrow()
    await (await speaker('leader')).must('undertaking', id, { type: 'undertaking.sign' })
    expect((await report()).figures).toMatchObject({ classC: 1, answered: 5, late: 1, overdue: 0, unrated: 2 })
  })
})

describe('the report on paper', () => {
  const get = (as: string) =>
    app.app.inject({
      url: `/api/sessions/${SESSION}/motions-report/paper?as=${as}`,
      headers: { cookie: `${COOKIE}=${committee.cookie}` },
    })

  test('says the same figures in PDF, and is a Word document too', async () => {
    const pdf = await get('pdf')
    expect(pdf.headers['content-type']).toBe('application/pdf')
    const folder = mkdtempSync(join(tmpdir(), 'report-'))
    writeFileSync(join(folder, 'report.pdf'), pdf.rawPayload)
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
    rmSync(folder, { recursive: true })
    for (const said of ['提案工作报告', '共收到代表提案10件', '立案7件', '并案1件', '转为意见建议1件', '属于个人问题', '未评价'])
      expect(text).toContain(said)
    expect((await get('docx')).rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})

describe('figures', () => {
  const pick = <T>(...of: readonly T[]) => fc.constantFrom(...of)
  const day = pick(null, '2026-01-01', '2026-02-01', '2026-03-01')
  const facts: fc.Arbitrary<MotionFacts> = fc.record({
    id: fc.uuid(),
    state: pick(...MOTION_STATES),
    category: pick(...CATEGORIES),
    delegation: pick(null, 'a', 'b'),
    number: pick(null, 'J3C2-001'),
    priority: pick(null, 'priority', 'ordinary'),
    route: pick(null, 'direct', 'congress'),
    declineReason: pick(null, ...DECLINE_REASONS),
    mergedInto: pick(null, 'other'),
    undertaking: pick(null, ...UNDERTAKING_STATES),
    department: pick(null, 'x'),
    replyClass: pick(null, ...REPLY_CLASSES),
    firstRepliedOn: day,
    firstDueOn: day,
    grade: pick(null, ...GRADES),
    round: pick(null, 1, 2),
    overdue: pick(null, true, false),
  })

  test('of parts add up to those of the whole, however a session is cut', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 40 }), (motions) => {
        const whole = figuresOf(motions)
        const parts = byCategory(motions, CATEGORIES)
        for (const figure of MOTION_FIGURES) expect(parts.reduce((sum, part) => sum + part.figures[figure], 0)).toBe(whole[figure])
        expect(byReason(motions, DECLINE_REASONS.slice(0, 3)).reduce((sum, { count }) => sum + count, 0)).toBe(whole.declined)
        expect(whole.classA + whole.classB + whole.classC + whole.classD).toBe(whole.answered)
      }),
    )
  })

  test('never call silence satisfied: a reply that waits for its rating is unrated, whatever was said of the one before', () => {
    fc.assert(
      fc.property(facts, (motion) => {
        const waiting = figuresOf([{ ...motion, undertaking: 'replied', replyClass: 'A' }])
        expect([waiting.unrated, waiting.satisfied, waiting.basicallySatisfied, waiting.dissatisfied]).toEqual([1, 0, 0, 0])
      }),
    )
  })

  test('in percent are of those who said something', () => {
    expect([percentOf(2, 3), percentOf(0, 0), percentOf(0, 4)]).toEqual([67, null, 0])
  })

  test('leave out what the school laid before the congress itself', async () => {
    const all = await listMotionFacts(house.db, SESSION)
    expect(all.some(({ id }) => id === seedId('motion', 'workPlan'))).toBe(false)
  })
})
