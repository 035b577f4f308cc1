/**
 * The hall's ears: LISTEN → look → one frame a change, serialised once for all who may hear it.
 *
 * A notice is only a hint where to look. Frames carry numbers from the database, so that they agree between servers:
 * the journal's for subjects, what was cast and said to a ballot for its turnout.
 */
import type { IncomingMessage } from 'node:http'
import type { WebSocket } from '@fastify/websocket'
import { listCollecting, listTurnouts } from '../db/ballots.ts'
import { listen, type Listener } from '../db/connect.ts'
import { journalSeq, listJournal, type JournalRow } from '../db/journal.ts'
import { listNotified } from '../db/notifications.ts'
import { findSubject } from '../db/subjects.ts'
import type { Account } from '../db/people.ts'
import type { Person } from '../machines/actor.ts'
import { DOORWAY_WORDS } from '../machines/roll.ts'
import { belongsTo, maySeeMotion, maySeeUndertaking } from '../machines/sight.ts'
import { LIVE, type Frame } from './frames.ts'
import { at, type House } from './house.ts'
import { CHANNEL } from './hint.ts'
import { SealedMoves } from './sealed/moves.ts'
import type { Audience, Spoken } from './spoken.ts'
import { seqOf, turnoutFrame } from './turnout.ts'

/** Changes within this many milliseconds become one frame; a large hall is given a little longer. */
const COALESCE_MS = { small: 80, large: 150, largeFrom: 200 }
/** Frames replayed to a client that comes back; who missed more fetches anew. */
const REPLAY = 200
/** Even if every notice were lost, the hall is never further behind than this. */
const POLL_MS = 2_000
const MAX_SOCKETS = 5_000
/** A socket that does not read is cut off, and resumes when it can. */
const MAX_BUFFERED = 1_048_576
/** How long a socket may take to answer a goodbye: the server's end waits for it. */
const GOODBYE_MS = 1_000

type Ear = { socket: WebSocket; token: string; by: Person; alive: boolean }

/** Words that give or take a seat: what was remembered about people may be stale. */
export const ROLL_WORDS = new Set<string>([
  'session.enrol',
  'session.byElect',
  'session.assemble',
  'session.constitute',
  'session.seatElected',
  'session.lapse',
  'session.recall',
  'session.transfer',
  'session.nameHead',
  'session.rehearse',
  'session.discard',
])
/** States of a ballot in which papers still come in, or tellers still enter them. */
const COLLECTING = new Set<string>(['issuing', 'open', 'closed'])
const everybody: Audience = () => true

export class Live {
  readonly #house: House
  readonly #onWord: (word: string) => void
  readonly #whoIs: (token: string) => Promise<Account | undefined>
  readonly #ears = new Set<Ear>()
  readonly #ballots = new Set<string>()
  readonly #ceremonies = new Set<string>()
  /** Ballots that are collecting papers: looked at again when notices may have been lost. */
  readonly #collecting = new Set<string>()
  /** The number of the last turnout that was told, by ballot. */
  readonly #turnouts = new Map<string, number>()
  readonly #sealed: SealedMoves
  #journalDirty = false
  #seq = 0
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> = Promise.resolve()
  #rounds: NodeJS.Timeout[] = []
  #listener: Listener | null = null

  /**
   * @param onWord called for every word that was said, on whichever server
   * @param whoIs the account behind a login, asked again at every beat: who has logged out hears no more
   */
  constructor(house: House, onWord: (word: string) => void, whoIs: (token: string) => Promise<Account | undefined>) {
    this.#house = house
    this.#sealed = new SealedMoves(house.db)
    this.#onWord = onWord
    this.#whoIs = whoIs
  }

  async open(url: string): Promise<void> {
    this.#seq = await journalSeq(this.#house.db)
    for (const { id } of await listCollecting(this.#house.db, [...COLLECTING])) this.#collecting.add(id)
    this.#listener = await listen(
      url,
      CHANNEL,
      (hint) => this.#hear(hint),
      (error) => this.#house.log.warn({ err: error }, 'the line to the database is down'),
    )
    this.#rounds = [setInterval(() => this.#hear(undefined), POLL_MS), setInterval(() => void this.#beat(), LIVE.heartbeatSeconds * 1000)]
  }

  async close(): Promise<void> {
    for (const round of this.#rounds) clearInterval(round)
    if (this.#timer) clearTimeout(this.#timer)
    await this.#listener?.close()
    await this.#looking
    for (const ear of this.#ears) {
      this.#say(ear, JSON.stringify({ is: 'bye', seq: this.#seq } satisfies Frame))
      ear.socket.close(1001, 'closing')
    }
    setTimeout(() => {
      for (const ear of this.#ears) ear.socket.terminate()
    }, GOODBYE_MS).unref()
  }

  get listeners(): number {
    return this.#ears.size
  }

  /** Takes in one socket of somebody who is logged in. `after` is the last journal number they heard. */
  async join(socket: WebSocket, request: IncomingMessage, login: { token: string; by: Person }, after: number | null): Promise<void> {
    if (this.#ears.size >= MAX_SOCKETS) return socket.close(1013, 'full')
    const ear: Ear = { socket, ...login, alive: true }
    socket.on('pong', () => {
      ear.alive = true
    })
    socket.on('close', () => this.#ears.delete(ear))
    socket.on('error', (error) => this.#house.log.info({ err: error, remote: request.socket.remoteAddress }, 'a socket broke'))
    // Nothing is said by socket; whoever tries is not one of our clients.
    socket.on('message', () => socket.close(1003, 'listen only'))
    // Between two looks, so that the missed is told before the new, each once, and nothing falls between.
    const admitted = this.#looking.then(() => this.#admit(ear, after))
    this.#looking = admitted.catch(() => {})
    return admitted
  }

  async #admit(ear: Ear, after: number | null): Promise<void> {
    const hello: Frame = { is: 'hello', seq: this.#seq, v: LIVE.version, heartbeatSeconds: LIVE.heartbeatSeconds, now: at(this.#house) }
    this.#say(ear, JSON.stringify(hello))
    if (ear.socket.readyState !== ear.socket.OPEN) return
    this.#ears.add(ear)
    if (after !== null && after < this.#seq) await this.#replay(ear, after)
  }

  async #replay(ear: Ear, after: number): Promise<void> {
    const rows = (await listJournal(this.#house.db, after, REPLAY + 1)).filter((row) => row.seq <= this.#seq)
    if (rows.length > REPLAY) return this.#say(ear, JSON.stringify({ is: 'reset', seq: this.#seq } satisfies Frame))
    for (const { frame, audience } of await this.#framesOf(rows)) if (audience(ear.by)) this.#say(ear, JSON.stringify(frame))
  }

  #hear(hint: string | undefined): void {
    const [kind, id] = (hint ?? '').split(' ')
    if (kind === 'ballot' && id) this.#ballots.add(id)
    else if (kind === 'ceremony' && id) this.#ceremonies.add(id)
    else this.#journalDirty = true
    if (hint === undefined) for (const known of this.#collecting) this.#ballots.add(known)
    const wait = this.#ears.size > COALESCE_MS.largeFrom ? COALESCE_MS.large : COALESCE_MS.small
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#looking = this.#looking
        .then(() => this.#look())
        .catch((error: unknown) => this.#house.log.error({ err: error }, 'could not look for changes'))
    }, wait)
  }

  /** Looks what has changed and tells it. Runs one at a time, so frames leave in order. */
  async #look(): Promise<void> {
    const spoken: Spoken[] = []
    if (this.#journalDirty) {
      this.#journalDirty = false
      const rows = await listJournal(this.#house.db, this.#seq, 1000)
      const last = rows.at(-1)
      if (last) {
        const words = new Set(rows.map((row) => row.event.type))
        for (const word of words) this.#onWord(word)
        // Who was just given a seat hears what is told to seats from now on, not from the next beat.
        if ([...words].some((word) => ROLL_WORDS.has(word))) await this.#recogniseAll()
        this.#seq = last.seq
        spoken.push(...(await this.#framesOf(rows)))
        if (rows.length === 1000) this.#hear('')
      }
    }
    const dirty = [...this.#ballots]
    this.#ballots.clear()
    for (const row of dirty.length > 0 ? await listTurnouts(this.#house.db, dirty) : []) {
      if (!COLLECTING.has(row.state)) {
        this.#collecting.delete(row.ballot)
        continue
      }
      this.#collecting.add(row.ballot)
      if (seqOf(row) <= (this.#turnouts.get(row.ballot) ?? -1)) continue
      this.#turnouts.set(row.ballot, seqOf(row))
      const session = row.session
      spoken.push({ frame: await turnoutFrame(this.#house.db, row), audience: (by) => belongsTo(by, session) })
    }
    const sessions = [...this.#ceremonies]
    this.#ceremonies.clear()
    spoken.push(...(await this.#sealed.frames(dirty, sessions)))
    for (const { frame, audience } of spoken) this.#tell(frame, audience)
  }

  /** One frame a subject: its last state; sign-ins of a session only as figures. */
  async #framesOf(rows: JournalRow[]): Promise<Spoken[]> {
    const latest = new Map(rows.map((row) => [`${row.subject} ${row.subjectId}`, row]))
    const spoken: Spoken[] = []
    // A subject stands in the map where it was first named, not where it was last: numbers must rise.
    for (const row of [...latest.values()].toSorted((a, b) => a.seq - b.seq)) {
      const { seq, subject, subjectId: id, version, state } = row
      const words = rows.filter((other) => other.subjectId === id).map((other) => other.event.type)
      if (subject === 'session' && words.every((word) => DOORWAY_WORDS.has(word))) {
        const session = await findSubject(this.#house.db, 'session', id)
        if (session) {
          const { roll, present, onLeave } = session.context
          spoken.push({ frame: { is: 'attendance', seq, of: id, version: session.version, roll, present, onLeave }, audience: everybody })
        }
        continue
      }
      spoken.push({ frame: { is: 'changed', seq, subject, id, version, state }, audience: await this.#audienceOf(row) })
      if (subject === 'ballot') this.#ballots.add(id)
    }
    const told = new Set(
      await listNotified(
        this.#house.db,
        rows.map((row) => row.actId),
      ),
    )
    const last = rows.at(-1)
    if (last && told.size > 0) spoken.push({ frame: { is: 'notified', seq: last.seq }, audience: (by) => told.has(by.person) })
    return spoken
  }

  async #audienceOf({ subject, subjectId }: JournalRow): Promise<Audience> {
    if (subject === 'motion') {
      const motion = await findSubject(this.#house.db, 'motion', subjectId)
      return (by) => motion !== undefined && maySeeMotion(by, motion)
    }
    if (subject === 'ballot') {
      const ballot = await findSubject(this.#house.db, 'ballot', subjectId)
      return (by) => ballot !== undefined && belongsTo(by, ballot.context.session)
    }
    if (subject === 'undertaking') {
      const undertaking = await findSubject(this.#house.db, 'undertaking', subjectId)
      const motion = undertaking?.context.motion ? await findSubject(this.#house.db, 'motion', undertaking.context.motion) : undefined
      return (by) => undertaking !== undefined && motion !== undefined && maySeeUndertaking(by, undertaking, motion)
    }
    return everybody
  }

  #tell(frame: Frame, audience: Audience): void {
    const text = JSON.stringify(frame)
    for (const ear of this.#ears) if (audience(ear.by)) this.#say(ear, text)
  }

  #say(ear: Ear, text: string): void {
    if (ear.socket.bufferedAmount > MAX_BUFFERED) return ear.socket.terminate()
    if (ear.socket.readyState === ear.socket.OPEN) ear.socket.send(text)
  }

  async #beat(): Promise<void> {
    const beat = JSON.stringify({ is: 'beat', seq: this.#seq } satisfies Frame)
    for (const ear of this.#ears) {
      if (!ear.alive) {
        ear.socket.terminate()
        continue
      }
      ear.alive = false
      ear.socket.ping()
      this.#say(ear, beat)
    }
    await this.#recogniseAll()
  }

  async #recogniseAll(): Promise<void> {
    try {
      await Promise.all([...this.#ears].map((ear) => this.#recognise(ear)))
    } catch (error) {
      this.#house.log.warn({ err: error }, 'could not ask who is still logged in')
    }
  }

  /** Offices and seats change, and logins end, while a socket stands. */
  async #recognise(ear: Ear): Promise<void> {
    const account = await this.#whoIs(ear.token)
    if (account) ear.by = account.actor
    else ear.socket.close(1008, 'login-required')
  }
}
