/** Views of the list of motions, each its person's own. */
import { sql } from 'kysely'
import type { Db } from './connect.ts'

export type KeptView = { id: string; name: string; query: string }

export const listViews = (db: Db, person: string): Promise<KeptView[]> =>
  db
    .selectFrom('listView')
    .select(['id', 'name', 'query'])
    .where('personId', '=', person)
    .orderBy('keptAt')
    .orderBy('id')
    .limit(100)
    .execute()

/**
 * Keeps a view, or changes one of the same person. Under a lock of that person, so that two windows do not pass the limit together.
 *
 * @returns false where the id is somebody else's, or the person keeps `most` already
 */
export const keepView = (db: Db, person: string, view: KeptView, { at, most }: { at: string; most: number }): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    await trx.selectFrom('person').select('id').where('id', '=', person).forUpdate().executeTakeFirstOrThrow()
    const kept = await trx
      .insertInto('listView')
      .columns(['id', 'personId', 'name', 'query', 'keptAt'])
      .expression(
        sql`select ${view.id}, ${person}, ${view.name}, ${view.query}, ${at}::timestamptz
            where (select count(*) from list_view where person_id = ${person} and id <> ${view.id}) < ${most}`,
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ name: view.name, query: view.query }).where('listView.personId', '=', person),
      )
      .returning('id')
      .executeTakeFirst()
    return kept !== undefined
  })

export const dropView = async (db: Db, person: string, id: string): Promise<boolean> => {
  const gone = await db.deleteFrom('listView').where('id', '=', id).where('personId', '=', person).returning('id').executeTakeFirst()
  return gone !== undefined
}
