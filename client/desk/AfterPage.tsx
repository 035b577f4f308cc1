/** What comes after a session: each step with its clock, and the papers that it needs. */
import { useState } from 'react'
import { getSettings } from '../../server/settings-contract.ts'
import { serverTime } from '../api.ts'
import { dateOf } from '../format.ts'
import { refusalOf } from '../offer.ts'
import { useList } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { isoDayOf } from '../format.ts'
import { AfterDocuments } from './AfterDocuments.tsx'
import { AfterPack } from './AfterPack.tsx'
import { AfterResolution } from './AfterResolution.tsx'
import { Answer } from './Answer.tsx'
import { clockAfter } from './clocks.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { useHeld } from './speaking.ts'
import './after.css'

/** A deadline in words; what is late says so with a mark beside its colour. */
const PublishClock = ({ days }: { days: number }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { closedAt, publishedAt } = session.context
  if (publishedAt) return <Notice tone="good">{w('after.publishedOn', { day: dateOf(publishedAt, w.lang) })}</Notice>
  if (!closedAt) return <p className="quiet">{w('after.open')}</p>
  const { day, left } = clockAfter(closedAt, days, serverTime())
  if (left < 0) return <Notice tone="warn">⚠ {w('after.publishOver', { n: -left })}</Notice>
  return <Notice>{left === 0 ? w('after.publishToday') : w('after.publishLeft', { n: left, day: dateOf(day, w.lang) })}</Notice>
}

const TakeDown = ({ keep }: { keep: number }) => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const [reason, setReason] = useState('')
  const { publishedAt, takenDownAt } = session.context
  if (takenDownAt) return <p>{w('after.takenDown', { day: dateOf(takenDownAt, w.lang) })}</p>
  if (!publishedAt) return null
  const { day, left } = clockAfter(publishedAt, keep, serverTime())
  const event = { type: 'session.takeDown', overrideReason: reason.trim() === '' ? null : reason.trim() } as const
  return (
    <>
      <p>{left > 0 ? w('after.keepLeft', { n: left, day: dateOf(day, w.lang) }) : w('after.keepDone')}</p>
      {session.state === 'published' && (
        <>
          {left > 0 && <Field label={w('after.earlyReason')} value={reason} onChange={setReason} maxLength={2000} />}
          <div className="row">
            <Button refusal={refusalOf('session', session, event, me)} disabled={saying.busy} onClick={() => void saying.say(event)}>
              {w.name('word', 'session.takeDown')}
            </Button>
          </div>
          <Answer saying={saying} />
        </>
      )}
    </>
  )
}

const Board = () => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const { data } = useList(getSettings)
  const saying = useHeld('session', session.id, session.version)
  const { publishDays = 3, keepUpDays = 15 } = data?.settings ?? {}
  const publish = { type: 'session.publish' } as const
  const { publishedAt, takenDownAt } = session.context
  return (
    <section aria-labelledby="after-board">
      <h2 id="after-board">{w('after.board')}</h2>
      <p className="quiet">{w('after.boardHint', { days: publishDays, keep: keepUpDays })}</p>
      <PublishClock days={publishDays} />
      {session.state === 'closed' && (
        <>
          <p className="quiet">{w('ask.publish')}</p>
          <Button
            kind="primary"
            refusal={refusalOf('session', session, publish, me)}
            disabled={saying.busy}
            onClick={() => void saying.say(publish)}
          >
            {w.name('word', 'session.publish')}
          </Button>
          <Answer saying={saying} />
        </>
      )}
      <TakeDown keep={keepUpDays} />
      {publishedAt && !takenDownAt && <a href={`/board/${session.id}`}>{w('after.read')}</a>}
    </section>
  )
}

const REPORTING = ['closed', 'published']

const Report = () => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const [to, setTo] = useState('')
  const [number, setNumber] = useState('')
  const [sentOn, setSentOn] = useState(() => isoDayOf(serverTime()))
  const { reports } = session.context
  const isComplete = to.trim() !== '' && sentOn !== ''
  const event = { type: 'session.reportUpward', to: to.trim() || '—', number: number.trim(), sentOn } as const
  const send = async () => {
    if (!(await saying.say(event))) return
    setTo('')
    setNumber('')
  }
  return (
    <section aria-labelledby="after-report">
      <h2 id="after-report">{w('after.report')}</h2>
      <p className="quiet">{w('after.reportHint')}</p>
      {reports.length === 0 ? (
        <p>{w('after.noReport')}</p>
      ) : (
        <ul className="after-reports">
          {reports.map((report, at) => (
            <li key={at}>
              <strong>{report.to}</strong> {report.number} · {dateOf(report.sentOn, w.lang)}
            </li>
          ))}
        </ul>
      )}
      {REPORTING.includes(session.state) && (
        <form
          className="stack"
          onSubmit={(submitted) => {
            submitted.preventDefault()
            void send()
          }}
        >
          <div className="row after-fields">
            <Field label={w('after.to')} value={to} onChange={setTo} maxLength={60} required />
            <Field label={w('after.number')} value={number} onChange={setNumber} maxLength={60} />
            <Field label={w('after.sentOn')} type="date" value={sentOn} onChange={setSentOn} required />
          </div>
          <div className="row">
            <Button
              type="submit"
              disabled={!isComplete || saying.busy}
              refusal={isComplete ? refusalOf('session', session, event, me) : null}
            >
              {w.name('word', 'session.reportUpward')}
            </Button>
          </div>
          <Answer saying={saying} />
        </form>
      )}
    </section>
  )
}

const AfterPage = () => {
  const w = useDeskWords()
  return (
    <main className="page after">
      <h1>{w('nav.after')}</h1>
      <div className="after-columns">
        <div className="after-steps">
          <AfterResolution />
          <Board />
          <Report />
        </div>
        <div className="after-papers">
          <AfterDocuments />
          <AfterPack />
        </div>
      </div>
    </main>
  )
}

export default AfterPage
