/** Ballots that go with the one in hand: what each has come to, and what may be done with it alone. */
import { itemOf } from '../../machines/agenda.ts'
import { ratersOf } from '../../machines/raters.ts'
import { groupOf, withGroup } from '../group.ts'
import { Figures } from '../ui/Figures.tsx'
import { isElectronic } from './ballot-step.ts'
import { useBallot, useDay, type BallotView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { QuietBallotActs } from './QuietActs.tsx'

const Other = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { session, rows } = useDay()
  const { ballot, turnout } = useBallot(id, session)
  if (!ballot) return null
  const { context, state } = ballot
  // Until its papers are out a group of raters is set up with the first.
  const isLedBySetup = state === 'configured' && ratersOf(context.sheet) !== null
  return (
    <li>
      <p>
        <strong>{context.title}</strong> · {w.name('ballotState', state)}
      </p>
      {context.issued > 0 && (
        <Figures
          items={[
            { label: w('figure.issued'), value: context.issued },
            { label: w('figure.returned'), value: context.returned ?? turnout.returned },
          ]}
        />
      )}
      {!isLedBySetup && <QuietBallotActs ballot={withGroup(ballot, rows)} />}
    </li>
  )
}

/** Told while there is still time to set up another. */
const Invitation = ({ ballot }: { ballot: BallotView }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { context, state } = ballot
  const own = itemOf(session.context.items, context.agendaItem ?? '')
  const more = session.context.items.filter(
    ({ id, kind, phase, ballot: held }) => kind === 'elect' && id !== own?.id && phase === 'pending' && held === null,
  )
  if (state !== 'configured' || context.matter !== 'election' || !isElectronic(context) || more.length === 0) return null
  return <p className="quiet">{w('together.invite', { item: more.map(({ title }) => title).join(w('list.or')), own: context.title })}</p>
}

export const Together = ({ ballot }: { ballot: BallotView }) => {
  const w = useDeskWords()
  const { rows } = useDay()
  const others = groupOf(rows, ballot.id).filter(({ id }) => id !== ballot.id)
  if (others.length === 0) return <Invitation ballot={ballot} />
  const isInGroups = ratersOf(ballot.context.sheet) !== null
  return (
    <section className="together">
      <h2>{w(isInGroups ? 'together.groups' : 'together.title')}</h2>
      <p className="quiet">{w(isInGroups ? 'together.groupsExplain' : 'together.explain')}</p>
      <ul>
        {others.map(({ id }) => (
          <Other key={id} id={id} />
        ))}
      </ul>
    </section>
  )
}
