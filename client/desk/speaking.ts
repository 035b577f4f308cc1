/** Saying words from the desk: what is said is held until the screen has caught up with its answer. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EventOf, SubjectName } from '../../machines/events.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { sendSessionAct } from '../../server/contract.ts'
import type { ActReply } from '../../server/replies.ts'
import { call, newId } from '../api.ts'
import { useLooksOn } from '../desk-window.ts'
import { outbox } from '../outbox.ts'
import { invalidateSubject } from '../queries.ts'
import { useSay, type Saying } from '../subjects.ts'

export const isBusy = <S extends SubjectName>({ status }: Pick<Saying<S>, 'status'>): boolean => status === 'sending' || status === 'unsent'

/** A desk that only looks on is busy for good. `version` is what is on the screen: until it has reached the answer's, another press would act on an old picture. */
export const useHeld = <S extends SubjectName>(name: S, id: string, version: number): Saying<S> & { busy: boolean } => {
  const saying = useSay(name, id)
  const looksOn = useLooksOn()
  const [answered, setAnswered] = useState(0)
  const say = async (event: EventOf[S], opts?: { seen?: boolean }): Promise<ActReply | null> => {
    const reply = await saying.say(event, opts)
    if (reply) setAnswered(reply.version)
    return reply
  }
  return { ...saying, say, busy: isBusy(saying) || version < answered || (looksOn && (name === 'session' || name === 'ballot')) }
}

export const seatKey = (session: string, seat: string): string => `session:${session}:${seat}`

/**
 * Says a word about one seat. Each seat has its own place in the outbox: the next person in the queue is signed in while
 * the last one's answer is still on its way.
 */
export const useSayOfSeat = (session: string): ((event: SessionEvent & { seat: string }) => Promise<ActReply | null>) => {
  const client = useQueryClient()
  return async (event) => {
    const body = { id: newId(), event }
    const reply = await outbox.post(seatKey(session, event.seat), () => call(sendSessionAct, { params: { id: session }, body }))
    invalidateSubject(client, 'session', session)
    return reply
  }
}
