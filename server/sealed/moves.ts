/**
 * What the hall hears of sealed boxes and of the making of keys: only that they moved on. How far, whoever may see it asks.
 */
import { listBoxes, listCeremonies, type Box } from '../../db/sealed.ts'
import type { Db } from '../../db/connect.ts'
import { belongsTo, preparesSession } from '../../machines/sight.ts'
import type { Audience, Spoken } from '../spoken.ts'

/** More credentials than any hall has. */
const SEATS_AT_MOST = 1_000_000

export class SealedMoves {
  readonly #db: Db
  /** How far each box was when it was last told. */
  readonly #boxes = new Map<string, number>()

  constructor(db: Db) {
    this.#db = db
  }

  /** @param ballots those that may have moved; @param sessions those whose ceremony may have */
  async frames(ballots: string[], sessions: string[]): Promise<Spoken[]> {
    const [boxes, ceremonies] = await Promise.all([
      ballots.length > 0 ? listBoxes(this.#db, ballots) : [],
      sessions.length > 0 ? listCeremonies(this.#db, sessions) : [],
    ])
    return [
      ...boxes.flatMap((box) => this.#ofBox(box)),
      ...ceremonies.map(({ session, seq }): Spoken => ({
        frame: { is: 'ceremony', seq, of: session },
        audience: (by) => belongsTo(by, session),
      })),
    ]
  }

  /** A credential more is the desk's news alone: a hall of phones that all ask at each of them would be a storm. */
  #ofBox({ ballot, session, credentials, opening }: Box): Spoken[] {
    // The list grows shorter when somebody votes on paper; the steps of the opening weigh more than any list.
    const seq = opening * SEATS_AT_MOST + credentials
    if (seq <= (this.#boxes.get(ballot) ?? 0)) return []
    this.#boxes.set(ballot, seq)
    const audience: Audience = opening > 0 ? (by) => belongsTo(by, session) : preparesSession
    return [{ frame: { is: 'box', seq, of: ballot, opening: opening > 0 }, audience }]
  }
}
