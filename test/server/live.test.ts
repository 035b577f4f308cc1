/** What the hall hears, over real sockets: in order, nothing missed, nothing that is not one's own. */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildApp, type App } from '../../server/app.ts'
import { getTurnout } from '../../server/contract.ts'
import { LIVE, type Frame } from '../../server/frames.ts'
import { newId } from '../../server/ids.ts'
import { listenAt, refusedAt, type Ear } from '../ear.ts'
import { callToOrder, closeAndAnnounce, openBallot, openHall, speakerAt, type Hall, type Speaker } from '../hall.ts'

const listening = (app: App): Promise<string> => app.app.listen({ port: 0, host: '127.0.0.1' })
const rising = (numbers: number[]) => numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? 0))
const seqs = (frames: Frame[]) => frames.map((frame) => frame.seq)

let hall: Hall
let origin: string
const ears: Ear[] = []
const listen = async (speaker: { cookie: string }, manner: Parameters<typeof listenAt>[2] = {}, at = origin): Promise<Ear> => {
  const ear = await listenAt(at, speaker, manner)
  ears.push(ear)
  return ear
}
const rep = (n: number): Speaker => {
  const found = hall.reps[n]
  if (!found) throw new Error(`there is no representative ${n}`)
  return found
}
/** A word that everybody hears of and that may be said again and again. */
const show = () => hall.secretary.must('session', hall.session, { type: 'session.show', page: 'welcome', item: null, ballot: null })
const heardOf = (ear: Ear, { id, version }: { id: string; version: number }) =>
  ear.until('changed', (frame) => frame.id === id && frame.version >= version)
const writeDraft = async (author: Speaker): Promise<string> => {
  const id = newId()
  await author.must('motion', id, {
    type: 'motion.create',
    session: hall.session,
    kind: 'proposal',
    delegation: null,
    category: 'campus',
    department: null,
    title: '增设休息室',
    rationale: '拥挤',
    remedy: '增设',
  })
  return id
}

beforeAll(async () => {
  hall = await openHall(120)
  origin = await listening(hall.app)
  await callToOrder(hall)
})
afterEach(async () => {
  for (const ear of ears.splice(0)) ear.socket.terminate()
})
afterAll(() => hall.close())

describe('the door of the socket', () => {
  test('is closed to strangers', async () => {
    expect(await refusedAt(origin, null)).toMatchObject({ status: 401, problem: { code: 'login-required' } })
    expect(await refusedAt(origin, 'no-such-login')).toMatchObject({ status: 401 })
  })

  test('is closed to the pages of other sites, and open to our own', async () => {
    expect(await refusedAt(origin, rep(0).cookie, { origin: 'https://elsewhere.example' })).toMatchObject({
      status: 403,
      problem: { code: 'not-entitled' },
    })
    expect(await refusedAt(origin, rep(0).cookie, { origin: 'null' })).toMatchObject({ status: 403 })
    const ear = await listen(rep(0), { origin })
    await ear.until('hello')
  })

  test('asks for a number to resume from', async () => {
    expect(await refusedAt(origin, rep(0).cookie, { after: 'yesterday' })).toMatchObject({
      status: 400,
      problem: { code: 'invalid', facts: { field: 'after' } },
    })
  })

  test('closes on whoever talks', async () => {
    const ear = await listen(rep(0))
    ear.socket.send('motion.file')
    expect(await ear.closed).toEqual({ code: 1003, reason: 'listen only' })
  })
})

describe('frames', () => {
  test('begin with hello, its version and the number to resume from', async () => {
    const { version } = await show()
    const begun = Date.now()
    const ear = await listen(rep(0))
    const hello = await ear.until('hello')
    expect(hello).toMatchObject({ is: 'hello', v: LIVE.version, heartbeatSeconds: 20 })
    expect(Date.parse(hello.now)).toBeGreaterThanOrEqual(begun)
    expect(Date.parse(hello.now)).toBeLessThanOrEqual(Date.now())
    await show()
    const changed = await ear.until('changed', (frame) => frame.id === hall.session)
    expect(ear.frames[0]).toEqual(hello)
    expect(changed.version).toBeGreaterThanOrEqual(version)
  })

  test('rise in number, though one act changes several subjects and several acts share a moment', async () => {
    const ear = await listen(rep(0))
    await ear.until('hello')
    const authors = [rep(3), rep(4), rep(5)]
    const motions = await Promise.all(authors.map(writeDraft))
    await Promise.all(
      motions.map(async (motion, i) => {
        const say = authors[i]?.must
        await say?.('motion', motion, { type: 'motion.invite', people: [rep(0).person] })
        await show()
        await rep(0).must('motion', motion, { type: 'motion.second' })
      }),
    )
    const { id, version } = await show()
    await heardOf(ear, { id, version })
    expect(ear.of('changed').map((frame) => frame.subject)).toContain('motion')
    // That somebody was told something carries the number of the act it tells of.
    expect(rising(seqs(ear.frames.slice(1).filter((frame) => frame.is !== 'notified')))).toBe(true)
    expect(ear.of('notified').length).toBeGreaterThan(0)
  })

  test('say nothing of a draft to anybody but its writer', async () => {
    const [author, other, staff] = await Promise.all([listen(rep(6)), listen(rep(7)), listen(hall.staff)])
    const motion = await writeDraft(rep(6))
    const marker = await show()
    await Promise.all([author, other, staff].map((ear) => heardOf(ear, marker)))
    expect(author.of('changed').filter((frame) => frame.id === motion)).toHaveLength(1)
    expect([...other.frames, ...staff.frames].filter((frame) => 'id' in frame && frame.id === motion)).toEqual([])
  })

  test('say nothing of a ballot to those outside the congress', async () => {
    const [inside, outside] = await Promise.all([listen(rep(8)), listen(hall.stranger)])
    const { ballot, item } = await openBallot(hall, 'secret')
    await rep(8).cast(ballot, { [item]: 'approve' })
    await inside.until('turnout', (frame) => frame.of === ballot && frame.returned === 1)
    await closeAndAnnounce(hall, ballot)
    const marker = await show()
    await Promise.all([inside, outside].map((ear) => heardOf(ear, marker)))
    expect(inside.of('changed').some((frame) => frame.id === ballot && frame.state === 'announced')).toBe(true)
    expect(JSON.stringify(outside.frames)).not.toContain(ballot)
  })

  test('of a hundred casts in a moment are few, never count backwards, and of a secret ballot carry no marks', async () => {
    const ear = await listen(rep(0))
    const { ballot, item } = await openBallot(hall, 'secret')
    await ear.until('turnout', (frame) => frame.of === ballot && frame.returned === 0)
    const [begun, heard] = [Date.now(), ear.of('turnout').length]
    const answers = await Promise.all(
      hall.reps.slice(0, 100).map((voter, i) => voter.cast(ballot, { [item]: i % 2 ? 'approve' : 'oppose' })),
    )
    expect(answers.map((answer) => answer.status)).toEqual(Array(100).fill(200))
    await ear.until('turnout', (frame) => frame.of === ballot && frame.returned === 100)
    const turnouts = ear.of('turnout').filter((frame) => frame.of === ballot)
    // One in 80 ms at the most, however slow the machine is today.
    expect(ear.of('turnout').length - heard).toBeLessThanOrEqual(Math.ceil((Date.now() - begun) / 80))
    expect(turnouts.length).toBeLessThan(50)
    expect(rising(turnouts.map((frame) => frame.returned + 1))).toBe(true)
    expect(JSON.stringify(ear.frames)).not.toMatch(/counts|approve|oppose|abstain/)
    await closeAndAnnounce(hall, ballot)
  })

  test('of an open ballot carry the counts, and count anew who casts again where the last cast counts', async () => {
    const ear = await listen(rep(0))
    const { ballot, item } = await openBallot(hall, 'open', 'last')
    await Promise.all(hall.reps.slice(0, 5).map((voter) => voter.cast(ballot, { [item]: 'approve' })))
    await ear.until('turnout', (frame) => frame.of === ballot && frame.counts?.[item]?.approve === 5)
    await rep(0).cast(ballot, { [item]: 'oppose' })
    const last = await ear.until('turnout', (frame) => frame.of === ballot && frame.counts?.[item]?.oppose === 1)
    expect(last).toMatchObject({ returned: 5, counts: { [item]: { approve: 4, oppose: 1, abstain: 0 } } })
    expect(rising(seqs(ear.of('turnout').filter((frame) => frame.of === ballot)))).toBe(true)
    await closeAndAnnounce(hall, ballot)
  })
})

describe('who comes back', () => {
  test('hears exactly what was missed', async () => {
    const first = await listen(rep(0))
    const last = await heardOf(first, await show())
    await first.close()
    const motion = await writeDraft(rep(0))
    const hidden = await writeDraft(rep(1))
    const after = await show()
    const second = await listen(rep(0), { after: last.seq })
    await heardOf(second, after)
    const missed = second.of('changed')
    expect(new Set(missed.map((frame) => frame.id))).toEqual(new Set([motion, hall.session]))
    expect(missed.map((frame) => frame.id)).not.toContain(hidden)
    expect(missed.every((frame) => frame.seq > last.seq)).toBe(true)
    expect(rising(seqs(missed))).toBe(true)
  })

  test('hears what happens while the missed is told once, and after it', async () => {
    const start = (await (await listen(rep(0))).until('hello')).seq
    for (let i = 0; i < 20; i += 1) await writeDraft(rep(0))
    const talking = Promise.all(Array.from({ length: 20 }, () => writeDraft(rep(0))))
    const ear = await listen(rep(0), { after: start })
    await talking
    await heardOf(ear, await show())
    expect(rising(seqs(ear.of('changed')))).toBe(true)
    expect(ear.of('changed').filter((frame) => frame.subject === 'motion')).toHaveLength(40)
  })

  test('after too much was missed is told to look anew', async () => {
    const present = await listen(rep(1))
    const start = (await present.until('hello')).seq
    for (let i = 0; i < 200; i += 1) await show()
    await heardOf(present, await show())
    const ear = await listen(rep(0), { after: start })
    expect((await ear.until('reset')).seq).toBeGreaterThan(start)
    expect(ear.of('changed').filter((frame) => frame.seq <= start + 201)).toEqual([])
  })
})

describe('a socket', () => {
  test('is told that the line stands, and cut off when it does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] })
    const quiet = await openHall(3)
    try {
      const at = await listening(quiet.app)
      const [well, dead] = await Promise.all([listen(quiet.secretary, {}, at), listen(quiet.staff, { autoPong: false }, at)])
      await Promise.all([well, dead].map((ear) => ear.until('hello')))
      const pinged = new Promise((resolve) => {
        well.socket.once('ping', resolve)
      })
      vi.advanceTimersByTime(LIVE.heartbeatSeconds * 1000)
      await Promise.all([well, dead].map((ear) => ear.until('beat')))
      await pinged
      expect(dead.socket.readyState).toBe(dead.socket.OPEN)
      await new Promise((resolve) => setTimeout(resolve, 50))
      vi.advanceTimersByTime(LIVE.heartbeatSeconds * 1000)
      expect((await dead.closed).code).toBe(1006)
      expect(well.socket.readyState).toBe(well.socket.OPEN)
    } finally {
      vi.useRealTimers()
      await quiet.close()
    }
  })

  test('that does not read is cut off, and holds up nobody else', async () => {
    const [slow, well] = await Promise.all([listen(rep(0)), listen(rep(1))])
    await Promise.all([slow, well].map((ear) => ear.until('hello')))
    const sockets = hall.app.live.listeners
    slow.socket.pause()
    const {
      rows: [head],
    } = await sql<{ seq: number }>`select seq from journal_head`.execute(hall.db)
    // More than any buffer of the kernel holds: frames of 12 kB, fifty at a time.
    for (let round = 0; round < 16; round += 1) {
      const from = (head?.seq ?? 0) + round * 50
      await sql`
        insert into journal (seq, act_id, subject, subject_id, version, state, event, by, known, at, prev_hash, hash)
        select ${from}::bigint + n, 'flood' || ${round}::text || '-' || n, 'session', rpad(${round}::text || '-' || n, 12000, 'x'), 1, 'papers_out', '{"type":"session.prepare"}', '{"kind":"congress"}', 'null', now(), '', ''
        from generate_series(1, 50) as n`.execute(hall.db)
      await sql`update journal_head set seq = ${from + 50}`.execute(hall.db)
      await sql`select pg_notify('congress', 'x')`.execute(hall.db)
      await well.until('changed', (frame) => frame.seq === from + 50)
    }
    await expect.poll(() => hall.app.live.listeners).toBe(sockets - 1)
    expect(well.of('changed').filter((frame) => frame.subject === 'session')).toHaveLength(800)
    expect(well.socket.readyState).toBe(well.socket.OPEN)
  })

  test('is told goodbye when the server closes', async () => {
    const other = await buildApp({ databaseUrl: hall.url })
    const at = await listening(other)
    const [ear, deaf] = await Promise.all([listen(rep(0), {}, at), listen(rep(1), {}, at)])
    await Promise.all([ear, deaf].map((one) => one.until('hello')))
    deaf.socket.pause()
    const begun = Date.now()
    await other.app.close()
    // It does not wait long for who does not answer.
    expect(Date.now() - begun).toBeLessThan(15_000)
    expect((await ear.closed).code).toBe(1001)
    expect(ear.frames.at(-1)?.is).toBe('bye')
  })
})

describe('two servers on one database', () => {
  let other: App
  let there: string
  beforeAll(async () => {
    other = await buildApp({ databaseUrl: hall.url })
    there = await listening(other)
  })
  afterAll(() => other.app.close())

  test('what is said at one is heard at the other', async () => {
    const ear = await listen(rep(0), {}, there)
    await ear.until('hello')
    const said = await show()
    expect(await heardOf(ear, said)).toMatchObject({ subject: 'session', state: 'open' })
    const { ballot, item } = await openBallot(hall, 'secret')
    await rep(1).cast(ballot, { [item]: 'approve' })
    expect(await ear.until('turnout', (frame) => frame.of === ballot && frame.returned === 1)).not.toHaveProperty('counts')
    await closeAndAnnounce(hall, ballot)
  })

  test('counts never go backwards for who moves from one to the other', async () => {
    const { ballot, item } = await openBallot(hall, 'secret')
    const heard: number[] = []
    let at = origin
    for (let round = 0; round < 4; round += 1) {
      const ear = await listen(rep(0), {}, at)
      await ear.until('hello')
      const voters = hall.reps.slice(round * 10, round * 10 + 10)
      await Promise.all(voters.map((voter, i) => (i % 2 ? voter : speakerAt(other, voter)).cast(ballot, { [item]: 'abstain' })))
      await ear.until('turnout', (frame) => frame.of === ballot && frame.returned === (round + 1) * 10)
      heard.push(
        ...ear
          .of('turnout')
          .filter((frame) => frame.of === ballot)
          .map((frame) => frame.returned),
      )
      await ear.close()
      heard.push((await rep(0).call(getTurnout, { params: { id: ballot } })).body.returned)
      at = at === origin ? there : origin
    }
    expect(heard.every((n, i) => i === 0 || n >= (heard[i - 1] ?? 0))).toBe(true)
    expect(heard.at(-1)).toBe(40)
    await closeAndAnnounce(hall, ballot)
  })

  test('a server that starts while a ballot is open tells how it stands, though nobody casts any more', async () => {
    const { ballot, item } = await openBallot(hall, 'secret')
    await rep(0).cast(ballot, { [item]: 'approve' })
    const late = await buildApp({ databaseUrl: hall.url })
    const ear = await listen(rep(0), {}, await listening(late))
    expect(await ear.until('turnout', (frame) => frame.of === ballot)).toMatchObject({ returned: 1 })
    await late.app.close()
    await closeAndAnnounce(hall, ballot)
  })

  test('a server that lost its line to the database recovers, and its hall misses nothing', async () => {
    const { ballot, item } = await openBallot(hall, 'secret')
    const ear = await listen(rep(0), {}, there)
    await ear.until('hello')
    await rep(0).cast(ballot, { [item]: 'approve' })
    await ear.until('turnout', (frame) => frame.of === ballot)
    const { rows } = await sql<{ cut: boolean }>`
      select pg_terminate_backend(pid) as cut from pg_stat_activity
      where datname = current_database() and application_name = 'staff-congress listen'`.execute(hall.db)
    expect(rows).toEqual([{ cut: true }, { cut: true }])
    await rep(1).cast(ballot, { [item]: 'oppose' })
    const said = await show()
    await heardOf(ear, said)
    await ear.until('turnout', (frame) => frame.of === ballot && frame.returned === 2)
    const lines = async () =>
      (
        await sql`select from pg_stat_activity where datname = current_database() and application_name = 'staff-congress listen'`.execute(
          hall.db,
        )
      ).rows.length
    await expect.poll(lines).toBe(2)
    await closeAndAnnounce(hall, ballot)
  })
})
