/** Phrases, days and lists in the reader's language. */
import { useMemo } from 'react'
import { serverTime } from '../api.ts'
import { dateOf, dayOf, isoDayOf } from '../format.ts'
import { worksWords, type WorksKey } from '../words/works.ts'
import { useWords, type Wording } from '../words.ts'
import type { NextStep } from './next-step.ts'
import type { Speech } from './story.ts'
import type { Phrase } from './urgency.ts'

export type Speaking = Speech & {
  w: Wording<WorksKey>
  say: (phrase: Phrase) => string
  next: (step: NextStep) => string
}

/** The year is said only where it is not this one. */
const shortDay = (iso: string, lang: Wording['lang']): string => {
  const day = iso.length === 10 ? iso : isoDayOf(Date.parse(iso))
  return day.slice(0, 4) === isoDayOf(serverTime()).slice(0, 4) ? dayOf(iso, lang) : dateOf(iso, lang)
}

export const useSpeaking = (): Speaking => {
  const w = useWords(worksWords)
  return useMemo(() => {
    const day = (iso: string) => shortDay(iso, w.lang)
    return {
      w,
      day,
      list: (names) => names.join(w('list.comma')),
      name: (kind, word) => w.name(kind, word),
      say: ({ key, values }) => w(key, values),
      next: ({ phrase, by }) => w(phrase.key, { ...phrase.values, by: by === null ? w('urgency.undated') : day(by) }),
    }
  }, [w])
}
