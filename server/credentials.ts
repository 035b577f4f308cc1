/** The facts of a credentials report, gathered from the roll, the rules and the session before. */
import { findSessionBefore, listCredentialGroups, listOnlyIn } from '../db/credentials.ts'
import { getSchool } from '../db/people.ts'
import { rollFigures } from '../db/roster.ts'
import { attendanceBeside } from '../db/sessions.ts'
import { findSubject } from '../db/subjects.ts'
import type { CredentialsFacts } from '../machines/credentials.ts'
import { Refusal } from '../machines/refusal.ts'
import { at, type House } from './house.ts'
import { floorsOf, rulesNow } from './rules.ts'

const NAMES = 500

/** @throws Refusal `not-found` where there is no such session */
export const credentialsFacts = async (house: House, id: string): Promise<{ school: string; facts: CredentialsFacts }> => {
  const { db } = house
  const session = await findSubject(db, 'session', id)
  if (!session) throw new Refusal('not-found', { subject: 'session' })
  const { term, ordinal, assembly, quorum, opensOn } = session.context
  const before = await findSessionBefore(db, { term, ordinal })
  const [school, figures, rules, delegations, beside, joined, left] = await Promise.all([
    getSchool(db),
    rollFigures(db, id, opensOn ?? at(house).slice(0, 10)),
    rulesNow(db),
    listCredentialGroups(db, id),
    attendanceBeside(db, id),
    before ? listOnlyIn(db, id, before.id, NAMES) : [],
    before ? listOnlyIn(db, before.id, id, NAMES) : [],
  ])
  const changes = before ? { since: { term: before.term, ordinal: before.ordinal }, joined, left } : null
  return {
    school: school.name,
    facts: { term, ordinal, assembly, quorum, figures, floors: floorsOf(rules), delegations, beside, changes },
  }
}
