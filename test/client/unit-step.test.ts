/** The desk's next step in the election of a unit, where it differs from that in a hall (domain 4.1). */
import { describe, expect, it } from 'vitest'
import { blankBallot } from '../../machines/ballot-context.ts'
import { hallOf } from '../../machines/ballot-context.ts'
import { QUORUM } from '../../machines/majority.ts'
import { blankSession, nothingKnown } from '../../machines/session-context.ts'
import { ballotStep } from '../../client/desk/ballot-step.ts'
import { byWord, stepOfUnit } from '../../client/desk/unit-steps.ts'
import type { Day, Standing } from '../../client/desk/step.ts'

const unit = { of: 'congress', id: 'unit', name: '语文选区', seats: 3, decision: '筹备组决定。' }
const context = { ...blankSession, roll: 20, present: 20, quorum: QUORUM, unit }
const session: Standing<'session'> = { id: 'session', state: 'open', context, known: nothingKnown }
const ballot = (state: Standing<'ballot'>['state'], cast: number): Standing<'ballot'> => ({
  id: 'ballot',
  state,
  context: { ...blankBallot, method: 'secret', roll: 20, issued: 20 },
  known: {
    session: hallOf(session),
    item: null,
    motionState: null,
    previous: null,
    first: null,
    companions: [],
    notRepresentatives: 0,
    notConfirmed: 0,
    candidatesAmong: 0,
    attending: {},
    ofAppraisal: 0,
    surplus: 20,
    paperAbsent: 0,
    seatPaper: 'none',
    cast,
    tally: null,
    sealed: { opened: false, verified: false },
  },
})
const by: Day['by'] = { kind: 'person', person: 'secretary', roles: ['secretary'], department: null, seats: [] }
const step = (standing: Standing<'ballot'>) => ballotStep({ session, rows: [], ballot: standing, turnout: null, by })

describe('a unit that votes over days', () => {
  it('opens its box until a day and an hour', () => {
    expect(step(ballot('issuing', 0))).toMatchObject({ is: 'fill', form: 'openUntil' })
  })

  it('goes on where two thirds took part, and votes again where they did not', () => {
    expect(step(ballot('closed', 14))).toMatchObject({ event: { type: 'ballot.reconcile' } })
    expect(step(ballot('closed', 13))).toMatchObject({ is: 'fill', form: 'void' })
  })
})

describe('units at the same step', () => {
  const at = (state: Standing<'ballot'>['state'], cast = 20) => ({ unit: state, session, ballot: ballot(state, cast) })
  const words = (...units: ReturnType<typeof at>[]) =>
    byWord(units, (one) => stepOfUnit(one, by)).map((group) => [group.word, group.units.map(({ unit: name }) => name)])

  it('are taken together, in the order in which an election goes', () => {
    expect(words(at('open'), at('issuing'), at('sealed_empty'), at('issuing'))).toEqual([
      ['ballot.issue', ['sealed_empty']],
      ['ballot.open', ['issuing', 'issuing']],
      ['ballot.close', ['open']],
    ])
  })

  it('are not where one of them has to vote again', () => {
    expect(words(at('closed', 14), at('closed', 13))).toEqual([['ballot.reconcile', ['closed']]])
  })

  it('wait for their scrutineers each by itself, even where the office is one of them', () => {
    const scrutineers = ['secretary', 'other']
    const signing = {
      ...at('counted'),
      ballot: { ...ballot('counted', 20), context: { ...blankBallot, method: 'secret' as const, scrutineers, chief: 'secretary' } },
    }
    expect(stepOfUnit(signing, by)).toMatchObject({ event: { type: 'ballot.certify' } })
    expect(words(signing)).toEqual([])
  })
})
