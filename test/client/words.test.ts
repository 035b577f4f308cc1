// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { ballotConditions } from '../../machines/ballot-conditions.ts'
import { BALLOT_STATES } from '../../machines/ballot-context.ts'
import { SUBJECTS, type SubjectName } from '../../machines/events.ts'
import { wordsFrom } from '../../machines/judge.ts'
import { motionConditions } from '../../machines/motion-conditions.ts'
import { MOTION_STATES } from '../../machines/motion-context.ts'
import type { StateOf } from '../../machines/rights.ts'
import { REFUSALS } from '../../machines/refusal.ts'
import { sessionConditions } from '../../machines/session-conditions.ts'
import { SESSION_STATES } from '../../machines/session-context.ts'
import { UNDERTAKING_STATES } from '../../machines/undertaking-context.ts'
import { undertakingConditions } from '../../machines/undertaking.ts'
import { chineseNumber, clockOf, dayOf, daysUntil, dueOf, momentOf, sessionName } from '../../client/format.ts'
import { sentenceOf } from '../../client/sentence.ts'
import { fill, type Pair, type Words } from '../../client/words.ts'
import { more } from '../../client/words/procedure-more.ts'
import { procedure } from '../../client/words/procedure.ts'
import { told } from '../../client/words/told.ts'

const files = import.meta.glob<Record<string, unknown>>('../../client/words/*.ts', { eager: true })
const isPair = (value: unknown): value is Pair =>
  Array.isArray(value) && value.length === 2 && value.every((half) => typeof half === 'string')

/** Every pair in every file of words, with where it stands: tables of pairs, and tables of such tables. */
const pairs = Object.entries(files).flatMap(([file, exported]) => {
  const walk = (path: string, value: unknown): [string, Pair][] => {
    if (isPair(value)) return [[path, value]]
    return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => walk(`${path} ${key}`, inner)) : []
  }
  return walk(file.split('/').at(-1) ?? '', exported)
})

const holes = (sentence: string) =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted((a, b) => a.localeCompare(b))
const STATES: Record<SubjectName, readonly string[]> = {
  session: SESSION_STATES,
  motion: MOTION_STATES,
  ballot: BALLOT_STATES,
  undertaking: UNDERTAKING_STATES,
}

describe('words', () => {
  it('stand in both languages', () => {
    expect(pairs.length).toBeGreaterThan(400)
    const empty = pairs.filter(([path, [zh, en]]) => !path.endsWith('number.ten') && (zh.trim() === '' || en.trim() === ''))
    expect(empty).toEqual([])
  })

  it('have the same holes in both languages', () => {
    expect(pairs.filter(([, [zh, en]]) => holes(zh).join() !== holes(en).join())).toEqual([])
  })

  it('speak Chinese where they say Chinese, and no Chinese where they say English', () => {
    const han = /\p{Script=Han}/u
    const bilingual = /language\.(other|name)|number\./
    const wrong = pairs.filter(
      ([path, [zh, en]]) => !bilingual.test(path) && (han.test(en) || (!han.test(zh) && /[a-z]{3}/i.test(zh.replace(/\{\w+\}/g, '')))),
    )
    expect(wrong).toEqual([])
  })

  it('name every state, word, condition and refusal', () => {
    const tables: Record<string, Words> = { ...procedure, ...more }
    const named = (table: string, key: string) => isPair(tables[table]?.[key])
    const words = SUBJECTS.flatMap((name) => STATES[name].flatMap((state) => wordsFrom(name, state as StateOf[SubjectName])))
    const conditions = [sessionConditions, motionConditions, ballotConditions, undertakingConditions].flatMap((all) => Object.keys(all))
    const missing = [
      ...SUBJECTS.flatMap((name) => STATES[name].filter((state) => !named(`${name}State`, state))),
      ...words.filter((word) => !named('word', word)),
      ...words.filter((word) => !word.startsWith('session.') && !isPair((told as Words)[word])),
      ...conditions.filter((name) => !named('unmet', name)),
      ...REFUSALS.filter((code) => !named('refusal', code)),
    ]
    expect(missing).toEqual([])
  })

  it('fill their holes and leave an unknown one visible', () => {
    expect(fill('{n} / {of}', { n: 3 })).toBe('3 / {of}')
  })
})

describe('a refusal as a sentence', () => {
  const w = Object.assign(
    (key: string, values?: Record<string, string>) => fill(key === 'problem.state' ? '{state}|{word}' : key, values),
    {
      lang: 'zh' as const,
    },
  )
  const name = (table: keyof typeof more | keyof typeof procedure, key: string) =>
    ({ ...procedure, ...more })[table][key as never]?.[0] ?? ''
  const wording = Object.defineProperty(w, 'name', { value: name }) as unknown as Parameters<typeof sentenceOf>[0]

  it('names the condition that is not met', () => {
    expect(sentenceOf(wording, { code: 'unmet', facts: { unmet: 'seconded' } })).toContain('附议')
  })

  it('names the state and the word that do not go together', () => {
    expect(sentenceOf(wording, { code: 'out-of-order', facts: { state: 'filed', word: 'motion.second', can: [] } })).toBe('已立案|附议')
  })

  it('never shows a bare code', () => {
    for (const code of [...REFUSALS, 'invalid', 'broken', 'too-many', 'offline']) {
      expect(sentenceOf(wording, { code, facts: {} })).not.toBe(code)
    }
  })
})

describe('format', () => {
  it('reads every time in China', () => {
    expect(momentOf('2025-09-13T17:47:00Z', 'zh')).toBe('9月14日 01:47')
    expect(dayOf('2025-09-14', 'zh')).toBe('9月14日')
    expect(dayOf('2025-09-14', 'en')).toBe('14 Sept')
    expect(clockOf('2025-09-14T16:00:00Z')).toBe('00:00')
  })

  it('names a session in both languages', () => {
    expect(sessionName({ term: 3, ordinal: 2 }, 'zh')).toBe('三届二次')
    expect(sessionName({ term: 3, ordinal: 2 }, 'en')).toBe('Term 3 · Session 2')
    expect([1, 10, 12, 20, 23, 99].map(chineseNumber)).toEqual(['一', '十', '十二', '二十', '二十三', '九十九'])
  })

  it('counts days on the calendar of China', () => {
    const lateEvening = Date.parse('2025-03-09T17:00:00Z')
    expect(daysUntil('2025-03-10', lateEvening)).toBe(0)
    expect(dueOf('2025-03-10', lateEvening, 'zh')).toBe('今天到期')
    expect(dueOf('2025-03-08', lateEvening, 'zh')).toBe('逾期 2 天')
    expect(dueOf('2025-03-11', lateEvening, 'en')).toBe('days left: 1')
  })
})
