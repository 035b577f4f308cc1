/** A list that may change under a thumb: it waits while the thumb is down, and ignores the tap that was meant for before. */
import { useEffect, useRef, useState } from 'react'

/** A tap that comes this soon after a change was aimed at what stood there before it. */
const SETTLING_MS = 450

/**
 * `shown` is `value`, held back while a finger is on the screen; `settling` is true just after its shape has changed.
 * Changes within the same shape come through at once.
 */
export const useSteady = <T>(value: T, shapeOf: (value: T) => string): { shown: T; settling: boolean } => {
  const [held, setHeld] = useState(value)
  const [settling, setSettling] = useState(false)
  const pressed = useRef(false)
  const latest = useRef(value)
  latest.current = value
  const shape = shapeOf(value)
  const heldShape = shapeOf(held)

  useEffect(() => {
    const down = () => (pressed.current = true)
    const up = () => {
      pressed.current = false
      // The click follows the release: the list moves after it was delivered.
      setTimeout(() => setHeld(latest.current), 0)
    }
    addEventListener('pointerdown', down)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', up)
    return () => {
      removeEventListener('pointerdown', down)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', up)
    }
  }, [])

  useEffect(() => {
    if (!pressed.current && shape !== heldShape) setHeld(latest.current)
  }, [shape, heldShape])

  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    setSettling(true)
    const timer = setTimeout(() => setSettling(false), SETTLING_MS)
    return () => clearTimeout(timer)
  }, [heldShape])

  return { shown: shape === heldShape ? value : held, settling }
}
