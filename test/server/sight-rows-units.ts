/** Who may ask what of the units of a renewal, and of what may be honoured. */
import { newId } from '../../server/ids.ts'
import type * as awards from '../../server/awards-contract.ts'
import type * as candidates from '../../server/candidates-contract.ts'
import type * as ratings from '../../server/ratings-contract.ts'
import type * as units from '../../server/units-contract.ts'
import type { OperationName, Row } from './sight-row.ts'
import { EVERYBODY, type Scene } from './sight-scene.ts'

type UnitOperation = Extract<OperationName, keyof typeof units | keyof typeof awards | keyof typeof candidates | keyof typeof ratings>

export const unitRows = (scene: () => Scene): Record<UnitOperation, Row[]> => ({
  listAwardable: [
    {
      ask: () => ({ params: { id: scene().hall.session } }),
      allowed: ['staff', 'committee', 'presidium', 'secretary'],
      others: 403,
    },
  ],
  listCandidates: [
    { ask: () => ({ params: { id: scene().hall.session } }), allowed: EVERYBODY },
    { what: 'of no session', ask: () => ({ params: { id: newId() } }), allowed: [], others: 404 },
  ],
  /** Rows are sifted, not refused: test/server/ratings.test.ts. */
  listRatings: [{ ask: () => ({ query: {} }), allowed: EVERYBODY }],
  listUnits: [
    { ask: () => ({ params: { id: scene().hall.session } }), allowed: ['staff', 'secretary', 'presidium'], others: 403 },
    {
      what: 'of no session',
      ask: () => ({ params: { id: newId() } }),
      allowed: [],
      others: 403,
      of: { staff: 404, secretary: 404, presidium: 404 },
    },
  ],
  listUnitStaff: [
    {
      what: 'of a unit that there is not',
      ask: () => ({ params: { id: scene().hall.session, unit: newId() } }),
      allowed: [],
      others: 403,
      of: { staff: 404, secretary: 404 },
    },
  ],
})
