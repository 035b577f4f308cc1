// @vitest-environment happy-dom
/** One step for several at once: each is an act of its own, and none is lost, said twice or called done before its answer. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Batch, type Prospect } from '../../client/desk/Batch.tsx'
import { problem, serveWith, type Answering, type Asked } from './answering.ts'

const unit = (id: string): Prospect => ({
  id,
  title: `选区${id}`,
  told: '发出 20，收回 18，未收回 2',
  refusal: null,
  planned: { name: 'ballot', id, event: { type: 'ballot.close' }, seen: 7 },
})
const said = (asked: Asked[]) => asked.filter(({ method }) => method === 'POST')
const subjectOf = ({ path }: Asked) => path.split('/')[3]
const actOf = ({ body }: Asked) => (body as { id: string }).id
const answered = (asked: Asked) => ({ body: { act: actOf(asked), subject: 'ballot', id: subjectOf(asked), version: 8, state: 'closed' } })

const show = (prospects: Prospect[], close = vi.fn<() => void>()) => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Batch prospects={prospects} confirm={(n) => `结束 ${n}`} close={close} closesWhenDone />
    </QueryClientProvider>,
  )
  return close
}
const press = async (name: string) => {
  fireEvent.click(screen.getByText(name))
  await act(() => vi.advanceTimersByTimeAsync(50))
}

describe('one step for several', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('is said to each in its turn, as an act of its own, and closes when all are done', async () => {
    const asked = serveWith(answered)
    const close = show([unit('a'), unit('b')])
    await press('结束 2')
    expect(said(asked).map(subjectOf)).toEqual(['a', 'b'])
    expect(new Set(said(asked).map(actOf)).size).toBe(2)
    expect(close).toHaveBeenCalledOnce()
  })

  it('leaves out what the rules refuse beforehand', async () => {
    const asked = serveWith(answered)
    show([{ ...unit('a'), refusal: { code: 'unmet', facts: { unmet: 'quorate' } } }, unit('b')])
    await press('结束 1')
    expect(said(asked).map(subjectOf)).toEqual(['b'])
  })

  it('goes on after one that the server refuses, and stays open to say why', async () => {
    const asked = serveWith((one) => (subjectOf(one) === 'a' ? problem('stale') : answered(one)))
    const close = show([unit('a'), unit('b')])
    await press('结束 2')
    await act(() => vi.advanceTimersByTimeAsync(10_000))
    expect(said(asked).map(subjectOf)).toEqual(['a', 'b'])
    expect(close).not.toHaveBeenCalled()
    expect(screen.getByText(/⚠/).textContent).not.toBe('')
  })

  it('waits where the line is lost, and goes on by itself with the same acts', async () => {
    let lost = true
    const answer: Answering = (one) => (lost && subjectOf(one) === 'b' ? 'away' : answered(one))
    const asked = serveWith(answer)
    const close = show([unit('a'), unit('b'), unit('c')])
    await press('结束 3')
    expect(said(asked).map(subjectOf)).toEqual(['a', 'b'])
    expect(screen.getAllByText('1 / 3')).not.toEqual([])
    lost = false
    await act(() => vi.advanceTimersByTimeAsync(3_100))
    expect(said(asked).map(subjectOf)).toEqual(['a', 'b', 'b', 'c'])
    expect(actOf(said(asked)[2] as Asked)).toBe(actOf(said(asked)[1] as Asked))
    expect(close).toHaveBeenCalledOnce()
  })
})
