/** Who is told what: a notification is a row a person, and a message of the outbox a row an address. */
import { sql, type Transaction } from 'kysely'
import type { Tiding, TidingGroup } from '../machines/tidings.ts'
import type { Db } from './connect.ts'
import type { Database, NotificationChoiceTable } from './schema.ts'

type Either = Db | Transaction<Database>

/** A motion as far as a message tells of it. */
export const findTold = (db: Either, motion: string) =>
  db
    .selectFrom('motion')
    .innerJoin('session', 'session.id', 'motion.session')
    .select(['motion.number', 'motion.title', 'motion.visibility', 'motion.proposer', 'motion.coProposers', 'motion.seconders'])
    .select(['motion.homeDelegation', 'motion.session'])
    .select(sql<boolean>`session.rehearsal_of is not null`.as('isRehearsed'))
    .where('motion.id', '=', motion)
    .executeTakeFirst()

const MOST = 500

/** Those of some persons who are still at the school. */
export const listActive = async (db: Either, persons: string[]): Promise<string[]> =>
  persons.length === 0
    ? []
    : (await db.selectFrom('person').select('id').where('id', 'in', persons).where('active', '=', true).limit(MOST).execute()).map(
        ({ id }) => id,
      )

export const listByRole = async (db: Either, role: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from person where active and ${role} = any(roles) order by id limit ${MOST}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Who answers for some departments. */
export const listOfficers = async (db: Either, departments: string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from person where active and 'department' = any(roles)
    and department_id = any(${departments}::text[]) order by id limit ${MOST}`.execute(db)
  return rows.map(({ id }) => id)
}

export const listHeads = async (db: Either, session: string, delegation: string): Promise<string[]> =>
  (
    await db
      .selectFrom('seat')
      .select('personId')
      .where('sessionId', '=', session)
      .where('delegationId', '=', delegation)
      .where('head', '=', true)
      .where('presence', '!=', 'lapsed')
      .limit(MOST)
      .execute()
  ).map(({ personId }) => personId)

type Notified = { actId: string; kind: Tiding; motionId: string | null; ballotId: string | null; undertakingId: string | null; at: string }

export const insertNotifications = async (trx: Transaction<Database>, persons: string[], told: Notified): Promise<void> => {
  if (persons.length === 0) return
  await trx
    .insertInto('notification')
    .values(persons.map((personId) => ({ ...told, personId, readAt: null })))
    .onConflict((conflict) => conflict.columns(['actId', 'personId', 'kind']).doNothing())
    .execute()
}

/** Of some persons those who want a group by e-mail, and when they are not to be disturbed. */
export const listWantingMail = (trx: Transaction<Database>, persons: string[], group: TidingGroup) =>
  trx
    .selectFrom('notificationChoice')
    .select(['personId', 'quietFrom', 'quietTo'])
    .where('personId', 'in', persons)
    .where('email', '!=', '')
    .where(sql<boolean>`${group} = any(email_groups)`)
    .execute()

/** Newest first. */
export const listNotifications = (db: Db, person: string, after: number | null, limit: number) =>
  db
    .selectFrom('notification')
    .leftJoin('motion', 'motion.id', 'notification.motionId')
    .leftJoin('ballot', 'ballot.id', 'notification.ballotId')
    .leftJoin('undertaking', 'undertaking.id', 'notification.undertakingId')
    .leftJoin('department', 'department.id', 'undertaking.department')
    .select([
      'notification.ord',
      'notification.kind',
      'notification.motionId as motion',
      'notification.ballotId as ballot',
      'notification.undertakingId as undertaking',
      'department.name as department',
      'motion.number',
      'notification.at',
      'notification.readAt',
    ])
    .select(sql<string>`coalesce(motion.title, ballot.title)`.as('title'))
    .where('notification.personId', '=', person)
    .$if(after !== null, (query) => query.where('notification.ord', '<', after ?? 0))
    .orderBy('notification.ord', 'desc')
    .limit(limit)
    .execute()

/** Counted no further than a badge tells. */
export const countUnread = async (db: Db, person: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from
    (select 1 from notification where person_id = ${person} and read_at is null limit 100) as unread`.execute(db)
  return rows[0]?.n ?? 0
}

/** Everything up to a row has been seen. */
export const markRead = (db: Db, person: string, upTo: number, at: string) =>
  db
    .updateTable('notification')
    .set({ readAt: at })
    .where('personId', '=', person)
    .where('ord', '<=', upTo)
    .where('readAt', 'is', null)
    .execute()

/** Whoever some acts told something. */
export const listNotified = async (db: Db, acts: string[]): Promise<string[]> => {
  if (acts.length === 0) return []
  const rows = await db.selectFrom('notification').select('personId').distinct().where('actId', 'in', acts).limit(5_000).execute()
  return rows.map(({ personId }) => personId)
}

export const findChoice = (db: Db, person: string) =>
  db
    .selectFrom('notificationChoice')
    .select(['email', 'emailGroups', 'quietFrom', 'quietTo'])
    .where('personId', '=', person)
    .executeTakeFirst()

export const putChoice = (db: Db, { personId, ...choice }: NotificationChoiceTable) =>
  db
    .insertInto('notificationChoice')
    .values({ personId, ...choice })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(choice))
    .execute()
