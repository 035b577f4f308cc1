/** How a motion goes, as the procedure tells it (domain 2.1). */
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../machines/actor.ts'
import type { Word } from '../../machines/events.ts'
import { unborn, wordsFrom } from '../../machines/judge.ts'
import type { MotionCondition } from '../../machines/motion-conditions.ts'
import { MOTION_STATES, type MotionState, stageOf, STAGES } from '../../machines/motion-context.ts'
import { motion } from './motion-stand.ts'
import { entitledTo, standInTheWay, worded, type Case } from './obstacles.ts'
import * as people from './people.ts'
import { besideCases } from './motion-catalogue-cases.ts'
import { at, obstacle, refusal, say } from './say.ts'

const { proposer, second, third, fourth, head, otherHead, staff, secretary, presidium, committee, leader, admin } = people
const { clock, colleague, congress, everybody, id } = people
const sample = motion.samples
const representatives = everybody.filter(
  (by) => by.kind === 'person' && by.seats.some((seat) => seat.session === people.SESSION && seat.kind === 'representative'),
)
const persons = everybody.filter((by) => by.kind === 'person')
const allRepresentatives = everybody.filter((by) => by.kind === 'person' && by.seats.some((seat) => seat.kind === 'representative'))
const othersThanProposer = representatives.filter((by) => by !== proposer)

describe('who may say it:', () => {
  const who: Record<Word<'motion'>, [Case<'motion'>['in'], Actor[]]> = {
    'motion.create': ['unborn', representatives],
    'motion.edit': ['draft', [proposer]],
    'motion.attach': ['draft', [proposer]],
    'motion.detach': ['draft', [proposer]],
    'motion.invite': ['draft', [proposer]],
    'motion.second': ['seeking_seconds', othersThanProposer],
    'motion.unsecond': ['seeking_seconds', othersThanProposer],
    'motion.submit': ['seeking_seconds', [proposer]],
    'motion.endorse': ['delegation_review', [head]],
    'motion.return': ['under_review', [committee]],
    'motion.accept': ['submitted', [staff]],
    'motion.withdraw': ['under_review', [proposer]],
    'motion.file': ['under_review', [committee]],
    'motion.merge': ['under_review', [committee]],
    'motion.absorb': ['filed', [congress]],
    'motion.convert': ['under_review', [committee]],
    'motion.decline': ['under_review', [committee]],
    'motion.appeal': ['declined', [proposer]],
    'motion.refer': ['under_review', [committee]],
    'motion.table': ['filed', [presidium]],
    'motion.amend': ['tabled', [proposer, secretary, presidium]],
    'motion.openBallot': ['tabled', [congress]],
    'motion.adopt': ['balloting', [congress]],
    'motion.reject': ['balloting', [congress]],
    'motion.voidBallot': ['balloting', [congress]],
    'motion.resubmit': ['rejected', [proposer]],
    'motion.publish': ['adopted', [staff, secretary]],
    'motion.proposeDispatch': ['filed', [committee]],
    'motion.dispatch': ['filed', [leader]],
    'motion.handOver': ['handling', [congress]],
    'motion.close': ['handling', [congress]],
    'motion.report': ['closed', [staff]],
    'motion.archive': ['closed', [staff]],
    'motion.forward': ['delegation_review', [clock]],
    'motion.suggest': ['unborn', persons],
    'motion.record': ['unborn', [staff]],
    'motion.support': ['suggested', persons.filter((by) => by !== proposer)],
    'motion.unsupport': ['suggested', persons.filter((by) => by !== proposer)],
    'motion.takeUp': ['suggested', [congress]],
    'motion.answer': ['suggested', [staff, committee]],
    'motion.hide': ['suggested', [staff, secretary]],
    'motion.unhide': ['suggested', [staff, secretary]],
    'motion.show': ['filed', [staff, committee]],
    'motion.ask': ['handling', allRepresentatives],
    'motion.answerQuestion': ['handling', [people.officer]],
    'motion.promptQuestion': ['handling', [clock]],
  }

  test.each(Object.entries(who) as [Word<'motion'>, (typeof who)[Word<'motion'>]][])('%s', (word, [state, allowed]) => {
    expect(entitledTo(motion, { in: state, word }, everybody)).toEqual(allowed)
  })

  test('the school’s draft items are laid before the congress by staff alone', () => {
    expect(entitledTo(motion, { in: 'unborn', word: 'motion.create', saying: { kind: 'draftItem' } }, everybody)).toEqual([staff])
  })

  test('a delegation’s motion is its head’s to propose, not a member’s and not another head’s', () => {
    const collective = { in: 'unborn', word: 'motion.create', saying: { delegation: people.DELEGATION } } as const
    expect(entitledTo(motion, collective, everybody)).toEqual([head])
  })

  test('the head returns it in delegation review, not the committee', () => {
    expect(entitledTo(motion, { in: 'delegation_review', word: 'motion.return' }, everybody)).toEqual([head])
  })

  test.each(['motion.file', 'motion.decline'] as const)('after an appeal the presidium says %s, not the committee', (word) => {
    expect(entitledTo(motion, { in: 'presidium_review', word }, everybody)).toEqual([presidium])
  })

  test('a joint proposer cannot second either', () => {
    const joint: Case<'motion'> = { in: 'seeking_seconds', word: 'motion.second', context: { coProposers: [second.person] } }
    expect(entitledTo(motion, joint, everybody)).not.toContain(second)
  })

  test('an administrator has no right to any word of a motion but what every colleague may say', () => {
    const everybodys = ['motion.suggest', 'motion.support', 'motion.unsupport']
    for (const state of MOTION_STATES) {
      for (const word of wordsFrom('motion', state).filter((each) => !everybodys.includes(each)))
        expect([word, entitledTo(motion, { in: state, word }, [admin])]).toEqual([word, []])
    }
  })
})

describe('what stands in the way:', () => {
  const takingUp = { suggestion: id('suggestion') }
  const blank = { rationale: ' ', remedy: '\n' }
  /** `forDelegation` chooses between two ways that are both open. */
  const cases: Record<Exclude<MotionCondition, 'forDelegation'>, Record<string, Case<'motion'>>> = {
    complete: {
      'a motion without its reasons is not submitted': { in: 'draft', word: 'motion.submit', context: { rationale: ' ' } },
      'nor one that proposes nothing': { in: 'returned', word: 'motion.submit', context: { remedy: '' } },
      'an amendment cannot empty the text': { in: 'tabled', word: 'motion.amend', saying: blank },
      'nor can a new version of a rejected motion': { in: 'rejected', word: 'motion.resubmit', saying: blank },
    },
    seconded: {
      'one second where two are needed': { in: 'seeking_seconds', word: 'motion.submit', context: { seconders: [second.person] } },
      'none at all': { in: 'draft', word: 'motion.submit', context: { seconders: [] } },
      'a returned motion still needs its seconds': { in: 'returned', word: 'motion.submit', context: { seconders: [] } },
    },
    notYetSeconded: { 'nobody seconds twice': { in: 'seeking_seconds', word: 'motion.second', by: third } },
    secondedBySpeaker: { 'only who seconded takes it back': { in: 'seeking_seconds', word: 'motion.unsecond', by: second } },
    inTime: {
      'a late motion is not filed': { in: 'under_review', word: 'motion.file', context: { late: true } },
      'not by the presidium either': { in: 'presidium_review', word: 'motion.file', by: presidium, context: { late: true } },
    },
    reviewExpired: {
      'the clock does not hurry a delegation': {
        in: 'delegation_review',
        word: 'motion.forward',
        context: { reviewDueAt: '2025-03-10T04:00:00.001Z' },
      },
    },
    suggestionOpen: {
      'what is no suggestion is not taken up': { in: 'unborn', word: 'motion.create', saying: takingUp, known: { suggestion: null } },
      'nor what somebody took up already': {
        in: 'unborn',
        word: 'motion.create',
        saying: takingUp,
        known: { suggestion: { state: 'taken_up', proposer: colleague.person, hidden: false } },
      },
      'nor what is hidden': {
        in: 'unborn',
        word: 'motion.create',
        saying: takingUp,
        known: { suggestion: { state: 'suggested', proposer: colleague.person, hidden: true } },
      },
    },
    fewSuggestions: { 'twenty unanswered are enough': { in: 'unborn', word: 'motion.suggest', known: { ownSuggestions: 20 } } },
    notYetSupported: { 'nobody supports twice': { in: 'suggested', word: 'motion.support', known: { supported: true } } },
    supportedBySpeaker: { 'only who supported takes it back': { in: 'suggested', word: 'motion.unsupport', known: { supported: false } } },
    visible: {
      'what is hidden is not hidden again': { in: 'suggested', word: 'motion.hide', context: { hidden: '涉及个人隐私。' } },
      'and gathers no support': { in: 'suggested', word: 'motion.support', context: { hidden: '涉及个人隐私。' } },
      'nor is it taken up': { in: 'answered', word: 'motion.takeUp', context: { hidden: '涉及个人隐私。' } },
    },
    hidden: { 'what is seen is not shown again': { in: 'answered', word: 'motion.unhide', context: { hidden: null } } },
    mergeable: {
      'into a motion that does not exist': { in: 'under_review', word: 'motion.merge', known: { mergeTarget: null } },
      'into one that was withdrawn': { in: 'under_review', word: 'motion.merge', known: { mergeTarget: 'withdrawn' } },
      'into one that was merged itself': { in: 'under_review', word: 'motion.merge', known: { mergeTarget: 'merged' } },
      'into one whose ballot is open': { in: 'under_review', word: 'motion.merge', known: { mergeTarget: 'balloting' } },
      'into a draft that nobody has submitted': { in: 'under_review', word: 'motion.merge', known: { mergeTarget: 'draft' } },
    },
    notAppealed: { 'a proposer appeals once': { in: 'declined', word: 'motion.appeal', context: { appealed: true } } },
    sessionAhead: {
      'no motion is made for a session that is over': { in: 'unborn', word: 'motion.create', known: { sessionState: 'closed' } },
      'none is tabled for one that was never called': { in: 'filed', word: 'motion.table', known: { sessionState: null } },
      'nor by the presidium after an appeal': { in: 'presidium_review', word: 'motion.table', known: { sessionState: 'archived' } },
      'none comes back to a session that has published': { in: 'rejected', word: 'motion.resubmit', known: { sessionState: 'published' } },
    },
    direct: {
      'what the school laid before the congress is not dispatched without a vote': {
        in: 'filed',
        word: 'motion.dispatch',
        context: { route: 'congress' },
      },
      'nor is its dispatch proposed': { in: 'filed', word: 'motion.proposeDispatch', context: { route: 'congress' } },
    },
    dispatchProposed: Object.fromEntries(
      (['filed', 'converted', 'resolved'] as const).map((state) => [
        `the leader approves what the committee proposed, ${state}`,
        { in: state, word: 'motion.dispatch', context: { proposedDispatch: null } },
      ]),
    ),
    ...besideCases,
    departmentsKnown: Object.fromEntries(
      (['motion.proposeDispatch', 'motion.dispatch'] as const).flatMap((word) =>
        (['filed', 'converted', 'resolved'] as const).map((state) => [
          `no department that does not exist: ${word}, ${state}`,
          { in: state, word, known: { unknownDepartments: 1 } },
        ]),
      ),
    ),
    oneLead: Object.fromEntries(
      (['motion.proposeDispatch', 'motion.dispatch'] as const).flatMap((word) =>
        (['filed', 'converted', 'resolved'] as const).map((state) => [
          `the lead does not handle it a second time: ${word}, ${state}`,
          { in: state, word, saying: { coHandling: [people.DEPARTMENT] } },
        ]),
      ),
    ),
    reported: {
      'nothing is archived before the congress heard of it': { in: 'closed', word: 'motion.archive', context: { reportedAt: null } },
    },
  }
  standInTheWay(motion, cases)

  test('the reasons are asked for before the seconds', () => {
    const facts = refusal(motion, at(motion, 'draft', { seconders: [], rationale: '' }), sample['motion.submit'].event).facts
    expect(facts).toEqual({ unmet: 'complete', word: 'motion.submit' })
  })
})

describe('seconds', () => {
  test('a collective motion needs what the rules of its day asked of it: usually none', () => {
    const submit = (secondsNeeded: number) =>
      obstacle(motion, at(motion, 'draft', { seconders: [], delegation: people.DELEGATION, secondsNeeded }), sample['motion.submit'].event)
    expect(() => submit(0)).toThrow('was heard')
    expect(submit(2)).toBe('seconded')
  })

  test('a draft item of the school needs none', () => {
    expect(say(motion, at(motion, 'draft', { seconders: [], kind: 'draftItem' }), sample['motion.submit'].event).state).toBe('submitted')
  })

  test('exactly as many as are needed are enough', () => {
    expect(say(motion, at(motion, 'seeking_seconds'), sample['motion.submit'].event).state).toBe('submitted')
  })

  test('are counted as they come and go', () => {
    const seconded = say(motion, at(motion, 'seeking_seconds'), sample['motion.second'].event)
    expect(seconded.context.seconders).toEqual([third.person, fourth.person, second.person])
    expect(say(motion, seconded, sample['motion.unsecond'].event).context.seconders).toEqual([fourth.person, second.person])
  })

  test('are open to who was not asked by name', () => {
    const invited = say(motion, at(motion, 'draft'), worded(motion, 'motion.invite', { people: [second.person] }))
    expect(say(motion, invited, sample['motion.second'].event, { by: otherHead }).context.seconders).toContain(otherHead.person)
  })

  test('a name is asked once, however often it is given', () => {
    const invited = say(motion, at(motion, 'draft', { invited: [second.person] }), sample['motion.invite'].event)
    expect(invited.context.invited).toEqual([second.person, third.person])
  })
})

describe('the rules of its day', () => {
  test('are kept from its creation: neither a change of settings nor of the number of delegations touches it', () => {
    const known = { secondsNeeded: 3, delegationReview: true }
    const created = say(motion, unborn.motion, sample['motion.create'].event, { known })
    expect(created.context).toMatchObject({
      ...known,
      proposer: proposer.person,
      homeDelegation: people.DELEGATION,
      textVersion: 1,
      session: people.SESSION,
    })
  })

  test('delegation review does not hold up a collective motion, a draft item, or who belongs to no delegation', () => {
    const submit = (context: object) =>
      say(motion, at(motion, 'draft', { delegationReview: true, ...context }), sample['motion.submit'].event).state
    expect(submit({})).toBe('delegation_review')
    expect(submit({ delegation: people.DELEGATION })).toBe('submitted')
    expect(submit({ kind: 'draftItem' })).toBe('submitted')
    expect(submit({ homeDelegation: null })).toBe('submitted')
  })
})

describe('the collection window', () => {
  const windowClosesAt = '2025-03-15T15:59:59.000Z'
  const submitted = (when: string) =>
    say(motion, at(motion, 'draft'), sample['motion.submit'].event, { at: when, known: { windowClosesAt } }).context

  test('a motion at its last moment is in time, one after it is late', () => {
    expect(submitted(windowClosesAt).late).toBe(false)
    expect(submitted('2025-03-15T16:00:00.000Z').late).toBe(true)
  })

  test('without one nothing is late', () => {
    expect(say(motion, at(motion, 'draft'), sample['motion.submit'].event, { known: { windowClosesAt: null } }).context.late).toBe(false)
  })

  test('where the school admits late motions they are filed like any other, by the rule of the day they came', () => {
    const late = say(motion, at(motion, 'draft'), sample['motion.submit'].event, {
      at: '2025-03-16T01:00:00.000Z',
      known: { windowClosesAt, lateBecome: 'motion' },
    }).context
    expect(late).toMatchObject({ late: true, lateBecome: 'motion' })
    expect(say(motion, at(motion, 'under_review', late), sample['motion.file'].event).state).toBe('filed')
  })

  test('a late motion can still become a suggestion', () => {
    expect(say(motion, at(motion, 'under_review', { late: true }), sample['motion.convert'].event).state).toBe('converted')
  })
})

describe('review', () => {
  test('filing gives it its number and priority, and forgets why it had been declined', () => {
    const context = { declineReason: 'individual', note: '属个人事项。' } as const
    const filed = say(motion, at(motion, 'presidium_review', context), sample['motion.file'].event, { by: presidium })
    expect(filed.context).toMatchObject({
      number: 'J3C2-001',
      priority: 'priority',
      route: 'direct',
      filedAt: people.NOON,
      declineReason: null,
      note: null,
    })
  })

  test('a proposal is filed to be answered, a draft item to be voted on', () => {
    const route = (kind: 'proposal' | 'draftItem') =>
      say(motion, at(motion, 'under_review', { kind }), sample['motion.file'].event).context.route
    expect([route('proposal'), route('draftItem')]).toEqual(['direct', 'congress'])
  })

  test('what is missing is said when it is returned, and forgotten when it is submitted again', () => {
    const returned = say(motion, at(motion, 'under_review'), sample['motion.return'].event)
    expect(returned.context.note).toBe('请补充具体建议。')
    expect(say(motion, returned, sample['motion.submit'].event).context.note).toBeNull()
  })

  test('a declined motion names the reason from the catalogue and a text', () => {
    const declined = say(motion, at(motion, 'under_review'), sample['motion.decline'].event).context
    expect(declined).toMatchObject({ declineReason: 'individual', note: '属个人事项。' })
  })

  test('an appeal is on record; declined again, there is no second', () => {
    const appealed = say(motion, at(motion, 'declined'), sample['motion.appeal'].event)
    const again = say(motion, appealed, sample['motion.decline'].event, { by: presidium })
    expect(refusal(motion, again, sample['motion.appeal'].event).facts.unmet).toBe('notAppealed')
  })

  test('what was merged says into what; the other takes in its people, but nobody seconds what they propose', () => {
    expect(say(motion, at(motion, 'under_review'), sample['motion.merge'].event).context.mergedInto).toBe(id('otherMotion'))
    const event = worded(motion, 'motion.absorb', {
      proposers: [third.person, proposer.person],
      seconders: [proposer.person, second.person, fourth.person],
    })
    const { coProposers, seconders } = say(motion, at(motion, 'filed'), event).context
    expect(coProposers).toEqual([third.person])
    expect(seconders).toEqual([fourth.person, second.person])
  })
})

describe('delegation review', () => {
  test('has a time, from the rule of its day; over, the motion goes on by itself', () => {
    const submitted = say(motion, at(motion, 'draft', { delegationReview: true }), sample['motion.submit'].event)
    expect(submitted).toMatchObject({ state: 'delegation_review', context: { reviewDueAt: '2025-03-13T16:00:00.000Z' } })
    const over = { at: '2025-03-13T16:00:00.000Z' }
    expect(say(motion, submitted, sample['motion.forward'].event, over)).toMatchObject({
      state: 'submitted',
      context: { reviewDueAt: null },
    })
  })
})

describe('a suggestion', () => {
  const suggested = () => say(motion, unborn.motion, sample['motion.suggest'].event)

  test('is anybody’s of the staff, and nobody needs to second it', () => {
    expect(suggested()).toMatchObject({
      state: 'suggested',
      context: { kind: 'suggestion', proposer: colleague.person, supports: 0, hidden: null },
    })
  })

  test('counts its supporters and takes no notice who they are', () => {
    const supported = say(motion, suggested(), sample['motion.support'].event)
    expect(supported.context).toMatchObject({ supports: 1, seconders: [] })
    expect(say(motion, supported, sample['motion.unsupport'].event).context.supports).toBe(0)
  })

  test('credits its author in the motion that takes it up', () => {
    const known = { suggestion: { state: 'answered', proposer: colleague.person, hidden: false } } as const
    const taken = say(motion, unborn.motion, worded(motion, 'motion.create', { suggestion: id('suggestion') }), { known })
    expect(taken.context).toMatchObject({ proposer: proposer.person, suggestion: id('suggestion'), suggestedBy: colleague.person })
  })

  test('is answered with a text; hidden, it keeps the reason', () => {
    const answered = say(motion, suggested(), sample['motion.answer'].event)
    expect(answered).toMatchObject({ state: 'answered', context: { note: '已放置两台。' } })
    expect(say(motion, answered, sample['motion.hide'].event).context.hidden).toBe('涉及个人隐私。')
  })
})

describe('on the agenda', () => {
  test('tabled without having been filed, it gets its number then; filed before, it keeps it', () => {
    const tabled = say(motion, at(motion, 'presidium_review', { number: null, filedAt: null }), sample['motion.table'].event).context
    expect(tabled).toMatchObject({ number: 'J3C2-001', filedAt: people.NOON, tabledFor: people.SESSION, route: 'congress' })
    expect(say(motion, at(motion, 'filed', { number: 'J3C2-009' }), sample['motion.table'].event).context.number).toBe('J3C2-009')
  })

  test('an amendment is a new version of the text', () => {
    expect(say(motion, at(motion, 'tabled'), worded(motion, 'motion.amend', { remedy: '两层各一间。' })).context).toMatchObject({
      textVersion: 2,
      remedy: '两层各一间。',
    })
  })

  test('a rejected motion comes back as a new version, without its old ballot', () => {
    const back = say(motion, at(motion, 'rejected', { ballot: id('ballot') }), sample['motion.resubmit'].event)
    expect(back).toMatchObject({ state: 'tabled', context: { textVersion: 2, ballot: null } })
  })

  test('a void ballot gives it back to the agenda, without a result', () => {
    expect(say(motion, at(motion, 'balloting', { ballot: id('ballot') }), sample['motion.voidBallot'].event)).toMatchObject({
      state: 'tabled',
      context: { ballot: null },
    })
  })
})

describe('dispatch', () => {
  test('the committee proposes, the leader approves; the order is then the motion’s', () => {
    const proposed = say(motion, at(motion, 'filed', { proposedDispatch: null }), sample['motion.proposeDispatch'].event)
    expect(proposed.state).toBe('filed')
    const dispatched = say(motion, proposed, sample['motion.dispatch'].event)
    expect(dispatched.context).toMatchObject({
      lead: people.DEPARTMENT,
      coHandling: [people.OTHER_DEPARTMENT],
      dueOn: '2025-05-10',
      proposedDispatch: null,
    })
  })
})

describe('the judge', () => {
  test('refuses a stale screen before anything else, and says which version there is', () => {
    const { code, facts } = refusal(motion, at(motion, 'tabled'), sample['motion.file'].event, { seen: 6 })
    expect([code, facts]).toEqual(['stale', { seen: 6, version: 7 }])
    expect(say(motion, at(motion, 'submitted'), sample['motion.accept'].event, { seen: 7 }).version).toBe(8)
  })

  test('says to each speaker what they can do instead', () => {
    const can = (by: Actor) => refusal(motion, at(motion, 'under_review'), sample['motion.archive'].event, { by }).facts.can
    const six = ['motion.return', 'motion.file', 'motion.merge', 'motion.convert', 'motion.decline', 'motion.refer']
    expect(can(committee)).toEqual(['motion.show', ...six])
    expect(can(proposer)).toEqual(['motion.withdraw'])
    expect(can(admin)).toEqual([])
  })

  test('tells somebody who may not begin a motion so, and not that it is out of order', () => {
    expect(refusal(motion, unborn.motion, sample['motion.file'].event, { by: proposer }).code).toBe('not-entitled')
  })

  test('leaves the subject it judged as it was', () => {
    const before = at(motion, 'draft')
    const copy = structuredClone(before)
    say(motion, before, sample['motion.edit'].event)
    expect(before).toEqual(copy)
  })
})

describe('the six steps that people see', () => {
  test('go in their order along every word but a return, a void ballot or a new version', () => {
    const back = ['motion.return', 'motion.voidBallot', 'motion.resubmit']
    const speaker = (state: MotionState, word: Word<'motion'>) =>
      state === 'presidium_review' && word !== 'motion.absorb' && word !== 'motion.show'
        ? presidium
        : state === 'delegation_review' && word !== 'motion.withdraw' && word !== 'motion.forward'
          ? head
          : sample[word].by
    const step = (state: MotionState) => STAGES.indexOf(stageOf[state] ?? 'submitted')
    const backwards = MOTION_STATES.flatMap((state) =>
      wordsFrom('motion', state)
        .filter((word) => !back.includes(word))
        .map((word) => {
          const { event, context } = sample[word]
          return [state, say(motion, at(motion, state, context), event, { by: speaker(state, word) }).state] as const
        })
        .filter(([from, to]) => to !== 'withdrawn' && step(to) < step(from)),
    )
    expect(backwards).toEqual([])
  })

  test('a withdrawn motion and what lies in the box stand on none of them', () => {
    expect(MOTION_STATES.filter((state) => stageOf[state] === null)).toEqual(['unborn', 'withdrawn', 'suggested', 'answered', 'taken_up'])
  })
})
