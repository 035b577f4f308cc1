/**
 * One small description of what is put on paper. A document says what it tells, never how it is drawn: the same one becomes
 * PDF (pdf.ts), .docx (docx.ts), and each of its tables .xlsx or .csv (sheet.ts).
 */

export type Cell = string | number | null

/** `width` in points, or as wide as its longest cell (`fit`), or a share of what is left (`fill`, the default). */
export type Column = { title: string; width?: number | 'fit' | 'fill'; align?: 'left' | 'centre' | 'right' }

export type Table = { columns: Column[]; rows: Cell[][] }

/** One bar of a figure: `value` of `whole`. The tone is told by a pattern too, so that black on white loses nothing. */
export type Bar = { label: string; value: number; whole: number; tone?: 'approve' | 'oppose' | 'abstain' | 'plain'; note?: string }

export type Block =
  | { is: 'heading'; text: string }
  /** `body` is set with two characters' indent and even edges, as a resolution is. */
  | { is: 'paragraph'; text: string; as?: 'body' | 'plain' | 'centre' | 'right' | 'note' | 'strong' }
  /** Lines of label and value: the facts at the head of a paper. */
  | { is: 'facts'; facts: readonly (readonly [label: string, value: string])[] }
  | ({ is: 'table'; caption?: string } & Table)
  /** `line` is drawn across all bars at its place on the whole: the votes needed. */
  | { is: 'bars'; bars: Bar[]; line?: { at: number; label: string } }
  /** Places to sign, three a line, each with a rule to write on. */
  | { is: 'signatures'; lines: string[] }
  | { is: 'pageBreak' }

export type PaperDocument = {
  title: string
  subtitle?: string
  /** Small, on top of every page: the school, the session. */
  running: string
  /** The moment of the record that it tells, ISO 8601; a PDF carries it as its date, so that the same record is the same bytes. */
  at: string
  /** Across every page, for what is no record: 演练. */
  mark?: string
  landscape?: boolean
  blocks: Block[]
}

/** More than any congress has to say on one paper; a limit on everything. */
export const DOCUMENT_LIMIT = { blocks: 5_000, rows: 20_000 } as const

/** @throws Error where a document is larger than anybody reads: a mistake of ours, not of a person. */
export const assertReadable = ({ title, blocks }: PaperDocument): void => {
  const rows = blocks.reduce((sum, block) => sum + (block.is === 'table' ? block.rows.length : 0), 0)
  if (blocks.length > DOCUMENT_LIMIT.blocks || rows > DOCUMENT_LIMIT.rows)
    throw new Error(`"${title}" has ${blocks.length} blocks and ${rows} rows: more than a document holds`)
}

/** Text as every format can hold it: no control characters but the line's end, no halves of characters. */
export const plain = (text: string): string =>
  text.replaceAll(/(?!\n)\p{Cc}|\p{Noncharacter_Code_Point}/gu, ' ').replaceAll(/\p{Surrogate}/gu, '\uFFFD')

export const textOf = (cell: Cell): string => (cell === null ? '' : plain(String(cell)))
