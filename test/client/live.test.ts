// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFrame, isNews } from '../../client/live.ts'
import { keys } from '../../client/queries.ts'
import { noteFetched } from '../../client/subjects.ts'
import { TurnoutStore } from '../../client/turnout.ts'
import { blankSession } from '../../machines/session-context.ts'
import type { Frame } from '../../server/frames.ts'

const turnout = (seq: number): Frame => ({ is: 'turnout', seq, of: 'b1', returned: seq })
const session = (version: number) => ({
  id: 's1',
  version,
  state: 'open',
  context: { ...blankSession, roll: 57, present: 30 },
  known: {},
  mine: {},
  names: {},
})

describe('turnout', () => {
  it('never goes backwards, however frames and answers arrive', () => {
    const heard = fc.record({
      seq: fc.integer({ min: 0, max: 60 }),
      issued: fc.option(fc.constantFrom(50, 51), { nil: undefined }),
      counted: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(heard, { maxLength: 40 }), (all) => {
        const store = new TurnoutStore()
        let before = store.of('b1')
        for (const { seq, issued, counted } of all) {
          store.note('b1', {
            seq,
            returned: seq,
            ...(issued === undefined ? {} : { issued }),
            counts: counted ? { item: { approve: seq } } : null,
          })
          const now = store.of('b1')
          expect(now.returned).toBeGreaterThanOrEqual(before.returned)
          expect(now.issued).toBeGreaterThanOrEqual(before.issued)
          expect(now.seq).toBeGreaterThanOrEqual(before.seq)
          expect(now.counts?.['item']?.['approve'] ?? 0).toBeGreaterThanOrEqual(before.counts?.['item']?.['approve'] ?? 0)
          before = now
        }
        expect(before.returned).toBe(Math.max(0, ...all.map(({ seq }) => seq)))
      }),
    )
  })

  it('tells its listeners only when something has changed', () => {
    const store = new TurnoutStore()
    let told = 0
    store.subscribe(() => (told += 1))
    store.note('b1', { seq: 3, returned: 3 })
    store.note('b1', { seq: 3, returned: 3 })
    store.note('b1', { seq: 2, returned: 2 })
    expect(told).toBe(1)
  })
})

describe('frames', () => {
  it('are dropped when their stream has brought a newer one, and only then', () => {
    const streams = new Map<string, number>()
    expect(isNews(streams, turnout(5))).toBe(true)
    expect(isNews(streams, turnout(5))).toBe(false)
    expect(isNews(streams, turnout(4))).toBe(false)
    expect(isNews(streams, { ...turnout(1), of: 'b2' } as Frame)).toBe(true)
    expect(isNews(streams, { is: 'changed', seq: 2, subject: 'motion', id: 'm1', version: 1, state: 'draft' })).toBe(true)
    expect(isNews(streams, { is: 'beat', seq: 1 })).toBe(true)
  })

  it('patch attendance in place, without asking the server', () => {
    const client = new QueryClient()
    client.setQueryData(keys.subject('session', 's1'), session(8))
    applyFrame(client, { is: 'attendance', seq: 9, of: 's1', version: 9, roll: 57, present: 31, onLeave: 4 })
    const view = client.getQueryData<ReturnType<typeof session>>(keys.subject('session', 's1'))
    expect(view?.context).toMatchObject({ present: 31, onLeave: 4 })
    expect(view?.version).toBe(9)
    expect(client.getQueryState(keys.subject('session', 's1'))?.isInvalidated).toBe(false)
  })

  it('never patch attendance back', () => {
    const client = new QueryClient()
    client.setQueryData(keys.subject('session', 's1'), session(8))
    applyFrame(client, { is: 'attendance', seq: 9, of: 's1', version: 7, roll: 57, present: 29, onLeave: 4 })
    expect(client.getQueryData<ReturnType<typeof session>>(keys.subject('session', 's1'))?.context.present).toBe(30)
  })

  it('make old what they change, and leave the rest alone', () => {
    const client = new QueryClient()
    const [changed, other] = [keys.subject('motion', 'm1'), keys.subject('motion', 'm2')]
    client.setQueryData(changed, {})
    client.setQueryData(other, {})
    client.setQueryData(keys.list('/api/motions', {}), {})
    client.setQueryData(keys.list('/api/ballots', {}), {})
    applyFrame(client, { is: 'changed', seq: 3, subject: 'motion', id: 'm1', version: 4, state: 'filed' })
    const isOld = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated
    expect([changed, other, keys.list('/api/motions', {}), keys.list('/api/ballots', {})].map(isOld)).toEqual([true, false, true, false])
  })

  it('make lists old even where the subject was fetched in the meantime: a list read between two changes shows the first', () => {
    const client = new QueryClient()
    const [ballot, list] = [keys.subject('ballot', 'b9'), keys.list('/api/ballots', {})]
    client.setQueryData(ballot, {})
    client.setQueryData(list, {})
    noteFetched('b9', 5)
    applyFrame(client, { is: 'changed', seq: 7, subject: 'ballot', id: 'b9', version: 5, state: 'announced' })
    expect([ballot, list].map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([false, true])
  })

  it('make everything old after too much was missed', () => {
    const client = new QueryClient()
    client.setQueryData(keys.congress, {})
    applyFrame(client, { is: 'reset', seq: 3 })
    expect(client.getQueryState(keys.congress)?.isInvalidated).toBe(true)
  })
})
