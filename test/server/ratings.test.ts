/** How a person was rated over the years: read by whom the sheet of each appraisal says, and always by themself (domain 4.2). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BallotItem } from '../../machines/matters.ts'
import type { Tally } from '../../machines/matters.ts'
import { getBallot, listBallots } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { listRatings } from '../../server/ratings-contract.ts'
import { appraise, LEVELS } from '../appraisals.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'

let hall: Hall
const rep = (n: number): Speaker => hall.reps[n] as Speaker

const on = (n: number): BallotItem => ({ id: rep(n).person, title: `干部${n}`, marks: LEVELS })
const read = async (who: Speaker, person?: string) =>
  (await who.call(listRatings, { query: person === undefined ? {} : { person } })).body.items.map(({ title, name, lines }) => [
    title,
    name,
    ...lines.map(({ aspect, raters, levels }) => [aspect, raters, levels?.[0]?.votes ?? null]),
  ])

beforeAll(async () => {
  hall = await openHall(12)
  await callToOrder(hall, 12, 3)
  const all = [3, 5, 6, 7, 8, 9]
  await appraise(hall, { title: '2024 评议', items: [on(3), on(4)], seenBy: 'presidium', voters: all, level: 'excellent' })
  const aspects = ['德', '能'].map((aspect) => ({ id: newId(), title: `干部3 · ${aspect}`, marks: LEVELS, person: rep(3).person }))
  await appraise(hall, { title: '2025 评议', items: aspects, seenBy: 'staff', voters: all.slice(0, 5), level: 'competent' })
  await appraise(hall, { title: '2026 评议', items: [on(3)], seenBy: 'staff', voters: all, level: 'excellent', announced: false })
})
afterAll(() => hall.close())

test('the presidium and the leader read every appraisal that was announced, the latest first; few raters in no detail', async () => {
  const rows = [
    ['2025 评议', '干部3', ['德', 4, null], ['能', 4, null]],
    ['2024 评议', '干部3', [null, 5, 5]],
    ['2024 评议', '干部4', [null, 6, 6]],
  ]
  expect(await read(hall.presidium)).toEqual(rows)
  expect(await read(hall.leader, rep(3).person)).toEqual(rows.slice(0, 2))
})

test('whoever was rated reads their own, also where others do not', async () => {
  expect(await read(rep(4))).toEqual([
    ['2025 评议', '干部3', ['德', 4, null], ['能', 4, null]],
    ['2024 评议', '干部4', [null, 6, 6]],
  ])
  expect(await read(rep(4), rep(4).person)).toEqual([['2024 评议', '干部4', [null, 6, 6]]])
})

test('others read of a person what was for the whole staff', async () => {
  expect(await read(rep(9), rep(4).person)).toEqual([])
  expect(await read(rep(9), rep(3).person)).toEqual([['2025 评议', '干部3', ['德', 4, null], ['能', 4, null]]])
})

test('what few rated is in nobody’s copy of the ballot but of those who run it', async () => {
  const { items } = (await hall.secretary.call(listBallots, { query: { session: hall.session } })).body
  const { id = '' } = items.find(({ title }) => title === '2025 评议') ?? {}
  const talliesOf = async (who: Speaker) => {
    const { tally } = (await who.call(getBallot, { params: { id } })).body.context as { tally: Tally }
    return Object.values(tally)
  }
  for (const who of [rep(9), rep(3), hall.leader, hall.staff]) expect(await talliesOf(who)).toEqual([{}, {}])
  for (const who of [hall.secretary, rep(0)]) expect((await talliesOf(who)).map(({ competent }) => competent)).toEqual([4, 4])
})

test('where the sheet gives points, their average is reckoned in whole hundredths; where few rated, in nothing', async () => {
  const points = { excellent: 100, competent: 80, basicallyCompetent: 60, incompetent: 0 }
  const sheet = { items: [on(10)], seenBy: 'presidium', points } as const
  await appraise(hall, { ...sheet, items: [on(10)], title: '折算', voters: [3, 5, 6, 7, 8, 9, 11], level: 'competent' })
  await appraise(hall, { ...sheet, items: [on(10)], title: '人少', voters: [3, 5], level: 'competent' })
  const { items } = (await rep(10).call(listRatings, { query: { person: rep(10).person } })).body
  expect(items.map(({ title, lines }) => [title, lines[0]?.points])).toEqual([
    ['人少', null],
    ['折算', 8000],
  ])
})
