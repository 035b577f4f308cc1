/** `npm run demo`: a school, its congress in mid-session, and a way in for every role. `--fresh` starts it over. */
import Fastify, { type FastifyBaseLogger } from 'fastify'
import { connect, type Db } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { DOORS } from '../db/seed-doors.ts'
import { called, clearDatabase, DEMO_PASSWORD, SCHOOL } from '../db/seed.ts'
import { findCurrentSession } from '../db/sessions.ts'
import { holdingOf, tellStory } from './demo-story.ts'
import { readConfig } from './config.ts'
import type { House } from './house.ts'
import { Logins } from './login.ts'
import { runUntilStopped } from './main.ts'
import { BallotKeys } from './sealed/keys.ts'
import { simulatedWords } from './sealed/simulated.ts'

/** A sentence for whoever started us, not a bug. */
class DemoError extends Error {
  override readonly name = 'DemoError'
}

const CONNECTIONS = 10

/** Hundreds of acts, each its own transaction: none waits for the disk, and a power cut only means telling the story again. */
const hasty = (databaseUrl: string): string => {
  const url = new URL(databaseUrl)
  url.searchParams.set('options', '-c synchronous_commit=off')
  return url.href
}

/** Makes sure that the database holds the demonstration and nothing else. */
const ensureDemonstration = async (house: Omit<House, 'clock'>, fresh: boolean): Promise<void> => {
  const { db } = house
  const holding = await holdingOf(db)
  if (holding === 'something else') {
    throw new DemoError(
      `This database holds another school's records; the demonstration keeps its hands off them. Use npm start, or another DATA_DIR or DATABASE_URL.`,
    )
  }
  if (holding === 'part' && !fresh)
    throw new DemoError('The demonstration was interrupted while it was being made. Start it over: npm run demo -- --fresh')
  if (holding === 'demonstration' && !fresh) return
  if (holding !== 'nothing') {
    await clearDatabase(db)
    await migrate(db)
  }
  const started = performance.now()
  process.stdout.write(`正在准备演示数据 · preparing the demonstration … `)
  await tellStory(house)
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`)
}

/** `words`: what a scrutineer has on paper, where the key of the box is made. */
type Entrance = { zh: string; en: string; name: string; number: string; path: string; words: string | null }

/** New codes at every start; those printed before end with it. */
const openDoors = async (db: Db, log: FastifyBaseLogger): Promise<Entrance[]> => {
  const logins = new Logins({ db, log, clock: () => new Date() })
  const entrances: Entrance[] = []
  const session = await findCurrentSession(db)
  for (const { key, zh, en, to } of DOORS) {
    const { id, name, number } = called(key)
    const { path } = await logins.newCode(id)
    const words = session === null ? null : await simulatedWords(db, session, id)
    entrances.push({ zh, en, name, number, path: to ? `${path}?to=${to}` : path, words })
  }
  return entrances
}

/** Columns that a terminal gives a text: two for each Chinese character. */
const widthOf = (text: string) => text.length + (text.match(/[\u2E80-\uFFEF]/g)?.length ?? 0)
const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** The shares of the scrutineers, who are nobody's secret here: the box of the next ballot is opened with two of them. */
const keysOf = (entrances: Entrance[]): string[] => {
  const holders = entrances.filter(({ words }) => words !== null)
  if (holders.length === 0) return []
  return [
    '  票箱钥匙：监票人在手机上开箱时输入自己的 12 个字，再自设 6 位密码。',
    '  The key of the box: a scrutineer types the own 12 characters on the phone to open it, and chooses a PIN.',
    ...holders.map(({ name, words }) => `    ${name}  ${words}`),
    '',
  ]
}

const printed = (origin: string, entrances: Entrance[]): string => {
  const rows = entrances.map(({ zh, en, name, number, path }) => [zh, en, name, number, origin + path])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const lines = rows.map((row) => `  ${row.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  ')}`.trimEnd())
  return [
    '',
    `  ${SCHOOL}`,
    `  ${origin}`,
    '',
    ...lines,
    '',
    ...keysOf(entrances),
    `  每个链接可用一次；之后用工号和密码 ${DEMO_PASSWORD} 登录。每次启动都会换新链接。`,
    `  A link works once; afterwards use the work number and the password ${DEMO_PASSWORD}. Every start makes new links.`,
    '  Ctrl-C 停止 · stops it；重新开始 · start over: npm run demo -- --fresh',
    '',
  ].join('\n')
}

const level = process.env.LOG_LEVEL || 'warn'
process.env.LOG_LEVEL = level
let entrances: Entrance[] = []
await runUntilStopped(
  async (databaseUrl) => {
    const { log } = Fastify({ logger: { level } })
    const db = connect(hasty(databaseUrl), { max: CONNECTIONS, name: 'staff-congress demo' })
    const ballotKeys = new BallotKeys(readConfig(process.env, process.cwd()).ballotKeyDir)
    try {
      await ensureDemonstration({ db, log, ballotKeys, channels: [] }, process.argv.includes('--fresh'))
      entrances = await openDoors(db, log)
    } finally {
      await db.destroy()
    }
  },
  ({ origin }) => process.stdout.write(`${printed(origin, entrances)}\n`),
)
