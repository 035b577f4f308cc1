/** What each unit's election asks for next, and which of them ask for the same: what they ask of the office is done for all at once. */
import type { Actor } from '../../machines/actor.ts'
import type { Word } from '../../machines/events.ts'
import { nextStep } from './next-step.ts'
import type { Standing, Step } from './step.ts'

/** One unit's election as it stands, and the ballot that is in hand there. */
export type UnitStanding = { session: Standing<'session'>; ballot: Standing<'ballot'> | null }

/** Its roll is its whole staff: nobody arrives or leaves, so that what it was fetched with is what it is. */
export const stepOfUnit = ({ session, ballot }: UnitStanding, by: Actor): Step => {
  const rows = ballot
    ? [
        {
          id: ballot.id,
          state: ballot.state,
          matter: ballot.context.matter,
          agendaItem: ballot.context.agendaItem,
          togetherWith: null,
          passed: ballot.context.passed,
        },
      ]
    : []
  return nextStep({ session, rows, ballot, turnout: null, by })
}

/**
 * Words of the office that say the same of every unit. Not among them: what a scrutineer puts their own name to, and what
 * each unit decides by itself, such as its candidates or a second vote.
 */
export const SAID_TOGETHER = [
  'ballot.adoptRules',
  'ballot.confirmScrutineers',
  'ballot.checkQuorum',
  'ballot.issue',
  'ballot.open',
  'ballot.close',
  'ballot.reconcile',
  'ballot.declareValid',
  'ballot.count',
  'ballot.announce',
  'session.close',
  'session.publish',
] as const satisfies readonly (Word<'ballot'> | Word<'session'>)[]
export type SaidTogether = (typeof SAID_TOGETHER)[number]

const isSaidTogether = (word: string): word is SaidTogether => (SAID_TOGETHER as readonly string[]).includes(word)

/** The word that a unit waits for, if it is one of those; a box is opened until an hour that is still to be named. */
export const wordOf = (step: Step): SaidTogether | null => {
  if (step.is === 'fill') return step.form === 'openUntil' ? 'ballot.open' : null
  return step.is === 'say' && isSaidTogether(step.event.type) ? step.event.type : null
}

/** Units by the word they wait for, in the order in which an election goes. */
export const byWord = <U>(units: readonly U[], stepOf: (unit: U) => Step): { word: SaidTogether; units: U[] }[] =>
  SAID_TOGETHER.map((word) => ({ word, units: units.filter((unit) => wordOf(stepOf(unit)) === word) })).filter(
    (group) => group.units.length > 0,
  )
