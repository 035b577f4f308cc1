/** The worker's side: one document in, its bytes out. */
import { move } from 'piscina'
import type { PaperDocument } from './document.ts'
import { docxOf } from './docx.ts'
import { pdfOf } from './pdf.ts'
import { xlsxOf, type NamedTable } from './sheet.ts'

export type Rendering = { as: 'pdf' | 'docx'; document: PaperDocument } | { as: 'xlsx'; tables: NamedTable[] }

const bytesOf = (asked: Rendering): Promise<Uint8Array> => {
  switch (asked.as) {
    case 'pdf':
      return pdfOf(asked.document)
    case 'docx':
      return docxOf(asked.document)
    case 'xlsx':
      return xlsxOf(asked.tables)
  }
}

export default async (asked: Rendering) => {
  // A buffer of Node's may share its memory with others: what is handed over must be its own.
  const bytes = new Uint8Array(await bytesOf(asked))
  return move(bytes)
}
