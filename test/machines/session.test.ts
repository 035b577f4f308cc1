/** How a session goes, as the procedure tells it (domain 1, 2.4, 3). */
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../machines/actor.ts'
import { LIMIT } from '../../machines/schema.ts'
import type { Word } from '../../machines/events.ts'
import { wordsFrom } from '../../machines/judge.ts'
import type { SessionCondition } from '../../machines/session-conditions.ts'
import { SESSION_STATES } from '../../machines/session-context.ts'
import { entitledTo, standInTheWay, worded, type Case } from './obstacles.ts'
import {
  admin,
  chief,
  committee,
  congress,
  everybody,
  guest,
  id,
  observer,
  presidium,
  second,
  secretary,
  staff,
  teller,
  thirdScrutineer,
} from './people.ts'
import { awardCases } from './session-award-cases.ts'
import { candidateCases } from './session-candidate-cases.ts'
import { floorCases } from './session-floor-cases.ts'
import { papersCases } from './session-papers-cases.ts'
import { rehearsalCases } from './session-rehearsal-cases.ts'
import { at, obstacle, say } from './say.ts'
import { rollCases } from './session-roll-cases.ts'
import { recallCases } from './session-recall-cases.ts'
import { unitCases } from './session-unit-cases.ts'
import { item, session } from './session-stand.ts'

const sample = session.samples
const office = [staff, secretary]
const chair = [secretary, presidium]
const onlyOne = (one: ReturnType<typeof item>) => ({ items: [one] })

describe('who may say it:', () => {
  const who: Record<Word<'session'>, [Case<'session'>['in'], Actor[]]> = {
    'session.create': ['unborn', office],
    'session.rehearse': ['unborn', office],
    'session.schedule': ['preparing', office],
    'session.enrol': ['preparing', office],
    'session.lapse': ['preparing', office],
    'session.byElect': ['preparing', office],
    'session.recall': ['preparing', office],
    'session.transfer': ['preparing', office],
    'session.nameHead': ['preparing', office],
    'session.assemble': ['preparing', office],
    'session.allot': ['preparing', office],
    'session.constitute': ['unborn', office],
    'session.seatElected': ['preparing', office],
    'session.addItem': ['preparing', office],
    'session.editItem': ['preparing', office],
    'session.moveItem': ['preparing', office],
    'session.removeItem': ['preparing', office],
    'session.override': ['preparing', [presidium]],
    'session.sendPapers': ['preparing', office],
    'session.attachPaper': ['preparing', office],
    'session.removePaper': ['preparing', office],
    'session.postNotice': ['preparing', office],
    'session.withdrawNotice': ['preparing', office],
    'session.comment': ['preparing', everybody.filter(({ kind }) => kind === 'person')],
    'session.answerComment': ['preparing', office],
    'session.prepare': ['papers_out', [secretary]],
    'session.adoptAgenda': ['preparatory', [congress]],
    'session.adoptRules': ['preparatory', [congress]],
    'session.writeRules': ['preparing', office],
    'session.nominateScrutineers': ['preparatory', chair],
    'session.keepKeys': ['preparatory', [congress]],
    'session.discardKeys': ['preparatory', chair],
    'session.confirmScrutineers': ['preparatory', [congress]],
    'session.checkIn': ['preparatory', office],
    'session.undoCheckIn': ['preparatory', office],
    'session.stepOut': ['preparatory', office],
    'session.grantLeave': ['preparatory', office],
    'session.open': ['preparatory', chair],
    'session.recess': ['open', chair],
    'session.resume': ['recess', chair],
    'session.presentItem': ['open', chair],
    'session.discussItem': ['open', chair],
    'session.collateItem': ['open', chair],
    'session.voteItem': ['open', [congress]],
    'session.reopenItem': ['open', [congress]],
    'session.decideItem': ['open', [secretary, presidium, congress]],
    'session.show': ['open', chair],
    'session.turnSheet': ['open', chair],
    'session.startTimer': ['open', chair],
    'session.stopTimer': ['open', chair],
    'session.askFloor': ['open', [staff, secretary, presidium]],
    'session.withdrawFloor': ['open', [second, staff, secretary, presidium]],
    'session.orderFloor': ['open', chair],
    'session.giveFloor': ['open', chair],
    'session.endFloor': ['open', chair],
    'session.takeDesk': ['open', office],
    'session.close': ['open', chair],
    'session.writeResolution': ['open', office],
    'session.adoptResolution': ['open', [congress]],
    'session.takeDown': ['published', office],
    'session.reportUpward': ['closed', office],
    'session.nominateAward': ['open', [staff, secretary, presidium, committee]],
    'session.withdrawAward': ['open', [staff, secretary, presidium, committee]],
    'session.grantAward': ['open', chair],
    'session.nominateCandidate': ['open', [staff, secretary, presidium]],
    'session.answerNomination': ['open', [second, staff, secretary]],
    'session.withdrawNomination': ['open', [staff, secretary, presidium]],
    'session.publish': ['closed', office],
    'session.archive': ['published', office],
    'session.discard': ['open', office],
  }

  test.each(Object.entries(who) as [Word<'session'>, (typeof who)[Word<'session'>]][])('%s', (word, [state, allowed]) => {
    expect(entitledTo(session, { in: state, word }, everybody)).toEqual(allowed)
  })

  test.each(['session.checkIn', 'session.stepOut'] as const)('on one’s own phone one says %s for oneself, not for a neighbour', (word) => {
    const asked: Case<'session'> = { in: 'preparatory', word, saying: { seat: second.seats[0]?.id } }
    expect(entitledTo(session, asked, everybody)).toEqual([second, ...office])
  })

  test('on one’s own phone one asks for the floor for oneself, not for a neighbour', () => {
    const asked: Case<'session'> = { in: 'open', word: 'session.askFloor', saying: { seat: second.seats[0]?.id } }
    expect(entitledTo(session, asked, everybody)).toEqual([second, staff, secretary, presidium])
  })

  test('a candidate is put forward by one’s own seat, not by a neighbour’s', () => {
    const asked: Case<'session'> = { in: 'open', word: 'session.nominateCandidate', saying: { seat: second.seats[0]?.id } }
    expect(entitledTo(session, asked, everybody)).toEqual([second])
  })

  test.each([observer, guest])('whoever has a seat signs in, also without a vote', (by) => {
    const asked: Case<'session'> = { in: 'preparatory', word: 'session.checkIn', saying: { seat: by.seats[0]?.id } }
    expect(entitledTo(session, asked, [by])).toEqual([by])
  })

  test('nobody signs themself out again: undoing is the desk’s, with a reason', () => {
    const asked: Case<'session'> = { in: 'preparatory', word: 'session.undoCheckIn', saying: { seat: second.seats[0]?.id } }
    expect(entitledTo(session, asked, [second])).toEqual([])
  })

  test('an administrator has no right to any word of a session, but to comment like any member of staff', () => {
    for (const state of SESSION_STATES) {
      for (const word of wordsFrom('session', state).filter((each) => each !== 'session.comment'))
        expect([word, entitledTo(session, { in: state, word }, [admin])]).toEqual([word, []])
    }
  })
})

describe('what stands in the way:', () => {
  const hands = { power: 'staffInterest', method: 'hands' }
  const full = Array.from({ length: LIMIT.agendaItems }, (_, n) => item(`item${n + 1}`, 'pending'))
  const seatStates = {
    present: { seat: { presence: 'present', kind: 'representative', delegation: null, head: false } },
    absent: { seat: { presence: 'absent', kind: 'representative', delegation: null, head: false } },
    leave: { seat: { presence: 'leave', kind: 'representative', delegation: null, head: false } },
    lapsed: { seat: { presence: 'lapsed', kind: 'representative', delegation: null, head: false } },
    none: { seat: null },
  } as const
  const founding = {
    item: id('first'),
    title: '学校工作报告',
    power: 'annualReport',
    kind: 'hear',
    method: null,
    motion: null,
    presenter: null,
    minutes: null,
  }
  const unadopted = onlyOne(item('later', 'pending', { since: 2 }))

  const cases: Record<SessionCondition, Record<string, Case<'session'>>> = {
    itemKnown: { 'what is not on the agenda is not decided': { in: 'open', word: 'session.decideItem', saying: { item: id('nowhere') } } },
    itemNew: {
      'no item twice': { in: 'open', word: 'session.addItem', saying: { item: id('pending') } },
      'no more items than an agenda holds': { in: 'preparing', word: 'session.addItem', context: { items: full } },
    },
    agendaDistinct: {
      'a session is not founded with one item twice': {
        in: 'unborn',
        word: 'session.create',
        saying: { items: [founding, founding] },
      },
    },
    itemAdopted: {
      'an item added after the adoption waits for the next': {
        in: 'open',
        word: 'session.presentItem',
        saying: { item: id('later') },
        context: unadopted,
      },
      'it cannot be voted on either': { in: 'open', word: 'session.voteItem', saying: { item: id('later') }, context: unadopted },
      'before any adoption nothing is presented': { in: 'open', word: 'session.presentItem', context: { agendaAdopted: 0 } },
    },
    itemPending: {
      'what was presented is not edited': { in: 'open', word: 'session.editItem', saying: { item: id('presented') } },
      'nor moved': { in: 'open', word: 'session.moveItem', saying: { item: id('presented') } },
      'nor taken off': { in: 'open', word: 'session.removeItem', saying: { item: id('voting') } },
      'nor presented twice': { in: 'open', word: 'session.presentItem', saying: { item: id('presented') } },
      'nor given another method': {
        in: 'preparing',
        word: 'session.override',
        saying: { item: id('presented') },
        context: { agendaAdopted: 0 },
      },
    },
    itemPresented: { 'discussion follows presentation': { in: 'open', word: 'session.discussItem', saying: { item: id('pending') } } },
    itemDiscussing: {
      'the floor is asked for while an item is discussed': {
        in: 'open',
        word: 'session.askFloor',
        saying: { item: id('presented') },
        known: { ...seatStates.present, request: null },
      },
      'collation follows discussion': { in: 'open', word: 'session.collateItem', saying: { item: id('presented') } },
    },
    itemVoting: { 'only what is voted on is reopened': { in: 'open', word: 'session.reopenItem', saying: { item: id('collated') } } },
    itemSettled: {
      'the chair does not decide what the congress votes on': { in: 'open', word: 'session.decideItem', by: presidium },
      'nor closes a report that was not given': {
        in: 'open',
        word: 'session.decideItem',
        by: presidium,
        saying: { item: id('report') },
        context: onlyOne(item('report', 'pending', { kind: 'hear', method: null })),
      },
      'nor one that is closed': {
        in: 'open',
        word: 'session.decideItem',
        by: presidium,
        saying: { item: id('report') },
        context: onlyOne(item('report', 'decided', { kind: 'hear', method: null })),
      },
      'a ballot decides only what is voted on': { in: 'open', word: 'session.decideItem', saying: { item: id('collated') } },
    },
    itemOpenToVote: {
      'one ballot at a time for an item': { in: 'open', word: 'session.voteItem', saying: { item: id('voting') } },
      'what is decided is decided': {
        in: 'open',
        word: 'session.voteItem',
        saying: { item: id('done') },
        context: onlyOne(item('done', 'decided')),
      },
    },
    secretWhereRequired: {
      'the staff’s interests are not decided by hands': { in: 'preparing', word: 'session.addItem', saying: hands },
      'an election is not by acclamation': {
        in: 'preparing',
        word: 'session.addItem',
        saying: { power: 'election', kind: 'elect', method: 'acclamation' },
      },
      'an appraisal is not open': {
        in: 'preparing',
        word: 'session.addItem',
        saying: { power: 'appraisal', kind: 'appraise', method: 'open' },
      },
      'nor is a session founded with that': {
        in: 'unborn',
        word: 'session.create',
        saying: { items: [{ ...founding, ...hands, kind: 'decide' }] },
      },
      'nor does editing get there': { in: 'open', word: 'session.editItem', saying: hands },
      'a reason that was given for another power does not count': {
        in: 'preparing',
        word: 'session.editItem',
        saying: hands,
        context: onlyOne(item('pending', 'pending', { override: '仅一处文字修改。' })),
      },
    },
    resolutionNotAdopted: {
      'a resolution that is adopted is not rewritten': {
        in: 'open',
        word: 'session.writeResolution',
        context: { resolutionAdopted: true },
      },
    },
    resolutionNotBeingVoted: {
      'nor one that is being voted on': { in: 'open', word: 'session.writeResolution', known: { resolutionBallotRunning: true } },
    },
    stillUp: {
      'what is taken down is not up': { in: 'published', word: 'session.takeDown', context: { takenDownAt: '2025-05-01T00:00:00.000Z' } },
    },
    upLongEnough: {
      'results stay up for fifteen days': { in: 'published', word: 'session.takeDown', known: { daysUp: 14 } },
    },
    reportsFew: {
      'a session is reported to so many and no more': {
        in: 'published',
        word: 'session.reportUpward',
        context: { reports: Array.from({ length: LIMIT.reports }, () => ({ to: '区教育局', number: '', sentOn: '2025-04-01' })) },
      },
    },
    rulesNotAdopted: {
      'rules that are adopted are not rewritten': { in: 'preparatory', word: 'session.writeRules', context: { rulesAdopted: true } },
    },
    rulesNotBeingVoted: {
      'nor are those that are being voted on': { in: 'preparatory', word: 'session.writeRules', known: { rulesBallotRunning: true } },
    },
    scrutinyConfirmed: {
      'keys are made by scrutineers whom the congress confirmed': {
        in: 'preparatory',
        word: 'session.keepKeys',
        context: { keys: null, scrutinyConfirmed: false },
      },
    },
    keysOfScrutineers: {
      'by all of them and by nobody else': {
        in: 'preparatory',
        word: 'session.keepKeys',
        saying: { trustees: [chief.person, teller.person] },
        context: { keys: null },
      },
      'half of them do not open a box': { in: 'open', word: 'session.keepKeys', saying: { threshold: 1 }, context: { keys: null } },
    },
    noKeys: { 'keys that are held are not replaced without a word': { in: 'open', word: 'session.keepKeys' } },
    keysHeld: { 'what is not held is not discarded': { in: 'open', word: 'session.discardKeys', context: { keys: null } } },
    agendaNotAdopted: { 'once the agenda is adopted no exception is put on record': { in: 'preparatory', word: 'session.override' } },
    agendaAdopted: {
      'without an agenda adopted no session opens': { in: 'preparatory', word: 'session.open', context: { agendaAdopted: 0 } },
    },
    hasAgenda: {
      'no papers without an agenda': { in: 'preparing', word: 'session.sendPapers', context: { items: [] } },
      'an empty agenda is not adopted': { in: 'preparatory', word: 'session.adoptAgenda', context: { items: [] } },
    },
    papersInTime: { 'papers are out seven days before': { in: 'preparing', word: 'session.sendPapers', known: { daysToOpening: 6 } } },
    ...papersCases,
    ...rehearsalCases,
    ...floorCases,
    seatKnown: {
      'no seat, no signing in': { in: 'preparatory', word: 'session.checkIn', known: seatStates.none },
      'a lapsed seat does not sign in': { in: 'open', word: 'session.checkIn', known: seatStates.lapsed },
      'nor asks for leave': { in: 'papers_out', word: 'session.grantLeave', known: seatStates.lapsed },
      'nor lapses again': { in: 'preparing', word: 'session.lapse', known: seatStates.lapsed },
      'nor steps out': { in: 'recess', word: 'session.stepOut', known: seatStates.none },
      'nor has its signing in undone': { in: 'recess', word: 'session.undoCheckIn', known: seatStates.none },
    },
    ...rollCases,
    ...unitCases,
    ...recallCases,
    ...awardCases,
    ...candidateCases,
    notEnrolled: { 'one person, one seat': { in: 'preparing', word: 'session.enrol', known: { alreadyEnrolled: true } } },
    notPresent: {
      'nobody signs in twice': { in: 'preparatory', word: 'session.checkIn', known: seatStates.present },
      'who is in the hall is not on leave': { in: 'open', word: 'session.grantLeave', known: seatStates.present },
    },
    inTheHall: {
      'who is not in the hall does not ask for the floor': {
        in: 'open',
        word: 'session.askFloor',
        known: { ...seatStates.absent, request: null },
      },
      'who is not there does not step out': { in: 'open', word: 'session.stepOut', known: seatStates.absent },
      'nor was signed in by mistake': { in: 'preparatory', word: 'session.undoCheckIn', known: seatStates.absent },
    },
    notOnLeave: { 'leave is granted once': { in: 'papers_out', word: 'session.grantLeave', known: seatStates.leave } },
    quorate: { '37 of 57 do not open a session': { in: 'preparatory', word: 'session.open', context: { present: 37 } } },
    scrutinyNominated: {
      'nobody is confirmed who was not nominated': { in: 'preparatory', word: 'session.confirmScrutineers', context: { scrutiny: null } },
    },
    scrutineersOnRoll: {
      'scrutineers are representatives': { in: 'open', word: 'session.nominateScrutineers', known: { notRepresentatives: 1 } },
    },
    chiefAmongThem: {
      'the chief is one of them': { in: 'preparatory', word: 'session.nominateScrutineers', saying: { chief: thirdScrutineer.person } },
    },
    agendaNotBeingVoted: {
      'nothing is added under the vote on the agenda': { in: 'preparatory', word: 'session.addItem', known: { agendaBallotRunning: true } },
      'nothing is changed': { in: 'preparatory', word: 'session.editItem', known: { agendaBallotRunning: true } },
      'nothing is moved': { in: 'preparatory', word: 'session.moveItem', known: { agendaBallotRunning: true } },
      'nothing is taken off': { in: 'preparatory', word: 'session.removeItem', known: { agendaBallotRunning: true } },
    },
    noBallotRunning: {
      'no recess while a ballot runs': { in: 'open', word: 'session.recess', known: { ballotsRunning: 1 } },
      'no closing either': { in: 'open', word: 'session.close', known: { ballotsRunning: 1 } },
    },
  }
  standInTheWay(session, cases)
})

describe('the agenda', () => {
  const items = (subject: { context: { items: { id: string }[] } }) => subject.context.items.map((each) => each.id)

  test('an item takes its place at the top or behind another', () => {
    const two = { items: [item('pending', 'pending'), item('other', 'pending')] }
    const add = (after: string | null) => items(say(session, at(session, 'preparing', two), worded(session, 'session.addItem', { after })))
    expect(add(null)).toEqual([id('new'), id('pending'), id('other')])
    expect(add(id('pending'))).toEqual([id('pending'), id('new'), id('other')])
    const moved = say(session, at(session, 'preparing', two), worded(session, 'session.moveItem', { after: id('other') }))
    expect(items(moved)).toEqual([id('other'), id('pending')])
    expect(items(say(session, at(session, 'preparing', two), sample['session.removeItem'].event))).toEqual([id('other')])
  })

  test('changed after its adoption it is a new version, which the congress must adopt', () => {
    const added = say(session, at(session, 'open'), sample['session.addItem'].event)
    expect(added.context).toMatchObject({ agendaVersion: 2, agendaAdopted: 1 })
    const more = say(session, added, worded(session, 'session.addItem', { item: id('more') }))
    expect(more.context.agendaVersion).toBe(2)
    expect(obstacle(session, more, worded(session, 'session.presentItem', { item: id('new') }))).toBe('itemAdopted')
    const adopted = say(session, more, sample['session.adoptAgenda'].event)
    expect(adopted.context.agendaAdopted).toBe(2)
    const presented = say(session, adopted, worded(session, 'session.presentItem', { item: id('new') }))
    expect(presented.context.items.find((each) => each.id === id('new'))?.phase).toBe('presented')
  })

  test('what was adopted before an addition can go on meanwhile', () => {
    const added = say(session, at(session, 'open'), sample['session.addItem'].event)
    expect(say(session, added, sample['session.presentItem'].event).context.items.find((each) => each.id === id('pending'))?.phase).toBe(
      'presented',
    )
  })

  test('runs pending → presented → discussing → collated → voting → decided', () => {
    const words = ['presentItem', 'discussItem', 'collateItem', 'voteItem', 'decideItem'] as const
    let subject = at(session, 'open', onlyOne(item('pending', 'pending')))
    const phases = words.map((word) => {
      subject = say(session, subject, worded(session, `session.${word}`, { item: id('pending') }))
      return subject.context.items[0]?.phase
    })
    expect(phases).toEqual(['presented', 'discussing', 'collated', 'voting', 'decided'])
  })

  test('a void ballot puts the item back, without it', () => {
    const context = onlyOne(item('voting', 'voting', { ballot: id('ballot') }))
    expect(say(session, at(session, 'open', context), sample['session.reopenItem'].event).context.items[0]).toMatchObject({
      phase: 'collated',
      ballot: null,
    })
  })

  test('a report that was heard is closed by the chair', () => {
    const heard = at(session, 'open', onlyOne(item('report', 'presented', { kind: 'hear', method: null })))
    expect(
      say(session, heard, worded(session, 'session.decideItem', { item: id('report') }), { by: presidium }).context.items[0]?.phase,
    ).toBe('decided')
  })
})
