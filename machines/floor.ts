/** The floor (发言): who asks for it, who has it, and the clocks that the hall sees. */
import type { SessionContext } from './session-context.ts'

export const REQUEST_STATES = ['waiting', 'speaking', 'spoken', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** A request as its row tells the judge; the rows themselves do not travel with the session (docs/decisions/0003). */
export type KnownRequest = { state: RequestState; item: string; seat: string; person: string; delegation: string | null }

/** Who speaks now. `seconds` null: without a limit. */
export type Floor = {
  request: string
  item: string
  person: string
  delegation: string | null
  since: string
  seconds: number | null
}

/** A countdown that runs from a moment of the server's clock. `item` null: for the hall at large. */
export type Timer = { item: string | null; startedAt: string; seconds: number }

/** Nobody speaks on, and no clock runs for, an item that has moved on. */
export const hushed = ({ floor, timer }: SessionContext, item: string): Pick<SessionContext, 'floor' | 'timer'> => ({
  floor: floor?.item === item ? null : floor,
  timer: timer?.item === item ? null : timer,
})

export const silence: Pick<SessionContext, 'floor' | 'timer'> = { floor: null, timer: null }
