/** What every part of the desk looks at: the session, the ballot in hand, the one next step, and which form is open. */
import { hallOf } from '../../machines/ballot-context.ts'
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import { listBallots } from '../../server/contract.ts'
import type { BallotRow } from '../../server/replies.ts'
import type { TurnoutFigures } from '../turnout.ts'
import { withGroup } from '../group.ts'
import { useTurnout } from '../live.ts'
import type { AgendaItem } from '../../machines/agenda.ts'
import type { Me } from '../me.ts'
import { useList, useMe, useSubject, type SubjectView } from '../subjects.ts'
import type { Editing } from './agenda-undo.ts'
import { ballotInHand, nextStep } from './next-step.ts'
import type { Step } from './step.ts'

export type SessionView = SubjectView<'session'>
export type BallotView = SubjectView<'ballot'>

export type DeskFormName =
  | 'addItem'
  | 'editItem'
  | 'removeItem'
  | 'override'
  | 'collate'
  | 'papersLate'
  | 'writeRules'
  | 'discardKeys'
  | 'nominate'
  | 'configure'
  | 'adjust'
  | 'issueOnPaper'
  | 'openUntil'
  | 'setClosing'
  | 'moveToPaper'
  | 'reveal'
  | 'rehearse'
  | 'discard'
  | 'void'
  | 'fallBack'
  | 'supplement'
  | 'leaveVacant'
  | 'schedule'
  | 'recess'
/** `of` is the agenda item or the ballot it is about; empty where it is about the session. */
export type DeskForm = { is: DeskFormName; of: string }

export type Edited = { said: Editing; before: AgendaItem[] }

export type DayView = {
  me: Me
  session: SessionView
  rows: BallotRow[]
  ballot: BallotView | null
  turnout: TurnoutFigures
  step: Step
  form: DeskForm | null
  openForm: (is: DeskFormName, of?: string) => void
  closeForm: () => void
  /** The last change to the agenda, as long as it may be taken back. */
  edited: Edited | null
  noteEdit: (edited: Edited | null) => void
  /** The agenda item looked at; null while the desk follows the day. */
  selected: string | null
  select: (item: string | null) => void
}

const DayContext = createContext<DayView | null>(null)

export const useDay = (): DayView => {
  const day = useContext(DayContext)
  if (!day) throw new Error('useDay outside of DayProvider')
  return day
}

/** The hall fills while a ballot is looked at: the session's live figures stand in for those it was fetched with. */
export const withLiveHall = (ballot: BallotView, session: SessionView): BallotView => ({
  ...ballot,
  known: { ...ballot.known, session: hallOf(session) },
})

const BEFORE_ISSUING = ['unborn', 'configured', 'rules_adopted', 'scrutineers_confirmed', 'quorum_checked', 'sealed_empty']

/** A ballot with the hall as it is now, and its turnout once papers are out. */
export const useBallot = (id: string | null, session: SessionView): { ballot: BallotView | null; turnout: TurnoutFigures } => {
  const { data } = useSubject('ballot', id)
  const light = data?.context.method === 'hands' || data?.context.method === 'acclamation'
  const turnout = useTurnout(data && !light && !BEFORE_ISSUING.includes(data.state) ? data.id : null)
  const ballot = useMemo(() => (data ? withLiveHall(data, session) : null), [data, session])
  return { ballot, turnout }
}

export const DayProvider = ({ session, children }: { session: SessionView; children: ReactNode }) => {
  const me = useMe()
  const { data } = useList(listBallots, { query: { session: session.id, limit: '100' } })
  const rows = useMemo(() => data?.items ?? [], [data])
  const inHand = ballotInHand(session.context, rows)
  const { ballot: fetched, turnout } = useBallot(inHand, session)
  const ballot = useMemo(() => (fetched ? withGroup(fetched, rows) : null), [fetched, rows])
  const [form, setForm] = useState<DeskForm | null>(null)
  const [edited, noteEdit] = useState<Edited | null>(null)
  const [selected, select] = useState<string | null>(null)
  const day = useMemo<DayView>(
    () => ({
      me,
      session,
      rows,
      ballot,
      turnout,
      form,
      edited,
      noteEdit,
      selected,
      select,
      step: nextStep({ session, rows, ballot, turnout, by: me.actor }),
      openForm: (is, of = '') => setForm({ is, of }),
      closeForm: () => setForm(null),
    }),
    [me, session, rows, ballot, turnout, form, edited, selected],
  )
  return <DayContext value={day}>{children}</DayContext>
}
