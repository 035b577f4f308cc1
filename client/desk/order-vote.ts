import type { BallotEvent } from '../../machines/ballot-events.ts'
import type { Matter, Passing } from '../../machines/matters.ts'
import { newId } from '../api.ts'
import { more } from '../words/procedure-more.ts'

/** The marks of a question that is approved or not. */
export const QUESTION_MARKS = ['approve', 'oppose', 'abstain']

/** A vote by which the congress orders itself. Its title goes on record, and so is Chinese whatever language the desk reads. */
export const orderVote = (
  session: { id: string; context: { passing: Passing } },
  matter: Matter,
): Extract<BallotEvent, { type: 'ballot.configure' }> => {
  const [title] = more.matter[matter]
  return {
    type: 'ballot.configure',
    session: session.id,
    agendaItem: null,
    matter,
    motion: null,
    title,
    power: 'other',
    method: 'hands',
    items: [{ id: newId(), title, marks: QUESTION_MARKS }],
    passing: session.context.passing,
    finality: 'first',
  }
}
