/** A text that is being typed, kept on this device until it is sent. */
import { useState } from 'react'
import { useMe } from '../subjects.ts'

const keyOf = (person: string, about: string) => `congress.text.${person}.${about}`

const read = (key: string): string => {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

const write = (key: string, text: string): void => {
  try {
    if (text === '') localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // A browser that keeps nothing still holds the text until the page is left.
  }
}

export const useKeptText = (about: string): [text: string, change: (text: string) => void] => {
  const { actor } = useMe()
  const key = keyOf(actor.person, about)
  const [text, setText] = useState(() => read(key))
  const change = (next: string) => {
    setText(next)
    write(key, next)
  }
  return [text, change]
}
