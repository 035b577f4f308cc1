/** Ballots that were issued together are counted each by itself (domain 4.1); where they stand at the same step, the desk takes it for all of them. */
import { useQueries, useQueryClient } from '@tanstack/react-query'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import { speakingFrom } from '../desk-window.ts'
import { groupOf, withGroup } from '../group.ts'
import { refusalOf } from '../offer.ts'
import { subjectQuery } from '../subjects.ts'
import type { Prospect } from './Batch.tsx'
import { ballotStep } from './ballot-step.ts'
import { toldOf } from './batch-text.ts'
import { useDay, withLiveHall, type BallotView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import type { Say } from './step.ts'

/** What follows from figures that are there; whoever signs puts their name to each count by itself. */
const COUNTING: readonly BallotEvent['type'][] = ['ballot.reconcile', 'ballot.declareValid', 'ballot.count']

export type StepTogether = { word: BallotEvent['type']; prospects: Prospect[] }

/** The others of the group that wait for the same word. */
const useOthers = (step: Say): { view: BallotView; event: BallotEvent }[] => {
  const client = useQueryClient()
  const { me, session, rows } = useDay()
  const isCounting = step.subject === 'ballot' && COUNTING.includes(step.event.type)
  const others = isCounting ? groupOf(rows, step.id).filter(({ id }) => id !== step.id) : []
  const answers = useQueries({ queries: others.map(({ id }) => subjectQuery(client, 'ballot', id)) })
  return answers.flatMap(({ data }) => {
    if (!data) return []
    const view = withGroup(withLiveHall(data, session), rows)
    const own = ballotStep({ session, rows, ballot: view, turnout: null, by: me.actor })
    return own.is === 'say' && own.subject === 'ballot' && own.event.type === step.event.type ? [{ view, event: own.event }] : []
  })
}

/** Null where the step is one ballot's alone. */
export const useStepTogether = (step: Say): StepTogether | null => {
  const w = useDeskWords()
  const { me, ballot } = useDay()
  const others = useOthers(step)
  if (step.subject !== 'ballot' || ballot?.id !== step.id || others.length === 0) return null
  const prospects = [{ view: ballot, event: step.event }, ...others].map(({ view, event }) => ({
    id: view.id,
    title: view.context.title,
    told: toldOf(w, event.type, view),
    refusal: refusalOf('ballot', view, event, me),
    planned: { name: 'ballot' as const, id: view.id, event, seen: view.version, desk: speakingFrom() },
  }))
  return { word: step.event.type, prospects }
}
