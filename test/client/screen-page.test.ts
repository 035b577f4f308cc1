import { describe, expect, it } from 'vitest'
import { sceneOf, showing, windowOf } from '../../client/screen/screen-page.ts'
import type { AgendaItem, Phase } from '../../machines/agenda.ts'
import { BALLOT_STATES } from '../../machines/ballot-context.ts'
import { blankSession, type SessionState } from '../../machines/session-context.ts'

const item = (id: string, phase: Phase, ballot: string | null = null): AgendaItem => ({
  id,
  title: id,
  power: 'other',
  kind: 'decide',
  method: 'secret',
  motion: null,
  presenter: null,
  minutes: null,
  startedAt: null,
  endedAt: null,
  ballot,
  phase,
  since: 1,
  collation: null,
  override: null,
})
type Row = Parameters<typeof showing>[1][number]
const row = (id: string, state: string, more: Partial<Row> = {}): Row => ({
  id,
  state,
  agendaItem: null,
  method: 'secret',
  matter: 'other',
  announced: ['announced', 'archived'].includes(state),
  ...more,
})
const session = (state: SessionState, items: AgendaItem[] = [], more: Partial<typeof blankSession> = {}) => ({
  state,
  context: { ...blankSession, agendaAdopted: 1, items, ...more },
})

describe('a screen that follows', () => {
  it('says in a recess that it is one, and shows who has the floor and the clock that runs', () => {
    const discussing = [item('a', 'discussing')]
    const floor = { request: 'r', item: 'a', person: 'p', delegation: null, since: '', seconds: null }
    const timer = { item: 'a', startedAt: '', seconds: 60 }
    expect(showing(session('recess', [], { recess: { reason: '', resumesAt: null } }), []).page).toBe('recess')
    expect(showing(session('open', discussing, { floor }), [])).toMatchObject({ page: 'speaker', item: 'a' })
    expect(showing(session('open', discussing, { screenPage: 'countdown', timer }), []).page).toBe('countdown')
  })

  it('does not stay with a speech, a clock or a text that is over', () => {
    for (const screenPage of ['speaker', 'countdown', 'recess', 'papers'] as const)
      expect(showing(session('open', [item('a', 'presented')], { screenPage, screenItem: 'a' }), [])).toMatchObject({
        page: 'item',
        item: 'a',
      })
  })

  it('welcomes before and after', () => {
    for (const state of ['preparing', 'papers_out', 'preparatory', 'closed', 'published'] as const) {
      expect(showing(session(state, [item('a', 'pending')]), []).page).toBe('welcome')
    }
  })

  it('shows the agenda when nothing is on the table', () => {
    expect(showing(session('open', [item('a', 'pending')]), []).page).toBe('agenda')
  })

  it('shows the item being talked about, and the ballot being taken above it', () => {
    const items = [item('a', 'decided'), item('b', 'discussing')]
    expect(showing(session('open', items), [])).toEqual({ page: 'item', item: 'b', ballot: null })
    expect(showing(session('open', items), [row('x', 'rules_adopted', { agendaItem: 'b' })])).toEqual({
      page: 'ballot',
      item: 'b',
      ballot: 'x',
    })
    expect(showing(session('open', items), [row('x', 'configured', { agendaItem: 'b' })]).page).toBe('item')
  })

  it('prefers the ballot that has come furthest', () => {
    const rows = [row('x', 'scrutineers_confirmed'), row('y', 'open'), row('z', 'configured', { method: 'hands' })]
    expect(showing(session('open'), rows).ballot).toBe('y')
  })

  it('keeps a result up until the next item is presented', () => {
    const rows = [row('x', 'announced')]
    const decided = item('a', 'decided', 'x')
    expect(showing(session('open', [decided, item('b', 'collated')]), rows)).toEqual({ page: 'result', item: 'a', ballot: 'x' })
    expect(showing(session('open', [decided, item('b', 'presented')]), rows).page).toBe('item')
  })

  it('shows the latest of the votes by which a congress orders itself', () => {
    const rows = [row('r', 'announced', { matter: 'rules' }), row('c', 'announced', { matter: 'credentials' })]
    expect(showing(session('preparatory'), rows)).toEqual({ page: 'result', item: null, ballot: 'r' })
  })
})

describe('a screen that is pinned', () => {
  it('stays where the desk put it', () => {
    const items = [item('a', 'discussing'), item('b', 'pending')]
    expect(showing(session('open', items, { screenPage: 'black' }), []).page).toBe('black')
    expect(showing(session('open', items, { screenPage: 'item', screenItem: 'b' }), []).item).toBe('b')
  })

  it('never shows a result before it is announced', () => {
    const pinned = { screenPage: 'result', screenBallot: 'x' } as const
    expect(showing(session('open', [], pinned), [row('x', 'certified')]).page).toBe('ballot')
    expect(showing(session('open', [], pinned), [row('x', 'announced')]).page).toBe('result')
    expect(showing(session('open', [], pinned), [row('x', 'archived', { announced: false })]).page).toBe('ballot')
  })

  it('gives a result up for the next ballot', () => {
    const rows = [row('x', 'announced'), row('y', 'configured', { method: 'hands' })]
    expect(showing(session('open', [], { screenPage: 'result', screenBallot: 'x' }), rows).ballot).toBe('y')
    expect(showing(session('open', [], { screenPage: 'result', screenBallot: 'y' }), rows).ballot).toBe('y')
  })

  it('falls back to following when what was pinned is gone', () => {
    expect(showing(session('open', [item('a', 'presented')], { screenPage: 'item', screenItem: 'gone' }), [])).toMatchObject({
      page: 'item',
      item: 'a',
    })
  })
})

describe('the scene of a ballot', () => {
  it('is a result only once it is announced', () => {
    const results = BALLOT_STATES.filter(
      (state) => sceneOf({ state, context: { method: 'secret', announcedAt: null, revealedAt: null } }) === 'result',
    )
    expect(results).toEqual(['announced'])
    expect(sceneOf({ state: 'archived', context: { method: 'secret', announcedAt: '2026-12-10T02:00:00Z', revealedAt: null } })).toBe(
      'result',
    )
  })

  it('calls out the votes only once they are certified and the chair has said so', () => {
    const at = (state: (typeof BALLOT_STATES)[number], revealedAt: string | null) =>
      sceneOf({ state, context: { method: 'secret', announcedAt: null, revealedAt } })
    expect(BALLOT_STATES.filter((state) => at(state, '2026-12-10T02:00:00Z') === 'reveal')).toEqual(['certified'])
    expect(at('certified', null)).toBe('awaiting')
  })

  it('asks for hands where hands are raised', () => {
    expect(sceneOf({ state: 'quorum_checked', context: { method: 'hands', announcedAt: null, revealedAt: null } })).toBe('byHands')
    expect(sceneOf({ state: 'counted', context: { method: 'hands', announcedAt: null, revealedAt: null } })).toBe('awaiting')
    expect(sceneOf({ state: 'counted', context: { method: 'secret', announcedAt: null, revealedAt: null } })).toBe('certifying')
  })
})

describe('a long agenda', () => {
  const rows = Array.from({ length: 20 }, (_, n) => n)
  it('keeps the current row in sight and never runs past either end', () => {
    expect(windowOf(rows, 0, 9)).toMatchObject({ from: 0 })
    expect(windowOf(rows, 10, 9)).toMatchObject({ from: 7 })
    expect(windowOf(rows, 19, 9)).toMatchObject({ from: 11 })
    expect(windowOf(rows.slice(0, 4), 3, 9)).toMatchObject({ from: 0, rows: [0, 1, 2, 3] })
  })
})
