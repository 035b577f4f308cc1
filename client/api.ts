/** One way to the server: operations of the contract, with their own types, and two kinds of failure. */
import type { Static, TSchema } from 'typebox'
import type { Operation } from '../server/operation.ts'
import type { Problem } from '../server/replies.ts'

export type { Problem }

/** The server answered "no", and why. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.code} ${problem.detail}`)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** Nobody answered: whether the words arrived is unknown, so they are said again with the same id. */
export class OfflineError extends Error {
  /** How long the server asked us to wait, where it did. */
  readonly waitSeconds: number | null

  constructor(message: string, waitSeconds: number | null = null) {
    super(message)
    this.name = 'OfflineError'
    this.waitSeconds = waitSeconds
  }
}

type Part<O, K extends 'params' | 'query' | 'body'> = O extends { [P in K]: infer S extends TSchema }
  ? {} extends Static<S>
    ? { [P in K]?: Static<S> }
    : { [P in K]: Static<S> }
  : {}
export type InputOf<O extends Operation> = Part<O, 'params'> &
  Part<O, 'query'> &
  Part<O, 'body'> &
  (O extends { file: number } ? { file: Blob } : {})
export type ReplyOf<O extends Operation> = Static<O['reply']>
/** Operations that need nothing are called with nothing. */
export type InputArgs<O extends Operation> = {} extends InputOf<O> ? [input?: InputOf<O>] : [input: InputOf<O>]

export type LooseInput = {
  params?: Record<string, string>
  query?: Record<string, string | number | undefined>
  body?: unknown
  file?: Blob
}

const TIMEOUT_MS = 15_000
/** A large file takes its time, and it says what it did only once all of it is done. */
const FILE_TIMEOUT_MS = 120_000
/** A proxy in front of a restarting server says these; they mean "not there", not "no". */
const AWAY = [502, 503, 504]

export const urlOf = (operation: Operation, input: LooseInput): string => {
  const path = operation.url.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) if (value !== undefined) query.set(name, String(value))
  const search = query.toString()
  return search === '' ? path : `${path}?${search}`
}

const unreadable = (status: number): Problem => ({
  type: 'about:blank',
  title: 'Unreadable answer',
  status,
  detail: `HTTP ${status}`,
  code: 'broken',
  facts: {},
  requestId: '',
})

const failureOf = async (response: Response): Promise<Error> => {
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
  if (AWAY.includes(response.status) || response.status === 429) {
    return new OfflineError(`HTTP ${response.status}`, Number.isFinite(wait) ? wait : null)
  }
  const body: unknown = await response.json().catch(() => null)
  const isProblem = typeof body === 'object' && body !== null && 'code' in body
  return new ProblemError(isProblem ? { ...unreadable(response.status), ...(body as Problem) } : unreadable(response.status))
}

/** @throws ProblemError when the server refuses, OfflineError when nobody answers. */
export const call = async <const O extends Operation>(operation: O, ...[input]: InputArgs<O>): Promise<ReplyOf<O>> => {
  const given = (input ?? {}) as LooseInput
  const asked: RequestInit = {
    method: operation.method,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(given.file ? FILE_TIMEOUT_MS : TIMEOUT_MS),
  }
  if (operation.method === 'POST' && given.body !== undefined) {
    asked.body = JSON.stringify(given.body)
    asked.headers = { 'content-type': 'application/json' }
  }
  if (given.file) {
    asked.body = given.file
    asked.headers = { 'content-type': 'application/octet-stream' }
  }
  const response = await fetch(urlOf(operation, given), asked).catch((cause: unknown) => {
    throw new OfflineError(String(cause))
  })
  if (!response.ok) throw await failureOf(response)
  return (await response.json().catch((cause: unknown) => {
    throw new OfflineError(String(cause))
  })) as ReplyOf<O>
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const ID_LENGTH = 22
/** Bytes from here on would favour some characters. */
const FAIR = 256 - (256 % BASE58.length)

/** A new id for a subject or an act. Not `crypto.randomUUID`, which plain-http pages do not have. */
export const newId = (): string => {
  let id = ''
  while (id.length < ID_LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < FAIR && id.length < ID_LENGTH) id += BASE58[byte % BASE58.length]
    }
  }
  return id
}

let offsetMs = 0

/** Notes the server's clock, so that a phone whose own clock is wrong still counts down rightly. */
export const noteServerTime = (now: string): void => {
  const server = Date.parse(now)
  if (!Number.isNaN(server)) offsetMs = server - Date.now()
}

/** Milliseconds since the epoch by the server's clock. */
export const serverTime = (): number => Date.now() + offsetMs

/** The server's clock as the judge reads it: ISO 8601, UTC. */
export const serverNow = (): string => new Date(serverTime()).toISOString()
