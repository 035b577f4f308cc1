/** What is put on paper: read back with the tools that print shops use (poppler), not with the library that wrote it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, describe, expect, test } from 'vitest'
import type { PaperDocument } from '../../server/documents/document.ts'
import { openPress } from '../../server/documents/press.ts'
import { csvOf, harmless } from '../../server/documents/sheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'documents-'))
const press = openPress()
afterAll(async () => {
  await press.close()
  rmSync(folder, { recursive: true })
})

const read = (tool: 'pdftotext' | 'pdffonts' | 'pdfinfo', bytes: Uint8Array): string => {
  const path = join(folder, 'paper.pdf')
  writeFileSync(path, bytes)
  return execFileSync(tool, tool === 'pdftotext' ? ['-layout', path, '-'] : [path], { encoding: 'utf8' })
}

const paper = (blocks: PaperDocument['blocks']): PaperDocument => ({
  title: '三届二次教职工代表大会决议',
  subtitle: '（二〇二六年三月二十日通过）',
  running: '示范九年一贯制学校 · 三届二次教职工代表大会',
  at: '2026-03-20T08:00:00.000Z',
  blocks,
})
const ROLL = { columns: [{ title: '姓名' }, { title: '得票', align: 'right' as const }], rows: [['马䶮', 38] as (string | number)[]] }
const whole = paper([
  { is: 'heading', text: '一、表决结果' },
  { is: 'paragraph', text: '应到代表五十七人，实到五十一人，符合法定人数。' },
  { is: 'facts', facts: [['摘要', 'a'.repeat(64)]] },
  { is: 'table', caption: '名册', ...ROLL },
  { is: 'bars', bars: [{ label: '赞成', value: 38, whole: 57, tone: 'approve' }], line: { at: 29, label: '需 29 票' } },
  { is: 'signatures', lines: ['监票人：', '总监票人：'] },
])

describe('a document as PDF', () => {
  test('says its Chinese to whoever copies or searches it, with its number of pages on each', async () => {
    const text = read('pdftotext', await press.render({ as: 'pdf', document: whole }))
    for (const said of ['三届二次教职工代表大会决议', '一、表决结果', '符合法定人数', '需 29 票', '总监票人：'])
      expect(text).toContain(said)
    expect(text.replaceAll(/\s/g, '')).toContain('第1页共1页')
  })

  test('carries its typefaces in it, cut down to what it says', async () => {
    const bytes = await press.render({ as: 'pdf', document: whole })
    const fonts = read('pdffonts', bytes).trim().split('\n').slice(2)
    expect(fonts).toHaveLength(2)
    // emb, sub, uni: in the file, in part, and readable as text.
    for (const font of fonts) expect(font).toMatch(/NotoSerifSC.*\byes yes yes\b/)
    expect(bytes.length).toBeLessThan(60_000)
  })

  test('knows the rare characters of people’s names', async () => {
    const names = '䶮 㛃 堃 喆 犇 甪 龑 奡 翀 彧 玥 珺 昇 燚 骉 赟 祎 劼 邺 㧑 𬭎 𫍽 𬍛 𬸚 𫖯 𬱖 𦈡 𬬭'
    const text = read('pdftotext', await press.render({ as: 'pdf', document: paper([{ is: 'paragraph', text: names, as: 'plain' }]) }))
    for (const name of names.split(' ')) expect(text).toContain(name)
  })

  test('is the same, byte for byte, as often as the same record is printed', async () => {
    const [one, other] = await Promise.all([press.render({ as: 'pdf', document: whole }), press.render({ as: 'pdf', document: whole })])
    expect(Buffer.compare(one, other)).toBe(0)
  })

  test('leaves no heading alone at the foot of a page', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => ({ is: 'paragraph' as const, text: `第${at}段`, as: 'plain' as const }))
    for (let more = 0; more < 4; more += 1) {
      const filled = [...lines.slice(0, 30 + more), { is: 'heading' as const, text: '附：名册' }, { is: 'table' as const, ...ROLL }]
      const pages = read('pdftotext', await press.render({ as: 'pdf', document: paper(filled) })).split('\f')
      const page = pages.find((each) => each.includes('附：名册'))
      expect(page).toContain('马䶮')
    }
  })

  test('prints what looks like markup or an address as the text it is', async () => {
    const text = '<script>alert(1)</script> file:///etc/passwd \u0007\uD800 {pageBreak}'
    const document = paper([{ is: 'paragraph', text, as: 'plain' }])
    expect(read('pdftotext', await press.render({ as: 'pdf', document }))).toContain('<script>alert(1)</script> file:///etc/passwd')
  })
})

describe('a document as .docx', () => {
  test('holds the same words, with what a person wrote escaped', async () => {
    const text = '</w:t><script>alert(1)</script>&\u0007'
    const bytes = await press.render({ as: 'docx', document: paper([...whole.blocks, { is: 'paragraph', text }]) })
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    for (const said of ['三届二次教职工代表大会决议', '符合法定人数', '马䶮', '总监票人：']) expect(xml).toContain(said)
    expect(xml).toContain('&lt;/w:t&gt;&lt;script&gt;')
    expect(xml).not.toContain('<script>')
    expect(xml).not.toContain('\u0007')
  })
})

describe('tables for spreadsheets', () => {
  const formulas = ['=cmd|" /C calc"!A0', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1', '|x', '%0']

  test.each(formulas)('%j is text in .csv', (cell) => {
    expect(harmless(cell).startsWith("'")).toBe(true)
    const csv = Buffer.from(csvOf({ columns: [{ title: '姓名' }], rows: [[cell]] })).toString()
    expect(csv.startsWith('\uFEFF姓名\r\n')).toBe(true)
    expect(csv.split('\r\n')[1]).toMatch(/^"?'/)
  })

  test('a number stays a number, a name a name', () => {
    expect(Buffer.from(csvOf({ columns: [{ title: '甲,"乙"' }, { title: '丙' }], rows: [['张三', -3]] })).toString()).toBe(
      '\uFEFF"甲,""乙""",丙\r\n张三,-3\r\n',
    )
  })

  test('in .xlsx no cell is computed, and 0001 stays 0001', async () => {
    const bytes = await press.render({
      as: 'xlsx',
      tables: [{ name: '名册/甲', columns: [{ title: '姓名' }, { title: '工号' }], rows: formulas.map((cell) => [cell, '0001']) }],
    })
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(xml).not.toContain('<f>')
    const [sheet] = await readXlsxFile(Buffer.from(bytes))
    expect(sheet?.data[1]).toEqual([formulas[0], '0001'])
  })
})

test('a document larger than anybody reads is not begun', async () => {
  const many = paper([{ is: 'table', columns: [{ title: '姓名' }], rows: Array.from({ length: 20_001 }, () => ['张三']) }])
  await expect(press.render({ as: 'pdf', document: many })).rejects.toThrow('more than a document holds')
})
