/** People and the roll from a file: looked at first, brought in whole or not at all, and only once. */
import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { contract } from '../operations.ts'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'
import type { PeopleImported, PeoplePreview } from '../../server/people-replies.ts'
import type { Problem } from '../../server/replies.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { everything } from './asking.ts'

const HEAD = ['工号', '姓名', '拼音', '性别', '出生日期', '身份', '一线', '部门', '代表类别', '代表团', '团长']
type Cells = Partial<Record<(typeof HEAD)[number], string>>
const person = (number: string, cells: Cells = {}): Cells => ({
  工号: number,
  姓名: '李新',
  性别: '女',
  身份: '教师',
  一线: '是',
  ...cells,
})
const lines = (people: Cells[]) => people.map((cells) => HEAD.map((heading) => cells[heading] ?? ''))
const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const csv = (...people: Cells[]) => Buffer.from([HEAD, ...lines(people)].map((line) => line.map(quoted).join(',')).join('\r\n'))
const xlsx = (cells: unknown[][]) => writeXlsxFile(cells as never, { sheet: '人员' }).toBuffer()

let hall: Hall
beforeAll(async () => {
  hall = await openHall(4)
})
afterAll(() => hall.close())

type Heard<T> = { status: number; body: T; problem: Problem }
const send = async <T>(url: string, file: Buffer, by: Speaker, to = hall): Promise<Heard<T>> => {
  const headers = { cookie: `${COOKIE}=${by.cookie}`, 'content-type': 'application/octet-stream' }
  const response = await to.app.app.inject({ method: 'POST', url, headers, payload: file })
  const body: unknown = response.json()
  return { status: response.statusCode, body: body as T, problem: body as Problem }
}
const preview = async (file: Buffer, by = hall.staff, to = hall) => (await send<PeoplePreview>('/api/people/preview', file, by, to)).body
const bring = (file: Buffer, { id = newId(), by = hall.staff, to = hall } = {}) =>
  send<PeopleImported>(`/api/people/imports/${id}`, file, by, to)
const row = (number: string, of = hall) => of.db.selectFrom('person').selectAll().where('number', '=', number).executeTakeFirst()
const faultsOf = ({ rows }: PeoplePreview) => rows.flatMap((one) => one.faults.map(({ column, rule }) => `${one.row} ${column} ${rule}`))

describe('a bad row', () => {
  test.each<[string, Cells[], string[]]>([
    ['no number', [person('', {})], ['2 number required']],
    ['a number with a space', [person('A 1')], ['2 number number']],
    ['a number that looks like a formula', [person('=1+1')], ['2 number number']],
    ['no name', [person('X1', { 姓名: '' })], ['2 name required']],
    ['no sex', [person('X1', { 性别: '' })], ['2 sex required']],
    ['another sex', [person('X1', { 性别: 'F' })], ['2 sex sex']],
    ['what every object answers to', [person('X1', { 性别: 'constructor', 身份: 'toString' })], ['2 sex sex', '2 duty duty']],
    ['a day that no calendar has', [person('X1', { 出生日期: '1985-02-30' })], ['2 bornOn day']],
    ['a day that is still to come', [person('X1', { 出生日期: '2199-01-01' })], ['2 bornOn day']],
    ['no day at all', [person('X1', { 出生日期: '八五年' })], ['2 bornOn day']],
    ['another duty', [person('X1', { 身份: '校长' })], ['2 duty duty']],
    ['neither yes nor no', [person('X1', { 一线: '对' })], ['2 frontLine yesNo']],
    ['front line left empty', [person('X1', { 一线: '' })], ['2 frontLine required']],
    ['pinyin in characters', [person('X1', { 拼音: '李' })], ['2 pinyin pinyin']],
    ['another kind of seat', [person('X1', { 代表类别: '旁听' })], ['2 kind kind']],
    ['a delegation without a seat', [person('X1', { 代表团: '第1代表团' })], ['2 kind delegationWithoutSeat']],
    ['a head without a delegation', [person('X1', { 代表类别: '正式', 团长: '是' })], ['2 head headWithoutDelegation']],
    [
      'an observer as head',
      [person('X1', { 代表类别: '列席', 代表团: '第1代表团', 团长: '是' })],
      ['2 head headWithoutDelegation', '2 head twoHeads'],
    ],
    ['a head where there is one', [person('X1', { 代表类别: '正式', 代表团: '第1代表团', 团长: '是' })], ['2 head twoHeads']],
    ['a cell of 61 characters', [person('X1', { 部门: '长'.repeat(61) })], ['2 department tooLong']],
    ['a control character', [person('X1', { 姓名: '李\u0007' })], ['2 name characters']],
    ['a seat that is another already', [person('R00000', { 代表类别: '列席' })], ['2 kind seatDiffers']],
    ['one number twice', [person('X1'), person('X2'), person('X1')], ['2 number duplicate', '4 number duplicate']],
    [
      'two heads of a new delegation',
      [person('X1', { 代表类别: '正式', 代表团: '新团', 团长: '是' }), person('X2', { 代表类别: '正式', 代表团: '新团', 团长: '是' })],
      ['2 head twoHeads', '3 head twoHeads'],
    ],
  ])('%s', async (_, people, wanted) => {
    const before = await everything(hall)
    const file = csv(...people, person('GOOD'))
    const seen = await preview(file)
    expect(faultsOf(seen)).toEqual(wanted)
    expect(seen.counts.bad).toBe(new Set(wanted.map((line) => line.split(' ')[0])).size)
    expect(await bring(file)).toMatchObject({ status: 400, problem: { code: 'invalid', facts: { field: 'file', rule: 'rows' } } })
    expect(await everything(hall)).toBe(before)
  })

  test('a seat that has ended, a seat without a session, and one department too many', async () => {
    const own = await openHall(2)
    const ended = own.reps[1]
    await own.staff.must('session', own.session, { type: 'session.lapse', seat: ended?.seat ?? '', reason: '调离' })
    expect(faultsOf(await preview(csv(person('R00001', { 代表类别: '正式' })), own.staff, own))).toEqual(['2 kind seatLapsed'])
    const back = {
      type: 'session.byElect',
      seat: newId(),
      person: own.reps[1]?.person ?? '',
      delegation: null,
      replaces: null,
      vote: { electors: 3, returned: 3, approve: 3 },
    } as const
    await own.staff.must('session', own.session, { ...back, reason: '补选。' })
    expect(faultsOf(await preview(csv(person('R00001', { 代表类别: '正式' })), own.staff, own))).toEqual([])
    const many = Array.from({ length: 98 }, (_, i) => person(`D${i}`, { 部门: `新部门${i}` }))
    const seen = await preview(csv(...many), own.staff, own)
    expect(faultsOf(seen)).toEqual(['99 department tooManyGroups'])
    await sql`truncate session cascade`.execute(own.db)
    expect(faultsOf(await preview(csv(person('N1', { 代表类别: '正式' }), person('N2')), own.staff, own))).toEqual(['2 kind noSession'])
    expect((await bring(csv(person('N2')), { by: own.staff, to: own })).body).toMatchObject({ added: 1, seats: 0 })
    await own.close()
  })

  test('sixty characters are not too many', async () => {
    expect(faultsOf(await preview(csv(person('X1', { 部门: '长'.repeat(60) }))))).toEqual([])
  })
})

describe('a bad file', () => {
  const other = (heading: string) => Buffer.from(HEAD.map((one) => (one === heading ? '别的' : one)).join(',') + '\nX1\n')
  const bomb = () => Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 1 }))
  test.each<[string, () => Buffer, string[]]>([
    ['nothing', () => Buffer.from('\n'), ['empty null']],
    ['only headings', () => csv(), ['empty null']],
    ['without a column', () => other('团长'), ['columnMissing head']],
    ['with a column twice', () => Buffer.from(`${HEAD.join(',')},工号\nX1\n`), ['columnTwice number']],
    ['another table', () => Buffer.from('a,b\n1,2\n'), ['unreadable null']],
    ['an old .xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), ['oldExcel null']],
    ['a torn .xlsx', () => Buffer.from('PK\u0003\u0004torn', 'latin1'), ['unreadable null']],
    ['an .xlsx that unpacks to too much', bomb, ['tooLarge null']],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000dffff', 'hex'), ['unreadable null']],
    ['5001 rows', () => csv(...Array.from({ length: 5001 }, (_, i) => person(`L${i}`))), ['tooManyRows null']],
  ])('%s', async (_, file, wanted) => {
    const before = await everything(hall)
    expect((await preview(file())).faults.map(({ rule, column }) => `${rule} ${column}`)).toEqual(wanted)
    expect((await bring(file())).status).toBe(400)
    expect(await everything(hall)).toBe(before)
  })

  test('more than 5 MB is not even read; as JSON it is no file', async () => {
    expect((await send('/api/people/preview', Buffer.alloc(5 * 1024 * 1024 + 1, 32), hall.staff)).problem).toMatchObject({
      status: 413,
      code: 'invalid',
    })
    expect(await hall.staff.call(contract.previewPeople, { body: {} })).toMatchObject({
      status: 400,
      problem: { facts: { field: 'file' } },
    })
  })

  test('5000 rows are looked at, and the preview stays short', async () => {
    const seen = await preview(csv(...Array.from({ length: 5000 }, (_, i) => person(`L${i}`))))
    expect(seen.counts).toMatchObject({ rows: 5000, bad: 0, new: 5000 })
    expect(seen.rows).toHaveLength(300)
  })
})

describe('reading', () => {
  test('UTF-8 with its mark, GB18030, and a workbook say the same', async () => {
    const bytes = csv(person('X1', { 部门: '教务处', 出生日期: '1985年5月6日' }))
    // 工号,姓名,拼音,性别,出生日期,身份,一线,部门,代表类别,代表团,团长 and 李新, 女, 教师, 是 as GB18030 writes them.
    const gb = Buffer.from(
      'b9a4bac52cd0d5c3fb2cc6b4d2f42cd0d4b1f02cb3f6c9fac8d5c6da2cc9edb7dd2cd2bbcfdf2cb2bfc3c52cb4fab1edc0e0b1f02cb4fab1edcdc52ccdc5b3a40a' +
        '58312cc0eed0c22c2cc5ae2c313938352d352d362cbdccca a62ccac72cbdcccef1b4a62c2c2c0a'.replaceAll(' ', ''),
      'hex',
    )
    const book = await xlsx([
      HEAD,
      [
        'X1',
        '李新',
        '',
        '女',
        { value: new Date(Date.UTC(1985, 4, 6)), type: Date, format: 'yyyy-mm-dd' },
        '教师',
        '是',
        '教务处',
        '',
        '',
        '',
      ],
    ])
    const [plain, marked, chinese, workbook] = await Promise.all(
      [bytes, Buffer.concat([Buffer.from('efbbbf', 'hex'), bytes]), gb, book].map((file) => preview(file)),
    )
    expect(plain).toMatchObject({
      faults: [],
      counts: { rows: 1, new: 1, bad: 0 },
      rows: [{ name: '李新', number: 'X1' }],
      newDepartments: ['教务处'],
    })
    expect([marked, chinese, workbook]).toEqual([plain, plain, plain])
  })

  test('a table in English says the same', async () => {
    const english =
      'Work number,Name,Pinyin,Sex,Born on,Duty,Front line,Department,Kind of seat,Delegation,Head\nX1,李新,,female,1985/5/6,teacher,yes,,observer,,no\n'
    expect(await preview(Buffer.from(english))).toEqual(await preview(csv(person('X1', { 出生日期: '19850506', 代表类别: '列席' }))))
  })

  test('what looks like a formula or a script is text, and a formula is not run', async () => {
    const script = '<script>alert(1)</script>'
    const file = csv(person('F1', { 姓名: "=cmd|' /C calc'!A0" }), person('F2', { 姓名: script, 部门: '=HYPERLINK("http://x")' }))
    expect((await bring(file)).body).toMatchObject({ rows: 2, added: 2, seats: 0 })
    expect(await row('F1')).toMatchObject({ name: "=cmd|' /C calc'!A0", pinyin: 'cmdccalca' })
    expect(await row('F2')).toMatchObject({ name: script })
    const formula = await xlsx([
      HEAD,
      ['F3', { type: 'Formula', value: 'WEBSERVICE("http://x")' }, '', '女', '', '教师', '是', '', '', '', ''],
    ])
    expect(faultsOf(await preview(formula))).toEqual(['2 name required'])
  })

  test('the template comes in as it goes out, in both formats', async () => {
    for (const format of ['xlsx', 'csv'] as const) {
      const answer = await hall.app.app.inject({
        url: `/api/people/template?format=${format}`,
        headers: { cookie: `${COOKIE}=${hall.admin.cookie}` },
      })
      expect(answer.headers['content-disposition']).toContain(`people.${format}`)
      const seen = await preview(answer.rawPayload)
      expect(seen).toMatchObject({ faults: [], counts: { rows: 3, bad: 0, new: 3, seats: 2 } })
      expect(seen.rows.map(({ number }) => number)).toEqual(['0001', '0002', '0003'])
    }
  })
})

describe('bringing in', () => {
  const seated = csv(
    person('S1', { 姓名: '单雄信', 性别: '男', 部门: '部门1', 代表类别: '正式', 代表团: '第1代表团' }),
    person('S2', { 姓名: '吕布', 部门: '新部门', 代表类别: '正式', 代表团: '新代表团', 团长: '是' }),
    person('S3', { 代表类别: '列席' }),
    person('S4'),
  )
  const rollOf = async () =>
    await hall.db.selectFrom('session').select(['roll', 'version']).where('id', '=', hall.session).executeTakeFirstOrThrow()

  test('people, departments and delegations are rows; seats are acts in the journal', async () => {
    const before = await rollOf()
    const seen = await preview(seated)
    expect(seen).toMatchObject({ counts: { rows: 4, bad: 0, new: 4, seats: 3 }, newDepartments: ['新部门'], newDelegations: ['新代表团'] })
    const id = newId()
    const first = await bring(seated, { id })
    expect(first).toMatchObject({ status: 200, body: { import: id, rows: 4, added: 4, seats: 3 } })
    expect(await row('S1')).toMatchObject({ pinyin: 'shanxiongxin', departmentId: hall.departments[0], roles: [], passwordHash: null })
    expect(await row('S2')).toMatchObject({ pinyin: 'lvbu' })
    expect((await rollOf()).roll).toBe(before.roll + 2)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from journal where event->>'type' = 'session.enrol'`.execute(
      hall.db,
    )
    expect(rows[0]?.n).toBe(3)
    const after = await everything(hall)
    expect((await bring(seated, { id })).body).toEqual(first.body)
    expect(await everything(hall)).toBe(after)
  })

  test('again: what is new, what changes, what stays, and which seats are added', async () => {
    const file = csv(
      person('S1', { 姓名: '单雄信', 性别: '男', 部门: '部门2', 代表类别: '正式', 代表团: '第1代表团' }),
      person('S3', { 代表类别: '列席' }),
      person('S4', { 代表类别: '特邀' }),
      person('S5'),
    )
    const seen = await preview(file)
    expect(seen.counts).toEqual({ rows: 4, bad: 0, new: 1, changed: 1, unchanged: 2, seats: 1 })
    expect(seen.rows.map(({ number, status, changes, seat }) => [number, status, changes, seat?.kind])).toEqual([
      ['S1', 'changed', [{ column: 'department', from: '部门1', to: '部门2' }], undefined],
      ['S4', 'unchanged', [], 'invitedGuest'],
      ['S5', 'new', [], undefined],
    ])
    expect((await bring(file)).body).toMatchObject({ rows: 4, added: 1, seats: 1 })
    expect(await row('S1')).toMatchObject({ departmentId: hall.departments[1] })
  })

  test('a person keeps offices, password, and a pinyin that was put right by hand', async () => {
    await hall.db
      .updateTable('person')
      .set({ pinyin: 'danxiongxin', roles: ['leader'], passwordHash: 'kept' })
      .where('number', '=', 'S1')
      .execute()
    const file = csv(person('S1', { 姓名: '单雄信', 性别: '男', 一线: '否' }))
    expect((await preview(file)).rows[0]?.changes.map(({ column }) => column)).toEqual(['frontLine', 'department'])
    expect((await bring(file)).status).toBe(200)
    expect(await row('S1')).toMatchObject({
      pinyin: 'danxiongxin',
      roles: ['leader'],
      passwordHash: 'kept',
      frontLine: false,
      departmentId: null,
    })
  })

  test('who keeps people but not the roll brings in people, not seats', async () => {
    const seen = await preview(csv(person('N1', { 代表类别: '正式' })), hall.admin)
    expect(seen.rows[0]?.faults).toMatchObject([{ column: 'kind', rule: 'notEnrollable', facts: { code: 'not-entitled' } }])
    expect((await bring(csv(person('N1')), { by: hall.admin })).body).toMatchObject({ added: 1, seats: 0 })
  })

  test('nobody joins the roll of an opened session: its machine says so', async () => {
    const opened = await openHall(4)
    await callToOrder(opened)
    const seen = await preview(csv(person('N1', { 代表类别: '正式' }), person('R00000', { 姓名: '改名' })), opened.secretary, opened)
    expect(faultsOf(seen)).toEqual(['2 kind notEnrollable'])
    expect(seen.rows[0]?.faults[0]?.facts).toMatchObject({ code: 'out-of-order', state: 'open', word: 'session.enrol' })
    expect((await bring(csv(person('R00000', { 姓名: '改名' })), { by: opened.secretary, to: opened })).status).toBe(200)
    await opened.close()
  })
})

describe('the figures of the roll', () => {
  test('count representatives by what they are on the day of the session', async () => {
    const own = await openHall(3)
    const set = (number: string, values: object) => own.db.updateTable('person').set(values).where('number', '=', number).execute()
    await set('R00000', { bornOn: '1994-01-11', duty: 'leader', sex: 'male' })
    await set('R00001', { bornOn: '1994-01-10', frontLine: false })
    const { body } = await own.stranger.call(contract.getComposition, { params: { id: own.session } })
    expect(body).toEqual({
      representatives: 3,
      teachers: 2,
      leaders: 1,
      women: 2,
      frontLine: 2,
      young: 1,
      staff: 14,
      staffWomen: 13,
      floors: { teachersAtLeast: 60, leadersAtMost: 20, frontLineAtLeast: 60, youngAtLeast: 20 },
    })
    await own.close()
  })
})

describe('codes for many', () => {
  test('pass over who holds an office, unless the administrator makes them', async () => {
    const people = [hall.leader.person, hall.reps[3]?.person ?? '']
    const made = async (by: Speaker) => (await by.call(contract.makeCodes, { body: { people } })).body.codes.map((one) => one.person)
    expect(await made(hall.staff)).toEqual(people.slice(1))
    expect(await made(hall.admin)).toEqual(people)
  })

  test('each opens once; older ones end, and who has left gets none', async () => {
    const [one, two, left] = hall.reps
    const people = [one, two, left].map((speaker) => speaker?.person ?? '')
    const { body: before } = await hall.staff.call(contract.resetCode, { params: { id: people[0] ?? '' }, body: {} })
    await hall.db
      .updateTable('person')
      .set({ active: false })
      .where('id', '=', people[2] ?? '')
      .execute()
    const { body } = await hall.staff.call(contract.makeCodes, { body: { people } })
    expect(body.codes.map(({ person: whose }) => whose)).toEqual(people.slice(0, 2))
    expect(body.codes[0]?.code).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    const enter = (code: string) => hall.stranger.call(contract.loginByCode, { body: { code } })
    expect((await enter(before.code)).problem.code).toBe('code-spent')
    expect((await enter(body.codes[0]?.code ?? '')).status).toBe(200)
    expect((await enter(body.codes[0]?.code ?? '')).problem.code).toBe('code-spent')
    const kept = await hall.db
      .selectFrom('loginCode')
      .select('codeHash')
      .where('personId', '=', people[1] ?? '')
      .execute()
    expect(
      kept.map(({ codeHash }) =>
        codeHash.equals(
          createHash('sha256')
            .update(body.codes[1]?.code.replaceAll('-', '') ?? '')
            .digest(),
        ),
      ),
    ).toEqual([true])
  })

  test('500 at once, and no more', async () => {
    const people = Array.from({ length: 501 }, newId)
    expect((await hall.staff.call(contract.makeCodes, { body: { people } })).problem).toMatchObject({
      code: 'invalid',
      facts: { limit: 500 },
    })
    expect((await hall.staff.call(contract.makeCodes, { body: { people: people.slice(1) } })).body).toEqual({ codes: [] })
  })
})
