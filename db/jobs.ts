/**
 * Jobs: what is to be done later, or again, by whichever server is there (graphile-worker, see docs/decisions).
 *
 * A job is added in the transaction that makes it necessary and is run by one server at a time; a server that dies leaves
 * its job to the others. So a job must bear being run twice: words by the clock are named after what they say.
 */
import { EventEmitter } from 'node:events'
import { Logger, runMigrations, runTaskList, type Task, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
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
const MINUTE_MS = 60_000

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
 * The workers of this server. A worker ends for good when PostgreSQL is gone as it wants to hand its job back, or as it asks
 * for its first one: that is how the library keeps a job from being run by two. Then the lot is replaced.
 */
class Workers {
  readonly #hire: () => WorkerPool
  readonly #log: Log
  readonly #events: WorkerEvents = new EventEmitter()
  #now: WorkerPool
  #replacing: NodeJS.Timeout | null = null

  constructor(pool: pg.Pool, tasks: TaskList, log: Log) {
    this.#log = log
    const options = { concurrency: CONCURRENCY, pollInterval: POLL_MS, noHandleSignals: true, logger: loggerOf(log), events: this.#events }
    this.#hire = () => runTaskList(options, tasks, pool)
    this.#now = this.#hire()
    this.#events.on('worker:stop', ({ error }) => {
      if (error) this.#replacing ??= setTimeout(() => void this.#replace(), POLL_MS)
    })
  }

  async #replace(): Promise<void> {
    this.#replacing = null
    const before = this.#now
    this.#now = this.#hire()
    await this.#dismiss(before)
  }

  async #dismiss(workers: WorkerPool): Promise<void> {
    try {
      await workers.gracefulShutdown()
    } catch (thrown) {
      this.#log('workers of the jobs did not end in good order', thrown)
    }
  }

  async close(): Promise<void> {
    this.#events.removeAllListeners('worker:stop')
    if (this.#replacing) clearTimeout(this.#replacing)
    await this.#dismiss(this.#now)
  }
}

/**
 * Begins to work. The job `clock` is asked for at once and every minute; whichever server is free runs it. The library's
 * own timetable is not used: it ends for good, and takes the process with it, when PostgreSQL is away as it strikes.
 *
 * @param log told of a job that failed: it is tried again later
 */
export const openJobs = async (db: Db, url: string, tasks: Tasks, log: Log, everyMs = MINUTE_MS): Promise<Jobs> => {
  // What came due while nobody was there does not wait for the next minute.
  await askForClock(db)
  const pool = poolOf(url, log)
  const workers = new Workers(
    pool,
    Object.fromEntries(TASKS.map((name): [string, Task] => [name, async (payload) => tasks[name](payload as Record<string, unknown>)])),
    log,
  )
  const striking = setInterval(() => {
    askForClock(db).catch((thrown: unknown) => log('the clock could not be asked for', thrown))
  }, everyMs)
  return {
    close: async () => {
      clearInterval(striking)
      await workers.close()
      await pool.end()
    },
  }
}

const askForClock = (db: Db): Promise<void> => addJob(db, 'clock', {}, { key: 'clock', runAt: null })

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
