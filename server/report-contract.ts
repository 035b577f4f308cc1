/** The contract of the motions report (提案工作报告): its figures, and the paper that is read to the congress. */
import { Type, type Static } from 'typebox'
import { oneOf } from '../machines/schema.ts'
import { PAPER_FORMATS } from './documents-contract.ts'
import { closed, one, operation } from './operation.ts'
import { orNull } from './replies.ts'

/** What is counted; the list of motions takes each of them as a filter. */
export const MOTION_FIGURES = [
  'received',
  'filed',
  'priority',
  'tabled',
  'merged',
  'converted',
  'declined',
  'declinedOnly',
  'withdrawn',
  'undecided',
  'dispatched',
  'answered',
  'unanswered',
  'classA',
  'classB',
  'classC',
  'classD',
  'inTime',
  'late',
  'overdue',
  'satisfied',
  'basicallySatisfied',
  'dissatisfied',
  'unrated',
  'rehandled',
  'tracked',
  'finished',
] as const
export type MotionFigure = (typeof MOTION_FIGURES)[number]

const Figures = Type.Record(Type.Enum(MOTION_FIGURES), Type.Integer())
const Session = Type.Object({ id: Type.String(), term: Type.Integer(), ordinal: Type.Integer(), title: Type.String() })

export const MotionsReport = Type.Object({
  school: Type.String(),
  session: Session,
  figures: Figures,
  before: orNull(Type.Object({ session: Session, figures: Figures })),
  /** `id` null: proposers of no delegation. */
  delegations: Type.Array(Type.Object({ id: orNull(Type.String()), name: Type.String(), figures: Figures })),
  categories: Type.Array(Type.Object({ category: Type.String(), figures: Figures })),
  departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), figures: Figures })),
  reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
  /** Not kept yet, those of earlier sessions too. */
  promises: Type.Array(
    Type.Object({
      motion: Type.String(),
      number: orNull(Type.String()),
      title: Type.String(),
      session: Type.String(),
      sessionTitle: Type.String(),
      department: Type.String(),
      what: Type.String(),
      who: Type.String(),
      dueOn: orNull(Type.String()),
    }),
  ),
})
export type MotionsReport = Static<typeof MotionsReport>

export const getMotionsReport = operation({
  method: 'GET',
  url: '/api/sessions/:id/motions-report',
  summary: 'The figures of the motions report of a session, for those who review motions',
  params: one,
  reply: MotionsReport,
})
export const getMotionsReportPaper = operation({
  method: 'GET',
  url: '/api/sessions/:id/motions-report/paper',
  summary: 'The motions report of a session, to print or to go on writing in',
  params: one,
  query: closed({ as: oneOf(PAPER_FORMATS) }),
  reply: Type.Unsafe<Uint8Array>({ type: 'string', description: 'The file itself' }),
})
