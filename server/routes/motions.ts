import type { FastifyInstance } from 'fastify'
import type { Static, TObject } from 'typebox'
import type { Account } from '../../db/people.ts'
import { namesOf } from '../../db/people.ts'
import { listStory, type JournalRow } from '../../db/journal.ts'
import { listMotions } from '../../db/motions.ts'
import { findSubject } from '../../db/subjects.ts'
import { listSiblings } from '../../db/undertakings.ts'
import { hasRole, personOf } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import { maySeeMotion } from '../../machines/sight.ts'
import * as contract from '../contract.ts'
import type { MOTION_FILTER } from '../lists-contract.ts'
import type { House } from '../house.ts'
import { motionsCounted } from '../motions-report.ts'
import { serve } from '../serve.ts'
import { read, readerOf, say, type Sight } from './subjects.ts'

const PAGE = 30
/** Lines of a motion's story; a motion that has more has been fought over for years. */
const MAX_STORY = 1_000

const sight: Sight<'motion'> = {
  see: ({ actor }, motion) => (maySeeMotion(actor, motion) ? motion.context : null),
  mine: (_, { actor }, _id, { context }) => ({
    proposer: context.proposer === actor.person,
    seconded: context.seconders.includes(actor.person),
    invited: context.invited.includes(actor.person),
  }),
}

/** Words whose text is not everybody's: a reply before the leader signs it, and what was sent back. */
const UNSIGNED = new Set(['undertaking.reply', 'undertaking.sendBack'])
/** What the congress says only to hand a motion on repeats the act that caused it; these tell something new. */
const TOLD = new Set([
  'undertaking.assign',
  'undertaking.track',
  'motion.adopt',
  'motion.reject',
  'motion.absorb',
  'motion.close',
  'motion.takeUp',
])
/** Support is a figure, not a story: two hundred colleagues would be two hundred lines. */
const COUNTED = new Set(['motion.support', 'motion.unsupport'])
const isOwnLine = (row: JournalRow) => (row.cause === null || TOLD.has(row.event.type)) && !COUNTED.has(row.event.type)

const signedReplies = (rows: JournalRow[]) => {
  const drafts = new Map<string, JournalRow['event']>()
  return rows.map((row) => {
    if (row.event.type === 'undertaking.reply') drafts.set(row.subjectId, row.event)
    const draft = drafts.get(row.subjectId)
    return row.event.type === 'undertaking.sign' && draft ? { ...row, event: { ...draft, ...row.event } } : row
  })
}

const story = async (house: House, { actor }: Account, id: string) => {
  const motion = await findSubject(house.db, 'motion', id)
  if (!motion || !maySeeMotion(actor, motion)) throw new Refusal('not-found', { subject: 'motion' })
  const undertakings = await listSiblings(house.db, id)
  const subjects = [
    { subject: 'motion' as const, ids: [id] },
    { subject: 'undertaking' as const, ids: undertakings.map((undertaking) => undertaking.id) },
  ]
  const office = hasRole(actor, 'staff', 'committee', 'leader')
  const rows = signedReplies(await listStory(house.db, subjects, MAX_STORY))
    .filter(isOwnLine)
    .map((row) => ({
      ...row,
      event: (UNSIGNED.has(row.event.type) && !office ? { type: row.event.type } : row.event) as Record<string, unknown> & { type: string },
    }))
  const lines = rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    by: personOf(row.by),
    subject: row.subject,
    id: row.subjectId,
    word: row.event.type,
    state: row.state,
    event: row.event,
  }))
  const ids = new Set(
    lines
      .flatMap((line) => [line.by, line.event.lead, line.event.department, line.event.owner])
      .filter((part): part is string => typeof part === 'string'),
  )
  return { rows: lines, names: await namesOf(house.db, [...ids]) }
}

type Filter = Static<TObject<typeof MOTION_FILTER>>

/** What an address asks for, as the list and the spreadsheet are narrowed. */
export const narrowedBy = async (house: House, query: Filter) => ({
  session: query.session,
  states: query.state?.split(','),
  text: query.text,
  category: query.category,
  department: query.department,
  delegation: query.delegation,
  person: query.person,
  overdue: query.overdue === 'true',
  ids: query.figure === undefined ? undefined : await motionsCounted(house, query.session, query.figure),
})

export const motionRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.listMotions, async ({ account: { actor }, query }) => {
    const limit = Number(query.limit ?? PAGE)
    const narrowed = await narrowedBy(house, query)
    const rows = await listMotions(house.db, {
      ...narrowed,
      after: query.after,
      limit: limit + 1,
      mine: query.mine === 'true',
      reader: readerOf(actor),
    })
    return { items: rows.slice(0, limit), next: rows.length > limit ? String(rows[limit - 1]?.ord) : null }
  })
  serve(app, contract.getMotion, ({ account, params }) => read(house, 'motion', sight, account, params.id))
  serve(app, contract.getTimeline, ({ account, params }) => story(house, account, params.id))
  serve(app, contract.sendMotionAct, ({ account, params, body }) => say(house, 'motion', sight, account, params.id, body))
}
