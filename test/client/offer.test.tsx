// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { isMineToSay, refusalOf } from '../../client/offer.ts'
import { Button } from '../../client/ui/Button.tsx'
import { wordsReady } from '../../client/words.ts'
import { blankMotion, type MotionContext, type MotionState } from '../../machines/motion-context.ts'
import { blankSession } from '../../machines/session-context.ts'
import { officer, proposer, second, SESSION } from '../machines/people.ts'

const known = {
  files: [],
  secondsNeeded: 2,
  delegationReview: false,
  windowClosesAt: null,
  nextNumber: null,
  mergeTarget: null,
  sessionState: 'open',
  lateBecome: 'suggestion' as const,
  reviewDueAt: null,
  suggestion: null,
  supported: false,
  ownSuggestions: 0,
  notOffered: false,
  unknownDepartments: 0,
  replyDueOn: '2025-05-09',
  question: null,
}
const motion = (state: MotionState, context: Partial<MotionContext> = {}) => ({
  version: 3,
  state,
  context: { ...blankMotion, session: SESSION, proposer: proposer.person, secondsNeeded: 2, ...context },
  known,
})
const secondIt = { type: 'motion.second' } as const

describe('an offer', () => {
  it('is lit for whoever may say the word now', () => {
    expect(refusalOf('motion', motion('seeking_seconds'), secondIt, { actor: second })).toBeNull()
  })

  it('is dark with the condition that is missing', () => {
    const seconded = motion('seeking_seconds', { seconders: [second.person] })
    expect(refusalOf('motion', seconded, secondIt, { actor: second })?.facts['unmet']).toBe('notYetSeconded')
  })

  it('is not shown to those whose business it is not, nor at another time', () => {
    const darkened = [
      refusalOf('motion', motion('seeking_seconds'), secondIt, { actor: officer }),
      refusalOf('motion', motion('seeking_seconds'), secondIt, { actor: proposer }),
      refusalOf('motion', motion('filed'), secondIt, { actor: second }),
    ]
    expect(darkened.map(isMineToSay)).toEqual([false, false, false])
  })

  it('believes what the client knows better than the neutral value of a GET', () => {
    const session = { version: 1, state: 'open' as const, context: blankSession, known: { ...known, seat: null } as never }
    const checkIn = { type: 'session.checkIn', seat: second.seats[0]?.id ?? '' } as const
    const seat = { presence: 'absent', kind: 'representative', delegation: null, head: false } as const
    expect(refusalOf('session', session, checkIn, { actor: second })?.facts['unmet']).toBe('seatKnown')
    expect(refusalOf('session', session, checkIn, { actor: second }, { seat })).toBeNull()
  })
})

describe('a button', () => {
  beforeAll(() => wordsReady)
  afterEach(cleanup)

  it('says below itself why it is dark, and does nothing', () => {
    const pressed = vi.fn<() => void>()
    const refusal = refusalOf(
      'motion',
      motion('draft', { rationale: 'a', remedy: 'b' }),
      { type: 'motion.submit', oneMatter: true },
      { actor: proposer },
    )
    render(
      <Button refusal={refusal} onClick={pressed}>
        提交
      </Button>,
    )
    const button = screen.getByRole('button', { name: '提交' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '')
    expect(reason?.textContent).toBe('附议人数还不够，请邀请更多代表附议')
    fireEvent.click(button)
    expect(pressed).not.toHaveBeenCalled()
  })

  it('is pressed when it is lit', () => {
    const pressed = vi.fn<() => void>()
    render(<Button onClick={pressed}>附议</Button>)
    fireEvent.click(screen.getByRole('button', { name: '附议' }))
    expect(pressed).toHaveBeenCalledOnce()
  })
})
