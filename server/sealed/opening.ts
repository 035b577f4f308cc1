/**
 * Opening a sealed box. Each scrutineer's page contributes its part once; when enough have come the server adds its own, last, and the
 * counts stand. Then the whole archive is verified, as anybody could: before that nothing is certified.
 */
import { findSealedRound, keepPart, listCredentials, listParts, listUnverified, recordOpening, setVerified } from '../../db/sealed.ts'
import { findSubject } from '../../db/subjects.ts'
import { findCeremony } from '../../db/sealed.ts'
import { Refusal } from '../../machines/refusal.ts'
import { talliesOf } from '../../machines/sealed/paper.ts'
import type { BallotContext } from '../../machines/ballot-context.ts'
import type { House } from '../house.ts'
import type { OpeningState } from '../sealed-replies.ts'
import { tellHall } from '../hint.ts'
import type { Checker } from './checker.ts'
import { boardBytes, chain, numberOf, SERVER } from './round.ts'

export class Openings {
  readonly #house: House
  readonly #checker: Checker
  #verifying: Promise<void> = Promise.resolve()

  constructor(house: House, checker: Checker) {
    this.#house = house
    this.#checker = checker
  }

  /** Verifies what a server that stopped in between had opened. */
  async open(): Promise<void> {
    for (const { ballotId } of await listUnverified(this.#house.db)) this.#verifySoon(ballotId)
  }

  /** Resolves when everything that was opened has been verified. */
  settled(): Promise<void> {
    return this.#verifying
  }

  /**
   * Takes one scrutineer's part. Sent again, it changes nothing.
   *
   * @throws Refusal `not-found`, `not-entitled`, `out-of-order` before the chair has declared the ballot valid, or `sealed-invalid`
   * with the check that the part fails
   */
  async contribute(ballot: string, person: string, text: string): Promise<OpeningState> {
    const { db } = this.#house
    const subject = await findSubject(db, 'ballot', ballot)
    if (!subject) throw new Refusal('not-found', { subject: 'ballot' })
    const holders = await this.#holders(subject.context)
    if (!holders.trustees.includes(person) || !subject.context.scrutineers.includes(person))
      throw new Refusal('not-entitled', { word: 'ballot.openPart' })
    // Declared valid first: nobody looks into a box that may yet be void.
    if (subject.context.declaredValidAt === null)
      throw new Refusal('out-of-order', { state: subject.state, word: 'ballot.openPart', can: [] })
    const board = await boardBytes(db, ballot)
    const round = await findSealedRound(db, ballot)
    if (!board || !round) throw new Refusal('not-found', { subject: 'board' })
    if (!round.opened) {
      const found = await this.#checker.run<'part'>({ do: 'part', board, part: { owner: numberOf(holders.trustees, person), text } })
      if (found) throw new Refusal('sealed-invalid', { check: found.code, ...found.facts })
      await keepPart(db, ballot, person, text)
      await tellHall(db, `ballot ${ballot}`)
      await this.#openIfEnough(ballot, subject.context)
    }
    return this.stateOf(ballot, subject.context)
  }

  async stateOf(ballot: string, context: BallotContext): Promise<OpeningState> {
    const { threshold, trustees } = await this.#holders(context)
    const { db } = this.#house
    const [round, parts, credentials] = await Promise.all([findSealedRound(db, ballot), listParts(db, ballot), listCredentials(db, ballot)])
    const byPhone = credentials.filter(({ madeBy }) => madeBy === 'phone').length
    return {
      threshold,
      trustees,
      came: parts.map(({ personId }) => personId),
      opened: round?.opened ?? false,
      verified: round?.verified ?? false,
      byPhone,
      byServer: credentials.length - byPhone,
      head: round?.head ?? null,
    }
  }

  async #holders({ keys }: BallotContext): Promise<{ threshold: number; trustees: string[] }> {
    const ceremony = keys === null ? undefined : await findCeremony(this.#house.db, keys)
    if (!ceremony) throw new Refusal('not-found', { subject: 'keys' })
    return ceremony
  }

  async #openIfEnough(ballot: string, context: BallotContext): Promise<void> {
    const { db, ballotKeys } = this.#house
    const { threshold, trustees } = await this.#holders(context)
    const parts = await listParts(db, ballot)
    const [round, board, key] = await Promise.all([findSealedRound(db, ballot), boardBytes(db, ballot), ballotKeys.findRoundKey(ballot)])
    if (!round || !board || round.opened || parts.length < threshold) return
    if (!key) throw new Error(`the server's key of ballot ${ballot} is gone: is BALLOT_KEY_DIR the folder it was made in?`)
    const first = parts.slice(0, threshold).map(({ personId, body }) => ({ owner: numberOf(trustees, personId), text: body }))
    const opened = await this.#checker.run<'open'>({ do: 'open', board, parts: first, privateKey: key.privateKey, server: SERVER })
    const tally = talliesOf(context.items, context.sheet, opened.result)
    const votes = Object.entries(tally).flatMap(([item, marks]) => Object.entries(marks).map(([mark, n]) => ({ item, mark, votes: n })))
    const events = chain({ timestamp: round.timestamp, parent: { hash: round.head, height: round.height } }, opened.events)
    if (await recordOpening(db, ballot, round.height, events, votes)) this.#verifySoon(ballot)
    await tellHall(this.#house.db, `ballot ${ballot}`)
  }

  #verifySoon(ballot: string): void {
    this.#verifying = this.#verifying
      .then(() => this.#verify(ballot))
      .catch((error: unknown) => {
        this.#house.log.error({ err: error, ballot }, 'could not verify the archive of a sealed ballot')
      })
  }

  async #verify(ballot: string): Promise<void> {
    const board = await boardBytes(this.#house.db, ballot)
    if (!board) return
    const found = await this.#checker.run<'verify'>({ do: 'verify', board })
    if (found) throw new Error(`the archive of ballot ${ballot} fails the check ${found.code}`)
    await setVerified(this.#house.db, ballot)
    await tellHall(this.#house.db, `ballot ${ballot}`)
  }
}
