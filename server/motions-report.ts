/** The motions report of a session, put together at one moment: its figures, those of the session before, and what is still promised. */
import { findSessionBefore, listMotionFacts, listPromisesOpen, type MotionFacts } from '../db/motion-facts.ts'
import { getSchool, listDelegations, listDepartments } from '../db/people.ts'
import { findSubject } from '../db/subjects.ts'
import { Refusal } from '../machines/refusal.ts'
import type { House } from './house.ts'
import { Invalid } from './invalid.ts'
import { byCategory, byReason, figuresOf, groupedBy, isCounted } from './motions-figures.ts'
import { MOTION_FIGURES, type MotionFigure, type MotionsReport } from './report-contract.ts'
import { rulesNow } from './rules.ts'

const isFigure = (word: string): word is MotionFigure => (MOTION_FIGURES as readonly string[]).includes(word)

/**
 * The motions behind one number of the report.
 *
 * @throws Invalid where the report has no such number, or no session is named whose it would be
 */
export const motionsCounted = async (house: House, session: string | undefined, figure: string): Promise<string[]> => {
  if (!isFigure(figure)) throw new Invalid('/figure', 'enum')
  if (session === undefined) throw new Invalid('/session', 'required')
  return (await listMotionFacts(house.db, session)).filter(isCounted[figure]).map(({ id }) => id)
}

const idsOf = (catalogue: readonly { id: string }[]): string[] => catalogue.map(({ id }) => id)

type Named = { id: string; name: string }
const ofGroups = (motions: MotionFacts[], keyOf: (motion: MotionFacts) => string | null, groups: Named[]) => {
  const names = new Map(groups.map(({ id, name }) => [id, name]))
  return groupedBy<string | null>(motions, keyOf, [...names.keys()]).map(({ key, figures }) => ({
    id: key,
    name: key === null ? '' : (names.get(key) ?? ''),
    figures,
  }))
}

/** @throws Refusal where there is no such session */
export const motionsReport = async (house: House, id: string): Promise<MotionsReport & { rehearsal: boolean }> => {
  const { db } = house
  const found = await findSubject(db, 'session', id)
  if (!found) throw new Refusal('not-found', { subject: 'session' })
  const { term, ordinal, title, rehearsalOf } = found.context
  const [rules, school, motions, earlier, promises, delegations, departments] = await Promise.all([
    rulesNow(db),
    getSchool(db),
    listMotionFacts(db, id),
    findSessionBefore(db, { term, ordinal }),
    listPromisesOpen(db, { term, ordinal }),
    listDelegations(db, term),
    listDepartments(db),
  ])
  return {
    school: school.name,
    session: { id, term, ordinal, title },
    rehearsal: rehearsalOf !== null,
    figures: figuresOf(motions),
    before: earlier ? { session: earlier, figures: figuresOf(await listMotionFacts(db, earlier.id)) } : null,
    delegations: ofGroups(motions, ({ delegation }) => delegation, delegations),
    categories: byCategory(motions, idsOf(rules.categories)).map(({ key, figures }) => ({ category: key, figures })),
    departments: ofGroups(motions, ({ department }) => department, departments).flatMap(({ id: department, name, figures }) =>
      department === null ? [] : [{ id: department, name, figures }],
    ),
    reasons: byReason(motions, idsOf(rules.declineReasons)),
    promises,
  }
}
