import { useEffect, useState } from 'react'

/** Lines that fit at a size the last row can read; longer lists turn their pages. */
export const ROOM = 6
const TURN_MS = 10_000

export const usePage = (of: number) => {
  const [page, setPage] = useState(0)
  useEffect(() => {
    if (of < 2) return
    const timer = setInterval(() => setPage((at) => (at + 1) % of), TURN_MS)
    return () => clearInterval(timer)
  }, [of])
  return Math.min(page, of - 1)
}

/** One of several things after the other, each for as long as its own pages need. */
export const useTurning = (of: number, pagesOf: (at: number) => number): number => {
  const [place, setPlace] = useState(0)
  const at = Math.min(place, of - 1)
  const pages = pagesOf(at)
  useEffect(() => {
    if (of < 2) return
    const timer = setTimeout(() => setPlace((at + 1) % of), TURN_MS * pages)
    return () => clearTimeout(timer)
  }, [of, at, pages])
  return at
}
