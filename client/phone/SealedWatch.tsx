/**
 * What a phone does for sealed ballots by itself, wherever its holder is: makes its credential while papers are issued, checks the round
 * while the paper is read, sends what was sealed before a reload. Says something only when the scrutineers' key is another.
 */
import { isVoting } from '../../machines/actor.ts'
import './sealed.css'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listBallots } from '../../server/contract.ts'
import { OfflineError, ProblemError } from '../api.ts'
import { seatIn } from '../me.ts'
import { checkRound, ensureCredential, pinCode, pinnedCode, unsentBytes } from '../sealed/round.ts'
import { isKept } from '../sealed/vault.ts'
import { useList, useMe, useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { resumeCast } from './casting.ts'
import { useSealedWords } from './sealed-words.ts'

const RETRY_MS = 3000

/** Tries until the server has answered, yes or no. */
const untilAnswered = async (work: () => Promise<void>, isOver: () => boolean): Promise<void> => {
  while (!isOver()) {
    try {
      return await work()
    } catch (thrown) {
      // No paper by phone, or too late: then there is nothing to register, and the vote page says so.
      if (thrown instanceof ProblemError) return
      if (!(thrown instanceof OfflineError)) throw thrown
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
}

type RoundProps = { id: string; seat: string; session: SubjectView<'session'> }

const Round = ({ id, seat, session }: RoundProps) => {
  const { data: view } = useSubject('ballot', id)
  const state = view?.state
  const paper = view?.mine.paper
  const items = view?.context.items
  const sheet = view?.context.sheet ?? null
  const code = session.context.keys?.code ?? ''
  useEffect(() => {
    // Whoever's paper is in another box, or who has none, has nothing to register.
    if (state !== 'issuing' || paper !== 'issued') return undefined
    let over = false
    void untilAnswered(
      () => ensureCredential({ ballot: id, seat }),
      () => over,
    )
    return () => {
      over = true
    }
  }, [id, seat, state, paper])
  useEffect(() => {
    if (state !== 'open' || paper !== 'issued' || !items) return
    // What is wrong with the round is told when somebody votes in it.
    checkRound(id, { items, sheet }, pinnedCode(session.id, code)).catch(() => undefined)
  }, [id, state, paper, items, sheet, session.id, code])
  return null
}

/** Sends what was sealed and not answered before a reload, however far the ballot is: if it arrived, its receipt is waiting. */
const Unanswered = ({ id, seat }: { id: string; seat: string }) => {
  const client = useQueryClient()
  useEffect(() => {
    const mine = { ballot: id, seat }
    void unsentBytes(mine).then((sealed) => (sealed ? resumeCast(client, mine, sealed) : undefined))
  }, [client, id, seat])
  return null
}

const Changed = ({ session }: { session: SubjectView<'session'> }) => {
  const w = useSealedWords()
  const code = session.context.keys?.code ?? null
  const [, setSeen] = useState('')
  if (code === null) return null
  const before = pinnedCode(session.id, code)
  if (before === code) return null
  const take = () => {
    pinCode(session.id, code)
    setSeen(code)
  }
  return (
    <section className="notice notice-warn sealed-changed" aria-label={w('sealed.changed')}>
      <p>
        <span aria-hidden="true">⚠ </span>
        {w('sealed.changed')}
      </p>
      <p>
        {w('sealed.changedCode')} <strong className="figure">{code}</strong>
      </p>
      <Button onClick={take}>{w('sealed.changedTake')}</Button>
    </section>
  )
}

/** Said before anything is lost by it: a private window remembers nothing once it is closed. */
const Forgetful = () => {
  const w = useSealedWords()
  const [keeps, setKeeps] = useState(true)
  useEffect(() => {
    void isKept().then(setKeeps)
  }, [])
  return keeps ? null : <p className="notice notice-warn">{w('sealed.forgetful')}</p>
}

export default function SealedWatch() {
  const me = useMe()
  const { data: session } = useSubject('session', me.session)
  const seat = seatIn(me, me.session)
  const isVoter = seat !== null && isVoting(seat.kind)
  const { data } = useList(listBallots, me.session && isVoter ? { query: { session: me.session, limit: '100' } } : null)
  const sealed = (data?.items ?? []).filter(({ method }) => method === 'sealed')
  const running = sealed.filter(({ state }) => state === 'issuing' || state === 'open')
  if (!session || !isVoter) return null
  return (
    <>
      {running.length > 0 && <Forgetful />}
      <Changed session={session} />
      {running.map(({ id }) => (
        <Round key={id} id={id} seat={seat.id} session={session} />
      ))}
      {sealed.map(({ id }) => (
        <Unanswered key={id} id={id} seat={seat.id} />
      ))}
    </>
  )
}
