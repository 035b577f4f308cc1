/** Which ballots go together, and which of them the desk has in hand (domain 4.1). */
import type { BallotKnown, BallotState } from '../machines/ballot-context.ts'
import type { Method } from '../machines/matters.ts'
import { isCountedAlone, isOver, type Companion, type First } from '../machines/together.ts'
import type { BallotRow } from '../server/replies.ts'

type Row = Pick<BallotRow, 'id' | 'state' | 'togetherWith'>
const stateOf = ({ state }: Pick<Row, 'state'>) => ({ state: state as BallotState })

/** The ballots that are issued and announced together with this one, itself among them, the first before the others. */
export const groupOf = <R extends Row>(rows: readonly R[], id: string): R[] => {
  const first = rows.find((row) => row.id === id)?.togetherWith ?? id
  const group = rows.filter((row) => (row.id === first || row.togetherWith === first) && (row.id === id || !isOver(stateOf(row))))
  return group.toSorted((a, b) => Number(a.togetherWith !== null) - Number(b.togetherWith !== null))
}

/** The results that were announced with this one, the first before the others. */
export const announcedTogether = (rows: readonly (Row & Pick<BallotRow, 'announced'>)[], id: string): string[] => {
  const first = rows.find((row) => row.id === id)?.togetherWith ?? id
  const results = rows.filter((row) => row.announced && (row.id === first || row.togetherWith === first))
  return results.toSorted((a, b) => Number(a.togetherWith !== null) - Number(b.togetherWith !== null)).map((row) => row.id)
}

/** A companion is led by the first; it is in hand by itself only while it is counted, or once the first leads nobody. */
export const waitsForFirst = (rows: readonly Row[], row: Row): boolean => {
  const first = rows.find(({ id }) => id === row.togetherWith)
  return first !== undefined && !isOver(stateOf(first)) && !isCountedAlone(stateOf(row))
}

/** A ballot as others of its group are told of it. */
export const firstIn = (rows: readonly BallotRow[], session: string | null, id: string | null): First | null => {
  const row = rows.find((one) => one.id === id)
  return row ? { session, state: row.state as BallotState, method: row.method as Method, isCompanion: row.togetherWith !== null } : null
}

export const companionsIn = (rows: readonly BallotRow[], id: string): Companion[] =>
  rows.filter(({ togetherWith }) => togetherWith === id).map((row) => ({ id: row.id, state: row.state as BallotState }))

type View = { id: string; context: { session: string | null; togetherWith: string | null }; known: BallotKnown }

/** A ballot is fetched anew when it goes on, and not when another of its group does: that is read from the list. */
export const withGroup = <V extends View>(ballot: V, rows: readonly BallotRow[]): V => ({
  ...ballot,
  known: {
    ...ballot.known,
    first: firstIn(rows, ballot.context.session, ballot.context.togetherWith),
    companions: companionsIn(rows, ballot.id),
  },
})
