/** Scanned from the hall screen: whoever is logged in is signed in at once; whoever is not logs in first, and is then. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { takeHallPass } from '../server/sign-in-contract.ts'
import { call, OfflineError, ProblemError, type Problem } from './api.ts'
import { Porch } from './entering.tsx'
import { seatIn, type Me } from './me.ts'
import { keys } from './queries.ts'
import { fetchMe, useSay } from './subjects.ts'
import { Button } from './ui/Button.tsx'
import { Notice } from './ui/Notice.tsx'
import { ProblemNotice } from './ui/ProblemNotice.tsx'
import { hereWords } from './words/here.ts'
import { useWords } from './words.ts'

const AWAY: Problem = { type: 'about:blank', title: '', status: 0, detail: '', code: 'offline', facts: {}, requestId: '' }
const problemOf = (thrown: unknown): Problem => {
  if (thrown instanceof ProblemError) return thrown.problem
  if (thrown instanceof OfflineError) return AWAY
  throw thrown
}
/** Signed in already: scanning twice is no mistake. */
const isHere = (problem: Problem | null) => problem?.code === 'unmet' && problem.facts['unmet'] === 'notPresent'

const SignIn = ({ me, session, code }: { me: Me; session: string; code: string }) => {
  const w = useWords(hereWords)
  const { say, status, problem, retry } = useSay('session', session)
  const [done, setDone] = useState(false)
  const seat = seatIn(me, session)
  const said = useRef(false)
  useEffect(() => {
    if (!seat || said.current) return
    said.current = true
    void say({ type: 'session.checkIn', seat: seat.id, code }).then((reply) => setDone(reply !== null))
  }, [say, seat, code])
  if (!seat) return <Notice tone="warn">⚠ {w('here.noSeat')}</Notice>
  if (done || isHere(problem))
    return (
      <Notice tone="good">
        ✓ <strong>{w('here.done', { name: me.name })}</strong>
      </Notice>
    )
  return (
    <>
      <output>{status === 'refused' ? '' : w(status === 'unsent' ? 'here.unsent' : 'here.busy')}</output>
      <ProblemNotice problem={problem} />
      {status === 'unsent' && <Button onClick={retry}>{w('here.again')}</Button>}
    </>
  )
}

export default function Here({ session, code }: { session: string; code: string }) {
  const w = useWords(hereWords)
  const client = useQueryClient()
  const [, go] = useLocation()
  const [me, setMe] = useState<Me | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    const arrive = async () => {
      try {
        const found = await fetchMe()
        client.setQueryData(keys.me, found)
        setMe(found)
      } catch (thrown) {
        if (!(thrown instanceof ProblemError) || thrown.problem.status !== 401) return setProblem(problemOf(thrown))
        // The code will have turned by the time somebody has found their slip: it is exchanged for a pass that waits.
        await call(takeHallPass, { params: { id: session }, body: { code } })
          .then(({ pass }) => go(`/login?to=${encodeURIComponent(`/here/${session}/${pass}`)}`, { replace: true }))
          .catch((refused: unknown) => setProblem(problemOf(refused)))
      }
    }
    void arrive()
  }, [client, code, go, session])
  return (
    <Porch title={w('here.title')}>
      {me ? <SignIn me={me} session={session} code={code} /> : !problem && <output>{w('here.busy')}</output>}
      <ProblemNotice problem={problem} />
      {me && (
        <Link href="/" className="button button-quiet">
          {w('here.on')}
        </Link>
      )}
    </Porch>
  )
}
