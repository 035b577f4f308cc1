/** The rows about papers: before they are sent, once they are, and after one was taken back. */
import { newId } from '../../server/ids.ts'
import { pdf } from '../sample-files.ts'
import type { OperationName, Row } from './sight-row.ts'
import { EVERYBODY, INSIDE, SEATED, type Scene } from './sight-scene.ts'

type PaperOperation = Extract<
  OperationName,
  | 'uploadFile'
  | 'getFile'
  | 'listPapers'
  | 'listMotionPapers'
  | 'listReaders'
  | 'listNotices'
  | 'noteNotice'
  | 'listReceipts'
  | 'listComments'
>

export const paperRows = (scene: () => Scene): Record<PaperOperation, Row[]> => ({
  uploadFile: [
    {
      ask: () => ({ params: { id: newId() }, query: { name: '方案.pdf' }, file: pdf() }),
      allowed: ['staff', 'secretary', ...SEATED],
      others: 403,
    },
  ],
  getFile: [
    { what: 'a paper that was sent', ask: () => ({ params: { id: scene().paper } }), allowed: INSIDE, others: 404 },
    {
      what: 'one that was taken back',
      ask: () => ({ params: { id: scene().taken } }),
      allowed: ['staff', 'secretary', 'presidium'],
      others: 404,
    },
    { what: 'one that goes with a notice', ask: () => ({ params: { id: scene().noticePaper } }), allowed: EVERYBODY },
    { what: 'one that is attached to nothing yet', ask: () => ({ params: { id: scene().free } }), allowed: ['staff'], others: 404 },
  ],
  listMotionPapers: [
    { what: 'of a motion that is filed', ask: () => ({ params: { id: scene().filed } }), allowed: EVERYBODY },
    { what: 'of no motion', ask: () => ({ params: { id: newId() } }), allowed: [], others: 404 },
  ],
  listPapers: [
    { ask: () => ({ params: { id: scene().hall.session } }), allowed: EVERYBODY },
    { what: 'of no session', ask: () => ({ params: { id: newId() } }), allowed: [], others: 404 },
  ],
  listNotices: [
    { ask: () => ({ params: { id: scene().hall.session } }), allowed: EVERYBODY },
    { what: 'of no session', ask: () => ({ params: { id: newId() } }), allowed: [], others: 404 },
  ],
  noteNotice: [
    { ask: () => ({ params: { id: scene().notice }, body: {} }), allowed: EVERYBODY },
    { what: 'of one that was withdrawn', ask: () => ({ params: { id: scene().withdrawn }, body: {} }), allowed: [], others: 404 },
  ],
  listReceipts: [{ ask: () => ({ params: { id: scene().notice } }), allowed: ['staff', 'secretary', 'presidium'], others: 403 }],
  listComments: [
    { ask: () => ({ params: { id: scene().notice } }), allowed: EVERYBODY },
    {
      what: 'on what was withdrawn',
      ask: () => ({ params: { id: scene().withdrawn } }),
      allowed: ['staff', 'secretary', 'presidium'],
      others: 404,
    },
  ],
  listReaders: [{ ask: () => ({ params: { id: scene().paper } }), allowed: ['staff', 'secretary', 'presidium'], others: 403 }],
})
