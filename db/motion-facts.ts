/** What a report counts of each motion that a session received, and the promises that are still to be kept. Decides nothing. */
import { sql, type Transaction } from 'kysely'
import type { Category, DeclineReason, Grade, ReplyClass } from '../machines/catalogues.ts'
import type { MotionState } from '../machines/motion-context.ts'
import type { UndertakingState } from '../machines/undertaking-context.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

/** One motion, with what its lead department did; days are calendar days in Asia/Shanghai. */
export type MotionFacts = {
  id: string
  state: MotionState
  category: Category
  delegation: string | null
  number: string | null
  priority: 'priority' | 'ordinary' | null
  route: 'direct' | 'congress' | null
  declineReason: DeclineReason | null
  mergedInto: string | null
  /** Null until it is dispatched; the rest stays null with it. */
  undertaking: UndertakingState | null
  department: string | null
  /** Of the reply that the leader signed last. */
  replyClass: ReplyClass | null
  firstRepliedOn: string | null
  /** When the first reply was due: a second round and a promise move the day, and not this one. */
  firstDueOn: string | null
  grade: Grade | null
  round: number | null
  overdue: boolean | null
}

/** More than any session has received; a limit on everything. */
export const MOST_RECEIVED = 5_000

/** What representatives submitted to a session; what the school lays before it is no motion of theirs. */
export const listMotionFacts = (db: Either, session: string): Promise<MotionFacts[]> =>
  db
    .selectFrom('motion')
    .leftJoin('undertaking', (join) => join.onRef('undertaking.motion', '=', 'motion.id').on('undertaking.part', '=', 'lead'))
    .select([
      'motion.id',
      'motion.state',
      'motion.category',
      'motion.homeDelegation as delegation',
      'motion.number',
      'motion.priority',
      'motion.route',
      'motion.declineReason',
      'motion.mergedInto',
      'undertaking.state as undertaking',
      'undertaking.department',
      'undertaking.grade',
      'undertaking.round',
      'undertaking.overdue',
      sql<ReplyClass | null>`undertaking.reply->>'class'`.as('replyClass'),
      sql<string | null>`(select (min(at) at time zone 'Asia/Shanghai')::date::text from journal
        where subject = 'undertaking' and subject_id = undertaking.id and event->>'type' = 'undertaking.sign')`.as('firstRepliedOn'),
      sql<string | null>`(select event->>'dueOn' from journal where subject = 'undertaking' and subject_id = undertaking.id
        and event->>'type' in ('undertaking.assign', 'undertaking.reassign') order by seq desc limit 1)`.as('firstDueOn'),
    ])
    .where('motion.session', '=', session)
    .where('motion.kind', '=', 'proposal')
    .where('motion.submittedAt', 'is not', null)
    .orderBy('motion.ord')
    .limit(MOST_RECEIVED)
    .execute()

type Numbered = { id: string; term: number; ordinal: number; title: string }

/** The session held before this one, whatever its kind; a rehearsal is none. */
export const findSessionBefore = (db: Either, { term, ordinal }: { term: number; ordinal: number }): Promise<Numbered | undefined> =>
  db
    .selectFrom('session')
    .select(['id', 'term', 'ordinal', 'title'])
    .where('rehearsalOf', 'is', null)
    .where('unit', 'is', null)
    .where(sql<boolean>`(term, ordinal) < (${term}, ${ordinal})`)
    .orderBy('term', 'desc')
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Promises of this session's motions and of earlier ones that are not kept yet; the next to fall due first. */
export const listPromisesOpen = (db: Either, { term, ordinal }: { term: number; ordinal: number }) =>
  db
    .selectFrom('undertaking')
    .innerJoin('motion', 'motion.id', 'undertaking.motion')
    .innerJoin('session', 'session.id', 'motion.session')
    .innerJoin('department', 'department.id', 'undertaking.department')
    .select([
      'motion.id as motion',
      'motion.number',
      'motion.title',
      'session.id as session',
      'session.title as sessionTitle',
      'department.name as department',
      sql<string>`coalesce(undertaking.reply->'promise'->>'what', '')`.as('what'),
      sql<string>`coalesce(undertaking.reply->'promise'->>'who', '')`.as('who'),
      'undertaking.dueOn',
    ])
    .where('undertaking.state', '=', 'tracking')
    .where('session.rehearsalOf', 'is', null)
    .where('session.unit', 'is', null)
    .where(sql<boolean>`(session.term, session.ordinal) <= (${term}, ${ordinal})`)
    .orderBy('undertaking.dueOn')
    .orderBy('motion.ord')
    .limit(MOST_RECEIVED)
    .execute()
