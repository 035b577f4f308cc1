/** Hooks that read subjects and lists, and say words to them. */
import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { EventOf, SubjectName } from '../machines/events.ts'
import type { ContextOf, KnownOf, StateOf } from '../machines/rights.ts'
import * as contract from '../server/contract.ts'
import type { Operation } from '../server/operation.ts'
import type { ActReply } from '../server/replies.ts'
import { call, newId, noteServerTime, ProblemError, type InputArgs, type LooseInput, type Problem, type ReplyOf } from './api.ts'
import { speakingFrom } from './desk-window.ts'
import { meOf, sessionOf, type Me } from './me.ts'
import { namesIn } from './catalogues.ts'
import { outbox, type Sending } from './outbox.ts'
import { keys, refreshSubject } from './queries.ts'
import { useChosenSession } from './taking-part.ts'
import { nameOwn } from './words.ts'
import type { Presence } from '../machines/session-context.ts'

/** What concerns the person who asks, as the server puts it. */
export type MineOf = {
  session: { seat: string | null; kind: string | null; presence: Presence | null; delegation: string | null; head: boolean }
  motion: { proposer: boolean; seconded: boolean; invited: boolean }
  ballot: {
    paper: 'none' | 'issued' | 'cast'
    channel: 'phone' | 'paper' | null
    seat: string | null
    scrutineer: boolean
    teller: boolean
  }
  undertaking: { handler: boolean; proposer: boolean }
}

/** One subject as one person may see it. The judge runs on it as it is. */
export type SubjectView<S extends SubjectName> = {
  id: string
  version: number
  state: StateOf[S]
  context: ContextOf[S]
  known: KnownOf[S]
  mine: MineOf[S]
  /** Display names by id. */
  names: Record<string, string>
}

const GET = {
  session: contract.getSession,
  motion: contract.getMotion,
  ballot: contract.getBallot,
  undertaking: contract.getUndertaking,
} as const
const SEND = {
  session: contract.sendSessionAct,
  motion: contract.sendMotionAct,
  ballot: contract.sendBallotAct,
  undertaking: contract.sendUndertakingAct,
} as const

/** The version each subject had when it was last fetched whole; a live patch of some figures does not count. */
const fetchedVersions = new Map<string, number>()
export const noteFetched = (id: string, version: number): void => {
  fetchedVersions.set(id, version)
}
export const fetchedVersion = (id: string): number => fetchedVersions.get(id) ?? -1

export const fetchMe = async (): Promise<Me> => {
  const me = meOf(await call(contract.getMe))
  noteServerTime(me.now)
  nameOwn(namesIn(me.catalogues))
  return me
}

/** Null when nobody is signed in. */
export const useMeQuery = (): UseQueryResult<Me | null> =>
  useQuery({
    queryKey: keys.me,
    queryFn: () =>
      fetchMe().catch((thrown: unknown) => {
        if (thrown instanceof ProblemError && thrown.problem.status === 401) return null
        throw thrown
      }),
  })

/** Whoever is signed in, in the session that this tab takes part in. Surfaces are shown only to those who are, so there is always an answer. */
export const useMe = (): Me => {
  const { data } = useMeQuery()
  const chosen = useChosenSession()
  const me = useMemo(() => (data ? { ...data, session: sessionOf(data, chosen) } : data), [data, chosen])
  if (!me) throw new Error('useMe outside of SignedIn')
  return me
}

export const useCongress = (): UseQueryResult<ReplyOf<typeof contract.getCongress>> =>
  useQuery({ queryKey: keys.congress, queryFn: () => call(contract.getCongress) })

/** Figures patched in by a live frame may be newer than an answer that was on its way at the time. */
const newest = <S extends SubjectName>(name: S, fetched: SubjectView<S>, cached: SubjectView<S> | undefined): SubjectView<S> => {
  if (!cached || cached.version <= fetched.version || name !== 'session') return fetched
  const { roll, present, onLeave } = cached.context as ContextOf['session']
  return { ...fetched, version: cached.version, context: { ...fetched.context, roll, present, onLeave } }
}

const fetchSubject = async <S extends SubjectName>(client: QueryClient, name: S, id: string): Promise<SubjectView<S>> => {
  const fetched = (await call(GET[name] as typeof contract.getMotion, { params: { id } })) as unknown as SubjectView<S>
  noteFetched(id, fetched.version)
  return newest(name, fetched, client.getQueryData(keys.subject(name, id)))
}

/** One subject's query, for hooks that read several at once. */
export const subjectQuery = <S extends SubjectName>(client: QueryClient, name: S, id: string) => ({
  queryKey: keys.subject(name, id),
  queryFn: () => fetchSubject(client, name, id),
})

/** `id` null: nothing is asked yet. */
export const useSubject = <S extends SubjectName>(name: S, id: string | null | undefined): UseQueryResult<SubjectView<S>> =>
  useQuery({ ...subjectQuery(useQueryClient(), name, id ?? ''), enabled: id !== null && id !== undefined })

/** Any reading operation: `useList(listMotions, { query: { session } })`; pass null while its parameters are unknown. */
export const useList = <const O extends Operation>(operation: O, ...[input]: InputArgs<O> | [input: null]): UseQueryResult<ReplyOf<O>> => {
  const given = (input ?? {}) as LooseInput
  return useQuery({
    queryKey: keys.list(operation.url, given),
    queryFn: () => (call as (operation: O, input: LooseInput) => Promise<ReplyOf<O>>)(operation, given),
    enabled: input !== null,
  })
}

export type Saying<S extends SubjectName> = {
  /** The reply, or null when refused. Said again before it is answered, it is the same act; another word waits. `seen` refuses a stale screen. */
  say: (event: EventOf[S], opts?: { seen?: boolean }) => Promise<ActReply | null>
  status: Sending
  problem: Problem | null
  retry: () => void
  clear: () => void
}

/** How long an answered word waits for its subject to be read again. */
const FRESH_WITHIN_MS = 3000

/** What is sent under the id that it is given: sent again under the same it is the same act. `desk`: at which desk it is said. */
export type Sent<S extends SubjectName> = { id: string; event: EventOf[S]; seen?: number | undefined; desk?: string | undefined }

export const sendAct = <S extends SubjectName>(name: S, id: string, { seen, desk, ...act }: Sent<S>): Promise<ActReply> => {
  const body = { ...act, ...(seen === undefined ? {} : { seen }), ...(desk === undefined ? {} : { desk }) }
  return call(SEND[name] as typeof contract.sendMotionAct, { params: { id }, body: body as never })
}

/**
 * Sends one word, keeping its act id until the server answers. It counts as sent once its subject was read again, so
 * that a button does not light up for a moment on what was true before.
 */
export const sayTo = async <S extends SubjectName>(
  client: QueryClient,
  name: S,
  id: string,
  event: EventOf[S],
  seen?: number,
): Promise<ActReply | null> => {
  const act = { id: newId(), event, seen, desk: speakingFrom() }
  const freshen = () =>
    Promise.race([refreshSubject(client, name, id), new Promise<void>((resolve) => setTimeout(resolve, FRESH_WITHIN_MS))])
  const send = async () => {
    const answered = await sendAct(name, id, act)
    await freshen()
    return answered
  }
  const reply = await outbox.post(`${name}:${id}`, send, event.type)
  if (reply === null) void freshen()
  return reply
}

export const useOutbox = (key: string) => useSyncExternalStore(outbox.subscribe, () => outbox.slot(key))

/** Says words to one subject. A subject is created by saying its first word to a new id. */
export const useSay = <S extends SubjectName>(name: S, id: string): Saying<S> => {
  const client = useQueryClient()
  const key = `${name}:${id}`
  const { status, problem } = useOutbox(key)
  const say = useCallback(
    (event: EventOf[S], opts: { seen?: boolean } = {}) => {
      const view = client.getQueryData<SubjectView<S>>(keys.subject(name, id))
      return sayTo(client, name, id, event, opts.seen ? view?.version : undefined)
    },
    [client, name, id],
  )
  const retry = useCallback(() => outbox.retry(key), [key])
  const clear = useCallback(() => outbox.clear(key), [key])
  return { say, status, problem, retry, clear }
}
