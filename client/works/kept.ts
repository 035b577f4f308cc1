/**
 * What is being typed, kept on this device until it is said.
 *
 * A page that is left, a phone that locks or a live update loses nothing: what is typed is read once when the form
 * opens and from then on belongs to the person typing.
 */
import { useCallback, useState } from 'react'
import { useMe } from '../subjects.ts'

const PREFIX = 'congress.works.'
const keyOf = (person: string, form: string) => `${PREFIX}${person}.${form}`

const read = <T extends object>(key: string): Partial<T> | null => {
  try {
    const text = localStorage.getItem(key)
    const found: unknown = text === null ? null : JSON.parse(text)
    return typeof found === 'object' && found !== null ? found : null
  } catch {
    return null
  }
}

const write = (key: string, value: object | null): void => {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing still shows the form until the page is left.
  }
}

export type Kept<T> = { values: T; isKept: boolean; change: (patch: Partial<T>) => void; forget: () => void }

/** `form` names the form and its subject; `initial` is what it shows when nothing was kept. */
export const useKept = <T extends object>(form: string, initial: T): Kept<T> => {
  const { actor } = useMe()
  const key = keyOf(actor.person, form)
  const [{ values, isKept }, setState] = useState(() => {
    const found = read<T>(key)
    return { values: { ...initial, ...found }, isKept: found !== null }
  })
  const change = useCallback(
    (patch: Partial<T>) =>
      setState((before) => {
        const next = { ...before.values, ...patch }
        write(key, next)
        return { values: next, isKept: true }
      }),
    [key],
  )
  const forget = useCallback(() => write(key, null), [key])
  return { values, isKept, change, forget }
}

/** Whether something typed waits in a form: it is then opened again by itself. */
export const useHasKept = (form: string): boolean => {
  const { actor } = useMe()
  return read(keyOf(actor.person, form)) !== null
}
