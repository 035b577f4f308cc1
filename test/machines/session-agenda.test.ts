/** What of a session must be secret, what it keeps of its day, and how it is founded, run and handed from desk to desk (domain 2.4, 2.5, 3). */
import { describe, expect, test } from 'vitest'
import { defaultMethod, isMethodLawful, isSecret, isTalkOnly } from '../../machines/agenda.ts'
import type { Word } from '../../machines/events.ts'
import { holdsDesk, isOfTheDesk } from '../../machines/desk.ts'
import { METHODS, POWERS, SESSION_KINDS } from '../../machines/matters.ts'
import type { SessionContext } from '../../machines/session-context.ts'
import { TEMPLATES } from '../../machines/templates.ts'
import { worded, type Case } from './obstacles.ts'
import { chief, id, presidium, scrutineer, second, secretary, teller } from './people.ts'
import { at, refusal, say } from './say.ts'
import { item, session } from './session-stand.ts'

const sample = session.samples
const onlyOne = (one: ReturnType<typeof item>) => ({ items: [one] })

describe('票决: what must be secret', () => {
  test('staff interest, elections and appraisals, by no other method and no other powers', () => {
    const secretOnly = POWERS.filter((power) => METHODS.every((method) => isMethodLawful(power, method, null) === isSecret(method)))
    expect(secretOnly).toEqual(['staffInterest', 'election', 'appraisal'])
    for (const power of POWERS.filter((each) => !secretOnly.includes(each))) {
      for (const method of METHODS) expect(isMethodLawful(power, method, null)).toBe(true)
    }
  })

  test('is the default for them, a show of hands for the rest, and nothing for what is only heard', () => {
    expect(defaultMethod('staffInterest', 'decide')).toBe('sealed')
    expect(defaultMethod('other', 'elect')).toBe('sealed')
    expect(defaultMethod('other', 'appraise')).toBe('sealed')
    expect(defaultMethod('plans', 'decide')).toBe('hands')
    expect(defaultMethod('staffInterest', 'hear')).toBeNull()
    expect(defaultMethod('plans', 'discuss')).toBeNull()
    const added = say(session, at(session, 'preparing'), worded(session, 'session.addItem', { power: 'staffInterest', method: null }))
    expect(added.context.items[0]?.method).toBe('sealed')
  })

  test('an exception with its reason, on record before the agenda is adopted, is obeyed and kept', () => {
    const context = { agendaAdopted: 0, ...onlyOne(item('pending', 'pending', { power: 'staffInterest', method: 'secret' })) }
    const excepted = say(session, at(session, 'preparatory', context), sample['session.override'].event)
    expect(excepted.context.items[0]).toMatchObject({ method: 'hands', override: '仅一处文字修改。' })
    const edited = say(session, excepted, worded(session, 'session.editItem', { power: 'staffInterest', method: 'hands' }))
    expect(edited.context.items[0]).toMatchObject({ method: 'hands', override: '仅一处文字修改。' })
  })

  test('an exception does not go over to another power', () => {
    const context = onlyOne(item('pending', 'pending', { power: 'staffInterest', override: '仅一处文字修改。' }))
    const edited = say(session, at(session, 'preparing', context), worded(session, 'session.editItem', { power: 'charter' }))
    expect(edited.context.items[0]?.override).toBeNull()
  })
})

describe('before and after', () => {
  test('papers go out late only with a reason, which is kept', () => {
    const late = worded(session, 'session.sendPapers', { overrideReason: '上级临时要求。' })
    expect(say(session, at(session, 'preparing'), late, { known: { daysToOpening: 2 } })).toMatchObject({
      state: 'papers_out',
      context: { papersOverride: '上级临时要求。' },
    })
    expect(say(session, at(session, 'preparing'), sample['session.sendPapers'].event, { known: { daysToOpening: 7 } }).state).toBe(
      'papers_out',
    )
  })

  test('a new nomination of scrutineers must be confirmed anew', () => {
    const confirmed = say(session, at(session, 'open'), sample['session.confirmScrutineers'].event)
    expect(confirmed.context.scrutinyConfirmed).toBe(true)
    const again = say(session, confirmed, sample['session.nominateScrutineers'].event)
    expect(again.context.scrutinyConfirmed).toBe(false)
    expect(again.context.scrutiny).toEqual({
      scrutineers: [chief.person, scrutineer.person],
      chief: chief.person,
      tellers: [teller.person],
    })
  })

  test('every step of the day leaves its hour', () => {
    const when = (state: Case<'session'>['in'], word: Word<'session'>) =>
      say(session, at(session, state), sample[word].event, { at: '2025-03-30T01:00:00.000Z' }).context
    expect(when('preparing', 'session.sendPapers').papersSentAt).toBe('2025-03-30T01:00:00.000Z')
    expect(when('preparatory', 'session.open').openedAt).toBe('2025-03-30T01:00:00.000Z')
    expect(when('open', 'session.close').closedAt).toBe('2025-03-30T01:00:00.000Z')
    expect(when('closed', 'session.publish').publishedAt).toBe('2025-03-30T01:00:00.000Z')
  })

  test('the resolution is what was written before the congress adopted it', () => {
    const adopted = (context: Partial<SessionContext>) =>
      say(session, at(session, 'open', context), sample['session.adoptResolution'].event).context.resolutionAdopted
    expect(adopted({ resolution: '大会审议通过了各项报告。' })).toBe(true)
    expect(adopted({ resolution: null })).toBe(false)
  })

  test('results come down after fifteen days, or earlier with a reason on record', () => {
    const down = (overrideReason: string | null, daysUp: number) =>
      say(
        session,
        at(session, 'published'),
        { type: 'session.takeDown', overrideReason },
        { known: { daysUp }, at: '2025-04-20T01:00:00.000Z' },
      ).context
    expect(down(null, 15)).toMatchObject({ takenDownAt: '2025-04-20T01:00:00.000Z', takeDownOverride: null })
    expect(down('误载了个人信息。', 1).takeDownOverride).toBe('误载了个人信息。')
  })

  test('once it is open the roll is frozen: nobody is enrolled and no seat lapses', () => {
    for (const word of ['session.enrol', 'session.lapse'] as const)
      expect(refusal(session, at(session, 'open'), sample[word].event).code).toBe('out-of-order')
  })
})

describe('templates of sessions', () => {
  test.each(SESSION_KINDS)('%s has items, none twice, each by a lawful method, and none for what is only heard', (kind) => {
    const items = TEMPLATES[kind]
    expect(items.length).toBeGreaterThan(1)
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
    for (const { key, power, method, kind: how } of items)
      expect([key, isMethodLawful(power, method, null), (how === 'hear' || how === 'discuss') === (method === null)]).toEqual([
        key,
        true,
        true,
      ])
  })

  test('appraisals and what touches the staff are secret in every template', () => {
    const secret = Object.values(TEMPLATES).flatMap((items) => items.filter(({ method }) => isSecret(method)).map(({ key }) => key))
    expect(secret).toEqual(expect.arrayContaining(['draftVote', 'cadreAppraisal', 'leaderAppraisal', 'spending', 'workPlan']))
  })

  test('a session founded with an agenda has it as its first version, in its order, pending', () => {
    const first = {
      item: id('first'),
      title: '开幕',
      power: 'other',
      kind: 'hear',
      method: null,
      motion: null,
      presenter: '王老师',
      minutes: 10,
    }
    const next = { ...first, item: id('next'), title: '方案', power: 'staffInterest', kind: 'decide' }
    const founded = say(session, at(session, 'unborn'), worded(session, 'session.create', { items: [first, next] }))
    expect(founded.context.items).toMatchObject([
      { id: id('first'), title: '开幕', presenter: '王老师', minutes: 10, method: null, phase: 'pending', since: 1 },
      { id: id('next'), method: 'sealed', phase: 'pending', since: 1 },
    ])
    expect(founded.context.items.every((one) => isTalkOnly(one) === (one.method === null))).toBe(true)
  })
})

describe('the time of an item', () => {
  const begin = '2025-03-30T01:00:00.000Z'
  const end = '2025-03-30T01:12:00.000Z'

  test('runs from its presentation to its decision', () => {
    const report = at(session, 'open', onlyOne(item('pending', 'pending', { kind: 'hear', method: null })))
    const presented = say(session, report, sample['session.presentItem'].event, { at: begin })
    const done = say(session, presented, worded(session, 'session.decideItem', { item: id('pending') }), { by: presidium, at: end })
    expect(done.context.items[0]).toMatchObject({ startedAt: begin, endedAt: end })
  })

  test('of one that is voted on without having been presented begins with its vote', () => {
    const context = onlyOne(item('collated', 'pending'))
    const voting = say(session, at(session, 'open', context), sample['session.voteItem'].event, { at: begin })
    expect(voting.context.items[0]).toMatchObject({ startedAt: begin, endedAt: null })
  })
})

describe('the floor and its clocks', () => {
  const discussing = { ...onlyOne(item('discussing', 'discussing')), floor: null, timer: null }

  test('a speech begins when the floor is given, by the server’s clock, and the hall follows', () => {
    const given = say(session, at(session, 'open', { ...discussing, screenPage: 'black' }), sample['session.giveFloor'].event, {
      at: '2025-03-30T02:00:00.000Z',
    })
    expect(given.context).toMatchObject({
      floor: { request: id('request'), item: id('discussing'), person: second.person, since: '2025-03-30T02:00:00.000Z', seconds: 180 },
      screenPage: 'follow',
    })
    expect(say(session, given, sample['session.endFloor'].event).context.floor).toBeNull()
  })

  test('nobody speaks on, and no clock runs, once the item has moved on; another item’s clock goes on', () => {
    const mine = say(
      session,
      at(session, 'open', { timer: { item: id('discussing'), startedAt: '', seconds: 60 } }),
      sample['session.collateItem'].event,
    )
    expect(mine.context).toMatchObject({ floor: null, timer: null })
    const other = say(
      session,
      at(session, 'open', { timer: { item: id('pending'), startedAt: '', seconds: 60 } }),
      sample['session.collateItem'].event,
    )
    expect(other.context.timer).not.toBeNull()
  })

  test('a recess silences the hall, says why and until when, and is over when the congress resumes', () => {
    const resumesAt = '2025-03-30T02:15:00Z'
    const resting = say(session, at(session, 'open'), worded(session, 'session.recess', { resumesAt }))
    expect(resting.context).toMatchObject({ floor: null, timer: null, recess: { reason: '茶歇', resumesAt }, screenPage: 'follow' })
    expect(say(session, resting, sample['session.resume'].event).context.recess).toBeNull()
  })

  test('another page of the hall screen begins at its first sheet', () => {
    const turned = say(session, at(session, 'open'), sample['session.turnSheet'].event)
    expect(turned.context.screenSheet).toBe(1)
    expect(say(session, turned, sample['session.show'].event).context.screenSheet).toBe(0)
  })
})

describe('two desks', () => {
  const take = (device: string) => worded(session, 'session.takeDesk', { device: id(device) })

  test('the one that takes over holds it, with who and since when, until the congress is closed', () => {
    const first = say(session, at(session, 'preparatory'), take('first'))
    const taken = say(session, first, take('other'), { at: '2025-03-30T03:00:00.000Z' })
    expect(taken.context.desk).toEqual({
      device: id('other'),
      label: 'Windows · Chrome',
      person: secretary.person,
      since: '2025-03-30T03:00:00.000Z',
    })
    expect(say(session, { ...taken, state: 'open' }, sample['session.close'].event).context.desk).toBeNull()
  })

  test('whoever speaks from no desk is not asked, nor anybody while nobody holds it', () => {
    const desk = { device: 'a', label: '', person: '', since: '' }
    expect([holdsDesk(desk, undefined), holdsDesk(null, 'b'), holdsDesk(desk, 'a'), holdsDesk(desk, 'b')]).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  test('people sign in at any table; the meeting is run from one', () => {
    expect([
      isOfTheDesk('session', 'session.checkIn'),
      isOfTheDesk('session', 'session.grantLeave'),
      isOfTheDesk('motion', 'motion.accept'),
    ]).toEqual([false, false, false])
    expect([
      isOfTheDesk('session', 'session.open'),
      isOfTheDesk('session', 'session.show'),
      isOfTheDesk('ballot', 'ballot.announce'),
    ]).toEqual([true, true, true])
  })
})
