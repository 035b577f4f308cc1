/** Slips for a whole roll or one delegation: new codes made in one deliberate step, then ten to a sheet of A4. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, Redirect } from 'wouter'
import { listSeats } from '../../server/contract.ts'
import { makeCodes } from '../../server/people-contract.ts'
import { CODES_AT_ONCE } from '../../server/people-replies.ts'
import type { SeatRow } from '../../server/replies.ts'
import { listStaff } from '../../server/roll-contract.ts'
import { call, ProblemError, type ReplyOf } from '../api.ts'
import { dateOf, sessionName } from '../format.ts'
import { hasAnyRole } from '../me.ts'
import type { Reason } from '../sentence.ts'
import { useCongress } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Pick } from './Choice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

const EVERYBODY = 'all'
/** Colleagues without a seat: they read notices, comment, and have ideas. */
const STAFF = 'staff'
const TO_A_SHEET = 10
type Code = ReplyOf<typeof makeCodes>['codes'][number]
/** `beside` stands beside the name: the delegation, the kind of seat, or the department. */
type Holder = { person: string; name: string; beside: string }
type Slip = { holder: Holder; code: Code }

const everySeat = async (session: string): Promise<SeatRow[]> => {
  const seats: SeatRow[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: ReplyOf<typeof listSeats> = await call(listSeats, {
      params: { id: session },
      query: { limit: '100', ...(after ? { after } : {}) },
    })
    seats.push(...page.items)
    after = page.next
  }
  return seats.filter(({ presence }) => presence !== 'lapsed')
}

const everyColleague = async (session: string): Promise<Holder[]> => {
  const staff: Holder[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: ReplyOf<typeof listStaff> = await call(listStaff, { query: { without: session, ...(after ? { after } : {}) } })
    staff.push(...page.items.map(({ id, name, department }) => ({ person: id, name, beside: department ?? '' })))
    after = page.next
  }
  return staff
}

const makeSlips = async (holders: Holder[]): Promise<Slip[]> => {
  const codes = new Map<string, Code>()
  for (let from = 0; from < holders.length; from += CODES_AT_ONCE) {
    const people = holders.slice(from, from + CODES_AT_ONCE).map(({ person }) => person)
    for (const code of (await call(makeCodes, { body: { people } })).codes) codes.set(code.person, code)
  }
  return holders.flatMap((holder) => {
    const code = codes.get(holder.person)
    return code ? [{ holder, code }] : []
  })
}

/** Whoever holds an office gets a code from the administrator alone: a slip would be a key to that office. */
const LeftOut = ({ chosen, slips }: { chosen: Holder[]; slips: Slip[] }) => {
  const w = useDeskWords()
  const made = new Set(slips.map(({ holder }) => holder.person))
  const names = chosen.filter(({ person }) => !made.has(person)).map(({ name }) => name)
  if (names.length === 0) return null
  return <p className="notice notice-warn">{w('slips.leftOut', { n: names.length, names: names.join(w('list.comma')) })}</p>
}

const Slips = ({ slips }: { slips: Slip[] }) => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const sheets = Array.from({ length: Math.ceil(slips.length / TO_A_SHEET) }, (_, n) => slips.slice(n * TO_A_SHEET, (n + 1) * TO_A_SHEET))
  return (
    <div className="slip-sheets">
      {sheets.map((sheet) => (
        <div className="slip-sheet" key={sheet[0]?.holder.person}>
          {sheet.map(({ holder, code }) => (
            <section className="slip-cut" key={holder.person}>
              <QrCode text={new URL(code.path, me.publicUrl ?? location.origin).href} label={w('code.qr')} />
              <div>
                <p className="slip-cut-kicker">
                  {me.school} · {sessionName(session.context, w.lang)}
                </p>
                <p className="slip-cut-name">
                  {holder.name} <small>{holder.beside}</small>
                </p>
                <p className="slip-cut-code figure">{code.code}</p>
                <p className="slip-cut-how">{w('slips.how', { date: dateOf(code.expiresAt, w.lang) })}</p>
              </div>
            </section>
          ))}
        </div>
      ))}
    </div>
  )
}

const useMaking = (chosen: Holder[]) => {
  const [slips, setSlips] = useState<Slip[] | null>(null)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Reason | null>(null)
  const make = async () => {
    setBusy(true)
    setProblem(null)
    try {
      setSlips(await makeSlips(chosen))
      setAsking(false)
    } catch (thrown) {
      setProblem(thrown instanceof ProblemError ? thrown.problem : { code: 'offline', facts: {} })
    }
    setBusy(false)
  }
  return { slips, asking, setAsking, busy, problem, make }
}

const SlipsPage = () => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const { data: congress } = useCongress()
  const { data: seats } = useQuery({ queryKey: ['every seat', session.id], queryFn: () => everySeat(session.id), staleTime: 0 })
  const [whom, setWhom] = useState(EVERYBODY)
  const { data: staff } = useQuery({
    queryKey: ['every colleague', session.id],
    queryFn: () => everyColleague(session.id),
    staleTime: 0,
    enabled: whom === STAFF,
  })
  const delegations = new Map((congress?.delegations ?? []).map(({ id, name }) => [id, name]))
  const seated = (seats ?? [])
    .filter(({ delegation }) => whom === EVERYBODY || delegation === whom)
    .map(({ person, name, delegation, kind }): Holder => ({
      person,
      name,
      beside: (delegation && delegations.get(delegation)) || w.name('seatKind', kind),
    }))
  const chosen = whom === STAFF ? (staff ?? []) : seated
  const { slips, asking, setAsking, busy, problem, make } = useMaking(chosen)
  if (!hasAnyRole(me, 'secretary', 'staff', 'admin')) return <Redirect to="/desk/roll" replace />
  if (!seats || !congress) return <Waiting />
  const options = [
    { value: EVERYBODY, label: w('slips.everybody') },
    ...congress.delegations.map(({ id, name }) => ({ value: id, label: name })),
    { value: STAFF, label: w('slips.staff') },
  ]
  const n = chosen.length
  return (
    <main className="page slips">
      <div className="slips-tools stack">
        <Link href="/desk/roll">{w('slips.back')}</Link>
        <h1>{w('slips.title')}</h1>
        {slips ? (
          <div className="row">
            <Button kind="primary" onClick={() => print()}>
              {w('slips.print')}
            </Button>
            <span>{w('slips.once')}</span>
            <LeftOut chosen={chosen} slips={slips} />
          </div>
        ) : (
          <div className="slips-choice stack">
            <Pick label={w('slips.whom')} value={whom} onChange={setWhom} options={options} />
            <p className="figure">{w('slips.count', { n, pages: Math.ceil(n / TO_A_SHEET) })}</p>
            <Button kind="primary" disabled={n === 0} onClick={() => setAsking(true)}>
              {w('slips.make')}
            </Button>
          </div>
        )}
      </div>
      {slips && <Slips slips={slips} />}
      <Sheet open={asking} title={w('slips.confirmTitle', { n })} onClose={() => setAsking(false)}>
        <p>{w('slips.confirm', { n })}</p>
        <ProblemNotice problem={problem} />
        <div className="row">
          <Button kind="primary" disabled={busy} onClick={() => void make()}>
            {busy ? w('slips.making') : w('slips.sure')}
          </Button>
          <Button onClick={() => setAsking(false)}>{w('act.cancel')}</Button>
        </div>
      </Sheet>
    </main>
  )
}

export default SlipsPage
