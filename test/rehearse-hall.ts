/** The hall of a rehearsal: people who log in with codes, listen by socket and vote, over the real API. */
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { PaperForm } from '../machines/sheet.ts'
import { markedByChance } from '../server/chance-paper.ts'
import { makeSecret } from '../machines/sealed/credential.ts'
import type { Setup } from '../machines/sealed/verify.ts'
import { sealPaper, type SealedPaper } from '../machines/sealed/voter.ts'
import type { Frame } from '../server/frames.ts'
import type { Me, Problem, SeatRow } from '../server/replies.ts'
import type { MyCredential } from '../server/sealed-replies.ts'
import { random } from '../server/sealed/random.ts'
import { newId } from '../server/ids.ts'

/** A "no" of the server, by its code. */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  constructor({ code, status, detail, facts }: Problem, path: string) {
    super(`${path}: ${code} ${detail} ${JSON.stringify(facts)}`)
    this.name = 'Refused'
    this.code = code
    this.status = status
  }
}

const TOO_MANY = 429
const MAX_WAITS = 20

/** One person at the API: keeps their cookie, and waits when told that this was too quick. */
export class Caller {
  readonly url: string
  #cookie = ''

  constructor(url: string) {
    this.url = url
  }

  get cookie(): string {
    return this.#cookie
  }

  async ask<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    for (let waits = 0; ; waits += 1) {
      const response = await fetch(this.url + path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const [cookie] = response.headers.getSetCookie()
      if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? ''
      const answer: unknown = await response.json()
      if (response.ok) return answer as T
      if (response.status !== TOO_MANY || waits === MAX_WAITS) throw new Refused(answer as Problem, path)
      await sleep(Number(response.headers.get('retry-after') ?? '1') * 1000)
    }
  }

  /** A file as it is. */
  async bytes(path: string): Promise<Uint8Array> {
    const response = await fetch(this.url + path, { headers: { cookie: this.#cookie } })
    if (!response.ok) throw new Refused((await response.json()) as Problem, path)
    return new Uint8Array(await response.arrayBuffer())
  }

  byPassword(number: string, password: string): Promise<Me> {
    return this.ask('POST', '/api/login', { number, password })
  }

  /** Who makes one-time codes: the administrator alone makes those of people who hold an office. */
  keys: Caller = this

  readonly #others = new Map<string, Promise<Caller>>()

  /** Becomes another person by a one-time code, once: a second code would end the login of the first. */
  become(person: string): Promise<Caller> {
    const other = this.#others.get(person) ?? this.#enter(person)
    this.#others.set(person, other)
    return other
  }

  async #enter(person: string): Promise<Caller> {
    const { code } = await this.keys.ask<{ code: string }>('POST', `/api/people/${person}/code`, {})
    const other = new Caller(this.url)
    await other.ask('POST', '/api/login/code', { code })
    return other
  }

  say(subject: string, id: string, event: { type: string } & Record<string, unknown>): Promise<{ state: string }> {
    return this.ask('POST', `/api/${subject}/${id}/acts`, { id: newId(), event })
  }
}

type Heard = { returned: number; at: number }

/** A representative with a phone: a login, a socket, one paper. */
export class Voter {
  readonly name: string
  readonly #caller: Caller
  readonly #ballot: string
  readonly #person: string
  readonly #secret = makeSecret(random)
  #sealed: SealedPaper | null = null
  #socket: WebSocket | null = null
  #heard: Heard[] = []
  /** What this socket heard that cannot be: turnouts that went down, a line that broke. */
  readonly faults: string[] = []
  onBallot: (state: string) => void = () => {}

  constructor(caller: Caller, ballot: string, { name, person }: Pick<SeatRow, 'name' | 'person'>) {
    this.#caller = caller
    this.#ballot = ballot
    this.#person = person
    this.name = name
  }

  get returned(): number | null {
    return this.#heard.at(-1)?.returned ?? null
  }

  /** When this socket first heard that at least so many papers are back; null while it has not. */
  heardAt(returned: number): number | null {
    return this.#heard.find((frame) => frame.returned >= returned)?.at ?? null
  }

  async listen(): Promise<void> {
    const socket = new WebSocket(`${this.#caller.url.replace(/^http/, 'ws')}/api/live`, { headers: { cookie: this.#caller.cookie } })
    this.#socket = socket
    socket.on('message', (data: Buffer) => this.#hear(JSON.parse(data.toString('utf8')) as Frame))
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    socket.on('error', (error) => this.faults.push(`${this.name}: ${error.message}`))
    socket.on('close', () => {
      if (this.#socket === socket) this.faults.push(`${this.name}: the line was lost`)
    })
  }

  /** Takes the paper of a sealed ballot; whoever may have none learns of it when casting. */
  async takePaper(publicOf: (secret: string, ballot: string) => string): Promise<void> {
    try {
      await this.#caller.ask('POST', `/api/ballots/${this.#ballot}/credential`, { credential: publicOf(this.#secret, this.#ballot) })
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
    }
  }

  /** Seals a paper marked by chance, before the moment at which it is cast: on the day every phone does it for itself. */
  async seal(round: Setup, form: PaperForm): Promise<void> {
    const { secret, credential } = await this.#caller.ask<MyCredential>('GET', `/api/ballots/${this.#ballot}/credential`)
    if (credential === null) return
    const paper = markedByChance(form, this.#person)
    this.#sealed = sealPaper(round, secret ?? this.#secret, { ...form, paper, voter: this.#person }, random)
  }

  /** Puts a paper marked by chance into the box. @returns how long the answer took, milliseconds */
  async cast(form: PaperForm): Promise<number> {
    const started = performance.now()
    if (this.#sealed === null)
      await this.#caller.ask('POST', `/api/ballots/${this.#ballot}/casts`, { id: newId(), paper: markedByChance(form, this.#person) })
    else
      await this.#caller.ask('POST', `/api/ballots/${this.#ballot}/sealed-casts`, { ballot: this.#sealed.text, shown: this.#sealed.shown })
    return performance.now() - started
  }

  hangUp(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.close()
  }

  #hear(frame: Frame): void {
    if (frame.is === 'changed' && frame.id === this.#ballot) this.onBallot(frame.state)
    if (frame.is !== 'turnout' || frame.of !== this.#ballot) return
    const before = this.returned
    if (before !== null && frame.returned < before)
      this.faults.push(`${this.name}: the turnout went from ${before} back to ${frame.returned}`)
    this.#heard.push({ returned: frame.returned, at: performance.now() })
  }
}

/** The roll of a session, representatives only. */
export const representativesOf = async (caller: Caller, session: string): Promise<SeatRow[]> => {
  const rows: SeatRow[] = []
  let after: string | null = null
  do {
    const query: string = after === null ? '' : `?after=${encodeURIComponent(after)}`
    const page: { items: SeatRow[]; next: string | null } = await caller.ask('GET', `/api/sessions/${session}/seats${query}`)
    rows.push(...page.items)
    after = page.next
  } while (after !== null)
  return rows.filter((row) => row.kind === 'representative')
}
