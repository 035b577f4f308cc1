/** A ballot is declared valid before it is counted, and its votes may be called out before it is announced. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ballot add column declared_valid_at timestamptz, add column revealed_at timestamptz`.execute(db)
}
