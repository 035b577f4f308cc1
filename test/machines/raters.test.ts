/** Appraisals whose raters are weighed in groups (domain 4.2). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consequencesOf } from '../../machines/consequences.ts'
import type { EventOf } from '../../machines/events.ts'
import { RATER_GROUPS, type RaterGroupName, type Sheet, type Tally } from '../../machines/matters.ts'
import { attendanceOf, FEWEST_RATERS, isSameRaters, mergedPapers, titleUnder, type Attending } from '../../machines/raters.ts'
import { weighedOf } from '../../machines/weighed.ts'
import type { Companion } from '../../machines/together.ts'
import { ballot } from './ballot-stand.ts'
import { id, SESSION } from './people.ts'
import { appraising, raters, rating } from './raters-cases.ts'
import { at, say } from './say.ts'

const present = (counts: Partial<Record<RaterGroupName, number | [number, number]>>): Attending =>
  Object.fromEntries(
    Object.entries(counts).map(([group, count]) => {
      const [there, rated] = typeof count === 'number' ? [count, 0] : count
      return [group, { present: there, onPaper: 0, rated }]
    }),
  )
const alone: RaterGroupName[][] = [['leaders'], ['heads'], ['others']]

describe('a group that is too small', () => {
  test.each([
    ['five each stay by themselves', { leaders: 5, heads: 5, others: 5 }, alone],
    ['four go with the group before them', { leaders: 5, heads: 4, others: 30 }, [['leaders', 'heads'], ['others']]],
    ['a small first takes in the group after it', { leaders: 2, heads: 8, others: 30 }, [['leaders', 'heads'], ['others']]],
    ['two small ones together are large enough', { leaders: 2, heads: 3, others: 30 }, [['leaders', 'heads'], ['others']]],
    ['what is still small goes on', { leaders: 2, heads: 2, others: 30 }, [['leaders', 'heads', 'others']]],
    ['nobody of a group is in the hall', { leaders: 6, heads: 0, others: 30 }, [['leaders', 'heads'], ['others']]],
    ['of five, one of whom is rated, four rate that one', { leaders: [5, 1], heads: 9, others: 30 }, [['leaders', 'heads'], ['others']]],
    ['six, two of whom are rated, are five on every line', { leaders: [6, 2], heads: 9, others: 30 }, alone],
    ['a hall of four has one group', { leaders: 1, heads: 1, others: 2 }, [['leaders', 'heads', 'others']]],
  ] as const)('%s', (_, counts, papers) => {
    expect(mergedPapers(alone, present(counts as Parameters<typeof present>[0]))).toEqual(papers)
  })

  test('never stays small beside another, and no group is lost, doubled or moved', () => {
    const count = fc.record({ present: fc.nat(12), onPaper: fc.constant(0), rated: fc.nat(3) })
    const hall = fc.record({ leaders: count, heads: count, teachers: count, workers: count, others: count })
    fc.assert(
      fc.property(hall, (attending) => {
        const papers = mergedPapers(
          RATER_GROUPS.map((group) => [group]),
          attending,
        )
        const raterCounts = papers.map((of) => {
          const { present: there, rated } = attendanceOf(of, attending)
          return there - Math.min(rated, 1)
        })
        expect(papers.flat()).toEqual([...RATER_GROUPS])
        expect(papers.length === 1 || raterCounts.every((n) => n >= FEWEST_RATERS)).toBe(true)
      }),
    )
  })
})

describe('the ballots of an appraisal', () => {
  const known = { item: null, ofAppraisal: 0 }
  const fields = { ...appraising, method: 'secret', session: SESSION, title: titleUnder(raters) } as const
  const companions: Companion[] = [
    { id: id('ofHeads'), state: 'configured', of: ['heads'] },
    { id: id('ofOthers'), state: 'configured', of: ['others'] },
  ]
  /** What follows a word that the office says to the first ballot. */
  const following = (
    state: 'unborn' | 'configured' | 'sealed_empty',
    event: EventOf['ballot'],
    more: Partial<typeof ballot.known> = {},
  ) => {
    const before = state === 'unborn' ? at(ballot, state) : at(ballot, state, fields)
    const { by } = ballot.samples[event.type]
    const facts = { ...ballot.known, ...known, ...more }
    const after = say(ballot, before, event, { known: facts })
    return { after, next: consequencesOf('ballot', { id: id('first'), before, after, event, known: facts, by }) }
  }
  const { event: configure } = ballot.samples['ballot.configure']
  const adjusting = (sheet: Sheet) =>
    ({
      type: 'ballot.adjust',
      title: '评议',
      power: 'appraisal',
      method: 'secret',
      items: fields.items ?? [],
      sheet,
      passing: ballot.context.passing,
      finality: 'first',
    }) as const

  test('are set up together, one for each group, and only the first decides the agenda item', () => {
    const { next } = following('unborn', { ...configure, ...fields, agendaItem: id('agendaItem') } as EventOf['ballot'], {
      item: { power: 'appraisal', override: null, ballot: null, isOpenToVote: true },
    })
    expect(next).toMatchObject(
      (['heads', 'others'] as const).map((group, n) => ({
        subject: 'ballot',
        id: null,
        event: {
          type: 'ballot.configure',
          agendaItem: null,
          together: id('first'),
          title: ['民主评议 · 中层', '民主评议 · 代表'][n],
          sheet: { raters: { of: [group], appraisal: raters.appraisal } },
        },
      })),
    )
  })

  test('change together', () => {
    const { next } = following('configured', adjusting(rating()), { companions })
    expect(next.map(({ id: ballotId, event }) => [ballotId, event.type])).toEqual([
      [id('ofHeads'), 'ballot.adjust'],
      [id('ofOthers'), 'ballot.adjust'],
    ])
  })

  test('come and go with the groups', () => {
    const two = rating({
      groups: [
        { group: 'leaders', name: '校领导', weight: 50 },
        { group: 'others', name: '代表', weight: 50 },
      ],
    })
    const { next } = following('configured', adjusting(two), { companions })
    expect(next.map(({ id: ballotId, event }) => [ballotId, event.type])).toEqual([
      [id('ofHeads'), 'ballot.archive'],
      [id('ofOthers'), 'ballot.adjust'],
    ])
    const plain = following('configured', adjusting({ kind: 'rating', complete: false, seenBy: 'staff' }), { companions })
    expect(plain.next.map(({ event }) => event.type)).toEqual(['ballot.archive', 'ballot.archive'])
  })

  test('are dropped together, and leave alone what only goes together with them', () => {
    const others: Companion[] = [...companions, { id: id('election'), state: 'configured' }]
    expect(following('configured', { type: 'ballot.archive' }, { companions: others }).next.map(({ id: ballotId }) => ballotId)).toEqual([
      id('ofHeads'),
      id('ofOthers'),
    ])
  })

  test('are issued to their groups; a small group gets the papers of the first, and the ballot that it does not need ends', () => {
    const standing = companions.map((one): Companion => ({ ...one, state: 'sealed_empty' }))
    const election: Companion = { id: id('election'), state: 'sealed_empty' }
    const issue: EventOf['ballot'] = { type: 'ballot.issue', onPaper: [] }
    const { after, next } = following('sealed_empty', issue, {
      companions: [...standing, election],
      attending: present({ leaders: 3, heads: 4, others: 40 }),
    })
    expect([after.context.issued, after.context.title]).toEqual([7, '民主评议 · 校领导/中层'])
    expect(next.map(({ id: ballotId, event }) => [ballotId, event])).toEqual([
      [id('ofHeads'), { type: 'ballot.absorb', into: id('first') }],
      [id('ofOthers'), { ...issue, raters: ['others'] }],
      [id('election'), issue],
    ])
  })

  test('count as issued by hand only what their own group has on paper', () => {
    const attending: Attending = { leaders: { present: 6, onPaper: 2, rated: 0 }, others: { present: 40, onPaper: 8, rated: 0 } }
    const { context } = following('sealed_empty', { type: 'ballot.issue', onPaper: [id('one'), id('two')] }, { attending }).after
    expect([context.issued, context.onPaper]).toEqual([6, 2])
  })

  test('are told apart by everything that they say of their groups', () => {
    const other = { ...raters, groups: raters.groups.map((group) => ({ ...group, name: `${group.name}组` })) }
    expect([
      isSameRaters(raters, { ...raters }),
      isSameRaters(raters, other),
      isSameRaters(raters, null),
      isSameRaters(null, null),
    ]).toEqual([true, false, false, true])
  })
})

describe('the average over groups', () => {
  const LEVELS = ['excellent', 'competent', 'incompetent']
  const items = [{ id: id('one'), title: '甲', marks: [...LEVELS, 'skip'] }]
  const counted = (of: RaterGroupName[], votes: readonly number[], points?: Record<string, number>) => ({
    items,
    sheet: { ...rating({ of }), ...(points ? { points } : {}) } satisfies Sheet,
    tally: { [id('one')]: Object.fromEntries([...LEVELS, 'skip'].map((mark, n) => [mark, votes[n] ?? 0])) } as Tally,
  })
  const points = { excellent: 100, competent: 80, incompetent: 0 }

  test('weighs what each made of a person: 30, 30 and 40 of a hundred', () => {
    const [line] = weighedOf([
      counted(['leaders'], [5, 0, 0], points),
      counted(['heads'], [4, 4, 0], points),
      counted(['others'], [10, 20, 10], points),
    ])
    // 30×100 % + 30×50 % + 40×25 % = 55 %; 30×100 + 30×90 + 40×65 = 83 points.
    expect([line?.levels?.map(({ permille }) => permille), line?.points, line?.raters]).toEqual([[550, 350, 100], 8300, 53])
    expect(line?.parts.map(({ names, weight, raters: n }) => [names, weight, n])).toEqual([
      [['校领导'], 30, 5],
      [['中层'], 30, 8],
      [['代表'], 40, 40],
    ])
  })

  test('gives groups that were joined the weight of both', () => {
    const [line] = weighedOf([counted(['leaders', 'heads'], [10, 0, 0]), counted(['others'], [0, 0, 40])])
    expect([line?.levels?.map(({ permille }) => permille), line?.points]).toEqual([[600, 0, 400], null])
  })

  test('leaves out a group of which fewer than five rated a line, and says nothing of what they said', () => {
    const [line] = weighedOf([counted(['leaders'], [4, 0, 0, 2]), counted(['heads'], [0, 5, 0]), counted(['others'], [10, 0, 0])])
    expect(line?.levels?.map(({ permille }) => permille)).toEqual([571, 429, 0])
    expect(line?.parts.map(({ levels }) => levels === null)).toEqual([true, false, false])
    const [nobody] = weighedOf([counted(['leaders'], [4, 0, 0]), counted(['others'], [0, 3, 0])])
    expect([nobody?.levels, nobody?.points, nobody?.raters]).toEqual([null, null, 0])
  })

  test('agrees with a plain reckoning of it', () => {
    const group = fc.tuple(fc.integer({ min: 5, max: 400 }), fc.nat(400), fc.nat(400))
    fc.assert(
      fc.property(group, group, group, (...votes) => {
        const groups: RaterGroupName[] = ['leaders', 'heads', 'others']
        const [line] = weighedOf(groups.map((of, n) => counted([of], votes[n] ?? [], points)))
        const share = (mark: number) =>
          [30, 30, 40].reduce(
            (all, weight, n) => all + (weight * (votes[n]?.[mark] ?? 0)) / (votes[n] ?? []).reduce((a, b) => a + b, 0),
            0,
          ) / 100
        for (const mark of [0, 1, 2]) expect(Math.abs((line?.levels?.[mark]?.permille ?? -1) - 1000 * share(mark))).toBeLessThan(0.501)
        expect(Math.abs((line?.points ?? -1) - 100 * (100 * share(0) + 80 * share(1)))).toBeLessThan(0.501)
      }),
    )
  })
})
