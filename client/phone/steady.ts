/** A screen that may change under a thumb: it waits while the thumb is down, and ignores the tap that was meant for before. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** A tap that comes this soon after a change was aimed at what stood there before it. */
const SETTLING_MS = 450

/** Answers whether the screen has just changed its shape; the first shape counts as a change too. */
export const useSettling = (shape: string): (() => boolean) => {
  const changed = useRef({ to: '', at: -SETTLING_MS })
  useLayoutEffect(() => {
    changed.current = { to: shape, at: performance.now() }
  }, [shape])
  return useCallback(() => performance.now() - changed.current.at < SETTLING_MS, [])
}

/**
 * `shown` is `value`, held back while a finger is on the screen. Changes within the same shape come through at once.
 */
export const useSteady = <T>(value: T, shapeOf: (value: T) => string): { shown: T; isSettling: () => boolean } => {
  const [held, setHeld] = useState(value)
  const pressed = useRef(false)
  const latest = useRef(value)
  const shape = shapeOf(value)
  const heldShape = shapeOf(held)
  useEffect(() => {
    latest.current = value
  }, [value])

  useEffect(() => {
    const down = () => {
      pressed.current = true
    }
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

  return { shown: shape === heldShape ? value : held, isSettling: useSettling(heldShape) }
}
