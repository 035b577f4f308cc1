/** Countdowns by the server's clock: a phone or a projector that is wrong by an hour shows the same seconds as the rest. */
import { useEffect, useState } from 'react'
import { serverTime } from './api.ts'

const TICK_MS = 500

/** The server's time, looked at twice a second. */
export const useServerClock = (runs = true): number => {
  const [now, setNow] = useState(serverTime)
  useEffect(() => {
    if (!runs) return
    const timer = setInterval(() => setNow(serverTime()), TICK_MS)
    return () => clearInterval(timer)
  }, [runs])
  return now
}

/** Whole seconds since a moment, never below nought. */
export const secondsSince = (moment: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(moment)) / 1000))

/** Whole seconds until a moment, never below nought. */
export const secondsUntil = (moment: string, now: number): number => Math.max(0, Math.ceil((Date.parse(moment) - now) / 1000))

/** Whole seconds left of so many from a moment on; below nought once they are over. */
export const secondsLeft = (from: string, seconds: number, now: number): number =>
  Math.ceil(seconds - Math.max(0, now - Date.parse(from)) / 1000)

/** 3:05 */
export const minutesOf = (seconds: number): string =>
  `${Math.floor(Math.abs(seconds) / 60)}:${String(Math.abs(seconds) % 60).padStart(2, '0')}`
