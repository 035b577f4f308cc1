import type { FastifyInstance } from 'fastify'
import { listAgendas } from '../../db/agenda.ts'
import { listCandidacies } from '../../db/candidacies.ts'
import { listRequests } from '../../db/floor.ts'
import { getSchool, listDelegations, listDepartments } from '../../db/people.ts'
import { attendance, attendanceBeside, findSeat, listSeats, listSessions } from '../../db/sessions.ts'
import { findSubject } from '../../db/subjects.ts'
import { hasRole } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import { belongsTo, maySeeCandidate } from '../../machines/sight.ts'
import { listCandidates } from '../candidates-contract.ts'
import * as contract from '../contract.ts'
import type { House } from '../house.ts'
import { ROLL_WORDS } from '../live.ts'
import type { Logins } from '../login.ts'
import { serve } from '../serve.ts'
import { listAgendaVersions, listFloor } from '../session-contract.ts'
import { read, say, type Sight } from './subjects.ts'

const PAGE = 100

/** A session is every member of staff's to see: its agenda and figures are open school affairs (domain 5). */
const sight: Sight<'session'> = {
  see: (_, { state, context }) => (state === 'discarded' ? null : context),
  mine: async (house, { actor }, id) => {
    const seat = actor.seats.find((held) => held.session === id)
    const found = seat && (await findSeat(house.db, id, seat.id))
    return {
      seat: seat?.id ?? null,
      kind: seat?.kind ?? null,
      delegation: seat?.delegation ?? null,
      head: seat?.head ?? false,
      presence: found?.presence ?? null,
    }
  },
}

/** @throws Refusal `not-found` where there is no such session. */
const existing = async (house: House, id: string): Promise<string> => {
  const found = await findSubject(house.db, 'session', id)
  if (!found || found.state === 'discarded') throw new Refusal('not-found', { subject: 'session' })
  return id
}

export const sessionRoutes = (house: House, logins: Logins) => async (app: FastifyInstance) => {
  serve(app, contract.getCongress, async () => {
    const [school, departments, sessions] = await Promise.all([getSchool(house.db), listDepartments(house.db), listSessions(house.db)])
    return { school: school.name, departments, delegations: await listDelegations(house.db, sessions[0]?.term ?? 0), sessions }
  })
  serve(app, contract.getSession, ({ account, params }) => read(house, 'session', sight, account, params.id))
  serve(app, contract.sendSessionAct, async ({ account, params, body }) => {
    const reply = await say(house, 'session', sight, account, params.id, body)
    // Here at once, on other servers when they hear of it: who was given a seat may use it.
    if (ROLL_WORDS.has(body.event.type)) logins.forget()
    return reply
  })
  serve(app, contract.listSeats, async ({ account, params, query }) => {
    const limit = Number(query.limit ?? PAGE)
    // A work number is what a person logs in with: the office sees it and finds people by it, colleagues do not.
    const office = hasRole(account.actor, 'secretary', 'staff', 'admin')
    const session = await existing(house, params.id)
    const rows = await listSeats(house.db, {
      session,
      text: query.text,
      byNumber: office,
      presence: query.presence,
      after: query.after,
      limit: limit + 1,
    })
    const items = rows.slice(0, limit).map(({ cursor: _cursor, number, ...row }) => ({ ...row, number: office ? number : null }))
    return { items, next: rows.length > limit ? (rows[limit - 1]?.cursor ?? null) : null }
  })
  serve(app, listAgendaVersions, async ({ params }) => ({ rows: await listAgendas(house.db, await existing(house, params.id)) }))
  serve(app, listCandidates, async ({ account: { actor }, params }) => {
    const rows = await listCandidacies(house.db, await existing(house, params.id))
    const items = rows
      .filter((row) => maySeeCandidate(actor, row))
      .map(({ nominatedBy: _by, answeredBy, ...row }) => ({
        ...row,
        onPaper: answeredBy !== null && answeredBy !== row.person,
        mine: row.person === actor.person,
      }))
    return { items }
  })
  // Who wants to say something is the hall's business, not the whole school's.
  serve(app, listFloor, async ({ account, params, query }) => {
    if (!belongsTo(account.actor, params.id)) throw new Refusal('not-found', { subject: 'session' })
    return { rows: await listRequests(house.db, await existing(house, params.id), query.item) }
  })
  serve(app, contract.getAttendance, async ({ params }) => {
    const session = await existing(house, params.id)
    const [rows, beside] = await Promise.all([attendance(house.db, session), attendanceBeside(house.db, session)])
    return { rows, beside }
  })
}
