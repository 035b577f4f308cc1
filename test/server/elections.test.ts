/** An election and an appraisal through the real API: sealed, counted, tied, voted on again (domain 4.1, 4.2). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BallotContext } from '../../machines/ballot-context.ts'
import type { BallotItem, ElectionSheet, RatingSheet } from '../../machines/matters.ts'
import { verify } from '../../machines/sealed/verify.ts'
import type { AgendaItem } from '../../machines/agenda.ts'
import { getBallot, getSession, listBallots } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { getOpening } from '../../server/sealed-contract.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { archiveOf, issuePapersOf, issueSealed, makeKeys, SealedPhone, type Scrutineer } from '../sealed-hall.ts'
import { until } from '../patience.ts'

const MARKS = ['approve', 'oppose', 'abstain']
const LEVELS = ['excellent', 'competent', 'basicallyCompetent', 'incompetent', 'skip']

const item = newId()
let hall: Hall
let scrutineers: Scrutineer[]
let phones: SealedPhone[]
beforeAll(async () => {
  hall = await openHall(12)
  await hall.secretary.must('session', hall.session, {
    type: 'session.addItem',
    item,
    after: null,
    title: '选举',
    power: 'election',
    kind: 'elect',
    method: 'sealed',
    motion: null,
    presenter: null,
    minutes: null,
  })
  await callToOrder(hall, 12, 3)
  scrutineers = await makeKeys(hall, hall.reps.slice(0, 3))
  phones = hall.reps.map((rep) => new SealedPhone(rep))
})
afterAll(() => hall.close())

const rep = (n: number): Speaker => hall.reps[n] as Speaker
const contextOf = async (ballot: string, who = hall.secretary) =>
  (await who.call(getBallot, { params: { id: ballot } })).body.context as unknown as BallotContext
const paperOf = (form: { items: BallotItem[] }, marks: string): Record<string, string> =>
  Object.fromEntries(form.items.map(({ id }, at) => [id, { a: 'approve', o: 'oppose' }[marks[at] ?? ''] ?? 'abstain']))

type Form = { items: BallotItem[]; sheet: ElectionSheet | RatingSheet }
const castAll = async (ballot: string, form: Form, papers: Record<string, string>[]) => {
  for (const phone of phones) await phone.register(ballot)
  await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
  for (const [n, paper] of papers.entries()) {
    const phone = phones[n] as SealedPhone
    const { text, shown } = await phone.sealForm(ballot, form, paper)
    expect((await phone.send(ballot, text, shown)).status).toBe(200)
  }
}
const announce = async (ballot: string) => {
  await hall.secretary.must('ballot', ballot, { type: 'ballot.close' })
  await hall.secretary.must('ballot', ballot, { type: 'ballot.reconcile' })
  await hall.presidium.must('ballot', ballot, { type: 'ballot.declareValid' })
  for (const scrutineer of scrutineers.slice(0, 2)) await scrutineer.contribute(ballot)
  await until('its archive is verified', async () => (await hall.secretary.call(getOpening, { params: { id: ballot } })).body.verified)
  await hall.secretary.must('ballot', ballot, { type: 'ballot.count' })
  await rep(0).must('ballot', ballot, { type: 'ballot.certify' })
  await rep(1).must('ballot', ballot, { type: 'ballot.certify' })
  await hall.secretary.must('ballot', ballot, { type: 'ballot.announce' })
}

describe('an election for two of four', () => {
  let form: { items: BallotItem[]; sheet: ElectionSheet }
  let ballot: string
  let next: string
  const agendaItem = async () => {
    const { body } = await hall.secretary.call(getSession, { params: { id: hall.session } })
    return (body.context as unknown as { items: AgendaItem[] }).items.find(({ id }) => id === item)
  }
  const asked = () =>
    ({
      matter: 'election',
      power: 'election',
      agendaItem: item,
      title: '选举提案工作委员会委员',
      items: form.items,
      sheet: form.sheet,
    }) as const

  beforeAll(() => {
    const candidates = hall.reps.slice(4, 8).map(({ person }, n) => ({ id: person, title: `候选人${n + 1}`, marks: MARKS }))
    const writeIns = hall.reps.slice(8, 10).map(({ person }, n) => ({ id: person, title: `另选${n + 1}` }))
    form = { items: candidates, sheet: { kind: 'election', seats: 2, stage: 'first', writeIns } }
  })

  test('is set up with seats, and never by hands', async () => {
    const configure = (change: object) =>
      hall.secretary.say('ballot', newId(), {
        type: 'ballot.configure',
        session: hall.session,
        motion: null,
        method: 'sealed',
        passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
        finality: 'first',
        ...asked(),
        ...change,
      })
    const unmet = async (change: object) => (await configure(change)).problem.facts['unmet']
    expect(await unmet({ sheet: undefined })).toBe('sheetFits')
    expect(await unmet({ method: 'hands' })).toBe('secretWhereRequired')
    expect(await unmet({ sheet: { ...form.sheet, seats: 9 } })).toBe('sheetFits')
    expect(await unmet({ sheet: { ...form.sheet, stage: 'runOff' } })).toBe('stageKept')
    expect((await configure({ sheet: { ...form.sheet, seats: 0 } })).problem.code).toBe('invalid')
  })

  test('has no candidate among its scrutineers', async () => {
    const refused = issueSealed(hall, [rep(0), rep(1)], {
      asked: { ...asked(), agendaItem: null, items: [...form.items, { id: rep(1).person, title: '监票人', marks: MARKS }] },
    })
    await expect(refused).rejects.toThrow('scrutineersNotCandidates')
  })

  test('an overfilled paper, a write-in without cause and a stranger cannot be sealed', async () => {
    ;({ ballot } = await issueSealed(hall, hall.reps.slice(0, 3), { asked: asked() }))
    for (const phone of phones) await phone.register(ballot)
    await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
    const writeIn = { [form.sheet.writeIns[0]?.id ?? '']: 'writeIn' }
    for (const paper of [
      paperOf(form, 'aaa-'),
      { ...paperOf(form, 'a---'), ...writeIn },
      { ...paperOf(form, 'aa--'), [rep(0).person]: 'writeIn' },
    ])
      await expect(phones[0]?.sealForm(ballot, form, paper)).rejects.toThrow('vote')
  })

  test('the tied at the last seat are neither elected nor forgotten', async () => {
    const writeIn = { [form.sheet.writeIns[0]?.id ?? '']: 'writeIn' }
    const papers = [
      ...Array.from({ length: 4 }, () => paperOf(form, 'aao-')),
      ...Array.from({ length: 3 }, () => paperOf(form, 'a-a-')),
      ...Array.from({ length: 3 }, () => paperOf(form, 'oaa-')),
      { ...paperOf(form, '--ao'), ...writeIn },
    ]
    for (const [n, paper] of papers.entries()) {
      const { text, shown } = await (phones[n] as SealedPhone).sealForm(ballot, form, paper)
      expect((await phones[n]?.send(ballot, text, shown))?.status).toBe(200)
    }
    await announce(ballot)
    const [one, two, three] = form.items.map(({ id }) => id)
    const context = await contextOf(ballot)
    expect(context.tally?.[form.sheet.writeIns[0]?.id ?? '']).toEqual({ writeIn: 1 })
    expect(context).toMatchObject({ passed: null, election: { elected: [], tied: [one, two, three], open: 2, vacant: 0 } })
    expect((await agendaItem())?.phase).toBe('voting')
    expect((await hall.staff.say('ballot', ballot, { type: 'ballot.archive' })).problem.facts).toMatchObject({ unmet: 'filled' })
    const report = await verify(await archiveOf(hall, rep(11), ballot))
    expect(report.result?.slice(0, 2)).toEqual([
      [7, 3, 1],
      [7, 0, 4],
    ])
  })

  test('they are voted on again with one act, which is the same act when it is repeated', async () => {
    next = newId()
    await hall.secretary.must('ballot', ballot, { type: 'ballot.runOff', ballot: next })
    const again = await contextOf(next)
    expect(again).toMatchObject({ round: 2, sheet: { kind: 'election', seats: 2, stage: 'runOff', writeIns: [] }, agendaItem: item })
    expect(again.items.map(({ id }) => id)).toEqual(form.items.slice(0, 3).map(({ id }) => id))
    expect((await hall.secretary.say('ballot', ballot, { type: 'ballot.runOff', ballot: newId() })).problem.code).toBe('out-of-order')
  })

  test('one is elected; for the other seat nobody has a majority, and a further election finds somebody else', async () => {
    await issuePapersOf(hall, next, hall.reps.slice(0, 3))
    const runOff = { items: (await contextOf(next)).items, sheet: (await contextOf(next)).sheet as ElectionSheet }
    await castAll(next, runOff, [
      ...Array.from({ length: 7 }, () => paperOf(runOff, 'aoo')),
      ...Array.from({ length: 4 }, () => paperOf(runOff, '-a-')),
    ])
    await announce(next)
    expect((await contextOf(next)).election).toEqual({ elected: [form.items[0]?.id], tied: [], open: 0, vacant: 1 })
    const further = newId()
    const stand = (person: string) => ({
      type: 'ballot.supplement',
      ballot: further,
      title: '另行选举',
      items: [{ id: person, title: '候选人', marks: MARKS }],
    })
    const refused = await hall.secretary.say('ballot', next, stand(form.items[0]?.id ?? '') as never)
    expect(refused.problem.facts).toMatchObject({ unmet: 'candidatesNew' })
    await hall.secretary.must('ballot', next, stand(rep(10).person) as never)
    expect((await contextOf(further)).sheet).toMatchObject({ seats: 1, stage: 'supplementary' })
  })

  test('the seat may be left empty instead, by the presidium, with its reason', async () => {
    const { body } = await hall.secretary.call(listBallots, { query: { session: hall.session } })
    const further = body.items.find(({ title, state }) => title === '另行选举' && state === 'configured')?.id ?? ''
    await issuePapersOf(hall, further, hall.reps.slice(0, 3))
    const last = { items: (await contextOf(further)).items, sheet: (await contextOf(further)).sheet as ElectionSheet }
    await castAll(
      further,
      last,
      Array.from({ length: 6 }, () => paperOf(last, 'a')),
    )
    await announce(further)
    expect((await contextOf(further)).election).toMatchObject({ elected: [], vacant: 1 })
    const vacant = { type: 'ballot.leaveVacant', reason: '主席团决定暂缺一名。' } as const
    expect((await hall.staff.say('ballot', further, vacant)).problem.code).toBe('not-entitled')
    await hall.presidium.must('ballot', further, vacant)
    expect((await agendaItem())?.phase).toBe('decided')
    await hall.staff.must('ballot', further, { type: 'ballot.archive' })
  })
})

describe('an appraisal of four, two of whom vote', () => {
  let ballot: string
  let form: { items: BallotItem[]; sheet: RatingSheet }
  const rated = (level: string, ...own: number[]) =>
    Object.fromEntries(form.items.map(({ id }, n) => [id, own.includes(n) ? 'skip' : level]))

  beforeAll(async () => {
    const people = [rep(3).person, rep(4).person, newId(), newId()]
    form = {
      items: people.map((id, n) => ({ id, title: `干部${n + 1}`, marks: LEVELS })),
      sheet: { kind: 'rating', complete: true, seenBy: 'presidium' },
    }
    ;({ ballot } = await issueSealed(hall, hall.reps.slice(0, 3), {
      asked: { matter: 'appraisal', power: 'appraisal', title: '民主评议中层干部', items: form.items, sheet: form.sheet },
    }))
    for (const phone of phones) await phone.register(ballot)
    await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
  })

  const send = async (n: number, paper: Record<string, string>) => {
    const phone = phones[n] as SealedPhone
    const { text, shown } = await phone.sealForm(ballot, form, paper)
    return phone.send(ballot, text, shown)
  }

  test('nobody rates themself, nor leaves out another, and neither is counted', async () => {
    expect(await send(3, rated('excellent'))).toMatchObject({
      problem: { code: 'paper-invalid', facts: { fault: 'own-line', item: rep(3).person } },
    })
    expect((await send(5, rated('excellent', 1))).problem.facts).toMatchObject({ fault: 'line-missing', item: rep(4).person })
    const phone = phones[5] as SealedPhone
    const { text } = await phone.sealForm(ballot, form, rated('excellent'))
    expect((await phone.send(ballot, text)).problem.facts).toMatchObject({ fault: 'line-missing' })
    expect((await verify(await archiveOf(hall, hall.secretary, ballot))).trackers).toEqual([])
  })

  test('whoever is on the sheet votes on the others', async () => {
    expect((await send(3, rated('competent', 0))).status).toBe(200)
    expect((await send(4, rated('competent', 1))).status).toBe(200)
    for (const n of [0, 1, 2, 5, 6, 7]) expect((await send(n, rated('excellent'))).status).toBe(200)
    await announce(ballot)
    const { tally, passed, election } = await contextOf(ballot)
    expect([passed, election]).toEqual([null, null])
    expect(tally?.[rep(3).person]).toEqual({ excellent: 6, competent: 1, basicallyCompetent: 0, incompetent: 0, skip: 1 })
  })

  test('the presidium reads how all were rated, whoever was rated their own line, others none', async () => {
    expect(Object.keys((await contextOf(ballot, hall.presidium)).tally ?? {})).toHaveLength(4)
    expect(Object.keys((await contextOf(ballot, rep(4))).tally ?? {})).toEqual([rep(4).person])
    expect((await contextOf(ballot, rep(9))).tally).toEqual({})
  })

  test('others check the box, but its opening is not in their copy', async () => {
    const report = await verify(await archiveOf(hall, rep(9), ballot))
    expect(report).toMatchObject({ last: 'EncryptedTally', result: null })
    expect(report.trackers).toHaveLength(8)
    expect((await verify(await archiveOf(hall, hall.presidium, ballot))).last).toBe('Result')
  })
})

describe('a counted election', () => {
  test('is refused by the booth where a paper breaks its rules, and nothing is counted', async () => {
    const seen = await hall.secretary.say('ballot', newId(), {
      type: 'ballot.configure',
      session: hall.session,
      agendaItem: null,
      matter: 'election',
      motion: null,
      title: '选举',
      power: 'election',
      method: 'secret',
      items: hall.reps.slice(4, 6).map(({ person }, n) => ({ id: person, title: `候选人${n}`, marks: MARKS })),
      sheet: { kind: 'election', seats: 1, stage: 'first', writeIns: [{ id: rep(9).person, title: '另选' }] },
      passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
      finality: 'first',
    })
    expect(seen.status).toBe(200)
    const ballot = seen.body.id
    await issuePapersOf(hall, ballot, hall.reps.slice(0, 3))
    await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
    const [one, two] = [rep(4).person, rep(5).person]
    const fault = async (paper: Record<string, string>) => (await rep(6).cast(ballot, paper)).problem.facts['fault']
    expect(await fault({ [one]: 'approve', [two]: 'approve' })).toBe('over-marked')
    expect(await fault({ [one]: 'abstain', [two]: 'abstain', [rep(9).person]: 'writeIn' })).toBe('write-in-unopposed')
    expect(await fault({ [one]: 'oppose', [two]: 'abstain', [rep(10).person]: 'writeIn' })).toBe('foreign-item')
    expect((await rep(6).cast(ballot, { [one]: 'oppose', [two]: 'abstain', [rep(9).person]: 'writeIn' })).status).toBe(200)
    const rows = await hall.db.selectFrom('tally').select(['itemId', 'mark', 'votes']).where('ballotId', '=', ballot).execute()
    expect(
      rows
        .filter(({ votes }) => votes > 0)
        .map(({ mark }) => mark)
        .toSorted(),
    ).toEqual(['abstain', 'oppose', 'writeIn'])
    expect(rows.every(({ votes }) => votes <= 1)).toBe(true)
  })
})
