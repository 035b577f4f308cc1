/** Who may ask what of sealed ballots. The scene's secret ballots are counted ones: of those there is no board. */
import { newId } from '../../server/ids.ts'
import type { OperationName, Row } from './sight-row.ts'
import { EVERYBODY, INSIDE, type Scene } from './sight-scene.ts'
import type * as sealed from '../../server/sealed-contract.ts'

type SealedOperation = Extract<OperationName, keyof typeof sealed>

const nothing = (scene: () => Scene): Row => ({ ask: () => ({ params: { id: scene().running } }), allowed: [], others: 404 })

export const sealedRows = (scene: () => Scene): Record<SealedOperation, Row[]> => ({
  getCeremony: [
    { ask: () => ({ params: { id: scene().hall.session } }), allowed: INSIDE, others: 404 },
    { what: 'of no session', ask: () => ({ params: { id: newId() } }), allowed: [], others: 404 },
  ],
  beginCeremony: [
    {
      what: 'by those who may, before the congress has confirmed anybody',
      ask: () => ({ params: { id: newId() }, body: { id: newId() } }),
      allowed: [],
      others: 404,
    },
  ],
  postCeremony: [
    {
      what: 'where none was begun',
      ask: () => ({ params: { id: newId() }, body: { step: 'commitment', message: 'f'.repeat(64) } }),
      allowed: [],
      others: 404,
    },
  ],
  getMyCredential: [nothing(scene)],
  registerCredential: [{ ...nothing(scene), ask: () => ({ params: { id: scene().running }, body: { credential: '4' } }) }],
  getSealedSetup: [nothing(scene)],
  castSealed: [
    {
      what: 'into a box that takes open papers',
      ask: () => ({ params: { id: scene().running }, body: { ballot: '{}' } }),
      allowed: [],
      others: 403,
      of: { stranger: 404, officer: 404, author: 409, seconder: 409, representative: 409, head: 409, otherHead: 409, scrutineer: 409 },
    },
  ],
  findTracker: [{ ...nothing(scene), ask: () => ({ params: { id: scene().running }, query: { tracker: 'a'.repeat(43) } }) }],
  getArchive: [nothing(scene)],
  getOpening: [nothing(scene)],
  contributePart: [{ ...nothing(scene), ask: () => ({ params: { id: scene().running }, body: { part: '{}' } }) }],
  getReceiptKey: [{ ask: () => ({}), allowed: EVERYBODY }],
})
