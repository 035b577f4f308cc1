/** A server for the client's tests: answers by method and path, and remembers what was asked. */
import { vi } from 'vitest'

export type Asked = { method: string; path: string; body: unknown }
type Answer = { status?: number; body: unknown } | 'away'
export type Answering = (asked: Asked) => Answer | Promise<Answer>

export const problem = (code: string, facts: Record<string, unknown> = {}, status = 409) => ({
  status,
  body: { type: `/problems/${code}`, title: code, status, detail: code, code, facts, requestId: 'r1' },
})

/** Replaces `fetch` until `vi.unstubAllGlobals`. */
export const serveWith = (answer: Answering): Asked[] => {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const text = typeof init.body === 'string' ? init.body : null
    const one = { method: init.method ?? 'GET', path: url, body: text === null ? null : (JSON.parse(text) as unknown) }
    asked.push(one)
    const given = await answer(one)
    if (given === 'away') throw new TypeError('Failed to fetch')
    return new Response(JSON.stringify(given.body), { status: given.status ?? 200, headers: { 'content-type': 'application/json' } })
  })
  return asked
}
