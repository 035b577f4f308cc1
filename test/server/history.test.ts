/** Motions of earlier sessions from a file: looked at first, recorded whole or not at all, and only once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import type { MotionContext } from '../../machines/motion-context.ts'
import { getMotion, listMotions } from '../../server/contract.ts'
import type { HistoryPreview } from '../../server/history-replies.ts'
import { HISTORY_COLUMNS, HISTORY_ROWS, type HistoryColumn } from '../../server/history-replies.ts'
import { HISTORY_HEADINGS, HISTORY_SAMPLE } from '../../server/history-words.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { COOKIE } from '../../server/login.ts'
import { getMotionsTable } from '../../server/lists-contract.ts'
import type { Problem } from '../../server/replies.ts'
import { listSimilar } from '../../server/writing-contract.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'

type Cells = Partial<Record<HistoryColumn, string>>
const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const tableOf = (rows: Cells[]) => [HISTORY_HEADINGS, ...rows].map((row) => HISTORY_COLUMNS.map((column) => row[column] ?? ''))
const csv = (...rows: Cells[]) =>
  Buffer.from(
    tableOf(rows)
      .map((line) => line.map(quoted).join(','))
      .join('\r\n'),
  )
const row = (cells: Cells): Cells => ({ ...HISTORY_SAMPLE, ...cells })

let hall: Hall
beforeAll(async () => {
  hall = await openHall(4, { enrolByActs: true })
})
afterAll(() => hall.close())

type Heard<T> = { status: number; body: T; problem: Problem }
const send = async <T>(what: 'preview' | 'imports', file: Buffer, by: Speaker = hall.staff): Promise<Heard<T>> => {
  const headers = { cookie: `${COOKIE}=${by.cookie}`, 'content-type': 'application/octet-stream' }
  const response = await hall.app.app.inject({ method: 'POST', url: `/api/motions-history/${what}`, headers, payload: file })
  const body: unknown = response.json()
  return { status: response.statusCode, body: body as T, problem: body as Problem }
}
const preview = async (file: Buffer) => (await send<HistoryPreview>('preview', file)).body
const bring = (file: Buffer) => send<{ rows: number; recorded: number; known: number }>('imports', file)
const faultsOf = ({ rows }: HistoryPreview) => rows.flatMap((one) => one.faults.map(({ column, rule }) => `${one.row} ${column} ${rule}`))
const found = async (text: string, by: Speaker = hall.staff) => (await by.call(listMotions, { query: { text } })).body.items

describe('a bad row', () => {
  test.each<[string, Cells, string]>([
    ['no term', { term: '' }, '3 term required'],
    ['a term that is no number', { term: '第二届' }, '3 term count'],
    ['no title', { title: '' }, '3 title required'],
    ['a title too long', { title: '长'.repeat(61) }, '3 title tooLong'],
    ['a category that the school has not', { category: '外星事务' }, '3 category category'],
    ['a day that no calendar has', { closedOn: '2019-02-30' }, '3 closedOn day'],
    ['a control character', { reply: '答\u0007复' }, '3 reply characters'],
    ['the same motion again', {}, '3 number duplicate'],
  ])('%s is told with its row, and nothing comes in', async (_, cells, fault) => {
    const file = csv(row({}), row(cells.number === undefined && Object.keys(cells).length > 0 ? { number: 'J2C3-012', ...cells } : cells))
    expect(faultsOf(await preview(file))).toEqual([fault])
    expect((await bring(file)).problem).toMatchObject({ code: 'invalid', facts: { field: 'file', rule: 'rows' } })
    expect(await found('休息室')).toEqual([])
  })

  test.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['nothing', () => Buffer.alloc(0), 'empty'],
    ['no rows', () => csv(), 'empty'],
    ['a page that calls itself a workbook', () => Buffer.from('<html><table><tr><td>届</td></tr></table></html>'), 'unreadable'],
    ['too many rows', () => csv(...Array.from({ length: HISTORY_ROWS + 1 }, (_, n) => row({ number: `N${n}` }))), 'tooManyRows'],
    ['another table', () => Buffer.from('工号,姓名\nA1,王\n'), 'unreadable'],
    ['a column too few', () => Buffer.from(csv(row({})).toString().replace('案由', '别的')), 'columnMissing'],
  ])('%s is no file of motions', async (_, file, rule) => {
    expect((await preview(await file())).faults[0]?.rule).toBe(rule)
    expect((await bring(await file())).status).toBe(400)
  })
})

describe('a good file', () => {
  const file = () => csv(row({}), row({ number: 'J2C3-012', title: '=cmd|增设遮阳棚', proposer: '李老师', reply: '' }))

  test('is told to come in whole, and comes in once', async () => {
    expect((await preview(file())).counts).toEqual({ rows: 2, bad: 0, new: 2, known: 0 })
    expect((await bring(file())).body).toEqual({ rows: 2, recorded: 2, known: 0 })
    expect((await preview(file())).counts).toEqual({ rows: 2, bad: 0, new: 0, known: 2 })
    expect((await bring(file())).body).toEqual({ rows: 2, recorded: 0, known: 2 })
  })

  test('says the same as a workbook', async () => {
    const workbook = await writeXlsxFile(tableOf([row({}), row({ number: 'J2C3-013', title: '更换课桌' })]) as never, {
      sheet: '历年提案',
    }).toBuffer()
    expect((await preview(workbook)).counts).toEqual({ rows: 2, bad: 0, new: 1, known: 1 })
  })

  test('brings motions that are archived, found by everybody, with what was told of them', async () => {
    const [motion] = await found('休息室', hall.reps[0])
    expect(motion).toMatchObject({ number: 'J2C3-011', state: 'archived', title: '改善教师休息室条件' })
    const { body } = await hall.stranger.call(getMotion, { params: { id: motion?.id ?? '' } })
    expect((body.context as unknown as MotionContext).history).toEqual({
      term: 2,
      ordinal: 3,
      proposer: '王老师',
      department: '总务处',
      reply: '已于当年暑假解决。',
      closedOn: '2019-09-01',
    })
  })

  test('is remembered by whoever writes a similar motion', async () => {
    const asked = { title: '改善老师的休息室', text: '休息室太挤了', except: null }
    const { items } = (await hall.reps[1]?.call(listSimilar, { body: asked }))?.body ?? { items: [] }
    expect(items[0]).toMatchObject({ title: '改善教师休息室条件', state: 'archived', term: 2, ordinal: 3 })
  })

  test('is exported with the others, and a formula in it stays text', async () => {
    const table = await hall.app.app.inject({
      method: 'GET',
      url: `${getMotionsTable.url}?as=csv&text=${encodeURIComponent('遮阳棚')}`,
      headers: { cookie: `${COOKIE}=${hall.staff.cookie}` },
    })
    expect(table.body).toContain("'=cmd|增设遮阳棚")
  })

  test('is a word in the journal for each motion', async () => {
    const report = await verifyJournal(hall.db)
    expect(report.findings).toEqual([])
  })

  test('is the union’s to bring', async () => {
    expect((await send('imports', file(), hall.secretary)).problem.code).toBe('not-entitled')
    expect((await send('preview', file(), hall.committee)).problem.code).toBe('not-entitled')
  })
})
