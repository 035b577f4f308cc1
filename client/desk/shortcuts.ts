/** Keys that work anywhere on the desk but in a field, on a control, or under a sheet. */
import { useEffect, useRef } from 'react'

const TAKEN = 'input, textarea, select, [contenteditable], [role="combobox"], [role="listbox"], [role="radio"], [role="option"]'
/** Enter on these presses them: the next step must not be pressed as well. */
const PRESSED_BY_ENTER = 'button, a, summary'

const isTaken = (event: KeyboardEvent): boolean => {
  const at = event.target instanceof Element ? event.target : null
  if (at?.closest(TAKEN)) return true
  if (event.key === 'Enter' && at?.closest(PRESSED_BY_ENTER)) return true
  return document.querySelector('dialog[open], .ant-drawer-open') !== null
}

export type Shortcuts = Readonly<Record<string, () => void>>

export const useShortcuts = (shortcuts: Shortcuts): void => {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      // A key held down says its word once.
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
