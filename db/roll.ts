/** The rows of the roll: written as the session's words say, read as its history and its terms. Decides nothing. */
import { sql, type Transaction } from 'kysely'
import type { RollChange } from '../machines/roll.ts'
import type { Db } from './connect.ts'
import type { JournalRow } from './journal.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

export const writeRoll = async (trx: Transaction<Database>, session: string, change: RollChange): Promise<void> => {
  switch (change.is) {
    case 'new':
      await trx
        .insertInto('seat')
        .values(
          change.seats.map(({ id, person, kind, delegation, head }) => ({
            id,
            sessionId: session,
            personId: person,
            kind,
            delegationId: delegation,
            head,
            presence: change.presence,
          })),
        )
        .execute()
      return
    case 'presence':
      await trx.updateTable('seat').set({ presence: change.presence }).where('id', '=', change.seat).execute()
      return
    case 'moved':
      await trx.updateTable('seat').set({ delegationId: change.delegation, head: false }).where('id', '=', change.seat).execute()
      return
    case 'head':
      await trx
        .updateTable('seat')
        .set({ head: sql<boolean>`id = ${change.seat}` })
        .where('sessionId', '=', session)
        .where('delegationId', '=', change.delegation)
        .execute()
  }
}

/** The seats of a roll as it stands, to be copied. */
export const listRoll = (trx: Transaction<Database>, session: string) =>
  trx
    .selectFrom('seat')
    .select(['id', 'personId as person', 'kind', 'delegationId as delegation', 'head'])
    .where('sessionId', '=', session)
    .where('presence', '!=', 'lapsed')
    .execute()

/** The term a delegation belongs to. */
export const findDelegationTerm = async (db: Either, delegation: string): Promise<number | null> =>
  (await db.selectFrom('delegation').select('term').where('id', '=', delegation).executeTakeFirst())?.term ?? null

/** Of the staff, or of those of some departments: how many they are, how many of them are not among these, and how many of these are not on it. */
export const staffBeside = async (
  db: Either,
  persons: string[],
  departments: string[] | null,
): Promise<{ count: number; missed: number; strangers: number }> => {
  const { count, named } = await db
    .selectFrom('person')
    .select((pick) => [
      pick.fn.countAll<number>().as('count'),
      pick.fn
        .countAll<number>()
        .filterWhere('id', '=', sql<string>`any(${persons}::text[])`)
        .as('named'),
    ])
    .where('active', '=', true)
    .$if(departments !== null, (query) => query.where('departmentId', '=', sql<string>`any(${departments}::text[])`))
    .executeTakeFirstOrThrow()
  return { count, missed: count - named, strangers: persons.length - named }
}

/** The staff, found by any part of name, pinyin or number. */
type StaffAsked = { text: string; after: string | null; without: string | null; limit: number }

/** The staff in the order of their work numbers; `without`: those who hold no seat in that session. */
export const listStaff = (db: Either, { text, after, without, limit }: StaffAsked) => {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return db
    .selectFrom('person')
    .leftJoin('department', 'department.id', 'person.departmentId')
    .select(['person.id', 'person.name', 'person.number', 'department.name as department'])
    .where('person.active', '=', true)
    .$if(text !== '', (query) =>
      query.where((where) =>
        where.or([where('person.name', 'like', like), where('person.pinyin', 'ilike', like), where('person.number', 'ilike', like)]),
      ),
    )
    .$if(after !== null, (query) => query.where('person.number', '>', after ?? ''))
    .$if(without !== null, (query) =>
      query.where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('seat')
              .select('seat.id')
              .whereRef('seat.personId', '=', 'person.id')
              .where('seat.sessionId', '=', without ?? '')
              .where('seat.presence', '!=', 'lapsed'),
          ),
        ),
      ),
    )
    .orderBy('person.number')
    .limit(limit)
    .execute()
}

/** What was said about one seat, oldest first; of two people who held one place after another, the words that name the first too. */
export const listSeatStory = (db: Db, session: string, seat: string, limit: number): Promise<JournalRow[]> =>
  db
    .selectFrom('journal')
    .selectAll()
    .where('subject', '=', 'session')
    .where('subjectId', '=', session)
    .where((where) =>
      where.or([
        where(sql<string>`event ->> 'seat'`, '=', seat),
        where(sql<string>`event ->> 'replaces'`, '=', seat),
        where.and([
          where(sql<string>`event ->> 'type'`, 'in', ['session.assemble', 'session.seatElected']),
          where(sql<boolean>`event @> ${JSON.stringify({ seats: [{ seat }] })}::jsonb`, '=', true),
        ]),
      ]),
    )
    .orderBy('seq')
    .limit(limit)
    .execute()

export const listTerms = (db: Either) =>
  db.selectFrom('term').select(['number', 'startsOn', 'years']).orderBy('number', 'desc').limit(100).execute()

export const saveTerm = (db: Db, term: { number: number; startsOn: string; years: number; personId: string; at: string }) =>
  db
    .insertInto('term')
    .values(term)
    .onConflict((on) =>
      on.column('number').doUpdateSet((given) => ({
        startsOn: given.ref('excluded.startsOn'),
        years: given.ref('excluded.years'),
        personId: given.ref('excluded.personId'),
        at: given.ref('excluded.at'),
      })),
    )
    .execute()

export const listTermSessions = (db: Either) =>
  db
    .selectFrom('session')
    .select(['term', 'id', 'ordinal', 'title', 'state', 'kind', 'opensOn', 'roll'])
    .where('rehearsalOf', 'is', null)
    .where('unit', 'is', null)
    .orderBy('term', 'desc')
    .orderBy('ordinal', 'desc')
    .limit(200)
    .execute()

/** Delegations with the seats and the head that they have in the last session of their term. */
export const listTermDelegations = (db: Either) =>
  db
    .selectFrom('delegation')
    .leftJoin('seat', (join) =>
      join
        .onRef('seat.delegationId', '=', 'delegation.id')
        .on('seat.presence', '!=', 'lapsed')
        .on('seat.kind', '=', 'representative')
        .on(
          'seat.sessionId',
          '=',
          sql<string>`(select id from session where session.term = delegation.term and rehearsal_of is null and unit is null order by ordinal desc, opens_on desc limit 1)`,
        ),
    )
    .leftJoin('person', 'person.id', 'seat.personId')
    .select(['delegation.term', 'delegation.id', 'delegation.name'])
    .select((pick) => [
      pick.fn.count<number>('seat.id').as('seats'),
      sql<string | null>`max(person.name) filter (where seat.head)`.as('head'),
    ])
    .groupBy(['delegation.term', 'delegation.id', 'delegation.name', 'delegation.ord'])
    .orderBy('delegation.term')
    .orderBy('delegation.ord')
    .limit(300)
    .execute()
