/** A ballot step by step: order, papers, count, certificate and rounds (domain 3 and 4). */
import { describe, expect, test } from 'vitest'
import { agreedPaper, BALLOT_STATES } from '../../machines/ballot-context.ts'
import type { Word } from '../../machines/events.ts'
import { unborn } from '../../machines/judge.ts'
import { ballot, bundle, entries, ITEM, votes } from './ballot-stand.ts'
import { worded } from './obstacles.ts'
import { chief, id, otherTeller, scrutineer, teller, thirdScrutineer } from './people.ts'
import { at, obstacle, say, type Manner } from './say.ts'

const sample = ballot.samples

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
      unborn.ballot,
      'ballot.configure',
      'ballot.adoptRules',
      'ballot.confirmScrutineers',
      'ballot.checkQuorum',
      'ballot.sealEmpty',
      'ballot.issue',
      'ballot.open',
      'ballot.close',
      ['ballot.enterPaper', { by: teller }],
      ['ballot.enterPaper', { by: otherTeller }],
      'ballot.reconcile',
      'ballot.declareValid',
      'ballot.count',
      ['ballot.certify', { by: scrutineer }],
      ['ballot.certify', { by: chief }],
      'ballot.reveal',
      'ballot.announce',
      'ballot.archive',
    )
    expect(path).toEqual(BALLOT_STATES.filter((state) => state !== 'void'))
  })

  test('a named ballot skips the box, which is not secret, and nothing else', () => {
    const path = walk(
      at(ballot, 'configured', { method: 'open' }),
      'ballot.adoptRules',
      'ballot.confirmScrutineers',
      'ballot.checkQuorum',
      'ballot.issue',
      'ballot.open',
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
    const states = [
      'rules_adopted',
      'scrutineers_confirmed',
      'quorum_checked',
      'sealed_empty',
      'issuing',
      'open',
      'closed',
      'reconciled',
    ] as const
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
    expect(say(ballot, at(ballot, 'quorum_checked'), sample['ballot.checkQuorum'].event, { known: more })).toMatchObject({
      state: 'quorum_checked',
      context: { present: 52 },
    })
  })

  test('38 of 57 may vote', () => {
    const just = { session: { ...ballot.known.session, present: 38 } }
    expect(say(ballot, at(ballot, 'scrutineers_confirmed'), sample['ballot.checkQuorum'].event, { known: just }).context).toMatchObject({
      roll: 57,
      present: 38,
    })
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
    const third = say(
      ballot,
      at(ballot, 'closed', {
        tellers: ['a', teller.person],
        paperEntries: [
          { teller: 'a', ...bundle },
          { teller: 'b', ...bundle },
        ],
      }),
      sample['ballot.enterPaper'].event,
    )
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
    expect(counted.context.verdicts).toEqual([
      { item: ITEM, passed: true, got: 38, needed: 29, base: 'roll', baseCount: 57, weakerThanRoll: false },
    ])
  })

  test('major spending: 28 of 50 returned is not passed, for 29 of 57 are needed', () => {
    const phones = at(ballot, 'reconciled', { onPaper: 0, paperEntries: [] })
    const counted = say(ballot, phones, sample['ballot.count'].event, { known: { cast: 50, tally: votes(28, 15, 7) } })
    expect(counted.context).toMatchObject({ returned: 50, valid: 50, invalid: 0, passed: false })
  })

  test('shows its noughts', () => {
    const counted = say(ballot, at(ballot, 'reconciled', { onPaper: 0, paperEntries: [] }), sample['ballot.count'].event, {
      known: { cast: 3, tally: { [ITEM]: { approve: 3 } } },
    })
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
    const appraisal = at(ballot, 'reconciled', {
      matter: 'appraisal',
      motion: null,
      power: 'appraisal',
      items,
      onPaper: 0,
      paperEntries: [],
    })
    const counted = say(ballot, appraisal, sample['ballot.count'].event, {
      known: { cast: 40, tally: { [ITEM]: { excellent: 30, competent: 10 } } },
    })
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
    expect(obstacle(ballot, counted, sample['ballot.announce'].event)).toBe('certified')
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
    expect(say(ballot, unborn.ballot, sample['ballot.configure'].event, { known }).context).toMatchObject({
      round: 3,
      previous: id('previous'),
    })
    expect(say(ballot, unborn.ballot, sample['ballot.configure'].event).context).toMatchObject({ round: 1, previous: null })
  })

  test('when devices fail, the presidium’s other method is on record', () => {
    const fallen = say(ballot, at(ballot, 'open', { power: 'plans' }), worded(ballot, 'ballot.fallBack', { method: 'hands' }))
    expect(fallen).toMatchObject({ state: 'void', context: { fallback: 'hands', voidReason: '设备故障，改用纸质票。' } })
  })
})
