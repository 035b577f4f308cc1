/** A GIN index that keeps new entries aside looks so dear to the planner after an import that it reads the whole table instead. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter index motion_gram_title set (fastupdate = off)`.execute(db)
}
