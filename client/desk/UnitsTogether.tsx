/** Elections of units that stand at the same step, taken together: nine boxes are opened once, not one by one. */
import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { serverTime } from '../api.ts'
import type { Me } from '../me.ts'
import { refusalOf } from '../offer.ts'
import { keys } from '../queries.ts'
import { subjectQuery } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { sayToBallot } from './ballot-step.ts'
import { StepSheet, type Prospect } from './Batch.tsx'
import { toldOf } from './batch-text.ts'
import { useDay, withLiveHall, type BallotView, type SessionView } from './day.tsx'
import type { UnitsReply } from './renewal.ts'
import type { Say, Step } from './step.ts'
import { byWord, stepOfUnit, wordOf, type SaidTogether } from './unit-steps.ts'
import { instantOf, someDaysLater, UntilField } from './UntilField.tsx'
import { useUnitWords } from './unit-words.ts'

export type AtWork = { unit: string; session: SessionView; ballot: BallotView | null }

const RUNNING = ['open', 'recess', 'closed']

/** The elections that are not over, once they are loaded. */
export const useUnitsAtWork = (data: UnitsReply): AtWork[] => {
  const client = useQueryClient()
  const rows = data.units.filter(({ session, state }) => session !== null && state !== null && RUNNING.includes(state))
  const sessions = useQueries({ queries: rows.map(({ session }) => subjectQuery(client, 'session', session ?? '')) })
  const ballots = useQueries({
    queries: rows.map(({ ballot }) => ({ ...subjectQuery(client, 'ballot', ballot?.id ?? ''), enabled: ballot !== null })),
  })
  return rows.flatMap(({ unit, ballot: row }, at) => {
    const session = sessions[at]?.data
    const ballot = ballots[at]?.data
    if (!session || (row !== null && !ballot)) return []
    return [{ unit, session, ballot: ballot ? withLiveHall(ballot, session) : null }]
  })
}

/** What one unit would hear; null while it is not known until when its box stays open. */
const saidTo = ({ ballot }: AtWork, step: Step, closesAt: string | null): Say | null => {
  if (step.is === 'say') return step
  return ballot && closesAt !== null ? sayToBallot(ballot, { type: 'ballot.open', closesAt }) : null
}

/** Said from the page of all units, at no unit's desk: whichever window holds that one. */
const judged = ({ session, ballot }: AtWork, said: Say | null, me: Me): Pick<Prospect, 'refusal' | 'planned'> => {
  if (said?.subject === 'session')
    return { refusal: refusalOf('session', session, said.event, me), planned: { name: 'session', id: said.id, event: said.event } }
  if (said === null || ballot === null) return { refusal: null, planned: null }
  return {
    refusal: refusalOf('ballot', ballot, said.event, me),
    planned: { name: 'ballot', id: said.id, event: said.event, seen: ballot.version },
  }
}

/** As its ballot stands now; as it stood, where the line is lost. */
const readAgain = async (client: QueryClient, unit: AtWork): Promise<AtWork> => {
  if (!unit.ballot) return unit
  const queryKey = keys.subject('ballot', unit.ballot.id)
  await client.refetchQueries({ queryKey })
  const ballot = client.getQueryData<BallotView>(queryKey)
  return ballot ? { ...unit, ballot: withLiveHall(ballot, unit.session) } : unit
}

/** `units` as they stood when it was asked for: what is said to them moves them on, and the sheet tells how it went. */
type SheetProps = { word: SaidTogether; units: AtWork[]; nameOf: (unit: string) => string; close: () => void }

const TogetherSheet = ({ word, units, nameOf, close }: SheetProps) => {
  const w = useUnitWords()
  const { me } = useDay()
  const [until, setUntil] = useState(() => someDaysLater(serverTime()))
  const prospects = units.map((unit): Prospect => {
    const said = saidTo(unit, stepOfUnit(unit, me.actor), instantOf(until))
    return { id: unit.unit, title: nameOf(unit.unit), told: toldOf(w, word, unit.ballot), ...judged(unit, said, me) }
  })
  return (
    <StepSheet
      word={word}
      prospects={prospects}
      label={(n) => w('units.togetherOf', { word: w.name('word', word), n })}
      fields={word === 'ballot.open' && <UntilField value={until} onChange={setUntil} />}
      close={close}
    />
  )
}

export const UnitsTogether = ({ atWork, nameOf }: { atWork: AtWork[]; nameOf: (unit: string) => string }) => {
  const w = useUnitWords()
  const client = useQueryClient()
  const { me } = useDay()
  const [opened, setOpened] = useState<{ word: SaidTogether; units: AtWork[] } | null>(null)
  const [busy, setBusy] = useState(false)
  const stepOf = (unit: AtWork) => stepOfUnit(unit, me.actor)
  // Papers come back while one looks on: the figures in the question are those of now.
  const open = async (word: SaidTogether, units: AtWork[]) => {
    setBusy(true)
    const fresh = await Promise.all(units.map((unit) => readAgain(client, unit)))
    setBusy(false)
    setOpened({ word, units: fresh.filter((unit) => wordOf(stepOf(unit)) === word) })
  }
  const groups = byWord(atWork, stepOf)
  return (
    <>
      {groups.length > 0 && (
        <div className="units-together" role="group" aria-label={w('units.together')}>
          {groups.map(({ word, units: waiting }) => (
            <Button key={word} disabled={busy} onClick={() => void open(word, waiting)}>
              {w('units.togetherOf', { word: w.name('word', word), n: waiting.length })}
            </Button>
          ))}
          <small className="quiet">{w('units.togetherHint')}</small>
        </div>
      )}
      {opened && <TogetherSheet {...opened} nameOf={nameOf} close={() => setOpened(null)} />}
    </>
  )
}
