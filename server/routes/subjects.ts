/** Reading one subject, and saying a word to it: the same for all four. */
import { namesOf } from '../../db/people.ts'
import { findAct } from '../../db/journal.ts'
import type { Reader } from '../../db/sight.ts'
import { findSubject } from '../../db/subjects.ts'
import type { EventOf, SubjectName } from '../../machines/events.ts'
import type { Subject } from '../../machines/judge.ts'
import { hasRole, personOf, type Person } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import type { Account } from '../../db/people.ts'
import { at, type House } from '../house.ts'
import { lookUp } from '../known.ts'
import { perform } from '../perform.ts'

/** What one person may see of a subject: null, if nothing. */
export type Sight<S extends SubjectName> = {
  see: (account: Account, subject: Subject<S>, house: House) => Subject<S>['context'] | null | Promise<Subject<S>['context'] | null>
  mine: (house: House, account: Account, id: string, subject: Subject<S>) => Promise<Record<string, unknown>> | Record<string, unknown>
}

/** Who reads a list. */
export const readerOf = (actor: Person): Reader => ({
  person: actor.person,
  seats: actor.seats.filter((seat) => seat.kind === 'representative'),
  reviews: hasRole(actor, 'staff', 'committee', 'presidium', 'secretary'),
  isLeader: hasRole(actor, 'leader'),
  department: actor.department,
})

const ID = /^[1-9A-HJ-NP-Za-km-z]{14,22}$/

/** Every id in a context whose name a person would want to read. */
const idsIn = (value: unknown, into = new Set<string>()): Set<string> => {
  if (typeof value === 'string' && ID.test(value)) into.add(value)
  else if (Array.isArray(value)) for (const part of value) idsIn(part, into)
  else if (value !== null && typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) {
      if (ID.test(key)) into.add(key)
      idsIn(part, into)
    }
  }
  return into
}

const MAX_NAMES = 2_000

/** @throws Refusal `not-found` both for what does not exist and for what is not theirs to see. */
export const read = async <S extends SubjectName>(house: House, name: S, sight: Sight<S>, account: Account, id: string) => {
  const subject = await findSubject(house.db, name, id)
  const context = subject && (await sight.see(account, subject, house))
  if (!subject || !context) throw new Refusal('not-found', { subject: name })
  const [known, mine, names] = await Promise.all([
    lookUp(house.db, name, id, subject, null, at(house), account.actor),
    sight.mine(house, account, id, subject),
    namesOf(house.db, [...idsIn(context)].slice(0, MAX_NAMES)),
  ])
  return {
    id,
    version: subject.version,
    state: subject.state as string,
    context: context as Record<string, unknown>,
    known: known as unknown as Record<string, unknown>,
    mine,
    names,
  }
}

/** A word may take its subject out of its own speaker's sight: a head returns a motion. Its answer is still theirs. */
const wasSaid = async (house: House, { actor }: Account, id: string, act: string): Promise<boolean> => {
  const said = await findAct(house.db, act)
  return said?.subjectId === id && personOf(said.by) === actor.person
}

/** Whoever may not see a subject is told that there is none, whatever they say to it. */
export const say = async <S extends SubjectName>(
  house: House,
  name: S,
  sight: Sight<S>,
  account: Account,
  id: string,
  act: { id: string; event: EventOf[S]; seen?: number | undefined; desk?: string | undefined },
) => {
  const subject = await findSubject(house.db, name, id)
  if (subject && !(await sight.see(account, subject, house)) && !(await wasSaid(house, account, id, act.id)))
    throw new Refusal('not-found', { subject: name })
  return perform(house, { subject: name, id, act, by: account.actor })
}
