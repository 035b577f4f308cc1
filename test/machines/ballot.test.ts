/** How a ballot goes, step by step, as the procedure tells it (domain 3 and 4). */
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../machines/actor.ts'
import { agreedPaper, BALLOT_STATES, type BallotCondition } from '../../machines/ballot.ts'
import { METHODS, type Word } from '../../machines/events.ts'
import { unborn, wordsFrom } from '../../machines/judge.ts'
import { ballot, bundle, entries, ITEM, votes } from './ballot-stand.ts'
import { entitledTo, standInTheWay, worded, type Case } from './obstacles.ts'
import {
  admin, chief, clock, committee, congress, everybody, id, leader, otherTeller, presidium, proposer, scrutineer, secretary, staff, teller, thirdScrutineer,
} from './people.ts'
import { at, obstacle, say, type Manner } from './say.ts'

const sample = ballot.samples
const office = [staff, secretary]
const chair = [secretary, presidium]
const scrutineers = [chief, scrutineer]
const tellers = [teller, otherTeller]

describe('who may say it:', () => {
  const who: Record<Word<'ballot'>, [Case<'ballot'>['in'], Actor[]]> = {
    'ballot.configure': ['unborn', [...office, congress]],
    'ballot.adjust': ['configured', office],
    'ballot.adoptRules': ['configured', [secretary]],
    'ballot.confirmScrutineers': ['rules_adopted', [secretary]],
    'ballot.checkQuorum': ['scrutineers_confirmed', [secretary]],
    'ballot.sealEmpty': ['quorum_checked', scrutineers],
    'ballot.issue': ['sealed_empty', [secretary]],
    'ballot.open': ['issuing', [secretary]],
    'ballot.enterPaper': ['closed', tellers],
    'ballot.close': ['open', [...chair, clock]],
    'ballot.reconcile': ['closed', chair],
    'ballot.void': ['closed', chair],
    'ballot.fallBack': ['closed', [presidium]],
    'ballot.revote': ['void', [secretary]],
    'ballot.recordHands': ['quorum_checked', [secretary]],
    'ballot.recordAcclamation': ['quorum_checked', [secretary]],
    'ballot.count': ['reconciled', [secretary, ...scrutineers]],
    'ballot.certify': ['counted', scrutineers],
    'ballot.announce': ['certified', chair],
    'ballot.archive': ['announced', office],
  }

  test.each(Object.entries(who) as [Word<'ballot'>, (typeof who)[Word<'ballot'>]][])('%s', (word, [state, allowed]) => {
    expect(entitledTo(ballot, { in: state, word }, everybody)).toEqual(allowed)
  })

  test('only those confirmed as scrutineers of this ballot certify it', () => {
    expect(entitledTo(ballot, { in: 'counted', word: 'ballot.certify' }, [thirdScrutineer, secretary, presidium, leader, committee])).toEqual([])
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
  const twins = [{ id: ITEM, title: '甲', marks: ['approve', 'oppose'] }, { id: ITEM, title: '乙', marks: ['approve', 'oppose'] }]
  const yesNo = [{ id: ITEM, title: '甲', marks: ['yes', 'no'] }]
  const light = (method: 'hands' | 'acclamation') => ({ method, matter: 'other', motion: null, power: 'other' }) as const
  const free: Manner<'ballot'> = { known: { item: null } }

  /** What a method leaves out is told below; `chiefAndAnother` chooses between two ways that are open. */
  type Told = Exclude<BallotCondition, 'byHands' | 'byAcclamation' | 'electronic' | 'named' | 'chiefAndAnother'>
  const cases: Record<Told, Record<string, Case<'ballot'>>> = {
    sessionSitting: {
      'attendance is counted in the sitting': { in: 'scrutineers_confirmed', word: 'ballot.checkQuorum', known: away },
      'again too': { in: 'quorum_checked', word: 'ballot.checkQuorum', known: away },
      'papers are issued in the sitting': { in: 'sealed_empty', word: 'ballot.issue', known: away },
      'named ones too': { in: 'quorum_checked', word: 'ballot.issue', known: away, context: { method: 'open' } },
      'a ballot is opened in the sitting': { in: 'issuing', word: 'ballot.open', known: away },
      'hands are raised in the sitting': { in: 'configured', word: 'ballot.checkQuorum', known: away, context: light('hands') },
    },
    sessionNotOver: {
      'nothing is set up for a session that is closed': { in: 'unborn', word: 'ballot.configure', known: over },
      'nor changed': { in: 'configured', word: 'ballot.adjust', known: over },
      'nor voted again': { in: 'void', word: 'ballot.revote', known: over },
    },
    motionTabled: {
      'a motion that is only filed is not voted on': { in: 'unborn', word: 'ballot.configure', known: { motionState: 'filed' } },
      'nor is one in another ballot': { in: 'unborn', word: 'ballot.configure', known: { motionState: 'balloting' } },
    },
    onAgenda: { 'a motion is voted on only from the agenda': { in: 'unborn', word: 'ballot.configure', known: { item: null } } },
    itemFree: {
      'an item has one ballot': { in: 'unborn', word: 'ballot.configure', known: { item: { ...item, ballot: id('other') } } },
      'an item that is decided has none': { in: 'unborn', word: 'ballot.configure', known: { item: { ...item, isOpenToVote: false } } },
    },
    powerKept: {
      'a motion’s power is its agenda item’s': { in: 'unborn', word: 'ballot.configure', saying: { power: 'other', method: 'hands' } },
      'so is that of anything else on the agenda': { in: 'unborn', word: 'ballot.configure', saying: light('hands') },
      'an election is an election': { in: 'unborn', word: 'ballot.configure', saying: { ...light('hands'), matter: 'election', agendaItem: null }, ...free },
      'an appraisal is an appraisal': { in: 'unborn', word: 'ballot.configure', saying: { ...light('hands'), matter: 'appraisal', agendaItem: null }, ...free },
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
    finalWhereCounted: { 'what is only counted cannot be taken back': { in: 'unborn', word: 'ballot.configure', saying: { finality: 'last' } } },
    approvable: {
      'what may pass can be approved': { in: 'unborn', word: 'ballot.configure', saying: { items: yesNo } },
      'also after a change': { in: 'configured', word: 'ballot.adjust', saying: { items: yesNo } },
    },
    rulesAdopted: { 'the congress adopts the voting rules first': { in: 'configured', word: 'ballot.adoptRules', known: { session: { ...session, rulesAdopted: false } } } },
    scrutineersOnRoll: { 'scrutineers are representatives': { in: 'rules_adopted', word: 'ballot.confirmScrutineers', known: { notRepresentatives: 1 } } },
    scrutineersNotCandidates: { 'a candidate is no scrutineer': { in: 'rules_adopted', word: 'ballot.confirmScrutineers', known: { candidatesAmong: 1 } } },
    chiefAmongThem: { 'the chief is one of them': { in: 'rules_adopted', word: 'ballot.confirmScrutineers', saying: { chief: thirdScrutineer.person } } },
    scrutinyConfirmed: {
      'the congress confirms them first': { in: 'rules_adopted', word: 'ballot.confirmScrutineers', known: { session: { ...session, scrutinyConfirmed: false } } },
    },
    quorate: {
      '37 of 57 do not vote': { in: 'scrutineers_confirmed', word: 'ballot.checkQuorum', known: thin },
      'nor do they get papers when some have left since': { in: 'sealed_empty', word: 'ballot.issue', known: thin },
      'nor raise their hands': { in: 'configured', word: 'ballot.checkQuorum', known: thin, context: light('hands') },
      'nor acclaim': { in: 'configured', word: 'ballot.checkQuorum', known: thin, context: light('acclamation') },
    },
    secret: { 'a named vote has no box to show': { in: 'quorum_checked', word: 'ballot.sealEmpty', context: { method: 'open' } } },
    boxEmpty: { 'a box with a paper in it is not sealed': { in: 'quorum_checked', word: 'ballot.sealEmpty', known: { cast: 1 } } },
    paperVotersPresent: { 'no paper for who is not in the hall': { in: 'sealed_empty', word: 'ballot.issue', known: { paperAbsent: 1 } } },
    onPaper: {
      'no bundle where nobody votes on paper': { in: 'closed', word: 'ballot.enterPaper', context: { onPaper: 0 } },
      'not while it is open either': { in: 'open', word: 'ballot.enterPaper', context: { onPaper: 0 } },
    },
    paperAddsUp: {
      'valid and invalid are the returned': { in: 'closed', word: 'ballot.enterPaper', saying: { invalid: 2 } },
      'more invalid than returned': { in: 'open', word: 'ballot.enterPaper', saying: { returned: 1, invalid: 2, tally: votes(0, 0, 0) } },
      'an item is left out': { in: 'closed', word: 'ballot.enterPaper', saying: { tally: {} } },
      'a mark that the paper does not have': { in: 'closed', word: 'ballot.enterPaper', saying: { tally: { [ITEM]: { approve: 6, perhaps: 3 } } } },
    },
    paperAgreed: {
      'two tellers, two figures': { in: 'closed', word: 'ballot.reconcile', context: { paperEntries: [entries[0]!, { ...entries[1]!, tally: votes(5, 3, 1) }] } },
      'one teller is not two': { in: 'closed', word: 'ballot.reconcile', context: { paperEntries: [entries[0]!] } },
      'nobody counted the paper': { in: 'closed', word: 'ballot.reconcile', context: { paperEntries: [] } },
    },
    withinIssue: {
      '52 returned of 51 issued': { in: 'closed', word: 'ballot.reconcile', known: { cast: 42 } },
      'eleven papers in the box of the ten given out': { in: 'closed', word: 'ballot.reconcile', context: { onPaper: 9 } },
    },
    tallyAddsUp: {
      'a vote was lost': { in: 'reconciled', word: 'ballot.count', known: { tally: votes(31, 5, 3) } },
      'a vote was slipped in': { in: 'reconciled', word: 'ballot.count', known: { tally: votes(33, 5, 3) } },
    },
    handsWithinPresent: { '52 hands of 51 present': { in: 'quorum_checked', word: 'ballot.recordHands', saying: { abstain: 3 }, context: light('hands') } },
    objectionsWithinPresent: {
      '52 objections of 51 present': { in: 'quorum_checked', word: 'ballot.recordAcclamation', saying: { objections: 52 }, context: light('acclamation') },
    },
    closingAhead: { 'a ballot does not close before it opens': { in: 'issuing', word: 'ballot.open', saying: { closesAt: '2025-03-10T03:59:59.000Z' } } },
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
    ['ballot.announce', 'counted', 'secret'],
    ['ballot.announce', 'counted', 'open'],
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

/** Says one word after another, each by its usual speaker. */
const walk = (start: ReturnType<typeof at<'ballot'>>, ...words: (Word<'ballot'> | [Word<'ballot'>, Manner<'ballot'>])[]) => {
  const path = [start.state]
  let subject = start
  for (const step of words) {
    const [word, manner] = typeof step === 'string' ? [step, {}] : step
    subject = say(ballot, subject, sample[word].event, manner)
    if (subject.state !== path.at(-1)) path.push(subject.state)
  }
  return { subject, path }
}

describe('the order of steps', () => {
  test('a secret ballot skips nothing', () => {
    const { path } = walk(
      unborn.ballot, 'ballot.configure', 'ballot.adoptRules', 'ballot.confirmScrutineers', 'ballot.checkQuorum', 'ballot.sealEmpty', 'ballot.issue',
      'ballot.open', 'ballot.close', ['ballot.enterPaper', { by: teller }], ['ballot.enterPaper', { by: otherTeller }], 'ballot.reconcile', 'ballot.count',
      ['ballot.certify', { by: scrutineer }], ['ballot.certify', { by: chief }], 'ballot.announce', 'ballot.archive',
    )
    expect(path).toEqual(BALLOT_STATES.filter((state) => state !== 'void'))
  })

  test('a named ballot skips the box, which is not secret, and nothing else', () => {
    const path = walk(
      at(ballot, 'configured', { method: 'open' }), 'ballot.adoptRules', 'ballot.confirmScrutineers', 'ballot.checkQuorum', 'ballot.issue', 'ballot.open',
    ).path
    expect(path).toEqual(['configured', 'rules_adopted', 'scrutineers_confirmed', 'quorum_checked', 'issuing', 'open'])
  })

  test.each([
    ['hands', 'ballot.recordHands'],
    ['acclamation', 'ballot.recordAcclamation'],
  ] as const)('a light one by %s is counted, announced and archived', (method, word) => {
    const { path } = walk(at(ballot, 'configured', { method }), 'ballot.checkQuorum', word, 'ballot.announce', 'ballot.archive')
    expect(path).toEqual(['configured', 'quorum_checked', 'counted', 'announced', 'archived'])
  })

  test('a ballot that cannot go on is void, so that the session can close', () => {
    const states = ['rules_adopted', 'scrutineers_confirmed', 'quorum_checked', 'sealed_empty', 'issuing', 'open', 'closed', 'reconciled'] as const
    for (const state of states) expect(say(ballot, at(ballot, state), sample['ballot.void'].event).state).toBe('void')
  })
})

describe('papers', () => {
  test('exactly one for each representative present; the number is frozen', () => {
    const issued = say(ballot, at(ballot, 'sealed_empty', { issued: 0 }), sample['ballot.issue'].event)
    expect(issued.context).toMatchObject({ present: 51, issued: 51, onPaper: 10 })
    const later = { session: { ...ballot.known.session, present: 53 } }
    expect(say(ballot, issued, sample['ballot.open'].event, { known: later }).context.issued).toBe(51)
  })

  test('attendance is counted again as often as it takes', () => {
    const more = { session: { ...ballot.known.session, present: 52 } }
    expect(say(ballot, at(ballot, 'quorum_checked'), sample['ballot.checkQuorum'].event, { known: more })).toMatchObject({ state: 'quorum_checked', context: { present: 52 } })
  })

  test('38 of 57 may vote', () => {
    const just = { session: { ...ballot.known.session, present: 38 } }
    expect(say(ballot, at(ballot, 'scrutineers_confirmed'), sample['ballot.checkQuorum'].event, { known: just }).context).toMatchObject({ roll: 57, present: 38 })
  })

  test('the bundle agrees when two tellers enter the same, noughts said or not', () => {
    const silent = { ...entries[1]!, tally: { [ITEM]: { approve: 10 } }, invalid: 0 }
    const spoken = { ...entries[0]!, tally: votes(10, 0, 0), invalid: 0 }
    expect(agreedPaper({ paperEntries: [spoken, silent] })).toEqual({ returned: 10, invalid: 0, tally: votes(10, 0, 0) })
    expect(agreedPaper({ paperEntries: [spoken, { ...silent, invalid: 1 }] })).toBeNull()
    expect(agreedPaper({ paperEntries: [spoken, { ...silent, returned: 9 }] })).toBeNull()
  })

  test('one teller entering twice corrects himself and does not become two', () => {
    const twice = walk(at(ballot, 'closed', { paperEntries: [] }), 'ballot.enterPaper', 'ballot.enterPaper').subject
    expect(twice.context.paperEntries).toEqual([{ teller: teller.person, ...bundle }])
    expect(obstacle(ballot, twice, sample['ballot.reconcile'].event)).toBe('paperAgreed')
  })

  test('a third teller’s figures stand against the last before his', () => {
    const third = say(ballot, at(ballot, 'closed', { tellers: ['a', teller.person], paperEntries: [{ teller: 'a', ...bundle }, { teller: 'b', ...bundle }] }), sample['ballot.enterPaper'].event)
    expect(third.context.paperEntries.map((entry) => entry.teller)).toEqual(['b', teller.person])
  })

  test('all issued may come back: 51 of 51', () => {
    expect(say(ballot, at(ballot, 'closed'), sample['ballot.reconcile'].event, { known: { cast: 41 } }).context.returned).toBe(51)
  })

  test('a ballot without paper needs no tellers', () => {
    const phones = at(ballot, 'closed', { onPaper: 0, paperEntries: [] })
    expect(say(ballot, phones, sample['ballot.reconcile'].event).context.returned).toBe(40)
  })
})

describe('the count', () => {
  test('the pay plan: 38 approve, 7 oppose, 4 abstain, one invalid of 50 returned; passed', () => {
    const counted = say(ballot, at(ballot, 'reconciled'), sample['ballot.count'].event)
    expect(counted.context).toMatchObject({ returned: 50, valid: 49, invalid: 1, tally: votes(38, 7, 4), passed: true })
    expect(counted.context.verdicts).toEqual([{ item: ITEM, passed: true, got: 38, needed: 29, base: 'roll', baseCount: 57, weakerThanRoll: false }])
  })

  test('major spending: 28 of 50 returned is not passed, for 29 of 57 are needed', () => {
    const phones = at(ballot, 'reconciled', { onPaper: 0, paperEntries: [] })
    const counted = say(ballot, phones, sample['ballot.count'].event, { known: { cast: 50, tally: votes(28, 15, 7) } })
    expect(counted.context).toMatchObject({ returned: 50, valid: 50, invalid: 0, passed: false })
  })

  test('shows its noughts', () => {
    const counted = say(ballot, at(ballot, 'reconciled', { onPaper: 0, paperEntries: [] }), sample['ballot.count'].event, { known: { cast: 3, tally: { [ITEM]: { approve: 3 } } } })
    expect(counted.context.tally).toEqual(votes(3, 0, 0))
  })

  test('hands: 49, none against, 2 abstaining; the figures are those present', () => {
    const counted = walk(at(ballot, 'quorum_checked', { method: 'hands' }), 'ballot.recordHands').subject
    expect(counted.context).toMatchObject({ issued: 51, returned: 51, valid: 51, invalid: 0, tally: votes(49, 0, 2), passed: true })
  })

  test('acclamation: everybody present who does not object approves', () => {
    const event = worded(ballot, 'ballot.recordAcclamation', { objections: 23 })
    const counted = say(ballot, at(ballot, 'quorum_checked', { method: 'acclamation' }), event)
    expect(counted.context).toMatchObject({ tally: votes(28, 23, 0), passed: false })
  })

  test('an appraisal is reported, neither passed nor not', () => {
    const items = [{ id: ITEM, title: '甲', marks: ['excellent', 'competent'] }]
    const appraisal = at(ballot, 'reconciled', { matter: 'appraisal', motion: null, power: 'appraisal', items, onPaper: 0, paperEntries: [] })
    const counted = say(ballot, appraisal, sample['ballot.count'].event, { known: { cast: 40, tally: { [ITEM]: { excellent: 30, competent: 10 } } } })
    expect(counted.context).toMatchObject({ verdicts: [], passed: null, tally: { [ITEM]: { excellent: 30, competent: 10 } } })
  })

  test('a ballot of several items passes when each of them does', () => {
    const two = [ITEM, id('other')].map((each) => ({ id: each, title: '甲', marks: ['approve', 'oppose', 'abstain'] }))
    const counted = (second: number) =>
      say(ballot, at(ballot, 'reconciled', { items: two, onPaper: 0, paperEntries: [] }), sample['ballot.count'].event, {
        known: { cast: 50, tally: { ...votes(30, 10, 10), [id('other')]: { approve: second, oppose: 50 - second, abstain: 0 } } },
      }).context
    expect(counted(28)).toMatchObject({ passed: false, verdicts: [{ passed: true }, { passed: false }] })
    expect(counted(29).passed).toBe(true)
  })
})

describe('certifying', () => {
  const counted = at(ballot, 'counted', { certifiedBy: [], scrutineers: [chief.person, scrutineer.person, thirdScrutineer.person] })

  test.each([
    ['the chief and one more', [chief, scrutineer], 'certified'],
    ['one more and the chief', [scrutineer, chief], 'certified'],
    ['the chief alone', [chief], 'counted'],
    ['two without the chief', [scrutineer, thirdScrutineer], 'counted'],
    ['two, and then the chief', [scrutineer, thirdScrutineer, chief], 'certified'],
  ] as const)('%s', (_, signers, state) => {
    const { subject } = walk(counted, ...signers.map((by): [Word<'ballot'>, Manner<'ballot'>] => ['ballot.certify', { by }]))
    expect(subject).toMatchObject({ state, context: { certifiedBy: signers.map((signer) => signer.person) } })
  })

  test('nothing secret is announced before', () => {
    expect(obstacle(ballot, counted, sample['ballot.announce'].event)).toBe('byHands')
  })
})

describe('rounds', () => {
  test('a void ballot keeps its reason and figures on record, and no result', () => {
    const voided = say(ballot, at(ballot, 'closed', { tally: votes(1, 1, 1) }), sample['ballot.void'].event, { known: { cast: 42 } })
    expect(voided.context).toMatchObject({ voidReason: '收回票数多于发出票数。', returned: 52, tally: null, verdicts: [], passed: null })
    expect(walk(voided, 'ballot.revote').subject).toMatchObject({ state: 'archived', context: { next: id('nextBallot') } })
  })

  test('void before it was closed, nothing was returned', () => {
    expect(say(ballot, at(ballot, 'issuing', { closedAt: null }), sample['ballot.void'].event).context.returned).toBeNull()
  })

  test('the next round knows the one before, and counts on', () => {
    const known = { previous: { id: id('previous'), round: 2, override: null } }
    expect(say(ballot, unborn.ballot, sample['ballot.configure'].event, { known }).context).toMatchObject({ round: 3, previous: id('previous') })
    expect(say(ballot, unborn.ballot, sample['ballot.configure'].event).context).toMatchObject({ round: 1, previous: null })
  })

  test('when devices fail, the presidium’s other method is on record', () => {
    const fallen = say(ballot, at(ballot, 'open', { power: 'plans' }), worded(ballot, 'ballot.fallBack', { method: 'hands' }))
    expect(fallen).toMatchObject({ state: 'void', context: { fallback: 'hands', voidReason: '设备故障，改用纸质票。' } })
  })
})

test('the clock closes a ballot, and whoever else has no office does not', () => {
  expect(say(ballot, at(ballot, 'open'), sample['ballot.close'].event, { by: clock }).state).toBe('closed')
  expect(obstacle(ballot, at(ballot, 'open'), sample['ballot.close'].event, { by: proposer })).toBe('not-entitled')
})
