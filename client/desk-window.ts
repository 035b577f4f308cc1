/** Which desk this window is, where it is one: what is said here says so, and is refused while another desk holds the meeting. */
import { useSyncExternalStore } from 'react'
import { newId } from './api.ts'

const STORED_AS = 'congress.desk'

/** One name a window: two windows of one browser are two desks. */
const nameOfWindow = (): string => {
  try {
    const stored = sessionStorage.getItem(STORED_AS)
    if (stored) return stored
    const made = newId()
    sessionStorage.setItem(STORED_AS, made)
    return made
  } catch {
    // A browser that keeps nothing is another desk after a reload.
    return newId()
  }
}

export const deskWindow: string = nameOfWindow()

type Speaking = { from: string | null; looksOn: boolean }
const NOBODY: Speaking = { from: null, looksOn: false }

let speaking = NOBODY
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** `looksOn`: another desk holds the meeting, and nothing that runs it is said here. */
export const speakFromDesk = (next: Speaking | null): void => {
  const { from, looksOn } = next ?? NOBODY
  if (from === speaking.from && looksOn === speaking.looksOn) return
  speaking = { from, looksOn }
  for (const listener of listeners) listener()
}

export const speakingFrom = (): string | undefined => speaking.from ?? undefined
export const useLooksOn = (): boolean => useSyncExternalStore(subscribe, () => speaking.looksOn)

/** The most telling first: every browser claims to be the others too. */
const SYSTEMS = { iPad: 'iPad', iPhone: 'iPhone', Android: 'Android', Windows: 'Windows', 'Mac OS': 'Mac', Linux: 'Linux' }
const BROWSERS = { MicroMessenger: 'WeChat', Edg: 'Edge', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari' }
const named = (agent: string, names: Record<string, string>) => Object.entries(names).find(([sign]) => agent.includes(sign))?.[1]

/** How its people would name this window: Windows · Chrome. */
export const nameOfDevice = (agent: string): string =>
  [named(agent, SYSTEMS), named(agent, BROWSERS)].filter((part) => part !== undefined).join(' · ') || '?'
