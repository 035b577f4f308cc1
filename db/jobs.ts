/**
 * Jobs: what is to be done later, or again, by whichever server is there (graphile-worker, see docs/decisions).
 *
 * A job is added in the transaction that makes it necessary and is run by one server at a time; a server that dies leaves
 * its job to the others. So a job must bear being run twice: words by the clock are named after what they say.
 */
import { Logger, parseCronItems, run, runMigrations, type Task } from 'graphile-worker'
import { sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Db, Log } from './connect.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

export const TASKS = ['clock', 'send'] as const
export type TaskName = (typeof TASKS)[number]
export type Tasks = Record<TaskName, (payload: Record<string, unknown>) => Promise<void>>

/** Connections: one listens, the rest work. */
const POOL = 4
const CONCURRENCY = 3
/** Jobs that are due later are looked for this often; what is due at once is told by a notice. */
const POLL_MS = 1_000

const LOUD: readonly string[] = ['error', 'warning']

const poolOf = (url: string, log: Log) => {
  const pool = new pg.Pool({ connectionString: url, max: POOL, application_name: 'staff-congress jobs', keepAlive: true })
  pool.on('error', (error) => log('a connection of the jobs was lost', error))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** What the library tells of itself is noise, but for its warnings and errors. */
const loggerOf = (log: Log) =>
  new Logger(() => (level, message, meta) => {
    if (LOUD.includes(level)) log(message, meta?.['error'] ?? meta ?? null)
  })

/** Brings the library's own tables up to date. Servers that start together do it once. */
export const migrateJobs = async (url: string): Promise<void> => {
  const pool = poolOf(url, () => {})
  try {
    await runMigrations({ pgPool: pool, logger: loggerOf(() => {}) })
  } finally {
    await pool.end()
  }
}

export type Jobs = { close: () => Promise<void> }

/**
 * Begins to work. The task `clock` runs every minute, on one of the servers.
 *
 * @param log told of a job that failed: it is tried again later
 */
export const openJobs = async (url: string, tasks: Tasks, log: Log): Promise<Jobs> => {
  const pool = poolOf(url, log)
  const taskList = Object.fromEntries(
    TASKS.map((name): [string, Task] => [name, async (payload) => tasks[name](payload as Record<string, unknown>)]),
  )
  try {
    const runner = await run({
      pgPool: pool,
      taskList,
      concurrency: CONCURRENCY,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: loggerOf(log),
      // A minute that nobody was there for is not made up for: the next one finds all that is due.
      parsedCronItems: parseCronItems([
        { task: 'clock', match: '* * * * *', options: { backfillPeriod: 0, jobKey: 'clock', maxAttempts: 3 } },
      ]),
    })
    return {
      close: async () => {
        await runner.stop()
        await pool.end()
      },
    }
  } catch (thrown) {
    await pool.end()
    throw thrown
  }
}

/**
 * Adds a job, within the transaction that is handed in.
 *
 * @param key a job of the same key is replaced
 * @param runAt ISO 8601, UTC; null: at once
 */
export const addJob = async (
  db: Either,
  task: TaskName,
  payload: object,
  { key, runAt }: { key: string; runAt: string | null },
): Promise<void> => {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key := ${key}, run_at := ${runAt}::timestamptz)`.execute(
    db,
  )
}
