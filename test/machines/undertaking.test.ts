/** How an undertaking goes, as the procedure tells it (domain 2.2). */
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../machines/actor.ts'
import type { Word } from '../../machines/events.ts'
import { wordsFrom } from '../../machines/judge.ts'
import { blankUndertaking, UNDERTAKING_STATES } from '../../machines/undertaking-context.ts'
import { type UndertakingCondition } from '../../machines/undertaking.ts'
import { entitledTo, standInTheWay, worded, type Case } from './obstacles.ts'
import {
  admin,
  clock,
  committee,
  congress,
  everybody,
  id,
  leader,
  officer,
  otherOfficer,
  OTHER_DEPARTMENT,
  proposer,
  second,
  staff,
} from './people.ts'
import { at, obstacle, refusal, say } from './say.ts'
import { promise, reply, undertaking } from './undertaking-stand.ts'

const sample = undertaking.samples
const dissatisfied = worded(undertaking, 'undertaking.rate', { grade: 'dissatisfied', reason: '没有写明期限。' })

describe('who may say it:', () => {
  const who: Record<Word<'undertaking'>, [Case<'undertaking'>['in'], Actor[]]> = {
    'undertaking.assign': ['unborn', [congress]],
    'undertaking.accept': ['assigned', [officer]],
    'undertaking.object': ['assigned', [officer]],
    'undertaking.reassign': ['objected', [committee]],
    'undertaking.uphold': ['objected', [committee]],
    'undertaking.contact': ['handling', [officer]],
    'undertaking.report': ['handling', [officer]],
    'undertaking.reply': ['handling', [officer]],
    'undertaking.countersign': ['handling', [officer]],
    'undertaking.sendBack': ['handling', [leader]],
    'undertaking.sign': ['handling', [leader]],
    'undertaking.rate': ['replied', [proposer]],
    'undertaking.opine': ['replied', [second]],
    'undertaking.settle': ['escalated', [leader]],
    'undertaking.fulfil': ['tracking', [officer]],
    'undertaking.track': ['rated', [congress]],
    'undertaking.close': ['rated', [congress]],
    'undertaking.remind': ['handling', [staff]],
    'undertaking.supervise': ['handling', [committee]],
    'undertaking.fallDue': ['handling', [clock]],
    'undertaking.prompt': ['handling', [clock]],
  }

  test.each(Object.entries(who) as [Word<'undertaking'>, (typeof who)[Word<'undertaking'>]][])('%s', (word, [state, allowed]) => {
    expect(entitledTo(undertaking, { in: state, word }, everybody)).toEqual(allowed)
  })

  test('a department cannot rate itself, nor can another, the leader or the committee', () => {
    expect(entitledTo(undertaking, { in: 'replied', word: 'undertaking.rate' }, [officer, otherOfficer, leader, committee, staff])).toEqual(
      [],
    )
  })

  test('joint proposers and seconders do not rate: what they think is written beside, once there is a reply', () => {
    const beside = { rater: proposer.person, opiners: [second.person] }
    expect(entitledTo(undertaking, { in: 'replied', word: 'undertaking.rate', known: beside }, everybody)).toEqual([proposer])
    expect(entitledTo(undertaking, { in: 'replied', word: 'undertaking.opine', known: beside }, everybody)).toEqual([second])
    expect(refusal(undertaking, at(undertaking, 'handling'), sample['undertaking.opine'].event).code).toBe('out-of-order')
  })

  test('nobody rates where every proposer has left the school', () => {
    expect(entitledTo(undertaking, { in: 'replied', word: 'undertaking.rate', known: { rater: null } }, everybody)).toEqual([])
  })

  test('the department’s name without its office is not enough', () => {
    const former = { ...officer, roles: [] }
    expect(obstacle(undertaking, at(undertaking, 'assigned'), sample['undertaking.accept'].event, { by: former })).toBe('not-entitled')
  })

  test('an office without a department answers for none', () => {
    const lost = { ...officer, department: null }
    expect(obstacle(undertaking, at(undertaking, 'assigned', { department: null }), sample['undertaking.accept'].event, { by: lost })).toBe(
      'not-entitled',
    )
  })

  test('an administrator has no right to any word of an undertaking', () => {
    for (const state of UNDERTAKING_STATES) {
      for (const word of wordsFrom('undertaking', state))
        expect([word, entitledTo(undertaking, { in: state, word }, [admin])]).toEqual([word, []])
    }
  })
})

describe('what stands in the way:', () => {
  const coHandling = { part: 'coHandling' } as const
  const ofClass = (of: 'A' | 'B' | 'C' | 'D') => ({ reply: { ...reply, class: of } })

  /** `satisfied` and `roundLeft` choose between ways that are open. */
  const cases: Record<Exclude<UndertakingCondition, 'satisfied' | 'roundLeft'>, Record<string, Case<'undertaking'>>> = {
    leading: {
      'a co-handling department does not reply': { in: 'handling', word: 'undertaking.reply', context: coHandling },
      'nor is anything of it signed': { in: 'handling', word: 'undertaking.sign', context: coHandling },
    },
    coHandling: { 'the lead department does not countersign its own reply': { in: 'handling', word: 'undertaking.countersign' } },
    notOverruled: {
      'who was overruled does not object again': { in: 'assigned', word: 'undertaking.object', context: { overruled: true } },
    },
    objectionOpen: {
      'a department objects within the period, not after': {
        in: 'assigned',
        word: 'undertaking.object',
        context: { objectBy: '2025-03-09' },
      },
      'the day ends at midnight in Shanghai': {
        in: 'assigned',
        word: 'undertaking.object',
        context: { objectBy: '2025-03-09' },
        at: '2025-03-09T16:00:00.000Z',
      },
    },
    draftUnchanged: {
      'what was changed meanwhile is read again before it is countersigned': {
        in: 'handling',
        word: 'undertaking.countersign',
        context: coHandling,
        known: { leadDraft: 2 },
      },
    },
    notCountersigned: {
      'a draft is countersigned once': {
        in: 'handling',
        word: 'undertaking.countersign',
        context: { ...coHandling, countersigned: 1 },
      },
    },
    flagNew: {
      'what is overdue is called so once': { in: 'handling', word: 'undertaking.fallDue', context: { overdue: true } },
      'a department that owes a reply is not called unrated': {
        in: 'handling',
        word: 'undertaking.fallDue',
        saying: { flag: 'unrated' },
      },
    },
    silent: {
      'no deadline runs while a reply waits for its rating': { in: 'replied', word: 'undertaking.fallDue' },
      'silence is told once': {
        in: 'replied',
        word: 'undertaking.fallDue',
        saying: { flag: 'unrated' },
        context: { unrated: true },
      },
    },
    higherRung: {
      'a rung is climbed once': {
        in: 'handling',
        word: 'undertaking.prompt',
        context: { rung: { dueOn: '2025-05-10', days: -7, tell: ['department'] } },
      },
      'never downwards': {
        in: 'handling',
        word: 'undertaking.prompt',
        context: { rung: { dueOn: '2025-05-10', days: 1, tell: ['leader'] } },
      },
      'not for a due date that has been moved': { in: 'handling', word: 'undertaking.prompt', saying: { dueOn: '2025-05-01' } },
    },
    promised: {
      'class B needs a promise': { in: 'handling', word: 'undertaking.reply', saying: { class: 'B' } },
      'also the second time': { in: 'rehandling', word: 'undertaking.reply', saying: { class: 'B' } },
    },
    replyWritten: {
      'nothing is signed that is not written': { in: 'handling', word: 'undertaking.sign', context: { draft: null } },
      'nor sent back': { in: 'handling', word: 'undertaking.sendBack', context: { draft: null } },
      'a reply signed before is not signed again': { in: 'rehandling', word: 'undertaking.sign', context: { draft: null } },
    },
    leadReplied: {
      'nothing to countersign yet': { in: 'handling', word: 'undertaking.countersign', context: coHandling, known: { leadDraft: null } },
    },
    countersigned: { 'co-handlers countersign first': { in: 'handling', word: 'undertaking.sign', known: { countersignsMissing: 1 } } },
    reasoned: {
      '不满意 says why': { in: 'replied', word: 'undertaking.rate', saying: { grade: 'dissatisfied', reason: ' ' } },
      'also the second time': {
        in: 'replied',
        word: 'undertaking.rate',
        saying: { grade: 'dissatisfied', reason: '' },
        context: { round: 2 },
      },
    },
    classB: Object.fromEntries(
      (['A', 'C', 'D'] as const).map((of) => [
        `class ${of} is not tracked`,
        { in: 'rated', word: 'undertaking.track', context: ofClass(of) },
      ]),
    ),
    notClassB: { 'class B is not closed before its promise is kept': { in: 'rated', word: 'undertaking.close', context: ofClass('B') } },
    classOffered: { 'no class that the school had retired': { in: 'handling', word: 'undertaking.reply', known: { notOffered: true } } },
    gradeOffered: {
      'no grade that the school had retired': { in: 'replied', word: 'undertaking.rate', known: { notOffered: true } },
      'not in an opinion either': { in: 'rehandling', word: 'undertaking.opine', known: { notOffered: true } },
    },
    departmentsKnown: {
      'no department that does not exist': { in: 'objected', word: 'undertaking.reassign', known: { unknownDepartments: 1 } },
    },
  }
  standInTheWay(undertaking, cases)
})

describe('an objection', () => {
  test('is heard by reassigning, and the next department may object in its turn', () => {
    const objected = say(undertaking, at(undertaking, 'assigned', { overdue: true }), sample['undertaking.object'].event)
    expect(objected.context.objection).toBe('不属本处职责。')
    const reassigned = say(undertaking, objected, sample['undertaking.reassign'].event)
    expect(reassigned).toMatchObject({
      state: 'assigned',
      context: { department: OTHER_DEPARTMENT, dueOn: '2025-05-20', overdue: false, overruled: false },
    })
    expect(refusal(undertaking, reassigned, sample['undertaking.accept'].event).code).toBe('not-entitled')
    expect(say(undertaking, reassigned, sample['undertaking.object'].event, { by: otherOfficer }).state).toBe('objected')
  })

  test('or it is overruled, once and for all', () => {
    const upheld = say(undertaking, at(undertaking, 'objected'), sample['undertaking.uphold'].event)
    expect(upheld).toMatchObject({ state: 'assigned', context: { overruled: true } })
    expect(obstacle(undertaking, upheld, sample['undertaking.object'].event)).toBe('notOverruled')
  })
})

describe('a reply', () => {
  test('is the department’s draft until the leader signs it', () => {
    const written = say(undertaking, at(undertaking, 'handling', { draft: null, reply: null }), sample['undertaking.reply'].event)
    expect(written).toMatchObject({ state: 'handling', context: { draft: reply, reply: null, repliedAt: null } })
    const signed = say(undertaking, written, sample['undertaking.sign'].event, { at: '2025-04-01T02:00:00.000Z' })
    expect(signed).toMatchObject({ state: 'replied', context: { draft: null, reply, repliedAt: '2025-04-01T02:00:00.000Z' } })
  })

  test('sent back it is to be written again', () => {
    expect(say(undertaking, at(undertaking, 'handling'), sample['undertaking.sendBack'].event).context.draft).toBeNull()
  })

  test('of class B goes with what, by when, who and what it costs', () => {
    const written = say(undertaking, at(undertaking, 'handling'), worded(undertaking, 'undertaking.reply', { class: 'B', promise }))
    expect(written.context.draft).toEqual({ ...reply, class: 'B', promise })
  })

  test('ends what was overdue', () => {
    expect(
      say(undertaking, at(undertaking, 'handling', { overdue: true, dueSoon: true }), sample['undertaking.sign'].event).context,
    ).toMatchObject({ overdue: false, dueSoon: false })
  })

  test('a countersignature belongs to a version of the draft: a change asks for it anew', () => {
    const written = say(undertaking, at(undertaking, 'handling', { draft: null }), sample['undertaking.reply'].event)
    expect(written.context.draftVersion).toBe(2)
    const co = at(undertaking, 'handling', { part: 'coHandling', draft: null })
    const countersign = worded(undertaking, 'undertaking.countersign', { draft: 2 })
    const agreed = say(undertaking, co, countersign, { known: { leadDraft: 2 } })
    expect(agreed).toMatchObject({ state: 'handling', context: { countersigned: 2, closedAt: null } })
    const again = worded(undertaking, 'undertaking.countersign', { draft: 3 })
    expect(say(undertaking, agreed, again, { known: { leadDraft: 3 } }).context.countersigned).toBe(3)
  })

  test('co-handling ends with the leader’s signature', () => {
    const closed = say(
      undertaking,
      at(undertaking, 'handling', { part: 'coHandling', overdue: true, countersigned: 1 }),
      sample['undertaking.close'].event,
    )
    expect(closed).toMatchObject({ state: 'closed', context: { overdue: false } })
    expect(closed.context.closedAt).not.toBeNull()
  })
})

describe('rating', () => {
  test.each(['satisfied', 'basicallySatisfied'])('%s ends it, with no reason asked', (grade) => {
    const rated = say(undertaking, at(undertaking, 'replied'), worded(undertaking, 'undertaking.rate', { grade, reason: '' }))
    expect(rated).toMatchObject({ state: 'rated', context: { grade, gradeReason: null, round: 1 } })
  })

  test('the first 不满意 has it handled again, with a new due date', () => {
    const again = say(undertaking, at(undertaking, 'replied'), dissatisfied)
    expect(again).toMatchObject({
      state: 'rehandling',
      context: { round: 2, dueOn: '2025-06-10', grade: 'dissatisfied', gradeReason: '没有写明期限。' },
    })
  })

  test('the second goes to the leader, who settles it', () => {
    const escalated = say(undertaking, at(undertaking, 'replied', { round: 2 }), dissatisfied)
    expect(escalated).toMatchObject({ state: 'escalated', context: { round: 2, dueOn: '2025-05-10' } })
    const settled = say(undertaking, escalated, sample['undertaking.settle'].event)
    expect(settled).toMatchObject({ state: 'rated', context: { settlement: '已与双方商定。', grade: 'dissatisfied' } })
  })

  test('as many rounds as the school has set: with one, the first 不满意 goes to the leader', () => {
    expect(say(undertaking, at(undertaking, 'replied'), dissatisfied, { known: { rounds: 1 } }).state).toBe('escalated')
    expect(say(undertaking, at(undertaking, 'replied', { round: 2 }), dissatisfied, { known: { rounds: 3 } })).toMatchObject({
      state: 'rehandling',
      context: { round: 3 },
    })
  })

  test('silence is no grade: a reply that nobody rated stays as it is', () => {
    const signed = say(undertaking, at(undertaking, 'handling'), sample['undertaking.sign'].event)
    expect(signed.context.grade).toBeNull()
    expect(refusal(undertaking, signed, sample['undertaking.close'].event).code).toBe('out-of-order')
  })
})

describe('tracking', () => {
  test('a promise sets the new due date, and what was overdue before it no longer is', () => {
    const context = { reply: { ...reply, class: 'B', promise }, overdue: true } as const
    const tracked = say(undertaking, at(undertaking, 'rated', context), sample['undertaking.track'].event)
    expect(tracked).toMatchObject({ state: 'tracking', context: { dueOn: '2025-12-31', overdue: false } })
  })

  test('kept, it closes', () => {
    const kept = say(undertaking, at(undertaking, 'tracking', { overdue: true }), sample['undertaking.fulfil'].event)
    expect(kept).toMatchObject({ state: 'closed', context: { fulfilment: '承诺已兑现。', progress: 100, overdue: false } })
    expect(kept.context.closedAt).not.toBeNull()
  })

  test.each(['A', 'C', 'D'] as const)('class %s closes once it is rated', (of) => {
    expect(say(undertaking, at(undertaking, 'rated', { reply: { ...reply, class: of } }), sample['undertaking.close'].event).state).toBe(
      'closed',
    )
  })
})

describe('flags, which are no states', () => {
  test('due soon, then overdue', () => {
    const soon = say(undertaking, at(undertaking, 'handling'), worded(undertaking, 'undertaking.fallDue', { flag: 'dueSoon' }))
    expect(soon).toMatchObject({ state: 'handling', context: { dueSoon: true, overdue: false } })
    const over = say(undertaking, soon, sample['undertaking.fallDue'].event)
    expect(over).toMatchObject({ state: 'handling', context: { dueSoon: false, overdue: true } })
  })

  test('an objection is in time on the last day of the period', () => {
    const assigned = say(undertaking, at(undertaking, 'unborn', blankUndertaking), sample['undertaking.assign'].event)
    expect(assigned.context.objectBy).toBe('2025-03-17')
    expect(say(undertaking, assigned, sample['undertaking.object'].event, { at: '2025-03-17T15:59:59.000Z' }).state).toBe('objected')
  })

  test('silence is called not rated, which a rating ends', () => {
    const silent = say(undertaking, at(undertaking, 'replied'), worded(undertaking, 'undertaking.fallDue', { flag: 'unrated' }))
    expect(silent).toMatchObject({ state: 'replied', context: { unrated: true, grade: null } })
    expect(say(undertaking, silent, dissatisfied).context.unrated).toBe(false)
  })

  test('the ladder is climbed rung by rung, and begins again with a new due date', () => {
    const first = say(undertaking, at(undertaking, 'handling'), sample['undertaking.prompt'].event)
    expect(first.context).toMatchObject({ reminders: 1, rung: { dueOn: '2025-05-10', days: -7, tell: ['department'] } })
    const higher = worded(undertaking, 'undertaking.prompt', { days: 7, tell: ['leader'] })
    expect(say(undertaking, first, higher).context.rung).toMatchObject({ days: 7 })
    const moved = { ...first, context: { ...first.context, dueOn: '2025-06-10' } }
    expect(say(undertaking, moved, worded(undertaking, 'undertaking.prompt', { dueOn: '2025-06-10' })).context.rung).toMatchObject({
      dueOn: '2025-06-10',
      days: -7,
    })
  })

  test('reminders are counted, a case owner is named, talks are logged, progress is told', () => {
    const reminded = say(undertaking, at(undertaking, 'handling', { reminders: 1 }), sample['undertaking.remind'].event)
    expect(reminded.context.reminders).toBe(2)
    expect(say(undertaking, reminded, sample['undertaking.supervise'].event).context.owner).toBe(id('owner'))
    expect(say(undertaking, reminded, sample['undertaking.contact'].event).context.contacts).toBe(1)
    expect(say(undertaking, reminded, sample['undertaking.report'].event).context.progress).toBe(40)
  })
})
