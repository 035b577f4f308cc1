/** What the desk says of the vote by which somebody is recalled: told as it was announced here, or typed in. */
import type { SessionEvent } from '../../machines/session-events.ts'
import type { getSeatStory } from '../../server/roll-contract.ts'
import type { ReplyOf } from '../api.ts'
import { noFigures, votedIn, type Figures } from './VoteFigures.tsx'

type Story = Pick<ReplyOf<typeof getSeatStory>, 'recall'>

export type Recalling = {
  /** Where the unit voted here; else its meeting is told of in figures. */
  source: 'here' | 'meeting'
  figures: Figures
}
export const nothingSaid: Recalling = { source: 'here', figures: noFigures }

type Recall = Extract<SessionEvent, { type: 'session.recall' }>

/** Null while a figure is missing. */
export const votedOn = ({ source, figures }: Recalling, story: Story): Pick<Recall, 'vote' | 'ballot'> | null => {
  const ballot = story.recall?.ballot ?? null
  if (ballot !== null && ballot.vote !== null && source === 'here') return { vote: ballot.vote, ballot: ballot.id }
  const vote = votedIn(figures)
  return vote && { vote, ballot: null }
}
