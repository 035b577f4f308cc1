import type { FastifyInstance } from 'fastify'
import { namesOf, type Account } from '../../db/people.ts'
import { findDepartmentOf, findRecall } from '../../db/recalls.ts'
import { listSeatStory, listStaff, listTermDelegations, listTerms, listTermSessions, saveTerm } from '../../db/roll.ts'
import { findSubject } from '../../db/subjects.ts'
import { dayIn } from '../../machines/calendar.ts'
import { hasRole, personOf } from '../../machines/actor.ts'
import { credentialsOf } from '../../machines/credentials.ts'
import { Refusal } from '../../machines/refusal.ts'
import { LIMIT } from '../../machines/schema.ts'
import { credentialsFacts } from '../credentials.ts'
import { credentialsReport } from '../documents/credentials.ts'
import * as contract from '../roll-contract.ts'
import { at, type House } from '../house.ts'
import { serve } from '../serve.ts'

const STORY = 200

const forOffice = ({ actor }: Account, word: string): void => {
  if (!hasRole(actor, 'secretary', 'staff', 'admin')) throw new Refusal('not-entitled', { word })
}

/** What was said about one seat, and how far it is with a recall from it. */
const storyOf = async (house: House, { id, seat }: { id: string; seat: string }) => {
  const rows = await listSeatStory(house.db, id, seat, STORY)
  const [department, recall, congress] = await Promise.all([
    findDepartmentOf(house.db, id, seat),
    findRecall(house.db, id, seat),
    findSubject(house.db, 'session', id),
  ])
  const persons = rows.flatMap(({ by, event }) => [personOf(by), event['person'], event['delegation']])
  return {
    rows: rows.map(({ seq, at: saidAt, by, subject, subjectId, event, state }) => ({
      seq,
      at: saidAt,
      by: personOf(by),
      subject,
      id: subjectId,
      word: event.type,
      state,
      // Some words name many people; here they are about one of them.
      event: 'seats' in event ? { type: event.type, delegation: event['delegation'] } : event,
    })),
    names: await namesOf(house.db, [...new Set(persons.filter((one): one is string => typeof one === 'string'))]),
    unit: congress?.context.units.find(({ departments }) => department !== null && departments.includes(department))?.id ?? null,
    recall,
  }
}

export const rollRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.listStaff, async ({ account, query }) => {
    forOffice(account, 'people.staff')
    const { text = '', after = null, without = null } = query
    const rows = await listStaff(house.db, { text: text.trim(), after, without, limit: LIMIT.people + 1 })
    const items = rows.slice(0, LIMIT.people)
    return { items, next: rows.length > LIMIT.people ? (items.at(-1)?.number ?? null) : null }
  })
  serve(app, contract.getSeatStory, async ({ account, params }) => {
    // Reasons are personal: an illness, a transfer, a recall. They are for those who keep the roll.
    forOffice(account, 'session.seat')
    return storyOf(house, params)
  })
  serve(app, contract.getCredentials, async ({ params }) => {
    const { school, facts } = await credentialsFacts(house, params.id)
    const { roll, quorum, composition, warnings } = credentialsOf(facts)
    const { delegations, beside } = facts
    return { roll, quorum, composition, warnings, delegations, beside, text: credentialsReport(school, facts) }
  })
  serve(app, contract.listTerms, async () => {
    const [terms, sessions, delegations] = await Promise.all([
      listTerms(house.db),
      listTermSessions(house.db),
      listTermDelegations(house.db),
    ])
    const numbers = new Set([
      ...terms.map(({ number }) => number),
      ...sessions.map(({ term }) => term),
      ...delegations.map(({ term }) => term),
    ])
    return {
      today: dayIn(at(house)),
      terms: [...numbers]
        .toSorted((a, b) => b - a)
        .map((number) => {
          const told = terms.find((term) => term.number === number)
          return {
            number,
            startsOn: told?.startsOn ?? null,
            years: told?.years ?? null,
            sessions: sessions.filter(({ term }) => term === number).map(({ term: _term, ...session }) => session),
            delegations: delegations.filter(({ term }) => term === number).map(({ term: _term, ...delegation }) => delegation),
          }
        }),
    }
  })
  serve(app, contract.saveTerm, async ({ account, body }) => {
    forOffice(account, 'term.save')
    await saveTerm(house.db, { ...body, personId: account.actor.person, at: at(house) })
    return {}
  })
}
