/** The credentials report and the terms: figures from the roll, and what the rules would have otherwise. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { credentialsOf, type CredentialsFacts } from '../../machines/credentials.ts'
import { QUORUM } from '../../machines/majority.ts'
import { DEFAULT_SETTINGS } from '../../machines/settings.ts'
import { termEnd, yearsMissed } from '../../machines/terms.ts'
import { credentialsReport } from '../../server/documents/credentials.ts'

/** 三届二次 of the demonstration school. */
const demo: CredentialsFacts = {
  term: 3,
  ordinal: 2,
  assembly: false,
  quorum: QUORUM,
  figures: { representatives: 57, teachers: 42, leaders: 10, women: 33, frontLine: 47, young: 15, staff: 186, staffWomen: 107 },
  floors: DEFAULT_SETTINGS,
  delegations: [
    { name: '语数外', seats: 29, head: '李红' },
    { name: '理化综', seats: 28, head: '王强' },
  ],
  beside: [{ kind: 'observer', seats: 8 }],
  changes: { since: { term: 3, ordinal: 1 }, joined: ['赵敏'], left: ['钱伟'] },
}

describe('the credentials report', () => {
  test('of a roll that is made up as the rules ask has nothing to explain', () => {
    const { roll, quorum, unmet, warnings } = credentialsOf(demo)
    expect([roll, quorum, unmet, warnings]).toEqual([57, 38, [], []])
    const text = credentialsReport('实验学校', demo).join('')
    expect(text).toContain('应到正式代表 57 人')
    expect(text).toContain('教师代表 42 人，占 74%')
    expect(text).toContain('新增 1 人（赵敏），不再担任 1 人（钱伟）')
    expect(text).toContain('列席代表 8 人，不参加表决')
    expect(text).not.toContain('需要说明')
  })

  test('says what is short, and who leads nobody', () => {
    const facts = {
      ...demo,
      figures: { ...demo.figures, teachers: 30 },
      delegations: [
        { name: '语数外', seats: 50, head: null },
        { name: '', seats: 7, head: null },
      ],
    }
    expect(credentialsOf(facts).unmet.map(({ rule }) => rule)).toEqual(['teachers'])
    expect(credentialsOf(facts).warnings).toEqual([
      { is: 'headless', names: ['语数外'] },
      { is: 'noDelegation', names: ['7'] },
    ])
    expect(credentialsReport('实验学校', facts).at(-1)).toBe('需要说明：教师代表应不少于 35 人，现少 5 人。')
  })

  test('of an assembly asks for no composition: everybody sits', () => {
    const facts = { ...demo, assembly: true, delegations: [], figures: { ...demo.figures, representatives: 40, teachers: 1 } }
    expect(credentialsOf(facts)).toMatchObject({ roll: 40, quorum: 27, composition: [], unmet: [], warnings: [] })
    expect(credentialsReport('小学', facts)[0]).toContain('召开教职工大会，全体教职工 40 人参加')
  })

  test('names what is unmet exactly where the roll falls short, whatever the roll', () => {
    const count = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(count, count, count, count, count, count, (representatives, teachers, leaders, women, frontLine, young) => {
        const figures = { representatives, teachers, leaders, women, frontLine, young, staff: 600, staffWomen: 300 }
        const { composition, unmet } = credentialsOf({ ...demo, figures })
        expect(unmet).toEqual(composition.filter(({ count: has, bound, sense }) => (sense === 'atLeast' ? has < bound : has > bound)))
        expect(unmet.some(({ rule }) => rule === 'teachers')).toBe(10 * teachers < 6 * representatives)
        expect(unmet.some(({ rule }) => rule === 'leaders')).toBe(10 * leaders > 2 * representatives)
      }),
    )
  })
})

describe('a term', () => {
  test('ends three or five years later', () => {
    expect([termEnd('2023-09-01', 3), termEnd('2023-03-15', 5)]).toEqual(['2026-09-01', '2028-03-15'])
  })

  test.each([
    ['one a year', '2023-09-01', '2026-01-10', ['2024-03-20', '2025-03-20'], []],
    ['a year without', '2023-09-01', '2026-01-10', ['2025-03-20'], ['2023–2024']],
    ['autumn and spring are one school year', '2023-09-01', '2024-10-01', ['2023-10-08'], []],
    ['the year that is running still has time', '2025-09-01', '2026-06-30', [], []],
    ['a year of which the term saw only the end', '2024-04-01', '2025-10-01', ['2025-03-01'], []],
    ['two in a row', '2022-09-01', '2025-09-01', ['2024-12-01'], ['2022–2023', '2023–2024']],
  ])('%s', (_, startsOn, today, sessions, missed) => {
    expect(yearsMissed(startsOn, today, sessions)).toEqual(missed)
  })
})
