/**
 * Whose is the cluster in this folder? Two questions, kept apart from starting the server:
 *
 * - `claim`: which of *our* processes runs it. One at a time; a second one is told who the first is.
 * - `evict`: is a PostgreSQL still alive on it whose owner was killed. It is stopped cleanly, never shot.
 *
 * PostgreSQL guards its own files (postmaster.pid, shared memory); nothing here weakens that. These guards exist
 * for a clear message, and for pids that a reboot or a container restart has given to somebody else.
 */
import { execFile } from 'node:child_process'
import { link, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

/** Why an embedded PostgreSQL could not be had. `code` is for programs, `message` says what to do. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
  readonly code: EmbeddedCode
  constructor(code: EmbeddedCode, message: string) {
    super(message)
    this.code = code
  }
}

export type EmbeddedCode =
  | 'already-running'
  | 'port-taken'
  | 'unreachable'
  | 'not-ours'
  | 'other-version'
  | 'no-password'
  | 'no-binaries'
  | 'memory-in-use'
  | 'failed'

type Owner = { pid: number; since: string }

/** How long a left-over server may take for its last checkpoint, then for an immediate stop. Milliseconds. */
const FAST_STOP_MS = 30_000
const IMMEDIATE_STOP_MS = 10_000

/**
 * Take the folder for this process.
 * @returns gives the folder back; harmless when called twice
 * @throws EmbeddedError `already-running` while another living process (or this one) has it
 */
export async function claim(dir: string): Promise<() => Promise<void>> {
  const file = path.join(dir, 'postgres.owner')
  const since = await identity(process.pid)
  if (since === undefined) throw new EmbeddedError('failed', 'This process cannot see itself in the process table.')
  // Written aside and linked into place: nobody ever reads half a name.
  const mine = `${file}.${process.pid}`
  await writeFile(mine, JSON.stringify({ pid: process.pid, since } satisfies Owner))
  try {
    while (!(await linked(mine, file))) {
      const owner = await readOwner(file)
      if (owner && (await identity(owner.pid)) === owner.since) {
        throw new EmbeddedError(
          'already-running',
          `The database in ${dir} is already run by process ${owner.pid}. ` +
            'Stop that process, or choose another data folder, or set DATABASE_URL to share its database.',
        )
      }
      // Its process is gone. Should two newcomers get here at once, PostgreSQL's own lock still lets only one start.
      await rm(file, { force: true })
    }
  } finally {
    await rm(mine, { force: true })
  }
  return () => rm(file, { force: true })
}

/**
 * Stop a server left running on the cluster by a process that was killed.
 * @returns the pid in a stale postmaster.pid when that pid now belongs to a stranger; PostgreSQL must be told of it
 * @throws EmbeddedError `not-ours` when we may not signal it, `failed` when it will not end
 */
export async function evict(folder: string, log: (line: string) => void): Promise<number | undefined> {
  const cluster = await realpath(folder)
  const pid = Number.parseInt(await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => ''), 10)
  if (!Number.isInteger(pid) || pid <= 1) return undefined
  const since = await identity(pid)
  if (since === undefined) return undefined
  const command = await commandLine(pid)
  if (command === undefined) return undefined // hidden from us: leave the judgement to PostgreSQL
  if (!command.includes(` ${marker(cluster)} `) && !command.includes(` -D ${cluster} `)) return pid

  log(`a PostgreSQL (process ${pid}) was left running on ${cluster}; stopping it first`)
  for (const [signal, patience] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', IMMEDIATE_STOP_MS],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined
      throw new EmbeddedError('not-ours', `A PostgreSQL of another user (process ${pid}) runs on ${cluster}. Stop it first.`)
    }
    const deadline = Date.now() + patience
    while (Date.now() < deadline) {
      if ((await identity(pid)) !== since) return undefined
      await sleep(25)
    }
  }
  throw new EmbeddedError('failed', `A left-over PostgreSQL (process ${pid}) on ${cluster} does not stop. Stop it by hand.`)
}

/**
 * The argument by which a server is known to run on this cluster. `-D` will not do: it may be `/proc/self/cwd`.
 * PostgreSQL takes any dotted name as a placeholder setting, so `show congress.cluster` tells it in SQL as well.
 */
export function marker(cluster: string): string {
  return `congress.cluster=${cluster}`
}

/**
 * A pid together with its birth: equal only for the very same process, since pids are used again.
 * @returns undefined when no such process lives (a zombie is dead: in a container nobody may ever reap it)
 */
export async function identity(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    // The command, in brackets, may itself hold blanks and brackets: count fields after the last one (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, started] = [fields[0], fields[19]]
    if (started === undefined || state === 'Z' || state === 'X') return undefined
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
    return `${boot.trim()}/${started}`
  }
  const line = await ps(pid, 'state=,lstart=')
  return line === undefined || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '')
}

async function commandLine(pid: number): Promise<string | undefined> {
  const line =
    process.platform === 'linux'
      ? (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined))?.replaceAll('\0', ' ')
      : await ps(pid, 'command=')
  return line === undefined ? undefined : `${line} `
}

async function ps(pid: number, format: string): Promise<string | undefined> {
  const env = { ...process.env, LC_ALL: 'C' }
  const shown = await promisify(execFile)('ps', ['-ww', '-o', format, '-p', String(pid)], { env }).catch(() => undefined)
  return shown?.stdout.trim() || undefined
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner
  } catch {
    return undefined // gone meanwhile, or not ours to understand
  }
}
