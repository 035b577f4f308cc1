/** What changed between two versions of an agenda, as a reader would tell it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesOf, type AgendaChange } from '../../machines/agenda-changes.ts'
import { item } from './session-stand.ts'

const agenda = (names: string) => names.split('').map((name) => item(name, 'pending'))
const told = (change: AgendaChange): string =>
  change.is === 'moved' ? `${change.title} ${change.from}→${change.to}` : `${change.is} ${change.title}`
const changes = (before: string, after: string) => changesOf(agenda(before), agenda(after)).map(told)

describe('what changed', () => {
  test.each([
    ['nothing', 'abc', 'abc', []],
    ['an item more pushes the others down, and moves none', 'abc', 'axbc', ['added x']],
    ['an item less', 'abc', 'ac', ['removed b']],
    ['one item that goes last is one move', 'abcd', 'bcda', ['a 1→4']],
    ['one item that goes first is one move', 'abcd', 'dabc', ['d 4→1']],
    ['one gone, one come, one moved', 'abcd', 'cabx', ['added x', 'removed d', 'c 3→1']],
  ] as const)('%s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected)
  })

  test('a change names the fields that changed', () => {
    expect(changesOf(agenda('ab'), [item('a', 'pending', { minutes: 30, presenter: '王老师' }), item('b', 'pending')])).toEqual([
      { is: 'changed', title: 'a', fields: ['presenter', 'minutes'] },
    ])
  })

  test('whatever is added, removed and moved accounts for the new version, and no more is moved than must be', () => {
    const version = fc.shuffledSubarray('abcdefgh'.split(''))
    fc.assert(
      fc.property(version, version, (before, after) => {
        const all = changesOf(agenda(before.join('')), agenda(after.join('')))
        const named = (is: AgendaChange['is']) => all.filter((change) => change.is === is).map(({ title }) => title)
        expect(named('added')).toEqual(after.filter((name) => !before.includes(name)))
        expect(named('removed')).toEqual(before.filter((name) => !after.includes(name)))
        const moved = named('moved')
        const rest = (names: string[]) => names.filter((name) => before.includes(name) && after.includes(name) && !moved.includes(name))
        expect(rest(after)).toEqual(rest(before))
        const stayed = after.filter((name) => before.includes(name))
        expect(moved.length === 0).toBe(stayed.join('') === before.filter((name) => after.includes(name)).join(''))
      }),
    )
  })
})
