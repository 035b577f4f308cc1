/**
 * Nothing stored, ordered, timed or logged joins a seat to a mark (domain, 4). Eight ballots of sixty phones that cast one
 * by one, the worst case for a group commit; then an attacker who has everything (attacker.ts). What is promised, and
 * what is not, is in docs/decisions/0004.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { sweepBoxes, sweepLog } from '../../db/sweep.ts'
import { getBallot, getSession, getTurnout, listBallots, listSeats } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'
import { callToOrder, closeAndAnnounce, openBallot, openHall, speakerOver, type Hall, type OpenBallot, type Speaker } from '../hall.ts'
import {
  countOnPages,
  dumpTables,
  dumpVersions,
  MARKS,
  verdictsOn,
  type Heard,
  type Loot,
  type Row,
  type Verdict,
  type Version,
  type Voter,
} from './attacker.ts'

const BALLOTS = 8
const SEATS = 60
/** An attack this far above blind guessing knows something. By chance it happens to one in three million. */
const SIGMAS = 5
const BOX = ['register', 'tally', 'turnout', 'named_vote']

let hall: Hall
let origin: string
const log: string[] = []

beforeAll(async () => {
  const stream = new Writable({
    write: (chunk, _, done) => {
      log.push(String(chunk))
      done()
    },
  })
  hall = await openHall(SEATS, { logger: { level: 'trace', stream } })
  await hall.app.app.listen({ host: '127.0.0.1', port: 0 })
  origin = `http://127.0.0.1:${(hall.app.app.server.address() as AddressInfo).port}`
  await sql`create extension pageinspect`.execute(hall.db)
  await sql`create extension pg_walinspect`.execute(hall.db)
  await callToOrder(hall)
})
afterAll(() => hall.close())

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((value) => ({ value, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)
/** As many of each mark as of the others: then nobody guesses better than one in three by knowing the result. */
const deal = (): string[] => shuffled(Array.from({ length: SEATS }, (_, i) => MARKS[i % MARKS.length] ?? 'approve'))

const listenAs = async (speaker: Speaker, frames: Heard[]): Promise<WebSocket> => {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/live`, { headers: { cookie: `${COOKIE}=${speaker.cookie}` } })
  socket.on('message', (data: Buffer) => frames.push({ at: performance.now(), text: data.toString() }))
  await once(socket, 'open')
  return socket
}

/** What people who are not the voter are told while the ballot runs. */
const askAround = async ({ ballot }: OpenBallot): Promise<string[]> => {
  const one = { params: { id: ballot } }
  const others = [hall.secretary, hall.staff, hall.teller, hall.stranger, hall.reps[SEATS - 1] ?? hall.admin].map((speaker) =>
    speakerOver(origin, speaker),
  )
  const answers = await Promise.all(
    others.flatMap((other) => [
      other.call(getBallot, one),
      other.call(getTurnout, one),
      other.call(listBallots, { query: { session: hall.session } }),
      other.call(getSession, { params: { id: hall.session } }),
      other.call(listSeats, { params: { id: hall.session } }),
    ]),
  )
  return answers.map(({ body }) => JSON.stringify(body))
}

/** The hall votes one by one, now and then two or three at once. */
const trickle = async ({ ballot, item }: OpenBallot, watch: (voters: number) => Promise<void>): Promise<Voter[]> => {
  const marks = deal()
  const waiting = shuffled(hall.reps).map((rep, i) => ({ rep, mark: marks[i] ?? 'approve' }))
  const voters: Voter[] = []
  const cast = async ({ rep, mark }: { rep: Speaker; mark: string }) => {
    const act = newId()
    const askedAt = performance.now()
    const { status, body } = await speakerOver(origin, rep).cast(ballot, { [item]: mark }, act)
    expect(status).toBe(200)
    voters.push({ seat: rep.seat, person: rep.person, act, mark, code: body.code, askedAt, answeredAt: performance.now() })
  }
  while (waiting.length > 0) {
    await Promise.all(waiting.splice(0, Math.random() < 0.8 ? 1 : 3).map(cast))
    await sleep(Math.random() * 4)
    await watch(voters.length)
  }
  return voters
}

type Taken = {
  opened: OpenBallot
  voters: Voter[]
  halfway: Row[]
  full: Row[]
  after: Row[]
  frames: Heard[]
  lines: string[]
  halfwayLines: string[]
}

const about = (rows: Row[], { ballot }: OpenBallot): Row[] =>
  rows.filter(({ table, text }) => !BOX.includes(table) || text.includes(ballot))
const aboutVersions = (versions: Version[], { ballot }: OpenBallot): Version[] => versions.filter(({ values }) => values.includes(ballot))

/** A whole ballot, and everything that could be stolen on its way. */
const holdBallot = async (): Promise<Taken> => {
  const frames: Heard[] = []
  const opened = await openBallot(hall, 'secret')
  const sockets = await Promise.all([hall.secretary, hall.staff, hall.reps[0] ?? hall.admin].map((speaker) => listenAs(speaker, frames)))
  const loggedBefore = log.length
  const halfwayLines: string[] = []
  let halfway: Row[] = []
  const voters = await trickle(opened, async (count) => {
    if (halfway.length > 0 || count < SEATS / 2) return
    halfway = about(await dumpTables(hall.db), opened)
    halfwayLines.push(...(await askAround(opened)))
  })
  const full = about(await dumpTables(hall.db), opened)
  await closeAndAnnounce(hall, opened.ballot)
  await sweepBoxes(hall.db)
  const lines = [...halfwayLines, ...(await askAround(opened)), ...log.slice(loggedBefore)]
  for (const socket of sockets) socket.close()
  return { opened, voters, halfway, full, after: about(await dumpTables(hall.db), opened), frames, lines, halfwayLines }
}

const knowing = (verdicts: Record<string, Verdict>) => Object.entries(verdicts).filter(([, { sigmas }]) => sigmas > SIGMAS)

describe('eight secret ballots, stolen from at every step', () => {
  const taken: Taken[] = []
  beforeAll(async () => {
    for (let i = 0; i < BALLOTS; i += 1) taken.push(await holdBallot())
  })

  const lootOf = ({ voters, frames, lines }: Taken, rows: Row[], versions: Version[] = []): Loot => ({
    voters,
    frames,
    lines,
    rows,
    versions,
  })

  test('what the attacker got is not nothing', () => {
    for (const { full, after, frames, lines, voters } of taken) {
      expect(voters).toHaveLength(SEATS)
      for (const rows of [full, after]) {
        expect(rows.filter(({ table }) => table === 'register')).toHaveLength(SEATS)
        expect(rows.filter(({ table }) => table === 'tally')).toHaveLength(3)
        expect(rows.filter(({ table }) => table === 'named_vote')).toHaveLength(0)
      }
      expect(frames.filter(({ text }) => text.includes('turnout')).length).toBeGreaterThan(3)
      expect(lines.length).toBeGreaterThan(20)
    }
  })

  test('one look at the tables while the ballot is open, half full or full, tells nothing', () => {
    expect(knowing(verdictsOn(taken.map((one) => lootOf(one, one.full))))).toEqual([])
    const half = taken.map((one) => {
      const cast = one.halfway.filter(({ table, text }) => table === 'register' && text.includes('"cast":true'))
      return lootOf({ ...one, voters: one.voters.filter(({ seat }) => cast.some(({ text }) => text.includes(seat))) }, one.halfway)
    })
    expect(half.every(({ voters }) => voters.length >= SEATS / 2 && voters.length < SEATS)).toBe(true)
    expect(knowing(verdictsOn(half))).toEqual([])
  })

  test('tables, pages, log, frames and replies after the announcement tell nothing', async () => {
    const versions = await dumpVersions(hall.db, ['register', 'tally'])
    const loots = taken.map((one) => lootOf(one, one.after, aboutVersions(versions, one.opened)))
    expect(knowing(verdictsOn(loots))).toEqual([])
  })

  test('afterwards every row of a box has one transaction, and lies in the order of its key', () => {
    for (const { after } of taken) {
      const rows = after.filter(({ table }) => ['register', 'tally', 'turnout'].includes(table))
      expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1)
      const seats = rows
        .filter(({ table }) => table === 'register')
        .toSorted((a, b) => a.ctid[0] - b.ctid[0] || a.ctid[1] - b.ctid[1])
        .map(({ values }) => String(values['seat_id']))
      expect(seats).toEqual(seats.toSorted())
    }
  })

  test('no page keeps a row that is gone, not even in its gaps', async () => {
    for (const { opened, voters } of taken.slice(-2)) {
      for (const { act } of voters.slice(0, 10)) expect(await countOnPages(hall.db, 'register', act)).toBe(1)
      expect(await countOnPages(hall.db, 'tally', opened.ballot)).toBe(3)
      expect(await countOnPages(hall.db, 'tally_pkey', opened.ballot)).toBe(3)
      expect(await countOnPages(hall.db, 'turnout', opened.ballot)).toBe(1)
    }
  })

  test('a frame tells how many, and a reply never tells what', () => {
    for (const { opened, frames, halfwayLines } of taken) {
      const turnouts = frames
        .map(({ text }) => JSON.parse(text) as Record<string, unknown>)
        .filter((frame) => frame['is'] === 'turnout' && frame['of'] === opened.ballot)
      expect(turnouts.every((frame) => Object.keys(frame).toSorted().join() === 'is,of,returned,seq')).toBe(true)
      expect(halfwayLines.join('')).not.toMatch(/"(approve|oppose|abstain)":\d/)
    }
  })

  test('the journal has no word between opening and closing', async () => {
    for (const { opened } of taken) {
      const { rows } = await sql<{
        word: string
      }>`select event->>'type' as word from journal where subject_id = ${opened.ballot} order by seq`.execute(hall.db)
      const words = rows.map(({ word }) => word)
      expect(words.slice(words.indexOf('ballot.open'), words.indexOf('ballot.close') + 1)).toEqual(['ballot.open', 'ballot.close'])
    }
  })

  test('the log knows no seat, no person, no act and no mark', () => {
    const text = log.join('')
    for (const { voters } of taken)
      for (const { seat, person, act } of voters) for (const id of [seat, person, act]) expect(text).not.toContain(id)
    for (const mark of MARKS) expect(text).not.toContain(mark)
  })

  describe('the same attacker', () => {
    const succeedsBy = (loots: Loot[]): string[] => knowing(verdictsOn(loots)).map(([name]) => name)

    test('finds them on the pages of our own tables if it may look at them after every cast, which is not promised', async () => {
      const opened = await openBallot(hall, 'secret')
      const versions: Version[] = []
      const voters = await trickle(opened, async () => {
        versions.push(...(await dumpVersions(hall.db, ['tally'])))
      })
      versions.push(...(await dumpVersions(hall.db, ['register'])))
      const loot = { voters, rows: [], frames: [], lines: [] }
      const { tried, right, sigmas } = verdictsOn([{ ...loot, versions: aboutVersions(versions, opened) }])['versions on the pages'] ?? {
        tried: 0,
        right: 0,
        sigmas: 0,
      }
      expect({ right, knows: sigmas > SIGMAS, many: tried > SEATS / 6 }).toEqual({ right: tried, knows: true, many: true })
      await hall.secretary.must('ballot', opened.ballot, { type: 'ballot.close' })
      await sweepBoxes(hall.db)
      expect(await countOnPages(hall.db, 'tally', opened.ballot)).toBe(3)
      const swept = aboutVersions(await dumpVersions(hall.db, ['register', 'tally']), opened)
      expect(verdictsOn([{ ...loot, versions: swept }])['versions on the pages']?.tried).toBe(0)
    })

    /** Two tables as a careless design would have them: who voted, and what was voted, without a word between them. */
    const keepCarelessly = async (inOneTransaction: boolean): Promise<Loot[]> => {
      const loots: Loot[] = []
      for (const one of taken.slice(0, 2)) {
        await sql`create table careless_register (seat text); create table careless_vote (mark text)`.execute(hall.db)
        for (const { seat, mark } of one.voters) {
          const vote = hall.db.transaction().execute(async (trx) => {
            await sql`insert into careless_register values (${seat})`.execute(trx)
            if (inOneTransaction) await sql`insert into careless_vote values (${mark})`.execute(trx)
          })
          await vote
          if (!inOneTransaction) await sql`insert into careless_vote values (${mark})`.execute(hall.db)
        }
        loots.push(lootOf(one, about(await dumpTables(hall.db), one.opened)))
        await sql`drop table careless_register, careless_vote`.execute(hall.db)
      }
      return loots
    }

    test('finds them by the transaction where seat and mark are written in one', async () => {
      expect(succeedsBy(await keepCarelessly(true))).toContain('the same transaction')
    })

    test('finds them by the order of the rows where they are written one after the other', async () => {
      const names = succeedsBy(await keepCarelessly(false))
      expect(names).toContain('seen beside careless_vote by place')
      expect(names).not.toContain('the same transaction')
    })

    test('finds them in a log that says too much, and in frames that count', () => {
      const chatty = taken.map((one) =>
        lootOf(
          { ...one, lines: [...one.lines, ...one.voters.map(({ person, mark }) => JSON.stringify({ person, paper: { x: mark } }))] },
          one.after,
        ),
      )
      expect(succeedsBy(chatty)).toContain('the same line')
      const counting = taken.map((one) => {
        const counts: Record<string, number> = { approve: 0, oppose: 0, abstain: 0 }
        const frames = one.voters.map(({ mark, answeredAt }) => {
          counts[mark] = (counts[mark] ?? 0) + 1
          return { at: answeredAt, text: JSON.stringify({ is: 'turnout', counts: { x: counts } }) }
        })
        return lootOf({ ...one, frames }, one.after)
      })
      expect(succeedsBy(counting)).toContain('counts in frames')
    })

    test('learns where a mark takes longer than another, be it by a millisecond', () => {
      const slow = taken.map((one) =>
        lootOf(
          {
            ...one,
            voters: one.voters.map((voter) => ({
              ...voter,
              askedAt: 0,
              answeredAt: Math.random() * 4 + MARKS.indexOf(voter.mark as (typeof MARKS)[number]),
            })),
          },
          one.after,
        ),
      )
      expect(succeedsBy(slow)).toContain('time to the answer')
    })
  })
})

describe('the sweep', () => {
  const fileOf = async (table: string): Promise<number> =>
    (await sql<{ file: number }>`select pg_relation_filenode(${table}::regclass)::int as file`.execute(hall.db)).rows[0]?.file ?? 0

  test('takes nothing from a ballot that runs; the server does it by itself, once nobody votes', async () => {
    const running = await openBallot(hall, 'secret')
    const [early, late] = [hall.reps.slice(0, 30), hall.reps.slice(30)]
    for (const rep of early) await rep.cast(running.ballot, { [running.item]: 'approve' })
    const other = await openBallot(hall, 'secret')
    await hall.secretary.must('ballot', other.ballot, { type: 'ballot.close' })
    const casts = late.map(async (rep, i) => {
      await sleep(i * 20)
      return rep.cast(running.ballot, { [running.item]: 'oppose' })
    })
    for (let i = 0; i < 5; i += 1) await sweepBoxes(hall.db)
    expect((await Promise.all(casts)).map(({ status }) => status)).toEqual(late.map(() => 200))
    const [first] = early
    expect((await first?.cast(running.ballot, { [running.item]: 'oppose' }))?.problem.code).toBe('already-voted')
    const files = () => Promise.all(BOX.slice(0, 3).map(fileOf))
    // While somebody votes the server waits: what it does, it does after the box is closed.
    const before = await files()
    await closeAndAnnounce(hall, running.ballot)
    const { body } = await hall.secretary.call(getBallot, { params: { id: running.ballot } })
    expect(body.context).toMatchObject({ returned: SEATS, tally: { [running.item]: { approve: 30, oppose: 30, abstain: 0 } } })
    await expect.poll(files, { interval: 100 }).not.toEqual(before)
  })

  test('of a ballot that is declared void while it fills leaves no more', async () => {
    const opened = await openBallot(hall, 'secret')
    for (const rep of hall.reps.slice(0, 10)) await rep.cast(opened.ballot, { [opened.item]: 'approve' })
    await hall.secretary.must('ballot', opened.ballot, { type: 'ballot.void', reason: '设备故障' })
    const rows = about(await dumpTables(hall.db), opened).filter(({ table }) => ['register', 'tally'].includes(table))
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1)
  })

  // Another's PostgreSQL keeps its log as it was told to.
  test.skipIf(process.env['DATABASE_URL'])('ends the log that knows which transaction struck and raised what', async () => {
    const position = async () => (await sql<{ at: string }>`select pg_current_wal_lsn()::text as at`.execute(hall.db)).rows[0]?.at ?? ''
    /** Transactions in the log that wrote both tables. */
    const pairs = async (from: string, to: string): Promise<number> => {
      const [register, tally] = [await fileOf('register'), await fileOf('tally')]
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from (select xid::text as xid from pg_get_wal_block_info(${from}::pg_lsn, ${to}::pg_lsn) where relfilenode in (${register}, ${tally})
        group by 1 having count(distinct relfilenode) = 2) as paired`.execute(hall.db)
      return rows[0]?.n ?? 0
    }
    const opened = await openBallot(hall, 'secret')
    const from = await position()
    for (const rep of hall.reps.slice(0, 20)) await rep.cast(opened.ballot, { [opened.item]: 'approve' })
    const to = await position()
    expect(await pairs(from, to)).toBeGreaterThan(10)
    await hall.secretary.must('ballot', opened.ballot, { type: 'ballot.close' })
    await sweepBoxes(hall.db)
    expect(await sweepLog(hall.db)).toBe(true)
    await expect(pairs(from, to)).rejects.toThrow(/WAL|removed/i)
  })
})
