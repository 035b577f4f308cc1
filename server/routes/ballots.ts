import type { FastifyInstance } from 'fastify'
import { findPaper, listBallots, listMissing } from '../../db/ballots.ts'
import { isDiscarded } from '../../db/sessions.ts'
import { findSubject } from '../../db/subjects.ts'
import type { Account } from '../../db/people.ts'
import { votingSeat, type Person } from '../../machines/actor.ts'
import type { BallotContext } from '../../machines/ballot-context.ts'
import type { Tally } from '../../machines/matters.ts'
import { Refusal } from '../../machines/refusal.ts'
import { isOwnLine } from '../../machines/sheet.ts'
import { toldTally } from '../../machines/standings.ts'
import { belongsTo, isWithheld, maySeeBallot, maySeeRatings, maySeeUnannounced, mayNameMissing, UNANNOUNCED } from '../../machines/sight.ts'
import type { Booth } from '../booth.ts'
import * as contract from '../contract.ts'
import type { House } from '../house.ts'
import { serve } from '../serve.ts'
import { findTurnout } from '../turnout.ts'
import { read, say, type Sight } from './subjects.ts'

const PAGE = 100

/** A result that is not announced yet; the papers that tellers entered say as much. */
const WITHHELD = { tally: null, verdicts: [], passed: null, election: null, valid: null, invalid: null, paperEntries: [] }

/** Of a rating that is not for everybody, whoever is rated reads their own lines; lines that few rated are for those who run the ballot. */
const tallyFor = (by: Person, context: BallotContext): Tally | null => {
  if (maySeeUnannounced(by, context)) return context.tally
  const told = toldTally(context)
  if (told === null || maySeeRatings(by, context)) return told
  const own = context.items.filter((item) => isOwnLine(item, by.person)).map(({ id }) => id)
  return Object.fromEntries(Object.entries(told).filter(([id]) => own.includes(id)))
}

const sight: Sight<'ballot'> = {
  see: async ({ actor }, ballot, house) => {
    const { context } = ballot
    if (!maySeeBallot(actor, ballot) || (await isDiscarded(house.db, context.session))) return null
    const withheld = isWithheld(ballot) && !maySeeUnannounced(actor, context)
    const entriesOnly = context.paperEntries.length > 0 && !maySeeUnannounced(actor, context) && !context.tellers.includes(actor.person)
    if (withheld) return { ...context, ...WITHHELD }
    return { ...context, tally: tallyFor(actor, context), ...(entriesOnly ? { paperEntries: [] } : {}) }
  },
  mine: async (house, { actor }, id, { context }) => {
    const seat = votingSeat(actor, context.session)
    const paper = seat && (await findPaper(house.db, id, [seat.id]))
    return {
      seat: seat?.id ?? null,
      paper: paper ? (paper.cast ? 'cast' : 'issued') : 'none',
      channel: paper?.channel ?? null,
      scrutineer: context.scrutineers.includes(actor.person),
      teller: context.tellers.includes(actor.person),
    }
  },
}

/** @throws Refusal `not-found` to whoever does not belong to the ballot's session. */
const ofTheirCongress = async (house: House, { actor }: Account, id: string) => {
  const ballot = await findSubject(house.db, 'ballot', id)
  if (!ballot || !belongsTo(actor, ballot.context.session) || (await isDiscarded(house.db, ballot.context.session)))
    throw new Refusal('not-found', { subject: 'ballot' })
  return ballot
}

export const ballotRoutes = (house: House, booth: Booth) => async (app: FastifyInstance) => {
  serve(app, contract.listBallots, async ({ account, query }) => {
    if (!belongsTo(account.actor, query.session) || (await isDiscarded(house.db, query.session)))
      throw new Refusal('not-found', { subject: 'session' })
    const limit = Number(query.limit ?? PAGE)
    const rows = await listBallots(house.db, query.session, query.after, limit + 1)
    const items = rows.slice(0, limit).map(({ ord: _ord, ...row }) => (UNANNOUNCED.includes(row.state) ? { ...row, passed: null } : row))
    return { items, next: rows.length > limit ? String(rows[limit - 1]?.ord) : null }
  })
  serve(app, contract.getBallot, ({ account, params }) => read(house, 'ballot', sight, account, params.id))
  serve(app, contract.sendBallotAct, ({ account, params, body }) => say(house, 'ballot', sight, account, params.id, body))
  serve(app, contract.cast, ({ account, params, body }) =>
    booth.cast({ ballot: params.id, by: account.actor, act: body.id, paper: body.paper }),
  )
  serve(app, contract.getTurnout, async ({ account, params }) => {
    await ofTheirCongress(house, account, params.id)
    const turnout = await findTurnout(house.db, params.id)
    if (!turnout) throw new Refusal('not-found', { subject: 'turnout' })
    return turnout
  })
  serve(app, contract.listMissing, async ({ account, params, query }) => {
    const ballot = await ofTheirCongress(house, account, params.id)
    if (!mayNameMissing(account.actor, ballot)) throw new Refusal('not-entitled', { word: 'ballot.missing' })
    const limit = Number(query.limit ?? PAGE)
    const rows = await listMissing(house.db, params.id, query.after, limit + 1)
    const items = rows.slice(0, limit).map(({ cursor: _cursor, ...row }) => row)
    return { items, next: rows.length > limit ? (rows[limit - 1]?.cursor ?? null) : null }
  })
}
