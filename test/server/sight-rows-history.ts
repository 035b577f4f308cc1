/** Who may bring in motions of earlier sessions: the union alone. */
import type * as history from '../../server/history-contract.ts'
import { HISTORY_COLUMNS } from '../../server/history-replies.ts'
import { HISTORY_HEADINGS, HISTORY_SAMPLE } from '../../server/history-words.ts'
import type { OperationName, Row } from './sight-row.ts'

type HistoryOperation = Extract<OperationName, keyof typeof history>

const FILE = Buffer.from([HISTORY_HEADINGS, HISTORY_SAMPLE].map((row) => HISTORY_COLUMNS.map((column) => row[column]).join(',')).join('\n'))
const staffOnly = (ask: Row['ask']): Row[] => [{ ask, allowed: ['staff'], others: 403 }]

export const historyRows: Record<HistoryOperation, Row[]> = {
  getHistoryTemplate: staffOnly(() => ({ query: { format: 'csv' } })),
  previewHistory: staffOnly(() => ({ file: FILE })),
  importHistory: staffOnly(() => ({ file: FILE })),
}
