/**
 * Putting a paper into the box.
 *
 * What was marked lives in the page until "cast" is pressed, then only in the utterance that is being sent, and nowhere
 * once it is answered, or sealed: no storage, no cache, no address. Only that a paper is in the box, and its receipt code,
 * are kept, in memory; of a sealed one its bytes and its receipt, on the phone.
 */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import * as contract from '../../server/contract.ts'
import type { Paper, Receipt } from '../../server/replies.ts'
import { call, newId } from '../api.ts'
import { outbox, type Sending } from '../outbox.ts'
import { keys } from '../queries.ts'
import type { Mine, Prepared } from '../sealed/round.ts'
import type { KeptBytes } from '../sealed/vault.ts'
import { subjectQuery, useMe, useOutbox, type SubjectView } from '../subjects.ts'

export type Outcome = { is: 'received'; receipt: string | null } | { is: 'refused'; code: string; facts: Readonly<Record<string, unknown>> }

type Ballot = SubjectView<'ballot'>

const outcomes = new Map<string, Outcome>()
const listeners = new Set<() => void>()
const note = (ballot: string, outcome: Outcome | null): void => {
  if (outcome) outcomes.set(ballot, outcome)
  else outcomes.delete(ballot)
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Papers that are being sealed for longer than a blink. */
const slow = new Set<string>()
const BLINK_MS = 300
const whileSealing = async <T>(ballot: string, work: Promise<T>): Promise<T> => {
  const tell = (change: () => void) => {
    change()
    for (const listener of listeners) listener()
  }
  const timer = setTimeout(() => tell(() => slow.add(ballot)), BLINK_MS)
  try {
    return await work
  } finally {
    clearTimeout(timer)
    tell(() => slow.delete(ballot))
  }
}

export const castKey = (ballot: string): string => `cast:${ballot}`

const markCast = (client: QueryClient, ballot: string): void => {
  client.setQueryData<SubjectView<'ballot'>>(keys.subject('ballot', ballot), (view) =>
    view ? { ...view, mine: { ...view.mine, paper: 'cast' } } : view,
  )
}

const mineOf = ({ id: ballot, mine }: Ballot): Mine => ({ ballot, seat: mine.seat ?? '' })

const seal = async (client: QueryClient, view: Ballot, paper: Paper, voter: string): Promise<Prepared> => {
  const { pinnedCode, preparePaper } = await import('../sealed/round.ts')
  const { session: home, items, sheet } = view.context
  const session = await client.ensureQueryData(subjectQuery(client, 'session', home ?? ''))
  const code = pinnedCode(session.id, session.context.keys?.code ?? '')
  return preparePaper({ mine: mineOf(view), form: { items, sheet }, code, paper, voter })
}

/** Papers that are sealed while they are looked over, by what was marked: gone with it. */
const prepared = new WeakMap<Paper, Promise<Prepared>>()

/** Seals a paper once, before it is known whether it will be cast or examined. */
export const prepare = (client: QueryClient, view: Ballot, paper: Paper, voter: string): Promise<Prepared> => {
  const before = prepared.get(paper)
  if (before) return before
  const sealing = seal(client, view, paper, voter)
  prepared.set(paper, sealing)
  sealing.catch(() => prepared.delete(paper))
  return sealing
}

/** Reveals a paper instead of casting it: it is spoiled, and whatever is cast after it is another. */
export const examine = async (client: QueryClient, view: Ballot, paper: Paper, voter: string): Promise<string | null> => {
  const sealed = await prepare(client, view, paper, voter)
  prepared.delete(paper)
  const { auditOf } = await import('../sealed/round.ts')
  return auditOf(sealed)
}

/** Of a sealed ballot the bytes are made once, and what was marked is forgotten as soon as they are. */
const sealing = (client: QueryClient, view: Ballot, paper: Paper, voter: string): (() => Promise<{ code: string }>) => {
  const own = mineOf(view)
  let stage: { marked: Paper } | { sealed: KeptBytes } = { marked: paper }
  return async () => {
    if ('marked' in stage) {
      const { sealed } = await whileSealing(view.id, prepare(client, view, stage.marked, voter))
      const { keepBytes } = await import('../sealed/round.ts')
      await keepBytes(own, sealed)
      stage = { sealed }
    }
    return sendBytes(own, stage.sealed)
  }
}

const sendBytes = async (mine: Mine, sealed: KeptBytes): Promise<{ code: string }> => {
  const { sendSealed } = await import('../sealed/round.ts')
  const { tracker } = await sendSealed(mine, sealed)
  return { code: tracker }
}

const counting = (ballot: string, paper: Paper): (() => Promise<Receipt>) => {
  const body = { id: newId(), paper }
  return () => call(contract.cast, { params: { id: ballot }, body })
}

/** One paper, one id or the same bytes, sent until the server answers. `voter` is the person who marked it. */
export const castPaper = (client: QueryClient, view: Ballot, paper: Paper, voter: string): Promise<void> =>
  post(client, view.id, view.context.method === 'sealed' ? sealing(client, view, paper, voter) : counting(view.id, paper))

/** Sends what this phone had sealed before it was reloaded. */
export const resumeCast = (client: QueryClient, mine: Mine, sealed: KeptBytes): Promise<void> =>
  post(client, mine.ballot, () => sendBytes(mine, sealed))

const post = async (client: QueryClient, ballot: string, send: () => Promise<{ code: string }>): Promise<void> => {
  const key = castKey(ballot)
  const receipt = await outbox.post(key, send)
  const { problem } = outbox.slot(key)
  // A refused paper is forgotten at once: only why it was refused is kept.
  outbox.clear(key)
  if (receipt) {
    markCast(client, ballot)
    note(ballot, { is: 'received', receipt: receipt.code })
  } else if (problem?.code === 'already-voted') {
    markCast(client, ballot)
    note(ballot, { is: 'received', receipt: null })
  } else if (problem) {
    note(ballot, { is: 'refused', code: problem.code, facts: problem.facts })
    void client.invalidateQueries({ queryKey: keys.subject('ballot', ballot) })
  }
}

export type Casting = {
  status: Sending
  attempts: number
  outcome: Outcome | null
  /** It is being sealed, and takes longer than a blink. */
  sealing: boolean
  cast: (view: Ballot, paper: Paper) => void
  retry: () => void
  startOver: () => void
}

export const useCasting = (ballot: string): Casting => {
  const client = useQueryClient()
  const { status, attempts } = useOutbox(castKey(ballot))
  const outcome = useSyncExternalStore(subscribe, () => outcomes.get(ballot) ?? null)
  const isSlow = useSyncExternalStore(subscribe, () => slow.has(ballot))
  const { actor } = useMe()
  const cast = useCallback((view: Ballot, paper: Paper) => void castPaper(client, view, paper, actor.person), [client, actor.person])
  const retry = useCallback(() => outbox.retry(castKey(ballot)), [ballot])
  const startOver = useCallback(() => note(ballot, null), [ballot])
  return { status, attempts, outcome, sealing: isSlow, cast, retry, startOver }
}
