/** How far the calling out of the votes has come by the server's clock: the same on every screen, and after a reload. */
import { useEffect, useMemo, useState } from 'react'
import type { ContextOf } from '../machines/rights.ts'
import { calledAfter, callingMs, callingOf, countOfCalled, type CalledCount } from './calling-order.ts'
import { serverTime } from './api.ts'

const TICK_MS = 100

const prefersStillness = () => matchMedia('(prefers-reduced-motion: reduce)').matches

export type Calling = { called: number; of: number; counts: Record<string, CalledCount> }

/** @param since when it began, milliseconds by the server's clock */
export const useCalling = (id: string, { items, tally, invalid, returned }: ContextOf['ballot'], since: number): Calling => {
  const of = returned ?? 0
  const papers = useMemo(() => callingOf(items, tally ?? {}, invalid ?? 0, id), [items, tally, invalid, id])
  const [now, setNow] = useState(serverTime)
  const isOver = now - since >= callingMs(of)
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(() => setNow(serverTime()), TICK_MS)
    return () => clearInterval(timer)
  }, [isOver])
  const called = prefersStillness() ? of : calledAfter(now - since, of)
  const counts = Object.fromEntries(items.map((item) => [item.id, countOfCalled(papers[item.id] ?? [], called, item.marks)]))
  return { called, of, counts }
}
