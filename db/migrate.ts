/**
 * Forward only, numbered `NNN-name`, each in db/migrations and listed in its index. There is no way down: a column
 * once filled with votes is not dropped by a command. To go back, restore a backup.
 *
 * All pending migrations run in one transaction under an advisory lock: servers that start together migrate once.
 */
import { type Kysely, type Migration, Migrator, sql } from 'kysely'

import { migrations as ours } from './migrations/index.ts'

// Any schema: a migration knows the tables of its own time, not those of today.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyDb = Kysely<any>
export type Migrations = Readonly<Record<string, Migration>>

const TABLE = 'migration'

/** The database has been migrated by a later release. Running an older one on it could spoil what it does not know. */
export class DatabaseNewerError extends Error {
  override readonly name = 'DatabaseNewerError'
  /** Migrations in the database that this release does not have. */
  readonly unknown: readonly string[]
  constructor(unknown: readonly string[]) {
    super(
      `The database is newer than this release: it has ${unknown.join(', ')}. ` +
        'Start the release that made it, or restore the backup taken before the upgrade.',
    )
    this.unknown = unknown
  }
}

/**
 * Bring the database up to this release.
 * @returns the names applied, in order; empty when there was nothing to do
 * @throws DatabaseNewerError, leaving the database as it was; or what the failing migration threw, everything undone
 */
export async function migrate(db: AnyDb, migrations: Migrations = ours): Promise<string[]> {
  checkNames(migrations)
  return db.connection().execute(async (one) => {
    // The handle's limits are for requests. A migration may take long, and so may waiting for another server's.
    await sql`set statement_timeout = 0`.execute(one)
    await sql`set idle_in_transaction_session_timeout = 0`.execute(one)
    try {
      await refuseNewer(one, migrations)
      const migrator = new Migrator({
        db: one,
        provider: { getMigrations: async () => ({ ...migrations }) },
        migrationTableName: TABLE,
        migrationLockTableName: 'migration_lock',
      })
      const { error, results } = await migrator.migrateToLatest()
      if (error !== undefined) {
        await refuseNewer(one, migrations) // somebody newer may have been quicker while we waited for the lock
        throw error
      }
      return (results ?? []).map((result) => result.migrationName)
    } finally {
      await sql`reset statement_timeout`.execute(one)
      await sql`reset idle_in_transaction_session_timeout`.execute(one)
    }
  })
}

/** Whether the database has exactly this release's migrations: neither fewer nor more. Throws if it cannot be asked. */
export async function schemaCurrent(db: AnyDb, migrations: Migrations = ours): Promise<boolean> {
  const done = await executed(db)
  return done.length === Object.keys(migrations).length && done.every((name) => name in migrations)
}

async function refuseNewer(db: AnyDb, migrations: Migrations) {
  const unknown = (await executed(db)).filter((name) => !(name in migrations))
  if (unknown.length > 0) throw new DatabaseNewerError(unknown)
}

async function executed(db: AnyDb): Promise<string[]> {
  const table = await sql<{ name: string | null }>`select to_regclass(${TABLE})::text as name`.execute(db)
  if (table.rows[0]?.name == null) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(db)
  return rows.map((row) => row.name)
}

/** Kysely runs them in the order of their names, so the numbers must rise as text does. A number that nobody used is no gap in the chain. */
function checkNames(migrations: Migrations) {
  let last = ''
  for (const name of Object.keys(migrations)) {
    const number = name.slice(0, 3)
    if (!/^\d{3}-[a-z0-9-]+$/.test(name)) throw new Error(`Migration ${name} should be named NNN-…`)
    if (number <= last) throw new Error(`Migration ${name} comes after ${last} and needs a higher number`)
    last = number
  }
}
