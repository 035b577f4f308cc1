/**
 * The way to the database: a pool that speaks our types, and a line that hears its notices.
 *
 * Types are set on the pool, not on the `pg` module, so that nobody else's queries change their meaning:
 *
 *     int8         number, or an error beyond 2^53: never a silently rounded count
 *     timestamptz  ISO 8601 in UTC with milliseconds, as machines and journal write it (microseconds are cut off)
 *     date         YYYY-MM-DD: a day has no time zone to be shifted by
 *     numeric      string, as it stands: note that sum() of int8 is numeric, sum() of int4 is int8
 */
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

import type { Database } from './schema.ts'

export type Db = Kysely<Database>
/** Where to say what no caller is there to catch. */
export type Log = (message: string, error: unknown) => void

const STATEMENT_MS = 30_000
const IDLE_IN_TRANSACTION_MS = 30_000
const CONNECT_MS = 10_000
const HEARTBEAT_MS = 30_000
const HEARTBEAT_PATIENCE_MS = 10_000
const BACKOFF_MS = { first: 100, most: 5_000 } as const

/** PostgreSQL's numbers for the types (pg_type.dat); they never change. */
const OID = {
  int8: 20,
  date: 1082,
  timestamptz: 1184,
  int8s: 1016,
  dates: 1182,
  timestamptzs: 1185,
  numerics: 1231,
} as const

/** text[]; the typings only know scalars. */
const TEXT_ARRAY = 1009 as 25

/**
 * A Kysely handle on a pool. Columns are snake_case in SQL and camelCase here; the keys inside JSON are left alone.
 * A statement may take 30 s, a transaction may idle 30 s: a forgotten lock must not outlast the meeting.
 *
 * @param url postgres://user:password@host:port/database
 * @param max connections at most
 * @param name shown in pg_stat_activity
 * @param log told of a connection that broke while nobody used it; the pool replaces it by itself
 * @returns end it with `destroy()`
 */
export function connect(
  url: string,
  {
    max = 10,
    name = 'staff-congress',
    log = toStderr,
  }: {
    max?: number
    name?: string
    log?: Log
  } = {},
): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    types: { getTypeParser },
  })
  // Without a listener, Node turns the loss of one idle connection into the end of the process.
  pool.on('error', (error) => log('an idle database connection was lost', error))
  // And likewise of one in use that breaks between two statements of a transaction: the pool does not listen to that one,
  // and whoever uses it learns of it by the next statement.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

export type Listener = { close(): Promise<void> }

/**
 * Hear NOTIFY on one channel, over a connection of its own that comes back by itself.
 *
 * @param onHint the payload: a hint where to look, never the truth. `undefined` after the line was down: notices sent
 *   meanwhile are gone for good, so look at everything
 * @param onLost each time the line breaks, and each time it cannot be had again
 * @returns once listening; rejects if the first connection fails, since a server should not start deaf
 */
export async function listen(
  url: string,
  channel: string,
  onHint: (payload: string | undefined) => void,
  onLost: (error: unknown) => void,
): Promise<Listener> {
  let closed = false
  let redial: NodeJS.Timeout | undefined
  let failures = 0
  let line = await dial(url, channel, onHint, broken)

  function broken(error: unknown) {
    if (closed) return
    onLost(error)
    // Spread out by chance: after a restart of the database not everybody should knock at once.
    const wait = Math.min(BACKOFF_MS.first * 2 ** failures, BACKOFF_MS.most) * (0.5 + Math.random() / 2)
    failures += 1
    redial = setTimeout(again, wait)
  }
  async function again() {
    try {
      const next = await dial(url, channel, onHint, broken)
      if (closed) return await next.hangUp()
      line = next
      failures = 0
      onHint(undefined)
    } catch (error) {
      broken(error)
    }
  }
  return {
    async close() {
      closed = true
      clearTimeout(redial)
      await line.hangUp()
    },
  }
}

/** One connection that listens. `onBroken` is called once at most, and only after this has resolved. */
async function dial(url: string, channel: string, onHint: (payload: string) => void, onBroken: (error: unknown) => void) {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'staff-congress listen',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: HEARTBEAT_PATIENCE_MS,
    keepAlive: true,
  })
  let over = false
  let standing = false
  let heartbeat: NodeJS.Timeout | undefined
  const hangUp = async () => {
    over = true
    clearInterval(heartbeat)
    await client.end().catch(() => {})
  }
  const lost = (error: unknown) => {
    if (over) return
    void hangUp() // not awaited: a dead peer never says goodbye
    if (standing) onBroken(error)
  }
  client.on('error', lost)
  client.on('end', () => lost(new Error('the database closed the connection')))
  client.on('notification', (notice) => onHint(notice.payload ?? ''))
  try {
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  } catch (error) {
    await hangUp()
    throw error
  }
  if (over) throw new Error('the database closed the connection')
  standing = true
  // A listening line never writes, so without this a peer that vanished would be waited for through the whole meeting.
  heartbeat = setInterval(() => void client.query('select 1').catch(lost), HEARTBEAT_MS)
  return { hangUp }
}

const own: Record<number, (text: string) => unknown> = {
  [OID.int8]: toNumber,
  [OID.date]: asIs,
  [OID.timestamptz]: toIso,
  [OID.int8s]: each(toNumber),
  [OID.dates]: each(asIs),
  [OID.timestamptzs]: each(toIso),
  [OID.numerics]: each(asIs),
}

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return (format === undefined || format === 'text' ? own[oid] : undefined) ?? pg.types.getTypeParser(oid, format)
}

function toNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is beyond what a number holds exactly`)
  return value
}

function toIso(text: string): string {
  const value: unknown = pg.types.getTypeParser(OID.timestamptz)(text)
  if (!(value instanceof Date)) throw new RangeError(`timestamptz ${text} is no moment in time`)
  return value.toISOString()
}

function asIs(text: string): string {
  return text
}

function each(parse: (text: string) => unknown) {
  const strings = pg.types.getTypeParser(TEXT_ARRAY) // undoes the quoting, keeps nulls
  return (text: string) => (strings(text) as (string | null)[]).map((entry) => (entry === null ? null : parse(entry)))
}

function toStderr(message: string, error: unknown) {
  process.stderr.write(`${message}: ${error instanceof Error ? error.message : String(error)}\n`)
}
