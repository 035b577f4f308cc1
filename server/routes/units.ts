import type { FastifyInstance } from 'fastify'
import type { Account } from '../../db/people.ts'
import { listDelegations, listDepartments, namesOf } from '../../db/people.ts'
import { personFigures } from '../../db/roster.ts'
import { countStaffByDepartment, listSeated, listUnitBallots, listUnitSessions, listUnitStaff } from '../../db/units.ts'
import { findSubject } from '../../db/subjects.ts'
import { hasRole } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import { LIMIT } from '../../machines/schema.ts'
import type { SessionContext } from '../../machines/session-context.ts'
import type { Unit } from '../../machines/session-events.ts'
import { at, type House } from '../house.ts'
import { floorsOf, rulesNow } from '../rules.ts'
import { serve } from '../serve.ts'
import * as contract from '../units-contract.ts'

/** A renewal is run by the office; the presidium follows it. */
const forThoseWhoRunIt = ({ actor }: Account): void => {
  if (!hasRole(actor, 'secretary', 'staff', 'presidium')) throw new Refusal('not-entitled', { word: 'session.units' })
}

const congressOf = async (house: House, id: string): Promise<SessionContext> => {
  const found = await findSubject(house.db, 'session', id)
  if (!found || found.context.unit !== null) throw new Refusal('not-found', { subject: 'session' })
  return found.context
}

/** The election of each unit, with the ballot that is in hand or was the last and everybody whom it elected. */
const electionsOf = async (house: House, congress: string) => {
  const sessions = await listUnitSessions(house.db, congress)
  const ballots = await listUnitBallots(
    house.db,
    sessions.map(({ id }) => id),
  )
  return new Map(
    sessions.map(({ id, unit, state }) => {
      const own = ballots.filter(({ session }) => session === id)
      const last = own.at(-1)
      const announced = own.filter(({ announcedAt }) => announcedAt !== null)
      return [
        unit,
        {
          session: id,
          state,
          ballot: last
            ? {
                id: last.id,
                state: last.state,
                issued: last.issued,
                returned: last.returned ?? last.cast ?? 0,
                closesAt: last.closesAt,
                candidates: last.items.map((item) => ({ id: item.id, title: item.title })),
                open:
                  last.announcedAt === null || last.vacancyReason !== null ? 0 : (last.election?.open ?? 0) + (last.election?.vacant ?? 0),
              }
            : null,
          candidates: own.flatMap(({ items }) => items.map((item) => item.id)),
          elected: announced.flatMap(({ election }) => election?.elected ?? []),
        },
      ]
    }),
  )
}

const rowsOf = async (house: House, congress: string, units: Unit[]) => {
  const [elections, staff, seated] = await Promise.all([
    electionsOf(house, congress),
    countStaffByDepartment(house.db),
    listSeated(house.db, congress),
  ])
  const all = [...elections.values()]
  const elected = all.flatMap((election) => election.elected)
  const names = await namesOf(house.db, elected)
  const sizes = new Map(staff.map((row) => [row.department, row.staff]))
  const rows = units.map(({ id, departments }) => {
    const election = elections.get(id)
    return {
      unit: id,
      staff: departments.reduce((total, department) => total + (sizes.get(department) ?? 0), 0),
      session: election?.session ?? null,
      state: election?.state ?? null,
      ballot: election?.ballot ?? null,
      elected: (election?.elected ?? []).map((person) => ({ person, name: names[person] ?? '', seated: seated.includes(person) })),
    }
  })
  return { rows, sizes, elected, candidates: [...new Set(all.flatMap((election) => election.candidates))] }
}

export const unitRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.listUnits, async ({ account, params }) => {
    forThoseWhoRunIt(account)
    const congress = await congressOf(house, params.id)
    const { rows, sizes, elected, candidates } = await rowsOf(house, params.id, congress.units)
    const day = congress.opensOn ?? at(house).slice(0, 10)
    const [departments, delegations, rules, ofCandidates, ofElected] = await Promise.all([
      listDepartments(house.db),
      listDelegations(house.db, congress.term),
      rulesNow(house.db),
      personFigures(house.db, candidates, day),
      personFigures(house.db, elected, day),
    ])
    const floors = floorsOf(rules)
    return {
      units: rows,
      departments: departments.map(({ id, name }) => ({ id, name, staff: sizes.get(id) ?? 0 })),
      homeless: sizes.get(null) ?? 0,
      delegations,
      candidates: { ...ofCandidates, floors },
      elected: { ...ofElected, floors },
    }
  })
  serve(app, contract.listUnitStaff, async ({ account, params }) => {
    if (!hasRole(account.actor, 'secretary', 'staff')) throw new Refusal('not-entitled', { word: 'session.units' })
    const unit = (await congressOf(house, params.id)).units.find(({ id }) => id === params.unit)
    if (!unit) throw new Refusal('not-found', { subject: 'unit' })
    return { items: await listUnitStaff(house.db, unit.departments, LIMIT.unitStaff), next: null }
  })
}
