/** The primary button of the desk, and its key. */
import { useEffect, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { useShortcuts } from './shortcuts.ts'

/** A step that has only just appeared is not pressed by the keystroke that ended the last one. */
const SETTLE_MS = 400

const useSettled = (step: string): boolean => {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(step), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [step])
  return settled === step
}

export const Primary = ({
  label,
  press,
  busy,
  refusal = null,
  step,
}: {
  label: string
  press: () => void
  busy: boolean
  refusal?: Parameters<typeof Button>[0]['refusal']
  step: string
}) => {
  const settled = useSettled(step)
  useShortcuts({ Enter: () => settled && !busy && !refusal && press() })
  return (
    <Button kind="primary" className="next-button" keyHint="⏎" disabled={busy} refusal={refusal} onClick={press}>
      {label}
    </Button>
  )
}
