// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId } from '../../client/api.ts'
import { outbox, waitMs } from '../../client/outbox.ts'
import { useSay } from '../../client/subjects.ts'
import { problem, serveWith, type Asked } from './answering.ts'

const reply = (asked: Asked) => ({
  body: { act: (asked.body as { id: string }).id, subject: 'motion', id: 'm', version: 2, state: 'seeking_seconds' },
})
const actsOf = (asked: Asked[]) => asked.filter(({ method }) => method === 'POST')
const idsOf = (asked: Asked[]) => actsOf(asked).map(({ body }) => (body as { id: string }).id)

const Second = ({ id }: { id: string }) => {
  const { say, status, problem: refused, retry } = useSay('motion', id)
  return (
    <>
      <button type="button" onClick={() => void say({ type: 'motion.second' })}>
        second
      </button>
      <button type="button" onClick={() => void say({ type: 'motion.withdraw' })}>
        withdraw
      </button>
      <button type="button" onClick={() => void say({ type: 'motion.ask', question: newId(), text: '?' } as never)}>
        ask
      </button>
      <button type="button" onClick={retry}>
        retry
      </button>
      <output>{status}</output>
      <p>{refused?.code ?? 'none'}</p>
    </>
  )
}

const show = (id = newId()) => {
  const client = new QueryClient()
  const page = (
    <QueryClientProvider client={client}>
      <Second id={id} />
    </QueryClientProvider>
  )
  return { ...render(page), page, id }
}
const click = (name: string) => fireEvent.click(screen.getByText(name))
const status = () => screen.getByRole('status').textContent
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

describe('saying a word', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('sends another word once the first is answered, and loses neither', async () => {
    let answer: () => void = () => undefined
    const answered = new Promise<void>((resolve) => (answer = resolve))
    const asked = serveWith(async (one) => {
      if ((one.body as { event?: { type: string } } | undefined)?.event?.type === 'motion.second') await answered
      return reply(one)
    })
    show()
    click('second')
    click('withdraw')
    click('second')
    await pass(0)
    expect(actsOf(asked)).toHaveLength(1)
    answer()
    await pass(100)
    expect(actsOf(asked).map(({ body }) => (body as { event: { type: string } }).event.type)).toEqual(['motion.second', 'motion.withdraw'])
  })

  it('sends it again with the same id until it is answered', async () => {
    let up = false
    const asked = serveWith((one) => (up ? reply(one) : 'away'))
    show()
    click('second')
    await pass(0)
    expect(status()).toBe('unsent')
    await pass(waitMs(1, 1))
    await pass(waitMs(2, 1))
    expect(status()).toBe('unsent')
    up = true
    await pass(waitMs(3, 1))
    expect(status()).toBe('idle')
    expect(idsOf(asked).length).toBeGreaterThanOrEqual(3)
    expect(new Set(idsOf(asked)).size).toBe(1)
  })

  // Each click on “ask” makes up an id of its own.
  it.each(['second', 'ask'])('takes a double click on “%s” for one act', async (word) => {
    const asked = serveWith(reply)
    show()
    click(word)
    click(word)
    await pass(100)
    expect(actsOf(asked)).toHaveLength(1)
  })

  it('gives the next utterance another id', async () => {
    const asked = serveWith(reply)
    show()
    click('second')
    await pass(0)
    click('second')
    await pass(0)
    expect(new Set(idsOf(asked)).size).toBe(2)
  })

  it('says why it was refused, and does not send that again by itself', async () => {
    const asked = serveWith((one) => (one.method === 'POST' ? problem('unmet', { unmet: 'notYetSeconded' }) : { body: {} }))
    show()
    click('second')
    await pass(60_000)
    expect(status()).toBe('refused')
    expect(screen.getByText('unmet')).toBeTruthy()
    expect(actsOf(asked)).toHaveLength(1)
  })

  it('waits as long as the server asks for when it is said too fast', async () => {
    let first = true
    const asked = serveWith((one) => {
      if (!first) return reply(one)
      first = false
      return problem('too-many', {}, 429)
    })
    show()
    click('second')
    await pass(0)
    expect(status()).toBe('unsent')
    await pass(20_000)
    expect(status()).toBe('idle')
    expect(new Set(idsOf(asked)).size).toBe(1)
  })

  it('goes on after the page was left, and is found again when it comes back', async () => {
    let up = false
    const asked = serveWith((one) => (up ? reply(one) : 'away'))
    const { unmount, page } = show()
    click('second')
    await pass(0)
    unmount()
    render(page)
    expect(status()).toBe('unsent')
    up = true
    act(() => outbox.retryAll())
    await pass(0)
    expect(status()).toBe('idle')
    expect(new Set(idsOf(asked)).size).toBe(1)
  })
})

describe('ids', () => {
  it('are Base58, long enough, and never the same', () => {
    const ids = Array.from({ length: 500 }, newId)
    expect(ids.every((id) => /^[1-9A-HJ-NP-Za-km-z]{22}$/.test(id))).toBe(true)
    expect(new Set(ids).size).toBe(500)
  })
})
