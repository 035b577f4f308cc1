/** A whole hall casts sealed ballots through the real API at once, while somebody listens to the turnout. */
import { once } from 'node:events'
import pg from 'pg'
import { WebSocket } from 'ws'
import { connect } from '../../db/connect.ts'
import { migrateJobs } from '../../db/jobs.ts'
import { migrate } from '../../db/migrate.ts'
import { checkRound, sealPaper } from '../../machines/sealed/voter.ts'
import { getSession } from '../../server/contract.ts'
import { COOKIE } from '../../server/login.ts'
import { castSealed, getSealedSetup } from '../../server/sealed-contract.ts'
import { OPENSSL } from '../../server/sealed-power.ts'
import { random } from '../../server/sealed/random.ts'
import { callToOrder, openHall, type Speaker } from '../hall.ts'
import { temporaryKeyDir } from '../keys.ts'
import { issueSealed, makeKeys, SealedPhone } from '../sealed-hall.ts'
import { openCluster, startServer } from './stage.ts'

/** `frames` of turnout were heard meanwhile, and the last of them `lastHeardMs` after the last answer. */
export type Casts = { count: number; seconds: number; frames: number; lastHeardMs: number }

const MARKS = ['approve', 'oppose', 'abstain']
const AT_ONCE = 50
const SCRUTINEERS = 3

type Sealed = { cookie: string; text: string }

/** Sealed beforehand: on the day two thousand phones do it, not one machine. */
const prepare = async (databaseUrl: string, ballotKeyDir: string, count: number, say: (line: string) => void) => {
  const db = connect(databaseUrl, { max: 4, name: 'bench' })
  await migrate(db)
  await migrateJobs(databaseUrl)
  const hall = await openHall(count, { ballotKeyDir, database: { url: databaseUrl, db, drop: () => db.destroy() } })
  await callToOrder(hall, count, SCRUTINEERS)
  await makeKeys(hall, hall.reps.slice(0, SCRUTINEERS))
  const { ballot, items } = await issueSealed(hall, hall.reps.slice(0, SCRUTINEERS))
  const phones = hall.reps.map((rep) => new SealedPhone(rep))
  say(`${count} phones take their papers`)
  for (const phone of phones) await phone.register(ballot)
  await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
  const { body: texts } = await (hall.reps[0] as Speaker).call(getSealedSetup, { params: { id: ballot } })
  const { keys } = (await hall.secretary.call(getSession, { params: { id: hall.session } })).body.context as { keys: { code: string } }
  const setup = checkRound(texts, { ballot, form: { items, sheet: null }, code: keys.code }, OPENSSL)
  say(`${count} phones seal`)
  const sealed = phones.map(({ speaker, secret }, n): Sealed => {
    const paper = { [items[0]?.id ?? '']: MARKS[n % MARKS.length] ?? '' }
    return { cookie: speaker.cookie, text: sealPaper(setup, secret, { items, sheet: null, paper, voter: 'nobody' }, random).text }
  })
  const secretary = hall.secretary.cookie
  await hall.close()
  return { ballot, sealed, secretary }
}

const castAll = async (origin: string, ballot: string, sealed: Sealed[]): Promise<void> => {
  const url = origin + castSealed.url.replace(':id', ballot)
  const left = [...sealed]
  const phone = async () => {
    for (let one = left.pop(); one; one = left.pop()) {
      const headers = { 'content-type': 'application/json', cookie: `${COOKIE}=${one.cookie}` }
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ ballot: one.text }) })
      if (response.status !== 200) throw new Error(`a cast was answered ${response.status}: ${await response.text()}`)
      await response.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, phone))
}

export const measureCasts = async (count: number, say: (line: string) => void): Promise<Casts> => {
  const cluster = await openCluster()
  try {
    const admin = new pg.Client({ connectionString: cluster.url })
    await admin.connect()
    await admin.query('create database sealed_hall')
    await admin.end()
    const url = Object.assign(new URL(cluster.url), { pathname: '/sealed_hall' }).href
    const keyDir = temporaryKeyDir()
    const { ballot, sealed, secretary } = await prepare(url, keyDir, count, say)
    const server = await startServer(url, undefined, { BALLOT_KEY_DIR: keyDir })
    try {
      const origin = `http://127.0.0.1:${server.port}`
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/live`, { headers: { cookie: `${COOKIE}=${secretary}` } })
      await once(socket, 'open')
      let frames = 0
      const heardAll = new Promise<void>((resolve) => {
        socket.on('message', (data: Buffer) => {
          const frame = JSON.parse(data.toString()) as { is: string; returned?: number }
          if (frame.is !== 'turnout') return
          frames += 1
          if (frame.returned === count) resolve()
        })
      })
      say(`${count} casts, ${AT_ONCE} at once`)
      const begun = performance.now()
      await castAll(origin, ballot, sealed)
      const answered = performance.now()
      await heardAll
      const casts = { count, seconds: (answered - begun) / 1000, frames, lastHeardMs: performance.now() - answered }
      socket.close()
      return casts
    } finally {
      await server.close()
    }
  } finally {
    await cluster.remove()
  }
}
