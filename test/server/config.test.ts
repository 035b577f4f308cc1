/** What the server is told from outside: every fault is named at once, and none is discovered later. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../server/config.ts'
import { freshDatabase, type FreshDatabase } from '../postgres.ts'
import { PATIENCE_MS } from '../patience.ts'

const read = (env: Record<string, string>) => readConfig(env, '/srv/congress')
const faultsOf = (env: Record<string, string>): string[] => {
  try {
    read(env)
  } catch (thrown) {
    if (thrown instanceof ConfigError) return thrown.faults
    throw thrown
  }
  return []
}

describe('settings', () => {
  const usual = {
    host: '0.0.0.0',
    port: 3000,
    databaseUrl: null,
    dataDir: '/srv/congress/data',
    ballotKeyDir: '/srv/congress/data/ballot-keys',
    post: { mail: null, robots: {} },
    logLevel: 'info',
    publicUrl: null,
    behindProxy: false,
  }

  test('may all be left out', () => expect(read({})).toEqual(usual))

  test('left empty say as little as left out', () =>
    expect(read({ HOST: '', PORT: '', DATABASE_URL: '', DATA_DIR: ' ', LOG_LEVEL: '', PUBLIC_URL: '', BEHIND_PROXY: '' })).toEqual(usual))

  test('are taken as given', () =>
    expect(
      read({
        HOST: '127.0.0.1',
        PORT: '8080',
        DATABASE_URL: 'postgresql://u:p@db/congress',
        DATA_DIR: '/var/congress',
        LOG_LEVEL: 'silent',
        PUBLIC_URL: 'https://jdh.example',
        BEHIND_PROXY: 'yes',
      }),
    ).toEqual({
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: 'postgresql://u:p@db/congress',
      dataDir: '/var/congress',
      ballotKeyDir: '/var/congress/ballot-keys',
      post: { mail: null, robots: {} },
      logLevel: 'silent',
      publicUrl: 'https://jdh.example',
      behindProxy: true,
    }))

  test('of mail and robots lead to the makers’ hosts, or to those that are named, and back here by a link', () => {
    const PUBLIC_URL = 'https://jdh.example'
    const WECOM_ROBOT_URL = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=geheim'
    expect(read({ PUBLIC_URL, WECOM_ROBOT_URL, SMTP_URL: 'smtp://mail.jdh.example', MAIL_FROM: 'a@jdh.example' }).post).toEqual({
      mail: { url: 'smtp://mail.jdh.example', from: 'a@jdh.example' },
      robots: { wecom: { url: WECOM_ROBOT_URL, secret: null } },
    })
    const elsewhere = 'https://elsewhere.example/send?key=geheim'
    expect(faultsOf({ PUBLIC_URL, WECOM_ROBOT_URL: elsewhere })).toEqual([expect.stringContaining('ROBOT_HOSTS')])
    expect(faultsOf({ PUBLIC_URL, WECOM_ROBOT_URL: elsewhere }).join('')).not.toContain('geheim')
    expect(faultsOf({ PUBLIC_URL, WECOM_ROBOT_URL: elsewhere, ROBOT_HOSTS: 'elsewhere.example' })).toEqual([])
    expect(faultsOf({ PUBLIC_URL, WECOM_ROBOT_URL: WECOM_ROBOT_URL.replace('https', 'http') })).toEqual([expect.stringContaining('https')])
    expect(faultsOf({ WECOM_ROBOT_URL })).toEqual([expect.stringContaining('PUBLIC_URL')])
    expect(faultsOf({ PUBLIC_URL, SMTP_URL: 'http://mail' })).toEqual([
      expect.stringContaining('SMTP_URL'),
      expect.stringContaining('MAIL_FROM'),
    ])
  })

  test.each(['65536', '-1', '80a', '0x50', '1e3', '3000.5', 'three thousand'])('a port is no %s', (PORT) =>
    expect(faultsOf({ PORT })).toEqual([expect.stringContaining(`PORT is "${PORT}"`)]),
  )

  test('that are wrong are all named at once, and no password is repeated', () => {
    const faults = faultsOf({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root:geheim@db',
      PUBLIC_URL: 'jdh.example',
      BEHIND_PROXY: 'maybe',
    })
    expect(new Set(faults.map((fault) => fault.split(' ')[0]))).toEqual(
      new Set(['BEHIND_PROXY', 'DATABASE_URL', 'LOG_LEVEL', 'PORT', 'PUBLIC_URL']),
    )
    expect(faults).toHaveLength(5)
    expect(faults.join('\n')).not.toContain('geheim')
  })
})

describe('a server that cannot start', () => {
  let database: FreshDatabase
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  const start = async (env: Record<string, string>): Promise<{ code: number | null; said: string }> => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.resolve('server/main.ts')], {
      env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'silent', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    const [code] = (await once(child, 'close')) as [number | null]
    clearTimeout(patience)
    return { code, said }
  }

  test('names every wrong setting and ends with 1', async () => {
    const { code, said } = await start({ PORT: 'http', LOG_LEVEL: 'loud', BEHIND_PROXY: 'maybe' })
    expect(code).toBe(1)
    for (const name of ['PORT', 'LOG_LEVEL', 'BEHIND_PROXY']) expect(said).toContain(`- ${name} is`)
    expect(said).not.toMatch(/\bat .*\.ts/)
  })

  test('says that its port is taken and ends with 1, though the database was ready', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const port = String((taken.address() as AddressInfo).port)
    const { code, said } = await start({ HOST: '127.0.0.1', PORT: port, DATABASE_URL: database.url })
    taken.close()
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(`Port ${port} is in use`) as string })
  })

  test('says that nobody answers at DATABASE_URL and ends with 1', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    silent.close()
    await once(silent, 'close')
    const { code, said } = await start({ DATABASE_URL: `postgres://u:geheim@127.0.0.1:${port}/congress`, DATA_DIR: tmpdir() })
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('does not answer') as string })
    expect(said).not.toContain('geheim')
  })
})
