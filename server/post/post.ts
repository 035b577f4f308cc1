/**
 * The post office: takes one message of the outbox to its address.
 *
 * An attempt is written down before it is made. What a dead server left half sent is sent again by e-mail, which carries
 * the same Message-ID, so that a mailbox knows it; to a group chat, which cannot know it, it is not sent again but shown
 * to the office as unsure.
 */
import { createTransport, type Transporter } from 'nodemailer'
import { beginAttempt, findMessage, listLostMessages, settleMessage, whileHeld } from '../../db/outbox.ts'
import { addJob } from '../../db/jobs.ts'
import { at, type House } from '../house.ts'
import type { PostConfig, Robot } from './config.ts'
import { letterOf, type Letter } from './letter-words.ts'
import { callOf, isTaken } from './robots.ts'
import { SUBJECT } from './words.ts'

/** Attempts before somebody has to look at it. */
export const MOST_ATTEMPTS = 6
const PATIENCE_MS = 10_000
const MOST_ANSWER = 4_096
const MOST_FAULT = 200

type Message = NonNullable<Awaited<ReturnType<typeof findMessage>>>

export class Post {
  readonly #house: House
  readonly #config: PostConfig
  readonly #publicUrl: string
  readonly #mail: Transporter | null

  constructor(house: House, config: PostConfig, publicUrl: string | null) {
    this.#house = house
    this.#config = config
    this.#publicUrl = publicUrl ?? 'http://localhost'
    this.#mail = config.mail
      ? createTransport(config.mail.url, {
          from: config.mail.from,
          connectionTimeout: PATIENCE_MS,
          greetingTimeout: PATIENCE_MS,
          socketTimeout: PATIENCE_MS,
          disableFileAccess: true,
          disableUrlAccess: true,
        } as object)
      : null
  }

  close(): void {
    this.#mail?.close()
  }

  /** Gives the messages whose job went down with a server a new one. */
  async findLost(): Promise<void> {
    for (const id of await listLostMessages(this.#house.db)) await addJob(this.#house.db, 'send', { id }, { key: id, runAt: null })
  }

  /** @throws what went wrong, where it is worth another attempt: the job then comes back later */
  async send(id: string): Promise<void> {
    let failure: unknown = null
    await whileHeld(this.#house.db, id, async () => {
      failure = await this.#sendHeld(id)
    })
    if (failure !== null) throw failure
  }

  async #sendHeld(id: string): Promise<unknown> {
    const message = await findMessage(this.#house.db, id)
    if (!message || !['waiting', 'sending'].includes(message.state)) return null
    if (message.state === 'sending' && message.channel !== 'email') {
      await this.#settle(id, 'unsure', 'the server ended while it was sending')
      return null
    }
    await beginAttempt(this.#house.db, id)
    try {
      await this.#deliver(message)
    } catch (thrown) {
      return this.#failed(message, thrown)
    }
    await this.#settle(id, 'sent', null)
    return null
  }

  /** An address that cannot be reached is tried again; after the last attempt it is the office's. */
  async #failed({ id, attempts }: Message, thrown: unknown): Promise<unknown> {
    const isLast = attempts + 1 >= MOST_ATTEMPTS
    // The address of a robot is its secret, and an error may repeat it.
    const fault = (thrown instanceof Error ? thrown.message : String(thrown)).replaceAll(/https?:\S+/g, '…').slice(0, MOST_FAULT)
    await this.#settle(id, isLast ? 'dead' : 'waiting', fault)
    this.#house.log.warn({ message: id, attempts: attempts + 1, fault }, 'a message did not go out')
    return isLast ? null : new Error(`message ${id}: ${fault}`)
  }

  #settle(id: string, state: 'sent' | 'waiting' | 'dead' | 'unsure', fault: string | null) {
    return settleMessage(this.#house.db, id, state, fault, at(this.#house))
  }

  async #deliver(message: Message): Promise<void> {
    const letter = letterOf(message, this.#publicUrl)
    if (message.channel === 'email') return this.#sendMail(message, letter)
    return this.#callRobot(message.channel, letter)
  }

  async #sendMail({ id, email, isActive }: Message, letter: Letter): Promise<void> {
    if (!this.#mail) throw new Error('no mail server is configured')
    // Who has left, or has taken the address back, is written to no more.
    if (!email || !isActive) return
    await this.#mail.sendMail({
      to: { name: '', address: email },
      subject: `${SUBJECT} · ${letter.headline}`,
      messageId: `<${id}@${new URL(this.#publicUrl).hostname}>`,
      text: `${letter.headline}\n\n${letter.motion}\n\n${letter.open}\n${letter.link}\n`,
    })
  }

  async #callRobot(robot: Robot, letter: Letter): Promise<void> {
    const address = this.#config.robots[robot]
    if (!address) throw new Error('this robot is not configured')
    const { url, body } = callOf(robot, address, letter, Date.parse(at(this.#house)))
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      // Only to the host that was configured.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const text = (await response.text()).slice(0, MOST_ANSWER)
    if (!response.ok) throw new Error(`the robot answered ${response.status}`)
    let answer: unknown = null
    try {
      answer = JSON.parse(text)
    } catch {
      throw new Error('the robot answered something else than JSON')
    }
    if (!isTaken(answer)) throw new Error(`the robot refused: ${text.slice(0, MOST_FAULT)}`)
  }
}
