/** How long until a moment by the server's clock, whatever the clock of this device says. */
import { useEffect, useState } from 'react'
import { serverTime } from './api.ts'

const TICK_MS = 500

/** `4:05`, counted down; null where there is no such moment. */
export const useTimeLeft = (until: string | null): string | null => {
  const [now, setNow] = useState(serverTime)
  useEffect(() => {
    if (until === null) return
    const timer = setInterval(() => setNow(serverTime()), TICK_MS)
    return () => clearInterval(timer)
  }, [until])
  if (until === null) return null
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
