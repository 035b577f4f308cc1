/** Undertakings in lists, and what the others of the same motion stand at. */
import { sql, type Transaction } from 'kysely'
import type { UndertakingState } from '../machines/undertaking-context.ts'
import type { Promised } from '../machines/undertaking-events.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'
import { mayReadUndertaking, type Reader } from './sight.ts'

type Either = Db | Transaction<Database>

/** The undertakings of one motion, as far as the others need to know of them. */
export const listSiblings = (db: Either, motion: string) =>
  db
    .selectFrom('undertaking')
    .select(['id', 'state', 'part', 'department', 'draftVersion', 'countersigned', sql<boolean>`draft is not null`.as('isDrafted')])
    .where('motion', '=', motion)
    .orderBy('ord')
    .limit(100)
    .execute()

/** A motion's proposers in the order in which they rate: the proposer first; who has left the school no longer does. */
export const listRaters = async (db: Either, motion: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select person.id from motion cross join lateral unnest(array[motion.proposer] || motion.co_proposers) with ordinality as of(id, ord)
    join person on person.id = of.id where motion.id = ${motion} and person.active order by of.ord limit 100`.execute(db)
  return rows.map(({ id }) => id)
}

export const listSeconders = async (db: Either, motion: string): Promise<string[]> =>
  (await db.selectFrom('motion').select('seconders').where('id', '=', motion).executeTakeFirst())?.seconders ?? []

export type UndertakingQuery = {
  department?: string | undefined
  motion?: string | undefined
  states?: string[] | undefined
  overdue: boolean
  /** Classes of the signed reply: C and D are looked at again next year. */
  classes?: string[] | undefined
  reader: Reader
  after?: string | undefined
  limit: number
}

/** The most urgent first: overdue, then by due day; what is closed comes last. */
export const listUndertakings = (db: Db, { department, motion, states, overdue, classes, reader, after, limit }: UndertakingQuery) =>
  db
    .selectFrom('undertaking')
    .innerJoin('motion', 'motion.id', 'undertaking.motion')
    .innerJoin('department', 'department.id', 'undertaking.department')
    .select([
      'undertaking.id',
      'undertaking.version',
      'undertaking.state',
      'undertaking.motion',
      'motion.number',
      'motion.title',
      'undertaking.department',
      'department.name as departmentName',
      'part',
      'undertaking.dueOn',
      'progress',
      'round',
      'grade',
      'overdue',
      'dueSoon',
      'unrated',
      'owner',
      'repliedAt',
      'motion.session',
      sql<string | null>`reply->>'class'`.as('replyClass'),
      sql<Promised | null>`reply->'promise'`.as('promise'),
      sql<boolean>`draft is not null`.as('isDrafted'),
      sql<boolean>`rung->'tell' ? 'leader' and (rung->>'dueOn')::date = undertaking.due_on`.as('isRaised'),
    ])
    .select(
      sql<string>`(undertaking.closed_at is not null)::int || coalesce(undertaking.due_on::text, '9999-12-31') || undertaking.id`.as(
        'cursor',
      ),
    )
    .where(mayReadUndertaking(reader))
    .$if(department !== undefined, (query) => query.where('undertaking.department', '=', department ?? ''))
    .$if(motion !== undefined, (query) => query.where('undertaking.motion', '=', motion ?? ''))
    .$if(states !== undefined, (query) => query.where('undertaking.state', 'in', (states ?? []) as UndertakingState[]))
    .$if(overdue, (query) => query.where('overdue', '=', true))
    .$if(classes !== undefined, (query) => query.where(sql<boolean>`reply->>'class' = any(${classes ?? []}::text[])`))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(undertaking.closed_at is not null)::int || coalesce(undertaking.due_on::text, '9999-12-31') || undertaking.id > ${after ?? ''}`,
      ),
    )
    .orderBy('cursor')
    .limit(limit)
    .execute()

/** Undertakings whose due day is near or past at a calendar day, and whose flag does not say so yet. */
export const listFallingDue = (db: Db, today: string, dueSoonDays: number) =>
  db
    .selectFrom('undertaking')
    .select(['id', 'version', sql<'dueSoon' | 'overdue'>`case when due_on < ${today}::date then 'overdue' else 'dueSoon' end`.as('flag')])
    .where('closedAt', 'is', null)
    .where('state', 'not in', ['replied', 'rated'])
    .where(
      sql<boolean>`(due_on < ${today}::date and not overdue) or (due_on >= ${today}::date and due_on <= ${today}::date + ${dueSoonDays}::int and not due_soon and not overdue)`,
    )
    .limit(200)
    .execute()

/** What each department has in hand: departments with nothing, too. */
export const listLoad = (db: Db) =>
  db
    .selectFrom('department')
    .leftJoin('undertaking', (join) =>
      join
        .onRef('undertaking.department', '=', 'department.id')
        .on('undertaking.closedAt', 'is', null)
        .on('undertaking.state', '!=', 'replied'),
    )
    .select(['department.id as department', 'department.name'])
    .select((pick) => [
      pick.fn.count<number>('undertaking.id').as('open'),
      pick.fn.count<number>('undertaking.id').filterWhere('undertaking.dueSoon', '=', true).as('dueSoon'),
      pick.fn.count<number>('undertaking.id').filterWhere('undertaking.overdue', '=', true).as('overdue'),
    ])
    .groupBy(['department.id', 'department.name', 'department.ord'])
    .orderBy('department.ord')
    .limit(100)
    .execute()

/** Undertakings for which a rung of the ladder has come at a calendar day that is higher than the last one they climbed. */
export const listOnLadder = (db: Db, today: string, days: number[]) => {
  const reached = sql<number | null>`(select max(days) from unnest(${days}::int[]) as days where due_on + days <= ${today}::date)`
  const climbed = sql<number | null>`case when (rung->>'dueOn')::date = due_on then (rung->>'days')::int end`
  return db
    .selectFrom('undertaking')
    .select(['id', 'dueOn'])
    .where('closedAt', 'is', null)
    .where('state', 'not in', ['replied', 'rated'])
    .where(sql<boolean>`${reached} is not null and (${climbed} is null or ${climbed} < ${reached})`)
    .orderBy('dueOn')
    .limit(200)
    .execute()
}

/** Replies signed on a calendar day or before it (in Asia/Shanghai) that nobody has rated or called so. */
export const listSilent = (db: Db, day: string) =>
  db
    .selectFrom('undertaking')
    .select(['id', 'version'])
    .where('state', '=', 'replied')
    .where('unrated', '=', false)
    .where(sql<boolean>`(replied_at at time zone 'Asia/Shanghai')::date <= ${day}::date`)
    .orderBy('repliedAt')
    .limit(200)
    .execute()

/** Whether a department has ever answered a motion. */
export const hasAnswered = async (db: Db | Transaction<Database>, department: string): Promise<boolean> =>
  (await db
    .selectFrom('undertaking')
    .select('id')
    .where('department', '=', department)
    .where('reply', 'is not', null)
    .limit(1)
    .executeTakeFirst()) !== undefined
