/** Elections of units that stand at the same step, taken together: nine boxes are opened once, not one by one. */
import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { serverTime } from '../api.ts'
import { refusalOf } from '../offer.ts'
import { keys } from '../queries.ts'
import { subjectQuery } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Batch, type Prospect } from './Batch.tsx'
import { toldOf, warningOf } from './batch-text.ts'
import { useDay, withLiveHall, type BallotView, type SessionView } from './day.tsx'
import type { UnitsReply } from './renewal.ts'
import { byWord, openingUntil, stepOfUnit, wordOf, type SaidTogether } from './unit-steps.ts'
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

/** What one unit would hear; null while it is not known until when its box stays open. Said from here, whichever window holds the unit's own desk. */
const plannedFor = ({ session, ballot }: AtWork, event: BallotEvent | SessionEvent | null): Prospect['planned'] => {
  if (event === null) return null
  if (event.type.startsWith('session.')) return { name: 'session', id: session.id, event: event as SessionEvent }
  return ballot && { name: 'ballot', id: ballot.id, event: event as BallotEvent, seen: ballot.version }
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
    const step = stepOfUnit(unit, me.actor)
    const event = word === 'ballot.open' ? openingUntil(instantOf(until)) : step.is === 'say' ? step.event : null
    const planned = plannedFor(unit, event)
    const refusal =
      planned === null
        ? null
        : planned.name === 'session'
          ? refusalOf('session', unit.session, planned.event as SessionEvent, me)
          : unit.ballot && refusalOf('ballot', unit.ballot, planned.event as BallotEvent, me)
    return { id: unit.unit, title: nameOf(unit.unit), told: toldOf(w, word, unit.ballot), refusal, planned }
  })
  const warning = warningOf(w, word)
  const label = (n: number) => w('units.togetherOf', { word: w.name('word', word), n })
  return (
    <Sheet open title={label(units.length)} onClose={close}>
      {warning && <p>{warning}</p>}
      <Batch
        prospects={prospects}
        fields={word === 'ballot.open' && <UntilField value={until} onChange={setUntil} />}
        confirm={label}
        close={close}
        closesWhenDone
      />
    </Sheet>
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
  return (
    <>
      {atWork.some((unit) => wordOf(stepOf(unit)) !== null) && (
        <div className="units-together" role="group" aria-label={w('units.together')}>
          {byWord(atWork, stepOf).map(({ word, units: waiting }) => (
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
