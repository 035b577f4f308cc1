/**
 * The server is killed, the database is killed, the server is told to stop: in the middle of a ballot, with casts
 * streaming in. Whatever was acknowledged is there afterwards, and whatever was not may be sent again with its act id.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { countVotes, listTurnouts } from '../../db/ballots.ts'
import { connect } from '../../db/connect.ts'
import { migrateJobs } from '../../db/jobs.ts'
import { migrate } from '../../db/migrate.ts'
import { getBallot } from '../../server/contract.ts'
import type { Frame } from '../../server/frames.ts'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'
import { callToOrder, openBallot, openHall, speakerOver, type Hall, type OpenBallot, type Speaker } from '../hall.ts'
import { privateCluster, type PrivateCluster } from '../postgres.ts'
import { until } from '../patience.ts'

const SEATS = 300
const AT_ONCE = 24
const MARKS = ['approve', 'oppose', 'abstain'] as const
const root = join(import.meta.dirname, '..', '..')

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

const readyAt = (origin: string) =>
  fetch(`${origin}/api/ready`).then(
    ({ status }) => status,
    () => 0,
  )

let cluster: PrivateCluster
let hall: Hall
let origin: string
let server: ChildProcess

const startServer = async (): Promise<void> => {
  server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, DATABASE_URL: cluster.url, HOST: '127.0.0.1', PORT: new URL(origin).port, NODE_ENV: 'production' },
  })
  await until('the server is ready', async () => (await readyAt(origin)) === 200)
}

beforeAll(async () => {
  cluster = await privateCluster()
  origin = `http://127.0.0.1:${await freePort()}`
  const db = connect(cluster.url, { name: 'test', log: () => {} })
  await migrate(db)
  await migrateJobs(cluster.url)
  hall = await openHall(SEATS, { database: { url: cluster.url, db, drop: () => db.destroy() } })
  await callToOrder(hall)
  await startServer()
})
afterAll(async () => {
  server.kill('SIGKILL')
  await hall.close()
  await cluster.remove()
})

type Shot = { rep: Speaker; ballot: string; item: string; mark: string; act: string }
type Sent = Shot & { status: number; code: string }

const shotsAt = ({ ballot, item }: OpenBallot): Shot[] =>
  hall.reps.map((rep, i) => ({ rep, ballot, item, mark: MARKS[i % 3] ?? 'approve', act: newId() }))

/** One cast over the network; status 0 when nobody answered. */
const send = async (shot: Shot): Promise<Sent> => {
  try {
    const { status, body, problem } = await speakerOver(origin, shot.rep).cast(shot.ballot, { [shot.item]: shot.mark }, shot.act)
    return { ...shot, status, code: status === 200 ? body.code : problem.code }
  } catch {
    return { ...shot, status: 0, code: '' }
  }
}

/** Sends all of them, a few at a time; what happens once a third is acknowledged is up to the test. */
const stream = async (shots: Shot[], strike: () => Promise<void>): Promise<Sent[]> => {
  const sent: Sent[] = []
  let acknowledged = 0
  let struck: Promise<void> | undefined
  let next = 0
  const keepSending = async () => {
    for (let shot = shots[next++]; shot; shot = shots[next++]) {
      const answer = await send(shot)
      sent.push(answer)
      if (answer.status === 200) acknowledged += 1
      if (acknowledged >= shots.length / 3) struck ??= strike()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepSending))
  await struck
  return sent
}

const box = async ({ ballot, item }: OpenBallot) => {
  const [turnout] = await listTurnouts(hall.db, [ballot])
  const votes = (await countVotes(hall.db, ballot))[item] ?? {}
  const { rows: register } = await sql<{
    seat: string
    act: string
  }>`select seat_id as seat, act_id as act from register where ballot_id = ${ballot} and "cast"`.execute(hall.db)
  const { rows: named } = await sql<{
    seat: string
    mark: string
  }>`select seat_id as seat, mark from named_vote where ballot_id = ${ballot}`.execute(hall.db)
  return {
    cast: turnout?.cast,
    votes,
    sum: Object.values(votes).reduce((total, n) => total + n, 0),
    acts: new Map(register.map(({ seat, act }) => [seat, act])),
    named: new Map(named.map(({ seat, mark }) => [seat, mark])),
  }
}

/** Every acknowledged cast is in its box, and register, turnout and sums agree. */
const expectKept = async (sent: Sent[], secret: OpenBallot, open: OpenBallot): Promise<void> => {
  const acknowledged = sent.filter(({ status }) => status === 200)
  for (const opened of [secret, open]) {
    const { cast, sum, acts, named } = await box(opened)
    expect(cast).toBe(acts.size)
    expect(sum).toBe(acts.size)
    expect(named.size).toBe(opened === open ? acts.size : 0)
    for (const { rep, act, mark, ballot } of acknowledged) {
      if (ballot !== opened.ballot) continue
      expect(acts.get(rep.seat)).toBe(act)
      if (opened === open) expect(named.get(rep.seat)).toBe(mark)
    }
  }
}

/** Sends everything again, the acknowledged too: each is answered, the acknowledged as before, and each counts once. */
const expectRepeatable = async (sent: Sent[], secret: OpenBallot, open: OpenBallot): Promise<void> => {
  const again = await stream(sent, async () => {})
  expect(again.filter(({ status }) => status !== 200)).toEqual([])
  const codes = new Map(again.map(({ act, code }) => [act, code]))
  for (const { act, code, status } of sent) if (status === 200) expect(codes.get(act)).toBe(code)
  for (const opened of [secret, open]) {
    const { cast, votes, acts } = await box(opened)
    expect({ cast, struck: acts.size }).toEqual({ cast: SEATS, struck: SEATS })
    expect(votes).toEqual({ approve: SEATS / 3, oppose: SEATS / 3, abstain: SEATS / 3 })
  }
}

const expectCounted = async (opened: OpenBallot): Promise<void> => {
  const secretary = speakerOver(origin, hall.secretary)
  for (const type of ['ballot.close', 'ballot.reconcile', 'ballot.declareValid', 'ballot.count'] as const)
    await secretary.must('ballot', opened.ballot, { type })
  const { body } = await secretary.call(getBallot, { params: { id: opened.ballot } })
  expect(body.context).toMatchObject({
    issued: SEATS,
    returned: SEATS,
    valid: SEATS,
    tally: { [opened.item]: { approve: SEATS / 3, oppose: SEATS / 3, abstain: SEATS / 3 } },
  })
}

const interleaved = (secret: OpenBallot, open: OpenBallot): Shot[] => {
  const [left, right] = [shotsAt(secret), shotsAt(open)]
  return left.flatMap((shot, i) => [shot, ...right.slice(i, i + 1)])
}

describe('kill -9', () => {
  test('of the server: after the restart everything acknowledged is there, and the rest may be repeated', async () => {
    const [secret, open] = [await openBallot(hall, 'secret'), await openBallot(hall, 'open')]
    const sent = await stream(interleaved(secret, open), async () => {
      server.kill('SIGKILL')
      await once(server, 'exit')
    })
    expect(sent.filter(({ status }) => status === 200).length).toBeGreaterThan(SEATS / 2)
    expect(sent.filter(({ status }) => status === 0).length).toBeGreaterThan(0)
    await expectKept(sent, secret, open)
    await startServer()
    await expectKept(sent, secret, open)
    await expectRepeatable(sent, secret, open)
    await expectCounted(secret)
    await expectCounted(open)
  })

  test('of PostgreSQL: the server says that it is not ready, and recovers by itself', async () => {
    const [secret, open] = [await openBallot(hall, 'secret'), await openBallot(hall, 'open')]
    const { frames, socket } = await listenAs(hall.secretary)
    const { pid } = server
    const sent = await stream(interleaved(secret, open), async () => {
      await cluster.crash()
      expect((await fetch(`${origin}/api/health`)).status).toBe(200)
      expect(await readyAt(origin)).toBe(503)
    })
    // To a phone 503 means "again later"; a 500 would tell it that its paper was refused.
    expect([...new Set(sent.map(({ status }) => status))].toSorted((a, b) => a - b)).toEqual([200, 503])
    await cluster.start()
    await until('the server is ready again', async () => (await readyAt(origin)) === 200)
    expect({ pid: server.pid, ended: server.exitCode }).toEqual({ pid, ended: null })
    await expectKept(sent, secret, open)
    await expectRepeatable(sent, secret, open)
    await until('the hall hears again', async () =>
      frames.some((frame) => frame.is === 'turnout' && frame.of === secret.ballot && frame.returned === SEATS),
    )
    expect(socket.readyState).toBe(socket.OPEN)
    socket.close()
    await expectCounted(secret)
    await expectCounted(open)
  })
})

const listenAs = async (speaker: Speaker): Promise<{ frames: Frame[]; socket: WebSocket }> => {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/live`, { headers: { cookie: `${COOKIE}=${speaker.cookie}` } })
  const frames: Frame[] = []
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString()) as Frame))
  await once(socket, 'open')
  return { frames, socket }
}

test('SIGTERM: casts in flight are answered, sockets are told goodbye, and nothing is left running', async () => {
  const { ballot, item } = await openBallot(hall, 'secret')
  const { frames, socket } = await listenAs(hall.secretary)
  const closed = once(socket, 'close')
  const shots = shotsAt({ ballot, item }).slice(0, 60)

  // The ballot is held, so that all of these casts wait for it inside the server when the signal comes.
  const released = await hall.db.transaction().execute(async (trx) => {
    await sql`select from ballot where id = ${ballot} for update`.execute(trx)
    const inFlight = shots.map(send)
    await sleep(500)
    server.kill('SIGTERM')
    await until('nobody is let in any more', async () => (await readyAt(origin)) === 0)
    return { inFlight }
  })
  const sent = await Promise.all(released.inFlight)
  expect(sent.map(({ status }) => status)).toEqual(shots.map(() => 200))
  const [code] = (await closed) as [number]
  expect(code).toBe(1001)
  expect(frames.at(-1)).toMatchObject({ is: 'bye' })
  await until('the process has ended', async () => server.exitCode !== null || server.signalCode !== null)
  expect(server.exitCode).toBe(0)
  const { cast, sum } = await box({ ballot, item })
  expect({ cast, sum }).toEqual({ cast: 60, sum: 60 })
})
