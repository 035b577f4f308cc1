/**
 * A document as PDF, A4. The typeface is Noto Serif SC, from the npm registry under the Open Font Licence: every character of
 * the Unicode blocks in which Chinese names are written, the rare ones of 《通用规范汉字表》 included. Only what is used is embedded.
 */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import pdfmake from 'pdfmake'
import type { Column as PdfColumn, Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { assertReadable, plain, textOf, type Bar, type Block, type Column, type PaperDocument, type Table } from './document.ts'
import { NOTHING, pageOf } from './document-words.ts'

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))
pdfmake.addFonts({
  Song: { normal: `${fonts}/400Regular/NotoSerifSC_400Regular.ttf`, bold: `${fonts}/700Bold/NotoSerifSC_700Bold.ttf` },
})
// What a person wrote is text and nothing else: no picture, no address in it is ever opened.
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts))
pdfmake.setUrlAccessPolicy(() => false)

const INK = '#1B2430'
const QUIET = '#5B6470'
const HAIRLINE = '#B9B1A4'
const TONES = { approve: '#0B7A75', oppose: '#C8472B', abstain: '#6B7785', plain: '#6B7785' } as const
const MARGIN = 62
const BODY = 12
const BAR = { width: 250, height: 12 } as const

/** A hash or an address has no place to break a line at; it may break anywhere, or it runs off the page. */
const UNBREAKABLE = /[\u0021-\u007E]{25,}/
const running = (text: string) => ({ text: plain(text), ...(UNBREAKABLE.test(text) ? { wordBreak: 'break-all' as const } : {}) })
const ALIGN = { left: 'left', centre: 'center', right: 'right' } as const
const widthOf = ({ width = 'fill' }: Column) => (width === 'fill' ? '*' : width === 'fit' ? 'auto' : width)

const HAIRLINES: NonNullable<ContentTable['layout']> = {
  hLineWidth: (line, { table }) => (line === 0 || line === table.body.length ? 1 : 0.5),
  vLineWidth: () => 0,
  hLineColor: (line, { table }) => (line <= 1 || line === table.body.length ? INK : HAIRLINE),
  paddingTop: () => 3,
  paddingBottom: () => 3,
  paddingLeft: () => 4,
  paddingRight: () => 6,
}

/** A narrow column is as wide as what stands in it, and breaks no line. */
const tableOf = ({ columns, rows }: Table): Content => {
  const cell = ({ align = 'left', width }: Column, text: string) => ({ ...running(text), alignment: ALIGN[align], noWrap: width === 'fit' })
  const heading: TableCell[] = columns.map((column) => ({ ...cell(column, column.title), bold: true }))
  const nothing: TableCell[] = [{ text: NOTHING, colSpan: columns.length, color: QUIET }, ...columns.slice(1).map(() => '')]
  const body = rows.map((row) => columns.map((column, at): TableCell => cell(column, textOf(row[at] ?? null))))
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(widthOf),
      body: [heading, ...(rows.length === 0 ? [nothing] : body)],
    },
    layout: HAIRLINES,
    fontSize: 10.5,
    lineHeight: 1.2,
    margin: [0, 4, 0, 12],
  }
}

/** Solid for 赞成, hatched for 反对, empty for 弃权: told apart without colour. */
const barOf = ({ value, whole, tone = 'plain' }: Bar, line: number | null): Content => {
  const { width, height } = BAR
  const length = whole === 0 ? 0 : Math.round((width * value) / whole)
  const ink = TONES[tone]
  const hatches = tone === 'oppose' ? Array.from({ length: Math.floor(length / 4) }, (_, at) => 4 * at + 2) : []
  return {
    canvas: [
      { type: 'line', x1: 0, y1: height, x2: width, y2: height, lineWidth: 0.5, lineColor: HAIRLINE },
      ...(length > 0
        ? [
            {
              type: 'rect' as const,
              x: 0,
              y: 0,
              w: length,
              h: height,
              lineWidth: 0.8,
              lineColor: ink,
              ...(tone === 'approve' ? { color: ink } : {}),
            },
          ]
        : []),
      ...hatches.map((x) => ({ type: 'line' as const, x1: x - 2, y1: height, x2: x + 2, y2: 0, lineWidth: 0.8, lineColor: ink })),
      ...(line !== null && whole > 0
        ? [
            {
              type: 'line' as const,
              x1: (width * line) / whole,
              y1: -4,
              x2: (width * line) / whole,
              y2: height + 4,
              lineWidth: 1.2,
              lineColor: INK,
            },
          ]
        : []),
    ],
  }
}

const barsOf = ({ bars, line }: Extract<Block, { is: 'bars' }>): Content => ({
  stack: [
    ...bars.map((bar): Content => ({
      columns: [
        { text: plain(bar.label), width: 96 },
        { ...(barOf(bar, line?.at ?? null) as object), width: BAR.width, margin: [0, 3, 0, 0] } as Content,
        { text: plain(`${bar.value}${bar.note ? ` ${bar.note}` : ''}`), width: '*', margin: [10, 0, 0, 0], bold: true },
      ],
      lineHeight: 1.2,
      margin: [0, 2, 0, 2],
    })),
    ...(line ? [{ text: plain(line.label), fontSize: 9, color: QUIET, margin: [96, 2, 0, 0] as [number, number, number, number] }] : []),
  ],
  unbreakable: bars.length <= 12,
  margin: [0, 4, 0, 12],
})

const A_LINE = 3
const signatureOf = (label: string): PdfColumn => ({
  width: '*',
  stack: [
    { text: plain(label), fontSize: 10.5 },
    { canvas: [{ type: 'line', x1: 0, y1: 22, x2: 140, y2: 22, lineWidth: 0.6, lineColor: INK }] },
  ],
})

const signatureOrNothing = (label: string | undefined): PdfColumn => (label === undefined ? { text: '', width: '*' } : signatureOf(label))

const signaturesOf = (lines: string[]): Content => ({
  stack: Array.from({ length: Math.ceil(lines.length / A_LINE) }, (_, row) => ({
    columns: Array.from({ length: A_LINE }, (__, at) => signatureOrNothing(lines[A_LINE * row + at])),
    columnGap: 18,
    margin: [0, 8, 0, 8],
  })),
  unbreakable: lines.length <= 30,
  margin: [0, 8, 0, 0],
})

const PARAGRAPHS = {
  body: { alignment: 'justify', leadingIndent: 2 * BODY, margin: [0, 0, 0, 4] },
  plain: { margin: [0, 0, 0, 4] },
  centre: { alignment: 'center', margin: [0, 0, 0, 6] },
  right: { alignment: 'right', margin: [0, 4, 0, 2] },
  note: { fontSize: 9.5, color: QUIET, margin: [0, 2, 0, 6] },
  strong: { bold: true, fontSize: 13, margin: [0, 4, 0, 6], headlineLevel: 1 },
} as const

const contentOf = (block: Block): Content => {
  switch (block.is) {
    case 'heading':
      return { text: plain(block.text), bold: true, fontSize: 13.5, margin: [0, 12, 0, 6], headlineLevel: 1 }
    case 'paragraph':
      return { ...running(block.text), ...structuredClone(PARAGRAPHS[block.as ?? 'body']) } as unknown as Content
    case 'facts':
      return {
        table: {
          widths: ['auto', '*'],
          body: block.facts.map(([label, value]) => [{ text: plain(label), color: QUIET, noWrap: true }, { ...running(value) }]),
        },
        layout: 'noBorders',
        lineHeight: 1.2,
        margin: [0, 2, 0, 10],
      }
    case 'table':
      return block.caption === undefined
        ? tableOf(block)
        : { stack: [{ text: plain(block.caption), bold: true, fontSize: 10.5, headlineLevel: 1 }, tableOf(block)] }
    case 'bars':
      return barsOf(block)
    case 'signatures':
      return signaturesOf(block.lines)
    case 'pageBreak':
      return { text: '', pageBreak: 'after' }
  }
}

const definitionOf = (document: PaperDocument): TDocumentDefinitions => ({
  info: { title: plain(document.title), creationDate: new Date(document.at), producer: 'staff-congress', creator: 'staff-congress' },
  language: 'zh-CN',
  displayTitle: true,
  pageSize: 'A4',
  pageOrientation: document.landscape ? 'landscape' : 'portrait',
  pageMargins: [MARGIN, 70, MARGIN, 60],
  defaultStyle: { font: 'Song', fontSize: BODY, lineHeight: 1.45, color: INK },
  ...(document.mark ? { watermark: { text: plain(document.mark), color: QUIET, opacity: 0.07, bold: true } } : {}),
  header: (_page, _pages, { width }) => ({
    stack: [
      { text: plain(document.running), fontSize: 9, color: QUIET },
      { canvas: [{ type: 'line', x1: 0, y1: 2, x2: width - 2 * MARGIN, y2: 2, lineWidth: 0.5, lineColor: HAIRLINE }] },
    ],
    margin: [MARGIN, 36, MARGIN, 0],
  }),
  footer: (page, pages) => ({ text: pageOf(page, pages), alignment: 'center', fontSize: 9, color: QUIET, margin: [0, 20, 0, 0] }),
  content: [
    {
      text: plain(document.title),
      bold: true,
      fontSize: 20,
      alignment: 'center',
      lineHeight: 1.3,
      margin: [0, 8, 0, document.subtitle ? 2 : 16],
    },
    ...(document.subtitle
      ? [
          {
            text: plain(document.subtitle),
            alignment: 'center' as const,
            color: QUIET,
            margin: [0, 0, 0, 16] as [number, number, number, number],
          },
        ]
      : []),
    ...document.blocks.map(contentOf),
  ],
  // A heading alone at the foot of a page heads nothing.
  pageBreakBefore: (node, { getFollowingNodesOnPage }) => node.headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
})

export const pdfOf = async (document: PaperDocument): Promise<Uint8Array> => {
  assertReadable(document)
  return pdfmake.createPdf(definitionOf(document)).getBuffer()
}
