/** How far each unit's election is, and what it asks for next: to be begun, to be run, its elected to be seated. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SessionEvent, Unit } from '../../machines/session-events.ts'
import { quorumOf } from '../../machines/majority.ts'
import { newId } from '../api.ts'
import { momentOf, sessionName } from '../format.ts'
import { useTurnout } from '../live.ts'
import { refusalOf } from '../offer.ts'
import { takePart } from '../taking-part.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Answer } from './Answer.tsx'
import { ConstituteForm } from './ConstituteForm.tsx'
import { useDay } from './day.tsx'
import type { UnitsReply } from './renewal.ts'
import { useHeld } from './speaking.ts'
import { stepText } from './step-text.ts'
import { stepOfUnit } from './unit-steps.ts'
import { UnitsTogether, useUnitsAtWork, type AtWork } from './UnitsTogether.tsx'
import { useUnitWords } from './unit-words.ts'

type Row = UnitsReply['units'][number]
const UNDER_WAY = ['open', 'recess']

/** The votes that are in, as they come. */
const Votes = ({ row, ballot }: { row: Row; ballot: NonNullable<Row['ballot']> }) => {
  const w = useUnitWords()
  const { session } = useDay()
  const turnout = useTurnout(ballot.state === 'open' ? ballot.id : null)
  if (ballot.issued === 0) return null
  const returned = Math.max(ballot.returned, turnout?.returned ?? 0)
  const needed = quorumOf(row.staff, session.context.quorum)
  return (
    <>
      <Progress value={returned} of={ballot.issued} label={w('units.turnout')} />
      <small className="quiet">
        {returned < needed ? w('units.needs', { n: needed }) : '✓'}
        {ballot.state === 'open' && ballot.closesAt && ` · ${w('units.until', { when: momentOf(ballot.closesAt, w.lang) })}`}
      </small>
    </>
  )
}

const State = ({ row }: { row: Row }) => {
  const w = useUnitWords()
  if (row.state === null) return w('units.notYet')
  if (!UNDER_WAY.includes(row.state)) return w.name('sessionState', row.state)
  return row.ballot === null ? w('units.setUp') : w.name('ballotState', row.ballot.state)
}

/** What the election asks for next, and of whom. */
const Next = ({ unit }: { unit: AtWork }) => {
  const w = useUnitWords()
  const { me } = useDay()
  const { session, ballot } = unit
  const nameOf = (person: string) => ballot?.names[person] ?? session.names[person] ?? w('person.unnamed')
  return <small className="quiet units-next">{w('units.next', { step: stepText(w, stepOfUnit(unit, me.actor), nameOf) })}</small>
}

/** The credentials of those elected were looked at by people: what is pressed here puts them on the roll. */
const Seating = ({ unit, row }: { unit: Unit; row: Row }) => {
  const w = useUnitWords()
  const { me, session } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const [event, setEvent] = useState<SessionEvent | null>(null)
  const waiting = row.elected.filter(({ seated }) => !seated)
  if (waiting.length === 0) return row.elected.length > 0 ? <span className="quiet">✓ {w('units.seated')}</span> : null
  const asked = (): SessionEvent => ({
    type: 'session.seatElected',
    from: row.session ?? '',
    delegation: unit.delegation,
    seats: waiting.map(({ person }) => ({ seat: newId(), person })),
  })
  const elected = { unit: unit.id, persons: waiting.map(({ person }) => person) }
  const refusal = refusalOf('session', session, asked(), me, { elected })
  return (
    <>
      <Button
        aria-label={w('units.of', { name: unit.name, act: w('units.seat') })}
        disabled={saying.busy}
        refusal={refusal}
        onClick={() => setEvent(asked())}
      >
        {w('units.seat')}
      </Button>
      <Answer saying={saying} />
      <Sheet open={event !== null} title={w('units.seat')} onClose={() => setEvent(null)}>
        <p>
          {w('units.sure', {
            names: waiting.map(({ name }) => name).join(w('list.comma')),
            term: sessionName(session.context, w.lang),
          })}
        </p>
        <div className="row">
          <Button
            kind="primary"
            onClick={() => {
              setEvent(null)
              if (event) void saying.say(event)
            }}
          >
            {w('units.seat')}
          </Button>
          <Button onClick={() => setEvent(null)}>{w('act.cancel')}</Button>
        </div>
      </Sheet>
    </>
  )
}

type RowProps = { unit: Unit; row: Row; atWork: AtWork | undefined; mayRun: boolean; begin: () => void; enter: () => void }

const UnitRow = ({ unit, row, atWork, mayRun, begin, enter }: RowProps) => {
  const w = useUnitWords()
  const underWay = row.state !== null && UNDER_WAY.includes(row.state)
  const free = unit.seats - row.elected.length
  const beginning = w(row.session === null ? 'units.begin' : 'units.again')
  return (
    <tr>
      <th scope="row">{unit.name}</th>
      <td className="figure">{row.staff}</td>
      <td className="figure">{unit.seats}</td>
      <td className="figure">{row.ballot?.candidates.length ?? ''}</td>
      <td className="units-votes">{row.ballot && <Votes row={row} ballot={row.ballot} />}</td>
      <td>
        <State row={row} />
        {atWork && <Next unit={atWork} />}
      </td>
      <td>
        {row.elected.map(({ name }) => name).join(w('list.comma'))}
        {row.ballot !== null && row.ballot.open > 0 && <strong> {w('units.openSeats', { n: row.ballot.open })}</strong>}
      </td>
      <td>
        <div className="seat-acts">
          {mayRun && !underWay && free > 0 && (
            <Button aria-label={w('units.of', { name: unit.name, act: beginning })} onClick={begin}>
              {beginning}
            </Button>
          )}
          {row.session !== null && (underWay || row.state === 'closed') && (
            <Button aria-label={w('units.of', { name: unit.name, act: w('units.enter') })} onClick={enter}>
              {w('units.enter')}
            </Button>
          )}
          {mayRun && <Seating unit={unit} row={row} />}
        </div>
      </td>
    </tr>
  )
}

const HEADS = ['unit', 'candidates', 'turnout', 'state', 'elected'] as const

export const UnitsTable = ({ data, mayRun }: { data: UnitsReply; mayRun: boolean }) => {
  const w = useUnitWords()
  const { session } = useDay()
  const [, go] = useLocation()
  const [begun, setBegun] = useState<Unit | null>(null)
  const atWork = useUnitsAtWork(data)
  const nameOf = (id: string) => session.context.units.find((unit) => unit.id === id)?.name ?? ''
  const heads = [w('units.unit'), w('quota.staff'), w('quota.seats'), ...HEADS.slice(1).map((head) => w(`units.${head}`))]
  const enter = (id: string | null) => {
    takePart(id)
    go('/desk')
  }
  return (
    <section className="renewal-part" aria-labelledby="units-heading">
      <h2 id="units-heading">{w('units.title')}</h2>
      {mayRun && <UnitsTogether atWork={atWork} nameOf={nameOf} />}
      <table className="roll-table units">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{w('act.more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {session.context.units.map((unit) => {
            const row = data.units.find((one) => one.unit === unit.id)
            return (
              row && (
                <UnitRow
                  key={unit.id}
                  unit={unit}
                  row={row}
                  atWork={atWork.find((one) => one.unit === unit.id)}
                  mayRun={mayRun}
                  begin={() => setBegun(unit)}
                  enter={() => enter(row.session)}
                />
              )
            )
          })}
        </tbody>
      </table>
      {begun && <ConstituteForm unit={begun} onClose={() => setBegun(null)} onBegun={() => go('/desk')} />}
    </section>
  )
}
