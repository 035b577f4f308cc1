/**
 * Whose eyes a list is for: the rules of machines/sight.ts said again in SQL, so that a page is full and a count is
 * right. A test holds the two equal.
 */
import { sql, type RawBuilder } from 'kysely'
import type { MotionState } from '../machines/motion-context.ts'

/** Somebody who reads a list, as far as that decides what is in it. */
export type Reader = {
  person: string
  /** The seats they hold as a representative. */
  seats: { session: string; delegation: string | null; head: boolean }[]
  /** Of the offices that see what is under review. */
  reviews: boolean
  isLeader: boolean
  department: string | null
}

const BOXED: MotionState[] = ['suggested', 'answered', 'taken_up']
const PRIVATE: MotionState[] = ['draft', 'returned']
const BEFORE_FILING: MotionState[] = ['delegation_review', 'submitted', 'under_review', 'declined', 'presidium_review', 'withdrawn']

/** Whether the reader is among a motion's people; `motion` is in the query under its own name. */
export const isOwn = ({ person }: Pick<Reader, 'person'>): RawBuilder<boolean> =>
  sql<boolean>`(motion.proposer = ${person} or ${person} = any(motion.co_proposers) or ${person} = any(motion.seconders))`

/** Whether the reader may see a motion of the query. */
export const mayRead = (reader: Reader): RawBuilder<boolean> => {
  const seated = reader.seats.map((seat) => seat.session)
  const headed = reader.seats.filter((seat) => seat.head).map((seat) => `${seat.session} ${seat.delegation ?? ''}`)
  const own = isOwn(reader)
  return sql<boolean>`case
    when motion.state = any(${BOXED}::text[]) then motion.hidden is null or ${own} or ${reader.reviews}::boolean
    when motion.state = any(${PRIVATE}::text[]) then motion.proposer = ${reader.person}
    when motion.state = 'seeking_seconds' then ${own} or motion.session = any(${seated}::text[])
    when motion.state = any(${BEFORE_FILING}::text[])
      then ${own} or ${reader.reviews}::boolean or (motion.session || ' ' || coalesce(motion.home_delegation, '')) = any(${headed}::text[])
    else motion.visibility in ('staff', 'public')
      or (motion.visibility = 'representatives' and ${seated.length > 0}::boolean)
      or ${reader.reviews || reader.isLeader}::boolean or ${own}
      or motion.lead = ${reader.department} or ${reader.department} = any(motion.co_handling) end`
}

/** Whether the reader may see an undertaking of the query, joined to its motion. */
export const mayReadUndertaking = (reader: Reader): RawBuilder<boolean> =>
  sql<boolean>`(undertaking.department = ${reader.department} or ${mayRead(reader)})`
