/** How a ballot goes, step by step, as the procedure tells it (domain 3 and 4). */
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../machines/actor.ts'
import type { BallotCondition } from '../../machines/ballot-conditions.ts'
import { BALLOT_STATES } from '../../machines/ballot-context.ts'
import { METHODS } from '../../machines/matters.ts'
import type { Word } from '../../machines/events.ts'
import { unborn, wordsFrom } from '../../machines/judge.ts'
import { ballot, entries, ITEM, votes } from './ballot-stand.ts'
import { entitledTo, standInTheWay, worded, type Case } from './obstacles.ts'
import {
  admin,
  chief,
  clock,
  committee,
  congress,
  everybody,
  id,
  leader,
  NOON,
  otherTeller,
  presidium,
  proposer,
  scrutineer,
  secretary,
  staff,
  teller,
  thirdScrutineer,
} from './people.ts'
import { ratersCases } from './raters-cases.ts'
import { sheetCases } from './sheet-cases.ts'
import { togetherCases } from './together-cases.ts'
import { at, obstacle, say, type Manner } from './say.ts'

const sample = ballot.samples
const office = [staff, secretary]
const chair = [secretary, presidium]
const scrutineers = [chief, scrutineer]
const tellers = [teller, otherTeller]

describe('who may say it:', () => {
  const who: Record<Word<'ballot'>, [Case<'ballot'>['in'], Actor[]]> = {
    'ballot.configure': ['unborn', [...office, congress]],
    'ballot.adjust': ['configured', [...office, congress]],
    'ballot.adoptRules': ['configured', [secretary]],
    'ballot.confirmScrutineers': ['rules_adopted', [secretary]],
    'ballot.checkQuorum': ['scrutineers_confirmed', [secretary]],
    'ballot.sealEmpty': ['quorum_checked', scrutineers],
    'ballot.issue': ['sealed_empty', [secretary]],
    'ballot.open': ['issuing', [secretary]],
    'ballot.setClosing': ['open', chair],
    'ballot.prompt': ['open', [staff, secretary, clock]],
    'ballot.moveToPaper': ['open', [secretary]],
    'ballot.enterPaper': ['closed', tellers],
    'ballot.close': ['open', [...chair, clock]],
    'ballot.reconcile': ['closed', chair],
    'ballot.declareValid': ['reconciled', chair],
    'ballot.void': ['closed', chair],
    'ballot.fallBack': ['closed', [presidium]],
    'ballot.revote': ['void', [secretary]],
    'ballot.recordHands': ['quorum_checked', [secretary]],
    'ballot.recordAcclamation': ['quorum_checked', [secretary]],
    'ballot.count': ['reconciled', [secretary, ...scrutineers]],
    'ballot.certify': ['counted', scrutineers],
    'ballot.reveal': ['certified', chair],
    'ballot.announce': ['certified', chair],
    'ballot.absorb': ['sealed_empty', [congress]],
    'ballot.archive': ['announced', [...office, congress]],
    'ballot.runOff': ['announced', [secretary]],
    'ballot.supplement': ['announced', [secretary]],
    'ballot.leaveVacant': ['announced', [presidium]],
    'ballot.discard': ['open', [congress]],
  }

  test.each(Object.entries(who) as [Word<'ballot'>, (typeof who)[Word<'ballot'>]][])('%s', (word, [state, allowed]) => {
    expect(entitledTo(ballot, { in: state, word }, everybody)).toEqual(allowed)
  })

  test('only those confirmed as scrutineers of this ballot certify it', () => {
    expect(
      entitledTo(ballot, { in: 'counted', word: 'ballot.certify' }, [thirdScrutineer, secretary, presidium, leader, committee]),
    ).toEqual([])
  })

  test('an administrator has no right to any word of a ballot', () => {
    for (const state of BALLOT_STATES) {
      for (const word of wordsFrom('ballot', state)) expect([word, entitledTo(ballot, { in: state, word }, [admin])]).toEqual([word, []])
    }
  })
})

describe('what stands in the way:', () => {
  const session = ballot.known.session
  const away = { session: { ...session, state: 'recess' } }
  const over = { session: { ...session, state: 'closed' } }
  const thin = { session: { ...session, present: 37 } }
  const item = { power: 'staffInterest', override: null, ballot: null, isOpenToVote: true } as const
  const twins = [
    { id: ITEM, title: '甲', marks: ['approve', 'oppose'] },
    { id: ITEM, title: '乙', marks: ['approve', 'oppose'] },
  ]
  const yesNo = [{ id: ITEM, title: '甲', marks: ['yes', 'no'] }]
  const light = (method: 'hands' | 'acclamation') => ({ method, matter: 'other', motion: null, power: 'other' }) as const
  const sealed = { method: 'sealed' } as const
  const free: Manner<'ballot'> = { known: { item: null } }

  /** What a method leaves out is told below; `chiefAndAnother` chooses between two ways that are open. */
  type Told = Exclude<BallotCondition, 'byHands' | 'byAcclamation' | 'electronic' | 'named' | 'chiefAndAnother'>
  const cases: Record<Told, Record<string, Case<'ballot'>>> = {
    ...togetherCases,
    ...ratersCases,
    sessionSitting: {
      'attendance is counted in the sitting': { in: 'scrutineers_confirmed', word: 'ballot.checkQuorum', known: away },
      'again too': { in: 'quorum_checked', word: 'ballot.checkQuorum', known: away },
      'papers are issued in the sitting': { in: 'sealed_empty', word: 'ballot.issue', known: away },
      'named ones too': { in: 'quorum_checked', word: 'ballot.issue', known: away, context: { method: 'open' } },
      'a ballot is opened in the sitting': { in: 'issuing', word: 'ballot.open', known: away },
      'an acclamation is heard in the sitting': {
        in: 'configured',
        word: 'ballot.checkQuorum',
        known: away,
        context: light('acclamation'),
      },
      'hands are raised in the sitting': { in: 'configured', word: 'ballot.checkQuorum', known: away, context: light('hands') },
    },
    sessionNotOver: {
      'nothing is set up for a session that is closed': { in: 'unborn', word: 'ballot.configure', known: over },
      'nor changed': { in: 'configured', word: 'ballot.adjust', known: over },
      'nor voted again': { in: 'void', word: 'ballot.revote', known: over },
    },
    overDays: {
      'in a hall nobody is reminded by message': {
        in: 'open',
        word: 'ballot.prompt',
        known: { session: { ...ballot.known.session, unitSeats: null } },
      },
    },
    notPromptedToday: {
      'who was reminded in the morning is not reminded in the evening': {
        in: 'open',
        word: 'ballot.prompt',
        known: { session: { ...ballot.known.session, unitSeats: 3 } },
        context: { promptedAt: '2025-03-10T00:30:00.000Z' },
      },
    },
    motionTabled: {
      'a motion that is only filed is not voted on': { in: 'unborn', word: 'ballot.configure', known: { motionState: 'filed' } },
      'nor is one in another ballot': { in: 'unborn', word: 'ballot.configure', known: { motionState: 'balloting' } },
    },
    onAgenda: { 'a motion is voted on only from the agenda': { in: 'unborn', word: 'ballot.configure', known: { item: null } } },
    motionSpared: {
      'a rehearsal votes on no real motion': {
        in: 'unborn',
        word: 'ballot.configure',
        known: { session: { ...session, rehearsal: true } },
      },
    },
    itemFree: {
      'an item has one ballot': { in: 'unborn', word: 'ballot.configure', known: { item: { ...item, ballot: id('other') } } },
      'an item that is decided has none': { in: 'unborn', word: 'ballot.configure', known: { item: { ...item, isOpenToVote: false } } },
    },
    powerKept: {
      'a motion’s power is its agenda item’s': { in: 'unborn', word: 'ballot.configure', saying: { power: 'other', method: 'hands' } },
      'so is that of anything else on the agenda': { in: 'unborn', word: 'ballot.configure', saying: light('hands') },
      'an election is an election': {
        in: 'unborn',
        word: 'ballot.configure',
        saying: { ...light('hands'), matter: 'election', agendaItem: null },
        ...free,
      },
      'an appraisal is an appraisal': {
        in: 'unborn',
        word: 'ballot.configure',
        saying: { ...light('hands'), matter: 'appraisal', agendaItem: null },
        ...free,
      },
      'nor is it renamed once it is set up': { in: 'configured', word: 'ballot.adjust', saying: { power: 'other', method: 'hands' } },
    },
    secretWhereRequired: {
      'the pay plan is not set up as a show of hands': { in: 'unborn', word: 'ballot.configure', saying: { method: 'hands' } },
      'nor as an acclamation': { in: 'unborn', word: 'ballot.configure', saying: { method: 'acclamation' } },
      'nor as a named vote': { in: 'unborn', word: 'ballot.configure', saying: { method: 'open' } },
      'nor is it made one later': { in: 'configured', word: 'ballot.adjust', saying: { method: 'hands' } },
      'failing devices do not make it a show of hands': { in: 'open', word: 'ballot.fallBack', saying: { method: 'hands' } },
      'nor before it was opened': { in: 'sealed_empty', word: 'ballot.fallBack', saying: { method: 'acclamation' } },
    },
    itemsDistinct: {
      'nobody stands twice': { in: 'unborn', word: 'ballot.configure', saying: { items: twins } },
      'nor after a change': { in: 'configured', word: 'ballot.adjust', saying: { items: twins } },
    },
    finalWhereCounted: {
      'what is only counted cannot be taken back': { in: 'unborn', word: 'ballot.configure', saying: { finality: 'last' } },
    },
    approvable: {
      'what may pass can be approved': { in: 'unborn', word: 'ballot.configure', saying: { items: yesNo } },
      'also after a change': { in: 'configured', word: 'ballot.adjust', saying: { items: yesNo } },
    },
    ...sheetCases,
    countedAdopted: {
      'a count that must be trusted is for the congress to choose': {
        in: 'configured',
        word: 'ballot.adoptRules',
        known: { session: { ...session, countedAllowed: false } },
      },
    },
    finalityAdopted: {
      'so is a last cast that replaces the first': {
        in: 'configured',
        word: 'ballot.adoptRules',
        context: { method: 'sealed', finality: 'last' },
      },
    },
    keysReach: {
      'without keys nothing is sealed': {
        in: 'rules_adopted',
        word: 'ballot.confirmScrutineers',
        context: sealed,
        known: { session: { ...session, keys: null } },
      },
      'enough of those who hold them are scrutineers of this ballot': {
        in: 'rules_adopted',
        word: 'ballot.confirmScrutineers',
        context: sealed,
        saying: { scrutineers: [chief.person, thirdScrutineer.person] },
      },
      'keys that were discarded meanwhile open no box': {
        in: 'quorum_checked',
        word: 'ballot.sealEmpty',
        context: sealed,
        known: { session: { ...session, keys: null }, cast: 0 },
      },
    },
    aboveFloor: {
      'four sealed papers would speak for their voters': {
        in: 'closed',
        word: 'ballot.reconcile',
        context: sealed,
        known: { cast: 4 },
      },
    },
    opened: {
      'a sealed box is counted once the scrutineers have opened it': {
        in: 'reconciled',
        word: 'ballot.count',
        context: sealed,
        known: { sealed: { opened: false, verified: false } },
      },
    },
    archiveVerified: {
      'a sealed count is certified once its archive is verified': {
        in: 'counted',
        word: 'ballot.certify',
        context: sealed,
        known: { sealed: { opened: true, verified: false } },
      },
    },
    rulesAdopted: {
      'the congress adopts the voting rules first': {
        in: 'configured',
        word: 'ballot.adoptRules',
        known: { session: { ...session, rulesAdopted: false } },
      },
    },
    scrutineersOnRoll: {
      'scrutineers are representatives': { in: 'rules_adopted', word: 'ballot.confirmScrutineers', known: { notRepresentatives: 1 } },
    },
    scrutineersConfirmed: {
      'a ballot’s scrutineers are among those the congress confirmed': {
        in: 'rules_adopted',
        word: 'ballot.confirmScrutineers',
        known: { notConfirmed: 1 },
      },
    },
    scrutineersNotCandidates: {
      'a candidate is no scrutineer': { in: 'rules_adopted', word: 'ballot.confirmScrutineers', known: { candidatesAmong: 1 } },
    },
    chiefAmongThem: {
      'the chief is one of them': { in: 'rules_adopted', word: 'ballot.confirmScrutineers', saying: { chief: thirdScrutineer.person } },
    },
    scrutinyConfirmed: {
      'the congress confirms them first': {
        in: 'rules_adopted',
        word: 'ballot.confirmScrutineers',
        known: { session: { ...session, scrutinyConfirmed: false } },
      },
    },
    quorate: {
      '37 of 57 do not vote': { in: 'scrutineers_confirmed', word: 'ballot.checkQuorum', known: thin },
      'nor do they get papers when some have left since': { in: 'sealed_empty', word: 'ballot.issue', known: thin },
      'nor when they are counted again': { in: 'quorum_checked', word: 'ballot.checkQuorum', known: thin },
      'nor raise their hands': { in: 'configured', word: 'ballot.checkQuorum', known: thin, context: light('hands') },
      'nor acclaim': { in: 'configured', word: 'ballot.checkQuorum', known: thin, context: light('acclamation') },
    },
    secret: { 'a named vote has no box to show': { in: 'quorum_checked', word: 'ballot.sealEmpty', context: { method: 'open' } } },
    boxEmpty: { 'a box with a paper in it is not sealed': { in: 'quorum_checked', word: 'ballot.sealEmpty', known: { cast: 1 } } },
    paperVotersPresent: { 'no paper for who is not in the hall': { in: 'sealed_empty', word: 'ballot.issue', known: { paperAbsent: 1 } } },
    twoTellers: {
      'no paper is given out that only one person would count': {
        in: 'sealed_empty',
        word: 'ballot.issue',
        context: { tellers: [teller.person] },
      },
      'nor instead of a phone': { in: 'open', word: 'ballot.moveToPaper', context: { tellers: [] } },
    },
    paperNotBack: {
      'who has voted by phone gets no paper by hand': { in: 'open', word: 'ballot.moveToPaper', known: { seatPaper: 'cast' } },
    },
    paperByPhone: {
      'who was given none gets none': { in: 'open', word: 'ballot.moveToPaper', known: { seatPaper: 'none' } },
      'who votes by hand keeps the one paper': { in: 'issuing', word: 'ballot.moveToPaper', known: { seatPaper: 'paper' } },
    },
    onPaper: {
      'no bundle where nobody votes on paper': { in: 'closed', word: 'ballot.enterPaper', context: { onPaper: 0 } },
      'not while it is open either': { in: 'open', word: 'ballot.enterPaper', context: { onPaper: 0 } },
    },
    paperAddsUp: {
      'valid and invalid are the returned': { in: 'closed', word: 'ballot.enterPaper', saying: { invalid: 2 } },
      'more invalid than returned': { in: 'open', word: 'ballot.enterPaper', saying: { returned: 1, invalid: 2, tally: votes(0, 0, 0) } },
      'an item is left out': { in: 'closed', word: 'ballot.enterPaper', saying: { tally: {} } },
      'a mark that the paper does not have': {
        in: 'closed',
        word: 'ballot.enterPaper',
        saying: { tally: { [ITEM]: { approve: 6, perhaps: 3 } } },
      },
    },
    paperAgreed: {
      'two tellers, two figures': {
        in: 'closed',
        word: 'ballot.reconcile',
        context: { paperEntries: [entries[0]!, { ...entries[1]!, tally: votes(5, 3, 1) }] },
      },
      'one teller is not two': { in: 'closed', word: 'ballot.reconcile', context: { paperEntries: [entries[0]!] } },
      'nobody counted the paper': { in: 'closed', word: 'ballot.reconcile', context: { paperEntries: [] } },
    },
    withinIssue: {
      '52 returned of 51 issued': { in: 'closed', word: 'ballot.reconcile', known: { cast: 42 } },
      'eleven papers in the box of the ten given out': { in: 'closed', word: 'ballot.reconcile', context: { onPaper: 9 } },
    },
    notDeclaredValid: { 'valid is said once': { in: 'reconciled', word: 'ballot.declareValid' } },
    declaredValid: {
      'nothing is counted before the chair has declared it valid': {
        in: 'reconciled',
        word: 'ballot.count',
        context: { declaredValidAt: null },
      },
    },
    tallyAddsUp: {
      'a vote was lost': { in: 'reconciled', word: 'ballot.count', known: { tally: votes(31, 5, 3) } },
      'a vote was slipped in': { in: 'reconciled', word: 'ballot.count', known: { tally: votes(33, 5, 3) } },
    },
    handsWithinPresent: {
      '52 hands of 51 present': { in: 'quorum_checked', word: 'ballot.recordHands', saying: { abstain: 3 }, context: light('hands') },
    },
    objectionsWithinPresent: {
      '52 objections of 51 present': {
        in: 'quorum_checked',
        word: 'ballot.recordAcclamation',
        saying: { objections: 52 },
        context: light('acclamation'),
      },
    },
    closingAhead: {
      'a ballot does not close before it opens': { in: 'issuing', word: 'ballot.open', saying: { closesAt: '2025-03-10T03:59:59.000Z' } },
      'nor is it shortened into the past': { in: 'open', word: 'ballot.setClosing', saying: { closesAt: '2025-03-10T03:59:59.000Z' } },
    },
    timeNotOver: {
      'time that is over is not prolonged': { in: 'open', word: 'ballot.setClosing', context: { closesAt: NOON } },
    },
    certified: {
      'nothing secret is announced before the chief and one more have certified it': { in: 'counted', word: 'ballot.announce' },
      'nor a named one': { in: 'counted', word: 'ballot.announce', context: { method: 'open' } },
      'two of whom none is the chief do not do': {
        in: 'counted',
        word: 'ballot.announce',
        context: { certifiedBy: [scrutineer.person, thirdScrutineer.person] },
      },
    },
    notYetCertifiedBySpeaker: {
      'one person is not two': { in: 'counted', word: 'ballot.certify', by: scrutineer },
      'the chief neither': { in: 'counted', word: 'ballot.certify', by: chief, context: { certifiedBy: [chief.person] } },
    },
  }
  standInTheWay(ballot, cases)

  test.each([
    ['ballot.adoptRules', 'configured', 'hands'],
    ['ballot.adoptRules', 'configured', 'acclamation'],
    ['ballot.checkQuorum', 'configured', 'secret'],
    ['ballot.checkQuorum', 'configured', 'open'],
    ['ballot.issue', 'quorum_checked', 'secret'],
    ['ballot.issue', 'quorum_checked', 'hands'],
    ['ballot.recordHands', 'quorum_checked', 'secret'],
    ['ballot.recordHands', 'quorum_checked', 'open'],
    ['ballot.recordHands', 'quorum_checked', 'acclamation'],
    ['ballot.recordAcclamation', 'quorum_checked', 'secret'],
    ['ballot.recordAcclamation', 'quorum_checked', 'hands'],
    ['ballot.certify', 'counted', 'hands'],
    ['ballot.reveal', 'certified', 'open'],
  ] as const)('%s, %s: not for the method %s', (word, state, method) => {
    const facts = obstacle(ballot, at(ballot, state, { method }), sample[word].event, word === 'ballot.certify' ? { by: chief } : {})
    expect(['electronic', 'named', 'secret', 'byHands', 'byAcclamation']).toContain(facts)
  })

  test('a presidium’s reason on record lets the method depart', () => {
    const excepted = { item: { ...item, override: '仅一处文字修改。' } }
    const configured = say(ballot, unborn.ballot, worded(ballot, 'ballot.configure', { method: 'hands' }), { known: excepted })
    expect(configured.context).toMatchObject({ method: 'hands', override: '仅一处文字修改。' })
  })

  test('other powers are decided by any method', () => {
    for (const method of METHODS) {
      const event = worded(ballot, 'ballot.configure', { power: 'plans', method })
      expect(say(ballot, unborn.ballot, event, { known: { item: { ...item, power: 'plans' } } }).state).toBe('configured')
    }
  })
})

test('the clock closes a ballot, and whoever else has no office does not', () => {
  expect(say(ballot, at(ballot, 'open'), sample['ballot.close'].event, { by: clock }).state).toBe('closed')
  expect(obstacle(ballot, at(ballot, 'open'), sample['ballot.close'].event, { by: proposer })).toBe('not-entitled')
})
