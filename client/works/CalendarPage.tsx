/** The working calendar: which days are off and which weekends are worked, a year at a time; brought in from a file or by hand. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { getCalendar, previewCalendar, putCalendar, type CalendarDay, type CalendarPreview } from '../../server/after-contract.ts'
import { call, ProblemError, serverNow, type Problem } from '../api.ts'
import { invalidateLists } from '../queries.ts'
import { useList } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Choose } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { OfficeOnly } from './Queue.tsx'
import { useSpeaking } from './speaking.ts'
import type { WorksKey } from '../words/works.ts'

const OFFLINE: Problem = { type: 'about:blank', title: '', status: 0, detail: '', code: 'offline', facts: {}, requestId: '' }
const problemOf = (thrown: unknown) => (thrown instanceof ProblemError ? thrown.problem : OFFLINE)

const Days = ({ days, remove }: { days: CalendarDay[]; remove: ((day: string) => void) | null }) => {
  const { w } = useSpeaking()
  return (
    <table className="watch-table">
      <thead>
        <tr>
          <th scope="col">{w('calendar.day')}</th>
          <th scope="col">{w('calendar.kind')}</th>
          <th scope="col">{w('calendar.name')}</th>
          {remove && <th scope="col">{w('calendar.change')}</th>}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, kind, name }) => (
          <tr key={day}>
            <td className="figure">{day}</td>
            <td>{w(`calendar.${kind}`)}</td>
            <td>{name}</td>
            {remove && (
              <td>
                <Button kind="plain" aria-label={`${w('calendar.remove')} ${day}`} onClick={() => remove(day)}>
                  {w('calendar.remove')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const AddDay = ({ year, add }: { year: number; add: (day: CalendarDay) => void }) => {
  const { w } = useSpeaking()
  const [day, setDay] = useState('')
  const [kind, setKind] = useState<CalendarDay['kind']>('holiday')
  const [name, setName] = useState('')
  return (
    <div className="calendar-add">
      <Field label={w('calendar.day')} type="date" value={day} onChange={setDay} />
      <Choose
        label={w('calendar.kind')}
        value={kind}
        onChange={(chosen) => setKind(chosen === 'worked' ? 'worked' : 'holiday')}
        options={[
          { id: 'holiday', name: w('calendar.holiday') },
          { id: 'worked', name: w('calendar.worked') },
        ]}
      />
      <Field label={w('calendar.name')} value={name} maxLength={60} onChange={setName} />
      <Button disabled={!day.startsWith(String(year))} onClick={() => add({ day, kind, name })}>
        {w('calendar.add')}
      </Button>
    </div>
  )
}

const BringIn = ({ take }: { take: (days: CalendarDay[]) => void }) => {
  const { w } = useSpeaking()
  const input = useRef<HTMLInputElement>(null)
  const [preview, setPreview] = useState<CalendarPreview | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    setProblem(null)
    try {
      setPreview(await call(previewCalendar, { file }))
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
    if (input.current) input.current.value = ''
  }
  return (
    <section className="part" aria-labelledby="calendar-file">
      <h2 id="calendar-file">{w('calendar.file')}</h2>
      <p className="quiet">{w('calendar.fileHint')}</p>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv"
        aria-labelledby="calendar-file"
        onChange={(event) => void read(event.target.files?.[0])}
      />
      <ProblemNotice problem={problem} />
      {preview?.fault && <Notice>{w(`calendar.fault.${preview.fault}` as WorksKey)}</Notice>}
      {preview && preview.bad.length > 0 && (
        <ul>
          {preview.bad.map(({ row, rule }) => (
            <li key={row}>{w(`calendar.bad.${rule}` as WorksKey, { row })}</li>
          ))}
        </ul>
      )}
      {preview && preview.days.length > 0 && (
        <>
          <Days days={preview.days} remove={null} />
          <Button
            onClick={() => {
              take(preview.days)
              setPreview(null)
            }}
          >
            {w('calendar.take')}
          </Button>
        </>
      )}
    </section>
  )
}

type YearProps = { year: number; standing: CalendarDay[]; brought: CalendarDay[]; done: () => void }

/** What was brought in lies over what stands until it is saved. */
const YearOf = ({ year, standing, brought, done }: YearProps) => {
  const { w } = useSpeaking()
  const client = useQueryClient()
  const [days, setDays] = useState(brought.length > 0 ? brought : standing)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isChanged = JSON.stringify(days) !== JSON.stringify(standing)
  const put = (next: CalendarDay[]) =>
    setDays([...new Map(next.map((day) => [day.day, day])).values()].toSorted((a, b) => a.day.localeCompare(b.day)))
  const save = async () => {
    setProblem(null)
    try {
      await call(putCalendar, { body: { year, days } })
      done()
      invalidateLists(client, [getCalendar.url])
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }
  return (
    <>
      {days.length === 0 ? (
        <Notice>{w('calendar.empty', { year })}</Notice>
      ) : (
        <Days days={days} remove={(day) => put(days.filter((one) => one.day !== day))} />
      )}
      <AddDay year={year} add={(day) => put([...days, day])} />
      <div className="form-end">
        <Button kind="primary" disabled={!isChanged} onClick={() => void save()}>
          {w('calendar.save', { year })}
        </Button>
      </div>
      <ProblemNotice problem={problem} />
    </>
  )
}

const ofYear = (days: CalendarDay[], year: number) => days.filter(({ day }) => day.startsWith(String(year)))

const Years = () => {
  const { w } = useSpeaking()
  const thisYear = Number(serverNow().slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [brought, setBrought] = useState<CalendarDay[]>([])
  const [saved, setSaved] = useState<number | null>(null)
  const { data } = useList(getCalendar, { query: { year: String(year) } })
  if (!data) return <Waiting />
  const years = [...data.years, ...brought.map(({ day }) => Number(day.slice(0, 4))), year, thisYear + 1]
  const take = (days: CalendarDay[]) => {
    setSaved(null)
    setBrought(days)
    setYear(Number(days[0]?.day.slice(0, 4)))
  }
  const done = () => {
    setSaved(year)
    setBrought((days) => days.filter(({ day }) => !day.startsWith(String(year))))
  }
  return (
    <div className="stack">
      <Choose
        label={w('calendar.year')}
        value={String(year)}
        onChange={(chosen) => setYear(Number(chosen))}
        options={[...new Set(years)].toSorted((a, b) => a - b).map((one) => ({ id: String(one), name: String(one) }))}
      />
      <output>{saved !== null && w('calendar.saved', { year: saved })}</output>
      <YearOf
        key={`${year} ${JSON.stringify(data.days)} ${brought.length}`}
        year={year}
        standing={data.days}
        brought={ofYear(brought, year)}
        done={done}
      />
      <BringIn take={take} />
    </div>
  )
}

export const CalendarPage = () => {
  const { w } = useSpeaking()
  return (
    <div className="narrow">
      <div className="page-head">
        <h1>{w('calendar.title')}</h1>
        <p className="quiet">{w('calendar.lead')}</p>
      </div>
      <OfficeOnly office="staff">
        <Years />
      </OfficeOnly>
    </div>
  )
}
