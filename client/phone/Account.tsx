/** Who I am here, and the settings of this device. */
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import * as contract from '../../server/contract.ts'
import { listRatings } from '../../server/ratings-contract.ts'
import Unread from '../afterwards/Unread.tsx'
import { useAfterWords } from '../afterwards/unread.ts'
import { call, ProblemError, type Problem } from '../api.ts'
import { seatIn } from '../me.ts'
import { useCongress, useList, useMe } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { SignOut } from '../ui/SignOut.tsx'
import { SurfaceSwitch } from '../ui/SurfaceSwitch.tsx'
import { Page } from './Page.tsx'
import { usePhoneWords } from './words.ts'

const SHORTEST_PASSWORD = 8
const AWAY: Problem = { type: 'about:blank', title: '', status: 0, detail: '', code: 'offline', facts: {}, requestId: '' }

const Password = () => {
  const w = usePhoneWords()
  const me = useMe()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [changed, setChanged] = useState(false)
  const change = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    try {
      await call(contract.changePassword, { body: { current, next } })
      setChanged(true)
      setCurrent('')
      setNext('')
    } catch (thrown) {
      setProblem(thrown instanceof ProblemError ? thrown.problem : AWAY)
    }
  }
  return (
    <form className="stack" onSubmit={(event) => void change(event)}>
      <input type="text" name="username" autoComplete="username" value={me.number} readOnly hidden />
      <Field
        label={w('me.current')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        maxLength={200}
      />
      <Field label={w('me.next')} type="password" autoComplete="new-password" value={next} onChange={setNext} maxLength={200} />
      <Button type="submit" className="big" disabled={next.length < SHORTEST_PASSWORD}>
        {w('me.password')}
      </Button>
      <output>{changed && w('me.changed')}</output>
      <ProblemNotice problem={problem} />
    </form>
  )
}

const Seat = () => {
  const w = usePhoneWords()
  const me = useMe()
  const { data: congress } = useCongress()
  const seat = seatIn(me, me.session)
  const delegation = congress?.delegations.find(({ id }) => id === seat?.delegation)
  return (
    <dl className="facts">
      <dt>{w('login.number')}</dt>
      <dd className="figure">{me.number}</dd>
      {seat && (
        <>
          <dt>{w('me.seat')}</dt>
          <dd>{w.name('seatKind', seat.kind)}</dd>
        </>
      )}
      {delegation && (
        <>
          <dt>{w('me.delegation')}</dt>
          <dd>
            {delegation.name}
            {seat?.head && ` · ${w('me.head')}`}
          </dd>
        </>
      )}
    </dl>
  )
}

export default function Account() {
  const told = useAfterWords()
  const w = usePhoneWords()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const ratings = useList(listRatings, { query: { person: me.actor.person } }).data?.items ?? []
  return (
    <Page above={me.school} title={me.name}>
      <Seat />
      <Link href="/messages" className="button button-quiet big">
        {told('messages.title')}
        <Unread />
      </Link>
      {ratings.length > 0 && (
        <Link href="/ratings" className="button button-quiet big">
          {w('me.ratings', { n: ratings.length })}
        </Link>
      )}
      <SurfaceSwitch here="phone" />
      {/* The board is a page of its own, without this surface. */}
      <a href="/board">{w('board.title')}</a>
      <p>
        <span className="quiet">{w('me.language')}</span> <LanguageSwitch />
      </p>
      {open ? (
        <Password />
      ) : (
        <Button className="big" onClick={() => setOpen(true)}>
          {w('me.password')}
        </Button>
      )}
      <SignOut named={false} className="wide" />
    </Page>
  )
}
