import { useEffect, useRef, useState } from 'react'

/** A change is counted through in this time, so that the eye sees it rise; people who asked for no motion see it at once. */
const RISE_MS = 200

const prefersStillness = () => matchMedia('(prefers-reduced-motion: reduce)').matches

export const Rising = ({ value }: { value: number }) => {
  const [shown, setShown] = useState(value)
  const from = useRef(value)
  useEffect(() => {
    const start = from.current
    if (start === value) return
    const lasts = prefersStillness() ? 0 : RISE_MS
    const began = performance.now()
    let frame = requestAnimationFrame(function step(now) {
      const share = lasts === 0 ? 1 : Math.min(1, Math.max(0, (now - began) / lasts))
      from.current = Math.round(start + (value - start) * share)
      setShown(from.current)
      if (share < 1) frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [value])
  return <span className="figure">{shown}</span>
}
