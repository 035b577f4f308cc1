/**
 * What does harm elsewhere, brought by hand to the real desk: broken rolls, disguised papers, names that are programs, cells that
 * are formulas. Each gets a plain sentence that says what to do, changes nothing, and runs nowhere.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, strFromU8 } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { TABLE_NAMES } from '../../server/documents-contract.ts'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'
import { callToOrder, closeAndAnnounce, openBallot, openHall, showOfHands, type Hall, type Speaker } from '../hall.ts'
import { submitMotion } from '../procedure.ts'
import { everything } from '../server/asking.ts'
import { DESK, findChromium, launch, listen, openWindow, PHONE, sayNotRun, shoot, type Surface } from './browser.ts'
import { buttonWith, sees } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const chromium = findChromium()
if (!chromium) sayNotRun()

const SCRIPT = '<script>alert(1)</script>'
const IMAGE = '<img src=x onerror=alert(1)>'
/** A leading tab is taken off where it comes in; the others stand as they were written. */
const FORMULAS = ["=cmd|' /C calc'!A0", '+1+1', '-1+1', '@SUM(1+1)', '\t=1+1']
const HEAD = ['工号', '姓名', '拼音', '性别', '出生日期', '身份', '一线', '部门', '代表类别', '代表团', '团长']
const line = (number: string, name: string, delegation = '') =>
  [number, name, '', '女', '1985-05-05', '教师', '是', '教务处', delegation && '正式', delegation, ''].map((cell) => `"${cell}"`).join(',')
const csv = (...lines: string[]) => Buffer.from([HEAD.join(','), ...lines].join('\r\n'))
const book = async () => writeXlsxFile([HEAD, ['H1', '李新', '', '女', '', '教师', '是', '教务处', '', '', '']] as never).toBuffer()

/** As spreadsheets in China save .csv: the characters of these two bytes, each asked of the decoder. */
const gbk = (text: string): Buffer => {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, Buffer>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) codes.set(decoder.decode(Buffer.of(high, low)), Buffer.of(high, low))
  return Buffer.concat(Array.from(text, (character) => codes.get(character) ?? Buffer.from(character)))
}

/** As bytes, or where it lies on the disk. */
type Brought = { name: string; mimeType: string; buffer: Buffer } | string
const file = (name: string, buffer: Buffer): Brought => ({ name, mimeType: '', buffer })
const folder = mkdtempSync(join(tmpdir(), 'harm-'))
/** Handed over as a file: so many bytes take half a minute on their way through the browser's line to its driver. */
const large = (name: string, text: string): Brought => {
  const path = join(folder, name)
  writeFileSync(path, Buffer.alloc(41 * 1024 * 1024, text))
  return path
}

describe.runIf(chromium)('harmful input at the real desk', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  let desk: Page
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size = DESK) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rep = (n: number): Speaker => hall.reps[n] ?? expect.fail(`no representative ${n}`)
  const get = (path: string) => fetch(origin + path, { headers: { cookie: `${COOKIE}=${hall.secretary.cookie}` } })
  const bytesOf = async (path: string) => {
    const response = await get(path)
    expect({ path, status: response.status }).toEqual({ path, status: 200 })
    return Buffer.from(await response.arrayBuffer())
  }

  beforeAll(async () => {
    hall = await openHall(15, { clientDir: CLIENT, settings: { signInBy: 'anywhere', publicBoard: true } })
    origin = await listen(hall)
    browser = await launch()
    desk = await window(hall.secretary, '/desk/people')
    await sees(desk, '选择 .xlsx 或 .csv 文件')
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(open.map(({ page }, i) => shoot(page, `failed-harm-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
    rmSync(folder, { recursive: true })
  })

  describe('a roll that cannot be read', () => {
    const bad: [string, () => Brought | Promise<Brought>, (string | RegExp)[]][] = [
      [
        'wrong columns',
        () => file('名册.csv', Buffer.from('工号,名字,性别\nH1,李新,女\n')),
        [/第一行缺少“姓名”列，请对照模板补上/, /第一行缺少“代表团”列/],
      ],
      ['a workbook cut off in the middle', async () => file('名册.xlsx', (await book()).subarray(0, 1200)), [/读不出这个文件。请用模板/]],
      [
        'a workbook whose inside is broken',
        async () => {
          const bytes = await book()
          return file('名册.xlsx', Buffer.concat([bytes.subarray(0, 400), Buffer.alloc(200, 0x55), bytes.subarray(600)]))
        },
        [/读不出这个文件。请用模板/],
      ],
      [
        '10,001 rows',
        () => file('名册.csv', csv(...Array.from({ length: 10_001 }, (_, n) => line(`H${n}`, '李新')))),
        [/超过 5000 行，请分成几个文件/],
      ],
      [
        'duplicate numbers',
        () => file('名册.csv', csv(line('H1', '李新'), line('H2', '王好'), line('H1', '李新'))),
        [/有 2 行要改正，还没有导入任何内容/, /工号：与第 4 行重复，请删去一行或改正工号/],
      ],
      ['formulas for numbers', () => file('名册.csv', csv(line(FORMULAS[0] ?? '', '李新'))), [/有 1 行要改正/, /工号：/]],
      ['a web page by another name', () => file('名册.xlsx', Buffer.from(`<html>${SCRIPT}</html>`)), [/读不出这个文件。请用模板/]],
      ['41 MB', () => large('名册.csv', 'x'), [/文件太大，最大 5 MB，请分成几个文件/]],
    ]
    test.each(bad)('%s: says what to do, and nothing is brought in', async (_, make, sentences) => {
      const before = await everything(hall)
      await desk.getByLabel(/选择 .xlsx 或 .csv 文件|重新选择改好的文件/).setInputFiles(await make())
      for (const sentence of sentences) await sees(desk, sentence)
      expect(await buttonWith(desk, /^导入 \d+ 人/).count()).toBe(0)
      expect(await everything(hall)).toBe(before)
      await buttonWith(desk, '换一个文件').click()
    })

    test('in GBK it is read as what it says', async () => {
      const text = [HEAD.join(','), line('H1', '欧阳雪')].join('\r\n')
      await desk.getByLabel('选择 .xlsx 或 .csv 文件').setInputFiles(file('名册.csv', gbk(text)))
      await sees(desk, '全部 1 行正确')
      await sees(desk, '欧阳雪')
      await buttonWith(desk, '换一个文件').click()
    })
  })

  describe('a paper that is none', () => {
    beforeAll(async () => {
      await desk.goto(`${origin}/desk/papers`)
    })
    test.each<[string, () => Brought, RegExp]>([
      ['a web page called .pdf', () => file('方案.pdf', Buffer.from(`<html>${SCRIPT}</html>`)), /「方案.pdf」没有添加：不是 PDF/],
      ['41 MB', () => large('录像.pdf', '%PDF-1.4'), /「录像.pdf」没有添加：超过 20 MB，请压缩图片或拆成几份/],
      ['a name that is a program', () => file(`${IMAGE}.pdf`, Buffer.from('x')), /没有添加：不是 PDF/],
      ['nothing at all', () => file('空.pdf', Buffer.alloc(0)), /「空.pdf」没有添加：文件是空的/],
    ])('%s: says what to do, and nothing is attached', async (_, make, sentence) => {
      const before = await everything(hall)
      await desk.getByLabel('给「会议整体」添加文件').setInputFiles(make())
      await sees(desk, sentence)
      expect(await everything(hall)).toBe(before)
    })
  })

  describe('names that are programs', () => {
    let item: string
    let motion: string
    beforeAll(async () => {
      // With the delegations that come in, a head would have to endorse it first.
      motion = await submitMotion(hall, rep(0), [rep(1), rep(2)], `${SCRIPT}${IMAGE}`)
      await desk.goto(`${origin}/desk/people`)
      const people = [SCRIPT, IMAGE, ...FORMULAS].map((name, n) => line(`H${n + 1}`, name, n < 2 ? IMAGE : (FORMULAS[3] ?? '')))
      await desk.getByLabel('选择 .xlsx 或 .csv 文件').setInputFiles(file('名册.csv', csv(...people)))
      await sees(desk, '全部 7 行正确')
      await shoot(desk, 'harm-preview')
      await buttonWith(desk, '导入 7 人').click()
      await sees(desk, '已导入')
      await hall.db.updateTable('person').set({ name: SCRIPT }).where('id', '=', rep(0).person).execute()
      item = newId()
      await hall.secretary.must('session', hall.session, {
        type: 'session.addItem',
        item,
        after: null,
        title: `${IMAGE}${FORMULAS[0]}`,
        power: 'other',
        kind: 'discuss',
        method: null,
        motion: null,
        presenter: SCRIPT,
        minutes: 20,
      })
      await hall.secretary.must('session', hall.session, {
        type: 'session.postNotice',
        notice: newId(),
        title: SCRIPT,
        text: `${IMAGE}\njavascript:alert(1)`,
        item: null,
        motion: null,
        papers: [],
        consultation: null,
      })
    })

    test('are names on every page of the desk', async () => {
      for (const [path, name] of [
        ['/desk/roll', IMAGE],
        ['/desk/roll', "=cmd|' /C calc'!A0"],
        ['/desk/roll/credentials', IMAGE],
        ['/desk/agenda', IMAGE],
        ['/desk/chair', IMAGE],
        ['/desk/notices', SCRIPT],
        ['/desk/motions', SCRIPT],
        ['/desk/offices', '教师A00000'],
        ['/desk', IMAGE],
      ] as const) {
        await desk.goto(origin + path)
        await sees(desk, name)
      }
      await shoot(desk, 'harm-desk')
      await desk.goto(`${origin}/desk/roll/slips`)
      await buttonWith(desk, '制作登录条').click()
      await desk.getByRole('dialog').getByRole('button').first().click()
      await sees(desk, IMAGE)
      await shoot(desk, 'harm-slips')
    })

    test('are names in the hall, on the phone, and in the works', async () => {
      await callToOrder(hall)
      const { secretary, session } = hall
      await secretary.must('session', session, { type: 'session.presentItem', item })
      await secretary.must('session', session, { type: 'session.discussItem', item })
      const request = newId()
      await rep(0).must('session', session, { type: 'session.askFloor', request, seat: rep(0).seat, item })
      await secretary.must('session', session, { type: 'session.giveFloor', request, seconds: 60 })
      await secretary.must('session', session, { type: 'session.show', page: 'speaker', item, ballot: null })
      const screen = await window(hall.presidium, '/screen', { width: 1280, height: 720 })
      await sees(screen, SCRIPT)
      await shoot(screen, 'harm-screen')
      await secretary.must('session', session, { type: 'session.show', page: 'item', item, ballot: null })
      await sees(screen, IMAGE)
      await secretary.must('session', session, { type: 'session.show', page: 'agenda', item: null, ballot: null })
      await sees(screen, IMAGE)
      const phone = await window(rep(0), '/', PHONE)
      await sees(phone, IMAGE)
      for (const path of ['/motions', '/notices', '/me']) {
        await phone.goto(origin + path)
        await sees(phone, SCRIPT)
      }
      await shoot(phone, 'harm-phone')
      const works = await window(hall.staff, `/works/motions/${motion}`)
      await sees(works, SCRIPT)
      await works.goto(`${origin}/works/notices`)
      await sees(works, SCRIPT)
    })

    test('are text on the board, which runs no script at all', async () => {
      const { secretary, session } = hall
      const { ballot, item: question } = await openBallot(hall, 'secret')
      for (const one of hall.reps) await one.cast(ballot, { [question]: 'approve' })
      await closeAndAnnounce(hall, ballot)
      await secretary.must('session', session, { type: 'session.writeResolution', text: `${SCRIPT}\n${FORMULAS.join('\n')}` })
      await showOfHands(hall, 'resolution', 15)
      await hall.presidium.must('session', session, { type: 'session.close' })
      await hall.staff.must('session', session, { type: 'session.publish' })
      const board = await window(hall.stranger, `/board/${session}`, PHONE)
      await sees(board, SCRIPT)
      await sees(board, IMAGE)
      expect(await board.locator('script, img').count()).toBe(0)
      await shoot(board, 'harm-board')
    })

    test('are text in every PDF, .docx and page to print', async () => {
      const shown = new Map<string, { xml: string; text: string }>()
      for (const paper of ['roll', 'agenda', 'resolution', 'report', 'results'] as const) {
        const at = (as: string) => bytesOf(`/api/sessions/${hall.session}/documents/${paper}?as=${as}`)
        const xml = strFromU8(unzipSync(await at('docx'))['word/document.xml'] ?? new Uint8Array())
        const html = (await at('html')).toString()
        for (const markup of [xml, html]) expect(markup).not.toMatch(/<script>|<img src=x/)
        const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await at('pdf') }).toString()
        shown.set(paper, { xml, text: text.replaceAll(/\s/g, '') })
      }
      for (const paper of ['roll', 'resolution']) {
        expect(shown.get(paper)?.xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
        expect(shown.get(paper)?.text).toContain(SCRIPT)
      }
    })

    test('are text in every table: no cell is a formula, and none is computed', async () => {
      const heard = new Set<string>()
      for (const table of TABLE_NAMES) {
        const at = (as: string) => bytesOf(`/api/sessions/${hall.session}/tables/${table}?as=${as}`)
        const workbook = await at('xlsx')
        const sheets = Object.entries(unzipSync(workbook)).filter(([name]) => name.startsWith('xl/worksheets/'))
        for (const [, part] of sheets) expect(strFromU8(part)).not.toContain('<f>')
        const [sheet] = await readXlsxFile(workbook)
        for (const cell of (sheet?.data ?? []).flat()) if (typeof cell === 'string') heard.add(cell)
        const lines = (await at('csv')).toString().split('\r\n')
        for (const cell of lines.flatMap((one) => one.split(','))) expect(cell).not.toMatch(/^"?[\s]*[=+\-@]/)
      }
      for (const name of [SCRIPT, IMAGE, ...FORMULAS.map((formula) => formula.trim())]) expect([...heard]).toContain(name)
    })
  })

  test('no script ran in any window, and none complained', () => {
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
