/**
 * The stage of the demonstration: a house whose clock walks through the story, and people who speak through the door
 * and the booth like everybody else. Nothing here writes a subject by itself.
 */
import { randomInt } from 'node:crypto'
import { findAccount } from '../db/people.ts'
import type { Calendar } from '../db/seed-calendar.ts'
import { called, seedId } from '../db/seed.ts'
import type { Person } from '../machines/actor.ts'
import type { EventOf, SubjectName } from '../machines/events.ts'
import type { PaperForm } from '../machines/sheet.ts'
import type { MarkedPaper } from '../machines/paper.ts'
import { Booth } from './booth.ts'
import { flagUndertakings } from './clock.ts'
import type { House } from './house.ts'
import { perform } from './perform.ts'
import { begin } from './sealed/ceremony.ts'
import { sealedHall, type SealedHall } from './sealed/hall.ts'
import { simulateCeremony, simulateCredential, simulatedRound, simulateOpening, simulateSealedCast } from './sealed/simulated.ts'

/** Days from the day of the congress, and a time of that day in Asia/Shanghai. */
export type When = readonly [day: number, time: string]

export type Line = { when: When; say: (stage: Stage) => Promise<unknown> }

/** An undertaking is born with an id of its own: the story knows it by its motion and part. */
export type Owed = { motion: string; part: 'lead' | 'coHandling' }

/** Somebody of the story, by what it calls them. */
export const the = (key: string): string => called(key).id

export const line = <S extends SubjectName>(when: When, by: string, subject: S, id: string | Owed, event: EventOf[S]): Line => ({
  when,
  say: (stage) => stage.say(by, subject, id, event),
})

/** Acts at one moment of the story follow each other by this much: so little that even the first minute of a day holds them all. */
const BREATH_MS = 1

export class Stage {
  readonly house: House
  readonly #booth: Booth
  readonly #sealed: SealedHall
  readonly #calendar: Calendar
  readonly #actors = new Map<string, Person>()
  #now = new Date(0)
  #today: number | null = null
  #acts = 0

  constructor(house: Omit<House, 'clock'>, calendar: Calendar) {
    this.house = { ...house, clock: () => this.#now }
    this.#booth = new Booth(this.house)
    this.#sealed = sealedHall(this.house)
    this.#calendar = calendar
  }

  /** Plays all lines in the order of their days and times, whichever part of the story they come from. */
  async play(lines: Line[]): Promise<void> {
    for (const { when, say } of lines.toSorted((a, b) => a.when[0] - b.when[0] || a.when[1].localeCompare(b.when[1]))) {
      await this.#dawn(when[0])
      this.#walkTo(this.#calendar.moment(...when))
      await say(this)
    }
    await this.#booth.close()
    await this.#sealed.close()
  }

  /** @throws Refusal: a story that breaks the rules is no demonstration of them. */
  async say<S extends SubjectName>(by: string, subject: S, id: string | Owed, event: EventOf[S]): Promise<void> {
    const act = { id: this.#nextAct(), event }
    await perform(this.house, { subject, id: typeof id === 'string' ? id : await this.#undertaking(id), act, by: await this.#actor(by) })
    this.#walkTo(new Date(this.#now.getTime() + BREATH_MS))
  }

  /** Puts these papers into the box, one a person, in no order that could be told afterwards. */
  async cast(ballot: string, people: string[], papers: MarkedPaper[]): Promise<void> {
    const mixed = papers.map((paper) => ({ paper, lot: randomInt(2 ** 40) })).toSorted((a, b) => a.lot - b.lot)
    const voters = await Promise.all(people.map((person) => this.#actor(person)))
    await Promise.all(
      mixed.map(({ paper }, at) => {
        const by = voters[at]
        if (!by) throw new Error('more papers than voters')
        return this.#booth.cast({ ballot, by, act: this.#nextAct(), paper })
      }),
    )
  }

  /** The scrutineers make the session's key together. */
  async makeKeys(session: string, ceremony: string, by: string, scrutineers: string[]): Promise<void> {
    await begin(this.house, session, await this.#actor(by), ceremony)
    await simulateCeremony(this.house, session, scrutineers)
  }

  /** Each phone registers the credential that it made. */
  async register(ballot: string, seats: string[]): Promise<void> {
    for (const seat of seats) await simulateCredential(this.house, ballot, seat)
  }

  /** Seals these papers and puts them into the box, one a person, in no order that could be told afterwards. */
  async castSealed(ballot: string, people: { id: string; seat: string }[], form: PaperForm, papers: MarkedPaper[]): Promise<void> {
    const mixed = papers.map((paper) => ({ paper, lot: randomInt(2 ** 40) })).toSorted((a, b) => a.lot - b.lot)
    const round = await simulatedRound(this.house, ballot)
    const casts = mixed.map(async ({ paper }, at) => {
      const voter = people[at]
      if (!voter) throw new Error('more papers than voters')
      const by = await this.#actor(voter.id)
      await simulateSealedCast(this.house, this.#sealed.booth, round, { ballot, by, seat: voter.seat, form, paper })
    })
    await Promise.all(casts)
  }

  /** Enough scrutineers open the box; the archive is verified before the story goes on. */
  async openBox(session: string, ballot: string, scrutineers: string[]): Promise<void> {
    await simulateOpening(this.house, this.#sealed.openings, session, ballot, scrutineers)
    await this.#sealed.openings.settled()
  }

  /** What a clock says at the beginning of each day: deadlines that have come. */
  async #dawn(day: number): Promise<void> {
    const from = this.#today ?? day
    this.#today = day
    for (let next = from + 1; next <= day; next += 1) {
      this.#walkTo(this.#calendar.moment(next, next === 0 ? '08:00' : '06:00'))
      await flagUndertakings(this.house)
    }
  }

  #walkTo(moment: Date): void {
    if (moment > this.#now) this.#now = moment
  }

  #nextAct(): string {
    this.#acts += 1
    return seedId('act', this.#acts)
  }

  async #actor(person: string): Promise<Person> {
    const known = this.#actors.get(person)
    if (known) return known
    const account = await findAccount(this.house.db, person)
    if (!account) throw new Error(`nobody has the id ${person}`)
    this.#actors.set(person, account.actor)
    return account.actor
  }

  async #undertaking({ motion, part }: Owed): Promise<string> {
    const { id } = await this.house.db
      .selectFrom('undertaking')
      .select('id')
      .where('motion', '=', motion)
      .where('part', '=', part)
      .executeTakeFirstOrThrow()
    return id
  }
}
