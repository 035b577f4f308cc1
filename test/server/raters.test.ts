/** An appraisal whose raters are weighed in groups, through the real API: counted and sealed (domain 4.2). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRecord } from '../../db/record.ts'
import type { BallotContext } from '../../machines/ballot-context.ts'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import type { RaterGroup, RatingSheet } from '../../machines/matters.ts'
import { getBallot, listBallots } from '../../server/contract.ts'
import { ballotRecord } from '../../server/documents/ballot-papers.ts'
import { newId } from '../../server/ids.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { listRatings } from '../../server/ratings-contract.ts'
import { getOpening } from '../../server/sealed-contract.ts'
import { LEVELS } from '../appraisals.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { issuePapersOf, makeKeys, SealedPhone, type Scrutineer } from '../sealed-hall.ts'

/** Of twenty representatives the first six lead the school, the next six answer for a department. */
const LEADERS = [0, 1, 2, 3, 4, 5]
const HEADS = [6, 7, 8, 9, 10, 11]
const OTHERS = [12, 13, 14, 15, 16, 17, 18, 19]
const GROUPS: RaterGroup[] = [
  { group: 'leaders', name: '校领导', weight: 30 },
  { group: 'heads', name: '中层干部', weight: 30 },
  { group: 'others', name: '其他代表', weight: 40 },
]
const POINTS = { excellent: 100, competent: 80, basicallyCompetent: 60, incompetent: 0 }

let hall: Hall
let scrutineers: Scrutineer[]
const rep = (n: number): Speaker => hall.reps[n] as Speaker
const say = (ballot: string, event: BallotEvent, by = hall.secretary) => by.must('ballot', ballot, event)
const unmetBy = async (ballot: string, event: BallotEvent, by = hall.secretary) =>
  (await by.say('ballot', ballot, event)).problem.facts['unmet']
const contextOf = async (ballot: string) =>
  (await hall.secretary.call(getBallot, { params: { id: ballot } })).body.context as unknown as BallotContext
const rows = async () => (await hall.secretary.call(listBallots, { query: { session: hall.session } })).body.items

beforeAll(async () => {
  hall = await openHall(20, { enrolByActs: true })
  const person = (n: number) => hall.db.updateTable('person').where('id', '=', rep(n).person)
  for (const n of LEADERS) await person(n).set({ duty: 'leader' }).execute()
  for (const n of HEADS)
    await person(n)
      .set({ roles: ['department'] })
      .execute()
  await callToOrder(hall, 20, 3)
  scrutineers = await makeKeys(hall, hall.reps.slice(0, 3))
})
afterAll(() => hall.close())

/** Two officers are appraised: one among those who lead, one who has no seat. */
const officer = newId()
const itemsOf = () => [
  { id: rep(5).person, title: '马文博', marks: LEVELS },
  { id: officer, title: '欧阳海涛', marks: LEVELS },
]
const sheetOf = (appraisal: string, groups = GROUPS): RatingSheet => ({
  kind: 'rating',
  complete: false,
  seenBy: 'presidium',
  points: POINTS,
  raters: { appraisal, title: '民主评议', of: ['leaders'], groups },
})
const appraisal = (method: 'secret' | 'sealed', sheet: RatingSheet): Extract<BallotEvent, { type: 'ballot.configure' }> => ({
  type: 'ballot.configure',
  session: hall.session,
  agendaItem: null,
  matter: 'appraisal',
  motion: null,
  title: '民主评议 · 校领导',
  power: 'appraisal',
  method,
  items: itemsOf(),
  sheet,
  passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
  finality: 'first',
})
/** The ballots of the other groups, in their order. */
const companionsOf = async (first: string): Promise<string[]> =>
  (await rows()).filter(({ togetherWith }) => togetherWith === first).map(({ id }) => id)
const paperFor = (n: number, level: string) => ({ [rep(5).person]: n === 5 ? 'skip' : level, [officer]: level })
const vote = async (ballot: string, people: number[], level: string) => {
  for (const n of people) expect((await rep(n).cast(ballot, paperFor(n, level))).status).toBe(200)
}
const seatsOn = async (ballot: string) =>
  (await hall.db.selectFrom('register').select('seatId').where('ballotId', '=', ballot).execute()).map(({ seatId }) => seatId).toSorted()
const seatsOf = (people: number[]) => people.map((n) => rep(n).seat).toSorted()
const count = async (ballot: string) => {
  for (const type of ['ballot.reconcile', 'ballot.declareValid', 'ballot.count'] as const) await say(ballot, { type })
  for (const n of [0, 1]) await say(ballot, { type: 'ballot.certify' }, rep(n))
}
const told = async (by: Speaker, ballot: string) =>
  (await by.call(listRatings, { query: { ballot } })).body.items.map(({ name, title, lines }) => [
    name,
    title,
    lines[0]?.raters,
    lines[0]?.levels?.map(({ permille }) => permille) ?? null,
    lines[0]?.points,
  ])

describe('a counted appraisal in three groups', () => {
  const first = newId()
  let heads: string
  let others: string

  test('is set up by one act, a ballot a group, and by nobody twice', async () => {
    const shared = newId()
    await say(first, appraisal('secret', sheetOf(shared)))
    ;[heads = '', others = ''] = await companionsOf(first)
    const titles = (await rows()).filter(({ id }) => [first, heads, others].includes(id)).map(({ title }) => title)
    expect(titles).toEqual(['民主评议 · 校领导', '民主评议 · 中层干部', '民主评议 · 其他代表'])
    expect(await unmetBy(newId(), appraisal('secret', sheetOf(shared)))).toBe('ratersWhole')
    expect(await unmetBy(heads, { type: 'ballot.archive' })).toBe('ratersLed')
  })

  test('asks all groups the same: what is changed with the first is changed with all', async () => {
    const {
      type: _,
      session: _s,
      agendaItem: _a,
      matter: _m,
      motion: _o,
      ...fields
    } = appraisal('secret', (await contextOf(first)).sheet as RatingSheet)
    await say(first, { type: 'ballot.adjust', ...fields, sheet: { ...fields.sheet, complete: true } as RatingSheet })
    const sheets = await Promise.all([first, heads, others].map(async (id) => (await contextOf(id)).sheet))
    expect(sheets).toMatchObject([{ complete: true }, { complete: true }, { complete: true }])
  })

  test('gives everybody one paper, that of their own group', async () => {
    await issuePapersOf(hall, first, hall.reps.slice(0, 3), [rep(1).seat, rep(12).seat])
    // Six lead the school, one of whom is rated: five rate on every line.
    expect(await seatsOn(first)).toEqual(seatsOf(LEADERS))
    expect(await seatsOn(heads)).toEqual(seatsOf(HEADS))
    expect(await seatsOn(others)).toEqual(seatsOf(OTHERS))
    const contexts = await Promise.all([first, heads, others].map(contextOf))
    expect(contexts.map(({ issued, onPaper, present }) => [issued, onPaper, present])).toEqual([
      [6, 1, 20],
      [6, 0, 20],
      [8, 1, 20],
    ])
    expect((await rep(12).cast(first, paperFor(12, 'excellent'))).problem.code).toBe('ballot-not-open')
    await say(first, { type: 'ballot.open', closesAt: null })
    expect((await rep(13).cast(first, paperFor(13, 'excellent'))).problem.code).toBe('not-issued')
    expect((await rep(0).cast(others, paperFor(0, 'excellent'))).problem.code).toBe('not-issued')
  })

  test('is told only once every group is announced', async () => {
    await vote(first, [0, 2, 3, 4, 5], 'excellent')
    await vote(heads, HEADS, 'competent')
    await vote(others, [13, 14, 15, 16, 17, 18, 19], 'basicallyCompetent')
    const bundle = (n: number, level: string) => {
      const votes = (chosen: string) => Object.fromEntries(LEVELS.map((mark) => [mark, mark === chosen ? 1 : 0]))
      const paper = paperFor(n, level)
      return { returned: 1, invalid: 0, tally: Object.fromEntries(Object.entries(paper).map(([id, mark]) => [id, votes(mark)])) }
    }
    await say(first, { type: 'ballot.close' })
    for (const teller of [hall.teller, hall.teller2]) {
      await say(first, { type: 'ballot.enterPaper', ...bundle(1, 'excellent') }, teller)
      await say(others, { type: 'ballot.enterPaper', ...bundle(12, 'basicallyCompetent') }, teller)
    }
    await count(first)
    expect(await unmetBy(first, { type: 'ballot.announce' })).toBe('companionsCertified')
    expect(await told(hall.leader, first)).toEqual([])
    await count(heads)
    await count(others)
    await say(first, { type: 'ballot.announce' })
    // 30×100 % excellent, 30×100 % competent, 40×100 % basically competent: 30×100 + 30×80 + 40×60 = 78 points.
    const rated = [
      ['马文博', '民主评议', 19, [300, 300, 400, 0], 7800],
      ['欧阳海涛', '民主评议', 20, [300, 300, 400, 0], 7800],
    ]
    for (const ballot of [first, heads, others]) expect(await told(hall.leader, ballot)).toEqual(rated)
    const [row] = (await hall.leader.call(listRatings, { query: { person: rep(5).person } })).body.items
    expect(row?.ballot).toBe(first)
    expect(row?.lines[0]?.parts.map(({ names, weight, raters }) => [names, weight, raters])).toEqual([
      [['校领导'], 30, 5],
      [['中层干部'], 30, 6],
      [['其他代表'], 40, 8],
    ])
  })

  test('stands in the record below the last of its ballots, with what each group counted', async () => {
    const record = await findRecord(hall.db, hall.session)
    const [leaders, , last] = (record?.ballots ?? []).filter(({ id }) => [first, heads, others].includes(id))
    if (!record || !leaders || !last) throw new Error('the record lacks the ballots')
    const text = (ballot: typeof last) => JSON.stringify(ballotRecord(record, ballot))
    expect(text(leaders)).not.toContain('各组合成结果')
    expect(text(last)).toContain('民主评议 · 各组合成结果（校领导 30%、中层干部 30%、其他代表 40%）')
    expect(text(last)).toContain(
      '["马文博","30.0%","30.0%","40.0%","0.0%","78.00","校领导 5 人；中层干部 6 人；其他代表 8 人"]'.slice(1, -1),
    )
  })

  test('is read as its sheet says: whoever is rated reads their own, others nothing', async () => {
    expect(await told(rep(5), first)).toEqual([['马文博', '民主评议', 19, [300, 300, 400, 0], 7800]])
    expect(await told(rep(12), first)).toEqual([])
  })
})

describe('a group that is too small', () => {
  const groups: RaterGroup[] = [
    { group: 'workers', name: '职工', weight: 20 },
    { group: 'leaders', name: '校领导', weight: 30 },
    { group: 'others', name: '其他代表', weight: 50 },
  ]
  test('is given the papers of the group beside it, and one that fails is voted on again by those whom it had', async () => {
    const first = newId()
    const sheet = sheetOf(newId(), groups)
    await say(first, appraisal('secret', { ...sheet, raters: { ...sheet.raters, of: ['workers'] } as never }))
    const [leaders = '', others = ''] = await companionsOf(first)
    await issuePapersOf(hall, first, hall.reps.slice(0, 3))
    expect(await seatsOn(first)).toEqual(seatsOf(LEADERS))
    expect(await seatsOn(others)).toEqual(seatsOf([...HEADS, ...OTHERS]))
    expect((await rows()).find(({ id }) => id === leaders)?.state).toBe('archived')
    expect((await contextOf(first)).title).toBe('民主评议 · 职工/校领导')
    await say(first, { type: 'ballot.open', closesAt: null })
    await vote(first, LEADERS, 'competent')
    await vote(others, [...HEADS, ...OTHERS], 'excellent')
    await say(first, { type: 'ballot.close' })
    await count(others)
    await say(first, { type: 'ballot.void', reason: '票箱封条破损。' })
    await say(others, { type: 'ballot.announce' })
    expect(await told(hall.leader, others)).toEqual([])
    const again = newId()
    await say(first, { type: 'ballot.revote', ballot: again })
    await issuePapersOf(hall, again, hall.reps.slice(0, 3))
    expect(await seatsOn(again)).toEqual(seatsOf(LEADERS))
    await say(again, { type: 'ballot.open', closesAt: null })
    await vote(again, LEADERS, 'competent')
    await say(again, { type: 'ballot.close' })
    await count(again)
    await say(again, { type: 'ballot.announce' })
    expect(await told(hall.leader, again)).toEqual([
      ['马文博', '民主评议', 19, [500, 500, 0, 0], 9000],
      ['欧阳海涛', '民主评议', 20, [500, 500, 0, 0], 9000],
    ])
  })
})

test('a sealed appraisal has a box for each group, and none that is opened for fewer than five', async () => {
  const first = newId()
  await say(first, appraisal('sealed', sheetOf(newId())))
  const [heads = '', others = ''] = await companionsOf(first)
  const ballots = [first, heads, others]
  await issuePapersOf(hall, first, hall.reps.slice(0, 3))
  const papers: [string, number[], string][] = [
    [first, LEADERS, 'excellent'],
    [heads, HEADS, 'competent'],
    [others, OTHERS.slice(0, 6), 'incompetent'],
  ]
  const phones = new Map([...LEADERS, ...HEADS, ...OTHERS.slice(0, 6)].map((n) => [n, new SealedPhone(rep(n))]))
  for (const [ballot, people] of papers) for (const n of people) await phones.get(n)?.register(ballot)
  await say(first, { type: 'ballot.open', closesAt: null })
  for (const [ballot, people, level] of papers)
    for (const n of people) {
      const phone = phones.get(n) as SealedPhone
      const form = { items: itemsOf(), sheet: (await contextOf(ballot)).sheet }
      const { text, shown } = await phone.sealForm(ballot, form, paperFor(n, level))
      expect((await phone.send(ballot, text, shown)).status).toBe(200)
    }
  await say(first, { type: 'ballot.close' })
  for (const ballot of ballots) {
    await say(ballot, { type: 'ballot.reconcile' })
    await say(ballot, { type: 'ballot.declareValid' })
    for (const scrutineer of scrutineers.slice(0, 2)) await scrutineer.contribute(ballot)
    await expect.poll(async () => (await hall.secretary.call(getOpening, { params: { id: ballot } })).body.verified).toBe(true)
    await say(ballot, { type: 'ballot.count' })
    for (const n of [0, 1]) await say(ballot, { type: 'ballot.certify' }, rep(n))
  }
  await say(first, { type: 'ballot.announce' })
  expect(await told(hall.leader, first)).toEqual([
    ['马文博', '民主评议', 17, [300, 300, 0, 400], 5400],
    ['欧阳海涛', '民主评议', 18, [300, 300, 0, 400], 5400],
  ])
  expect((await verifyJournal(hall.db)).findings).toEqual([])
})
