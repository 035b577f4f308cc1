/**
 * A real PostgreSQL of our own, for a school without a database server, for development and for tests.
 *
 *     startEmbedded ─ claim the folder ─ account ─ binaries ─ cluster ─ evict a left-over ─ launch ─ ready
 *
 * Everything lies in one folder: `postgres` (the cluster), `postgres.password` (0600) and, while running,
 * `postgres.owner`. Durability is PostgreSQL's own: fsync stays on.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import { type Account, accountFor, type Binaries, binariesFor, ensureCluster, plainEnv, reach, SYSTEM_SHELF } from './embedded-cluster.ts'
import { claim, EmbeddedError, evict, marker } from './embedded-owner.ts'

export { EmbeddedError } from './embedded-owner.ts'

export type Embedded = {
  /** Of the database `congress`, as superuser, password included: not for logs. */
  url: string
  /** Of the PostgreSQL main process. */
  pid: number
  /**
   * Fast shutdown: sessions are ended, everything is written, the folder is free for the next start. May be called
   * again. Close your own connections first, or they see the server go.
   * @throws EmbeddedError `failed` when the server does not end
   */
  stop(): Promise<void>
}

type Start = {
  cluster: string
  password: string
  account: Account
  binaries: Binaries
  port: number | undefined
  log: (line: string) => void
}

/** A server after a power cut replays its log before it answers; that may take minutes, not seconds. Milliseconds. */
const READY_MS = 180_000
const FAST_STOP_MS = 30_000
const IMMEDIATE_STOP_MS = 10_000
/** Attempts, 250 ms apart, while the last processes of a killed server let go of its memory. */
const MEMORY_ATTEMPTS = 60

/**
 * Start the PostgreSQL of this folder, making it on first use. A second start keeps the data.
 *
 * The caller owns signals: on SIGINT or SIGTERM, close connections, then `await stop()`. PostgreSQL is in a session
 * of its own, so a Ctrl-C in the terminal does not reach it before that. A process that exits without calling `stop`
 * takes the server down with it; one that is killed leaves it, and the next start stops it cleanly first.
 *
 * @param dir an absolute path; made if missing
 * @param port on 127.0.0.1, the only address listened on; a free one is chosen if none is given
 * @param log PostgreSQL's own log and ours, line by line
 * @throws EmbeddedError; its message says what to do
 */
export async function startEmbedded({
  dir,
  port,
  log = () => {},
}: {
  dir: string
  port?: number
  log?: (line: string) => void
}): Promise<Embedded> {
  if (!path.isAbsolute(dir)) throw new EmbeddedError('failed', `The data folder must be an absolute path: ${dir}`)
  await mkdir(dir, { recursive: true })
  const release = await claim(dir)
  try {
    const account = await accountFor(path.join(dir, 'postgres'))
    const binaries = await binariesFor(account, process.getuid?.() === 0 ? SYSTEM_SHELF : dir)
    const { cluster, password } = await ensureCluster(dir, account, binaries)
    return await launchPatiently({ cluster, password, account, binaries, port, log }, release)
  } catch (error) {
    await release()
    throw error
  }
}

async function launchPatiently(start: Start, release: () => Promise<void>) {
  for (let attempt = 1; ; attempt += 1) {
    const stranger = await evict(start.cluster, start.log)
    if (start.port !== undefined) await mustBeFree(start.port)
    try {
      return await launch(start, start.port ?? (await freePort()), stranger, release)
    } catch (error) {
      const code = error instanceof EmbeddedError ? error.code : 'failed'
      const again =
        (code === 'memory-in-use' && attempt < MEMORY_ATTEMPTS) ||
        (code === 'already-running' && attempt < 5) || // a left-over that was itself only starting
        (code === 'port-taken' && start.port === undefined && attempt < 5) // somebody was quicker than we
      if (!again) throw error
      await sleep(250)
    }
  }
}

async function launch(start: Start, port: number, stranger: number | undefined, release: () => Promise<void>) {
  const { cluster, account, binaries, log } = start
  const at = await reach(cluster, account)
  const env = plainEnv()
  // PostgreSQL will not start if postmaster.pid names any living process, save an ancestor of its own. We know that
  // this one is a stranger; called an ancestor it is ignored, while the check for shared memory still in use stays.
  if (stranger !== undefined) env['PG_GRANDPARENT_PID'] = String(stranger)
  const child = spawn(binaries.postgres, ['-D', at.data, '-p', String(port), ...settings(cluster)], {
    ...account,
    cwd: at.cwd,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const tail: string[] = []
  const lines = createInterface({ input: child.stderr })
  lines.on('line', (line) => {
    tail.push(line)
    if (tail.length > 20) tail.shift()
    log(line)
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ?? `code ${code}`))
  })

  const lastResort = () => child.kill('SIGINT')
  process.once('exit', lastResort)
  try {
    await ready(port, start.password, ended)
  } catch (error) {
    await halt(child, ended)
    process.off('exit', lastResort)
    throw error instanceof EmbeddedError ? error : diagnosed(tail, cluster, port, error)
  }
  return handle(child, ended, start, port, async () => {
    process.off('exit', lastResort)
    await release()
  })
}

function handle(child: ChildProcess, ended: Promise<string>, start: Start, port: number, free: () => Promise<void>): Embedded {
  // From here on only the caller's own work keeps the process alive: a script that is done may end without `stop`.
  child.unref()
  ;(child.stderr as net.Socket).unref()
  let stopping: Promise<void> | undefined
  void ended.then((how) => stopping ?? start.log(`PostgreSQL ended by itself (${how}); the data is safe, start it again`))
  return {
    url: `postgres://postgres:${start.password}@127.0.0.1:${port}/congress`,
    pid: child.pid as number,
    stop: () => (stopping ??= halt(child, ended).then(free)),
  }
}

/** Small-server figures. What matters for safety is said aloud, so that an edited postgresql.conf cannot unsay it. */
function settings(cluster: string): string[] {
  return [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=on',
    'full_page_writes=on',
    // A used log file is deleted, not renamed and kept: it knows in which order a box filled (db/sweep.ts).
    'wal_recycle=off',
    'max_connections=200',
    'shared_buffers=128MB',
    'lc_messages=C',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    marker(cluster),
  ].flatMap((setting) => ['-c', setting])
}

/** Wait until it answers with our password, and see that the database is there. */
async function ready(port: number, password: string, ended: Promise<string>) {
  let over: string | undefined
  void ended.then((how) => (over = how))
  const deadline = Date.now() + READY_MS
  for (;;) {
    if (over !== undefined) throw new Error(`PostgreSQL ended at once (${over})`)
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password,
      database: 'postgres',
      ssl: false,
      connectionTimeoutMillis: 10_000,
    })
    client.on('error', () => {}) // reported by the query that fails of it
    try {
      await client.connect()
      const found = await client.query(`select from pg_database where datname = 'congress'`)
      if (found.rowCount === 0) await client.query('create database congress')
      return
    } catch (error) {
      const code = (error as { code?: string }).code
      // 57P03: starting up. ECONNREFUSED: not even that yet. A connection lost meanwhile has no code.
      const patient = code === undefined || ['57P03', 'ECONNREFUSED', 'ECONNRESET'].includes(code)
      if (!patient || Date.now() > deadline) {
        // A stranger may have answered on a port that ours could not get; ours then ends, and says why.
        await Promise.race([ended, sleep(500)])
        if (over !== undefined) continue
        if (code !== '28P01') throw error
        const advice = 'The password in postgres.password is not that of its cluster. Restore the file.'
        throw new EmbeddedError('no-password', advice)
      }
    } finally {
      await client.end().catch(() => {})
    }
    await Promise.race([ended, sleep(20)])
  }
}

/** Fast shutdown; if that hangs, immediate, from which PostgreSQL recovers. Never SIGKILL. */
async function halt(child: ChildProcess, ended: Promise<string>) {
  child.ref()
  for (const [signal, patience] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', IMMEDIATE_STOP_MS],
  ] as const) {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    const abort = new AbortController()
    const late = sleep(patience, 'late', { signal: abort.signal }).catch(() => 'late')
    const result = await Promise.race([ended, late])
    abort.abort()
    if (result !== 'late') return
  }
  throw new EmbeddedError('failed', `PostgreSQL (process ${child.pid}) does not stop.`)
}

function diagnosed(tail: readonly string[], cluster: string, port: number, error: unknown): EmbeddedError {
  const said = tail.join('\n')
  if (/could not bind|could not create any TCP/.test(said)) return portTaken(port)
  if (said.includes('pre-existing shared memory block')) {
    return new EmbeddedError('memory-in-use', `Processes of a killed PostgreSQL still use ${cluster}. End them, then start again.`)
  }
  if (/lock file "postmaster.pid" already exists/.test(said)) {
    return new EmbeddedError('already-running', `A PostgreSQL already runs on ${cluster}. Stop it first.\n${said}`)
  }
  const why = error instanceof Error ? error.message : String(error)
  return new EmbeddedError('failed', `PostgreSQL did not start on ${cluster}: ${why}\n${said}`)
}

function portTaken(port: number): EmbeddedError {
  return new EmbeddedError('port-taken', `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or choose another port.`)
}

async function mustBeFree(port: number) {
  const probe = net.createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? portTaken(port) : error))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}

async function freePort(): Promise<number> {
  const probe = net.createServer()
  return new Promise((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
