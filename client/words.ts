/** Every sentence in Chinese and English, and the language this device reads. */
import { useMemo, useSyncExternalStore } from 'react'
import { core } from './words/core.ts'
import { procedure } from './words/procedure.ts'
import type { more } from './words/procedure-more.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
/** Chinese, then English. */
export type Pair = readonly [zh: string, en: string]
export type Words = Readonly<Record<string, Pair>>
export type Values = Readonly<Record<string, string | number>>

const STORED_AS = 'congress.language'
const HTML_LANG: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

const stored = (): Language => {
  try {
    return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

let language: Language = stored()
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const mark = () => {
  document.documentElement.lang = HTML_LANG[language]
}
mark()

const tell = () => {
  for (const listener of listeners) listener()
}

export type Procedure = typeof procedure & typeof more
type Tables = Readonly<Record<string, Words>>

let tables: Tables = procedure
const FETCH_AGAIN_MS = 2000

/** The rest of the procedure's words come beside the first page; until then their names are empty. */
const fetchMore = async (): Promise<void> => {
  const fetched = await import('./words/procedure-more.ts').catch(() => null)
  if (fetched === null) {
    await new Promise((resolve) => setTimeout(resolve, FETCH_AGAIN_MS))
    return fetchMore()
  }
  tables = { ...procedure, ...fetched.more }
  tell()
}

/** Resolves when every word has a name. Surfaces that are loaded later wait for it. */
export const wordsReady: Promise<void> = fetchMore()

export const setLanguage = (next: Language): void => {
  language = next
  mark()
  try {
    localStorage.setItem(STORED_AS, next)
  } catch {
    // A browser that keeps nothing still speaks the language until the page is left.
  }
  tell()
}

/** Names that the school gave to entries of its catalogues, or has added: they stand before ours. */
let own: Readonly<Record<string, Readonly<Record<string, string>>>> = {}

export const nameOwn = (names: typeof own): void => {
  if (JSON.stringify(names) === JSON.stringify(own)) return
  own = names
  tables = { ...tables }
  tell()
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => language)

/** `{n}` becomes `values.n`; a value that is not given stays visible, so that it is noticed. */
export const fill = (sentence: string, values: Values = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

export const spoken = (pair: Pair, lang: Language, values?: Values): string => fill(lang === 'zh' ? pair[0] : pair[1], values)

export type Wording<K extends string = CoreKey> = {
  (key: K | CoreKey, values?: Values): string
  /** The name of a word, state or code of the procedure: `w.name('motionState', 'filed')`. */
  name: <T extends keyof Procedure>(table: T, key: keyof Procedure[T] | (string & {})) => string
  lang: Language
}
export type CoreKey = keyof typeof core

const build = (extra: Words | undefined, lang: Language, named: Tables): Wording<string> => {
  const words: Words = { ...core, ...extra }
  const say = (key: string, values?: Values) => {
    const pair = words[key]
    return pair ? spoken(pair, lang, values) : key
  }
  const name: Wording['name'] = (table, key) => {
    const given = own[table]?.[key as string]
    if (given !== undefined) return given
    const pair = named[table]?.[key as string]
    if (pair) return spoken(pair, lang)
    return named[table] ? String(key) : ''
  }
  // A function's own `name` can be defined anew, but not assigned.
  return Object.defineProperties(say, { name: { value: name }, lang: { value: lang } }) as unknown as Wording<string>
}

/** The words of the current language: the core's, and those of the surface that asks. */
export const useWords = <E extends Words = Readonly<Record<CoreKey, Pair>>>(extra?: E): Wording<keyof E & string> => {
  const lang = useLanguage()
  const named = useSyncExternalStore(subscribe, () => tables)
  return useMemo(() => build(extra, lang, named), [extra, lang, named]) as Wording<keyof E & string>
}
