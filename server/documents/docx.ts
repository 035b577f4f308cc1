/** A document as .docx, for offices that go on writing in it. Fonts are named, not embedded: every Chinese office has them. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ISectionOptions,
} from 'docx'
import { assertReadable, plain, textOf, type Block, type Column, type PaperDocument, type Table } from './document.ts'
import { NOTHING, PAGE_OF } from './document-words.ts'

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' }
const HEAD_FONT = { ...FONT, eastAsia: 'SimHei' }
/** Half points, as Word counts type; twentieths of a point, as it counts lengths. */
const SIZE = { title: 40, heading: 28, body: 24, table: 21, small: 18 } as const
const POINT = 20
const ALIGN = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const A4 = { width: 595 * POINT, height: 842 * POINT } as const
const MARGIN = 62 * POINT

/** A line's end inside a text is a line's end in Word. */
const runs = (text: string, size: number = SIZE.body, bold = false): TextRun[] =>
  plain(text)
    .split('\n')
    .map((line, at) => new TextRun({ text: line, size, bold, font: bold ? HEAD_FONT : FONT, ...(at > 0 ? { break: 1 } : {}) }))

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const RULE = { style: BorderStyle.SINGLE, size: 6, color: '1B2430' }
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: 'B9B1A4' }
const noBorders = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }

const cellOf = (text: string, { align = 'left', width }: Pick<Column, 'align' | 'width'>, bold = false): TableCell =>
  new TableCell({
    children: [new Paragraph({ children: runs(text, SIZE.table, bold), alignment: ALIGN[align] })],
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    ...(typeof width === 'number' ? { width: { size: width * POINT, type: WidthType.DXA } } : {}),
  })

const tableOf = ({ columns, rows }: Table): WordTable =>
  new WordTable({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { ...noBorders, top: RULE, bottom: RULE, insideHorizontal: HAIRLINE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((column) => cellOf(column.title, column, true)) }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: columns.map((column, at) => cellOf(textOf(row[at] ?? null), column)) }),
      ),
      ...(rows.length === 0
        ? [
            new TableRow({
              children: [new TableCell({ columnSpan: columns.length, children: [new Paragraph({ children: runs(NOTHING, SIZE.table) })] })],
            }),
          ]
        : []),
    ],
  })

const bare = (rows: string[][]): WordTable =>
  new WordTable({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: noBorders,
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cellOf(text, {})) })),
  })

const BAR_LENGTH = 30
/** A bar drawn in characters survives every word processor. */
const barsOf = ({ bars, line }: Extract<Block, { is: 'bars' }>): (Paragraph | WordTable)[] => [
  bare(
    bars.map(({ label, value, whole, note }) => [
      label,
      '■'.repeat(whole === 0 ? 0 : Math.round((BAR_LENGTH * value) / whole)),
      `${value}${note ? ` ${note}` : ''}`,
    ]),
  ),
  ...(line ? [new Paragraph({ children: runs(line.label, SIZE.small) })] : []),
]

const PARAGRAPHS = {
  body: { alignment: AlignmentType.BOTH, indent: { firstLine: 2 * 12 * POINT } },
  plain: {},
  centre: { alignment: AlignmentType.CENTER },
  right: { alignment: AlignmentType.RIGHT },
  note: {},
  strong: {},
} as const

const SPACING = { line: 360, after: 80 }
const heading = (text: string) =>
  new Paragraph({ children: runs(text, SIZE.heading, true), keepNext: true, spacing: { before: 240, after: 120 } })

const childrenOf = (block: Block): (Paragraph | WordTable)[] => {
  switch (block.is) {
    case 'heading':
      return [heading(block.text)]
    case 'paragraph': {
      const { as = 'body' } = block
      const size = as === 'note' ? SIZE.small : as === 'strong' ? SIZE.heading : SIZE.body
      return [new Paragraph({ children: runs(block.text, size, as === 'strong'), spacing: SPACING, ...PARAGRAPHS[as] })]
    }
    case 'facts':
      return [bare(block.facts.map(([label, value]) => [label, value]))]
    case 'table':
      return [
        ...(block.caption === undefined ? [] : [new Paragraph({ children: runs(block.caption, SIZE.table, true), keepNext: true })]),
        tableOf(block),
        new Paragraph({}),
      ]
    case 'bars':
      return [...barsOf(block), new Paragraph({})]
    case 'signatures':
      return block.lines.map((label) => new Paragraph({ children: runs(`${label}${'_'.repeat(24)}`), spacing: { before: 360 } }))
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true })]
  }
}

const sectionOf = (document: PaperDocument): ISectionOptions => ({
  properties: {
    page: {
      size: { ...A4, orientation: document.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin: { top: 70 * POINT, bottom: 60 * POINT, left: MARGIN, right: MARGIN },
    },
  },
  headers: {
    default: new Header({
      children: [new Paragraph({ children: runs([document.mark, document.running].filter(Boolean).join('　'), SIZE.small) })],
    }),
  },
  footers: {
    default: new Footer({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new TextRun({
              size: SIZE.small,
              font: FONT,
              children: [PAGE_OF.before, PageNumber.CURRENT, PAGE_OF.between, PageNumber.TOTAL_PAGES, PAGE_OF.after],
            }),
          ],
        }),
      ],
    }),
  },
  children: [
    new Paragraph({
      children: runs(document.title, SIZE.title, true),
      alignment: AlignmentType.CENTER,
      spacing: { before: 120, after: 200 },
    }),
    ...(document.subtitle
      ? [new Paragraph({ children: runs(document.subtitle), alignment: AlignmentType.CENTER, spacing: { after: 240 } })]
      : []),
    ...document.blocks.flatMap(childrenOf),
  ],
})

export const docxOf = async (document: PaperDocument): Promise<Uint8Array> => {
  assertReadable(document)
  return Packer.toBuffer(new Document({ title: plain(document.title), creator: 'staff-congress', sections: [sectionOf(document)] }))
}
