/**
 * In which session this tab takes part, where that is not the one that everybody means: a rehearsal, or the election of a unit.
 *
 * Chosen by hand, and kept for the tab alone: whoever opens the page anew is in the congress again.
 */
import { useSyncExternalStore } from 'react'

const STORED_AS = 'congress.taking-part'

/** The desk opens the hall screen beside itself: the address says which session it is for. */
const stored = (): string | null => {
  const asked = new URLSearchParams(location.search).get('session')
  try {
    if (asked !== null) sessionStorage.setItem(STORED_AS, asked)
    return sessionStorage.getItem(STORED_AS)
  } catch {
    return asked
  }
}

let chosen: string | null = stored()
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Into a session beside the congress, or with null back to it. */
export const takePart = (session: string | null): void => {
  chosen = session
  try {
    if (session === null) sessionStorage.removeItem(STORED_AS)
    else sessionStorage.setItem(STORED_AS, session)
  } catch {
    // A browser that keeps nothing takes part until the page is left.
  }
  for (const listener of listeners) listener()
}

export const useChosenSession = (): string | null => useSyncExternalStore(subscribe, () => chosen)
