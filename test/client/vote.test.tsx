// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId } from '../../client/api.ts'
import { Vote } from '../../client/phone/Vote.tsx'
import { keys } from '../../client/queries.ts'
import { wordsReady } from '../../client/words.ts'
import { blankBallot, type BallotContext, type BallotState } from '../../machines/ballot-context.ts'
import { problem, serveWith, type Answering, type Asked } from './answering.ts'

const MARKS = ['approve', 'oppose', 'abstain']
const item = (title: string) => ({ id: newId(), title, marks: MARKS })
const view = (id: string, context: Partial<BallotContext> = {}) => ({
  id,
  version: 9,
  state: 'open' as BallotState,
  context: {
    ...blankBallot,
    title: '绩效工资分配方案',
    method: 'secret',
    roll: 57,
    issued: 51,
    items: [item('绩效工资分配方案')],
    ...context,
  },
  known: {},
  mine: { paper: 'issued', channel: 'phone', seat: 's1', scrutineer: false, teller: false },
  names: {},
})

const castsIn = (asked: Asked[]) => asked.filter(({ path }) => path.endsWith('/casts'))
const marksCast = (asked: Asked[]) => Object.values((castsIn(asked)[0]?.body as { paper: Record<string, string> } | undefined)?.paper ?? {})
/** A tap that comes after the screen has settled: earlier ones are ignored. */
const SETTLED_MS = 500
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const press = async (name: string) => {
  await pass(SETTLED_MS)
  fireEvent.click(screen.getByRole('button', { name }))
  await pass(0)
}
const words = () => document.body.textContent

type Stage = { answer?: Answering; context?: Partial<BallotContext>; change?: (ballot: ReturnType<typeof view>) => void }

/** One phone in front of one open ballot. */
const hall = ({ answer, context, change }: Stage = {}) => {
  const id = newId()
  const ballot = view(id, context)
  change?.(ballot)
  const asked = serveWith((one) => {
    if (one.path.endsWith('/casts'))
      return answer?.(one) ?? { body: { ballot: id, act: (one.body as { id: string }).id, code: '8F3K-2ABC' } }
    if (one.path.endsWith('/turnout')) return { body: { ballot: id, issued: 51, returned: 43, seq: 43, counts: null } }
    return { body: ballot }
  })
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: false } } })
  client.setQueryData(keys.subject('ballot', id), ballot)
  client.setQueryData(keys.me, {
    actor: { kind: 'person', person: newId(), roles: [], department: null, seats: [] },
    rehearsal: null,
    units: [],
  })
  const page = () => (
    <QueryClientProvider client={client}>
      <Vote id={id} />
    </QueryClientProvider>
  )
  return { id, asked, client, page, ...render(page()) }
}

describe('voting on the phone', () => {
  beforeAll(() => wordsReady)
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
  })
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('offers equal choices: same class, same element, no colour of their own', () => {
    hall()
    const choices = ['赞成', '反对', '弃权'].map((name) => screen.getByRole('button', { name }))
    expect(new Set(choices.map(({ className }) => className)).size).toBe(1)
    expect(choices.every(({ style }) => style.cssText === '')).toBe(true)
    expect(words()).toContain('需 29 票通过')
  })

  it('asks once more, then casts what was chosen', async () => {
    const { asked, id } = hall()
    await press('反对')
    expect(words()).toContain('您选择了反对')
    expect(words()).toContain('投出后不能更改')
    expect(castsIn(asked)).toHaveLength(0)
    await press('投出')
    expect(castsIn(asked)[0]?.path).toBe(`/api/ballots/${id}/casts`)
    expect(marksCast(asked)).toEqual(['oppose'])
  })

  it('shows nothing of the choice once it is cast: not on the page, not in storage, not after coming back', async () => {
    const { page, unmount, client } = hall()
    await press('反对')
    await press('投出')
    await pass(50)
    expect(words()).toContain('已收到')
    expect(words()).toContain('8F3K-2ABC')
    expect(words()).toContain('43 / 51')
    const nowhere = () => {
      expect(words()).not.toMatch(/反对|赞成|弃权/)
      expect(document.body.innerHTML).not.toMatch(/oppose/)
      expect(JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])).not.toMatch(/oppose/)
      const cached = client
        .getQueryCache()
        .getAll()
        .map(({ queryKey, state }) => [queryKey, { ...(state.data as object), context: null }])
      expect(JSON.stringify(cached)).not.toMatch(/oppose/)
    }
    nowhere()
    unmount()
    render(page())
    expect(words()).toContain('已收到')
    nowhere()
  })

  it('is told by the server alone after a reload, and shows no choice', () => {
    hall({ change: (ballot) => (ballot.mine.paper = 'cast') })
    expect(words()).toContain('已收到')
    expect(words()).not.toMatch(/反对|赞成|弃权|验票码/)
  })

  it('says plainly that it is casting, that it is not cast, and that it is', async () => {
    let up = false
    let release = () => undefined as void
    const waiting = new Promise<void>((resolve) => (release = resolve))
    const { asked } = hall({
      answer: async (one) => {
        await waiting
        return up ? { body: { ballot: 'b', act: (one.body as { id: string }).id, code: 'AAAA-BBBB' } } : 'away'
      },
    })
    await press('赞成')
    await press('投出')
    expect(words()).toContain('正在投出')
    expect(words()).not.toContain('赞成')
    release()
    await pass(10)
    expect(words()).toContain('没有投出')
    expect(words()).toContain('将自动重试')
    expect(words()).not.toContain('赞成')
    up = true
    await pass(20_000)
    expect(words()).toContain('已收到')
    const ids = castsIn(asked).map(({ body }) => (body as { id: string }).id)
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(1)
  })

  it('does not cast by a double tap', async () => {
    const { asked } = hall()
    await press('赞成')
    fireEvent.click(screen.getByRole('button', { name: '投出' }))
    await pass(0)
    expect(castsIn(asked)).toHaveLength(0)
  })

  it('does not mark two items by a double tap, and shows them all before casting', async () => {
    const { asked } = hall({ context: { items: [item('甲'), item('乙')] } })
    await press('赞成')
    fireEvent.click(screen.getByRole('button', { name: '赞成' }))
    await pass(0)
    expect(screen.getByRole('heading', { name: '乙' })).toBeTruthy()
    await press('反对')
    expect(words()).toContain('您的票')
    await press('投出')
    expect(marksCast(asked)).toEqual(['approve', 'oppose'])
  })

  it('keeps a half-marked paper through a live change', async () => {
    const { client, id } = hall({ context: { items: [item('甲'), item('乙')] } })
    await press('赞成')
    act(() => void client.setQueryData(keys.subject('ballot', id), (ballot: ReturnType<typeof view>) => ({ ...ballot, version: 10 })))
    await pass(20)
    expect(screen.getByRole('heading', { name: '乙' })).toBeTruthy()
  })

  it('takes "already voted" for what it is: the paper is in the box', async () => {
    hall({ answer: () => problem('already-voted') })
    await press('赞成')
    await press('投出')
    await pass(10)
    expect(words()).toContain('已收到')
  })

  it('says when the paper came too late, and forgets it', async () => {
    hall({ answer: () => problem('ballot-not-open', { state: 'closed' }) })
    await press('赞成')
    await press('投出')
    await pass(10)
    expect(words()).toContain('没有投进票箱')
    expect(words()).not.toContain('赞成')
  })

  it('says why there is no paper', () => {
    hall({ change: (ballot) => (ballot.mine.paper = 'none') })
    expect(words()).toContain('本次没有给您发票')
    cleanup()
    hall({ change: (ballot) => Object.assign(ballot.mine, { channel: 'paper' }) })
    expect(words()).toContain('您用纸质票投票')
  })

  it('says that a named vote is public, and lets the last cast count where the rules do', () => {
    hall({ context: { method: 'open' } })
    expect(words()).toContain('记名')
    cleanup()
    hall({ context: { method: 'open', finality: 'last' }, change: (ballot) => (ballot.mine.paper = 'cast') })
    expect(screen.getByRole('button', { name: '再投一次' })).toBeTruthy()
  })
})
