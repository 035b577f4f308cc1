/** While papers are out: how long it still lasts, whether all are back, and who is still awaited. */
import { useEffect, useState } from 'react'
import { agreedPaper } from '../../machines/ballot-context.ts'
import { mayNameMissing } from '../../machines/sight.ts'
import { listMissing } from '../../server/contract.ts'
import { clockOf } from '../format.ts'
import { useList } from '../subjects.ts'
import { useEnding } from '../time-left.ts'
import type { TurnoutFigures } from '../turnout.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { returnedSoFar } from './ballot-step.ts'
import { useDay, type BallotView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

/** Names are read again this often while they are looked at: not at every cast. */
const AGAIN_MS = 3_000

const Names = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { data, error, refetch } = useList(listMissing, { params: { id }, query: { limit: '100' } })
  useEffect(() => {
    const timer = setInterval(() => void refetch(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [refetch])
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <p className="quiet">{w('app.loading')}</p>
  const byPhone = data.items.filter(({ channel }) => channel === 'phone')
  const onPaper = data.items.length - byPhone.length
  const delegations = [...new Set(byPhone.map(({ delegation }) => delegation))]
  return (
    <dl className="missing">
      {delegations.map((delegation) => (
        <div key={delegation}>
          <dt>{delegation ?? w('attendance.noDelegation')}</dt>
          <dd>
            {byPhone
              .filter((row) => row.delegation === delegation)
              .map(({ name }) => name)
              .join(w('list.comma'))}
          </dd>
        </div>
      ))}
      {byPhone.length === 0 && <p>{w('missing.none')}</p>}
      {data.next !== null && <p className="quiet">{w('missing.more')}</p>}
      {onPaper > 0 && <p className="quiet">{w('missing.onPaper', { n: onPaper })}</p>}
    </dl>
  )
}

/** That somebody has voted is no secret; who has not is asked for only to help them. */
const Missing = ({ ballot }: { ballot: BallotView }) => {
  const w = useDeskWords()
  const { me } = useDay()
  const [open, setOpen] = useState(false)
  if (!mayNameMissing(me.actor, ballot)) return null
  return (
    <>
      <Button kind="plain" aria-pressed={open} onClick={() => setOpen(!open)}>
        {w(open ? 'missing.hide' : 'missing.show')}
      </Button>
      {open && <Names id={ballot.id} />}
    </>
  )
}

/** Enough has come back: by phone and on paper, or by phone while the bundle waits to be counted. */
const backOf = ({ context, known }: BallotView, returned: number): 'all' | 'phones' | null => {
  if (context.issued > 0 && returned >= context.issued) return 'all'
  const phones = context.issued - context.onPaper
  return context.onPaper > 0 && agreedPaper(context) === null && phones > 0 && Math.max(known.cast, returned) >= phones ? 'phones' : null
}

export const Voting = ({ ballot, turnout }: { ballot: BallotView; turnout: TurnoutFigures }) => {
  const w = useDeskWords()
  const { context, state } = ballot
  const ending = useEnding(state === 'open' ? context.closesAt : null)
  const returned = returnedSoFar(ballot, turnout)
  const back = backOf(ballot, returned)
  return (
    <div className="voting">
      {ending !== null && (
        <p className="voting-left">
          {w(ending.word)} <strong className="figure">{ending.text}</strong>
          {ending.word === 'time.left' && <span className="quiet"> {w('voting.closesAt', { time: clockOf(context.closesAt ?? '') })}</span>}
        </p>
      )}
      <output>
        {state === 'open' && back !== null && (
          <p className="notice notice-good">
            <span aria-hidden="true">✓ </span>
            {w(`voting.${back}`, { onPaper: context.onPaper })}
          </p>
        )}
      </output>
      {back !== 'all' && returned < context.issued && <Missing ballot={ballot} />}
    </div>
  )
}
