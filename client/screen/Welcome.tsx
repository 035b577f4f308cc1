/** Before, between and after: the name of the meeting, the way in, and the hall filling. */
import { isQuorate, quorumOf } from '../../machines/majority.ts'
import { getAttendance } from '../../server/contract.ts'
import { dateOf, sessionName } from '../format.ts'
import { useList, useMe, type SubjectView } from '../subjects.ts'
import { QrCode } from '../ui/QrCode.tsx'
import { Count } from './Count.tsx'
import { HallCode } from './HallCode.tsx'
import { useScreenWords } from './screen-words.ts'

const DOORS_OPEN = ['preparatory', 'open', 'recess']

const Hall = ({ session: { context } }: { session: SubjectView<'session'> }) => {
  const w = useScreenWords()
  const quorum = quorumOf(context.roll, context.quorum)
  const reached = isQuorate(context.present, context.roll, context.quorum)
  return (
    <>
      <dl className="counts">
        <Count label={w('figure.present')} value={context.present} size="huge" />
        <Count label={w('figure.roll')} value={context.roll} size="plain" />
      </dl>
      <p className={`hall-quorum ${reached ? 'hall-quorum-reached' : ''}`}>
        <span aria-hidden="true">{reached ? '■' : '□'}</span>
        {reached ? w('welcome.quorumReached', { quorum }) : w('welcome.quorumMissing', { quorum, n: quorum - context.present })}
        {context.onLeave > 0 && ` · ${w('welcome.onLeave', { n: context.onLeave })}`}
      </p>
    </>
  )
}

/** How each delegation stands, and beside them who sits in without a vote. */
const Delegations = ({ session }: { session: string }) => {
  const w = useScreenWords()
  const { data } = useList(getAttendance, { params: { id: session } })
  if (!data || data.rows.length < 2) return null
  return (
    <ul className="hall-delegations">
      {data.rows.map((row) => (
        <li key={row.delegation ?? ''}>
          {row.name || w('welcome.noDelegation')}{' '}
          <span className="figure">
            {row.present}/{row.roll}
          </span>
        </li>
      ))}
      {data.beside.map(({ kind, seats, present }) => (
        <li key={kind} className="hall-beside">
          {w.name('seatKind', kind)}{' '}
          <span className="figure">
            {present}/{seats}
          </span>
        </li>
      ))}
    </ul>
  )
}

export const Welcome = ({ session, school }: { session: SubjectView<'session'> | null; school: string }) => {
  const w = useScreenWords()
  const { opensOn, place } = session?.context ?? { opensOn: null, place: '' }
  const site = useMe().publicUrl ?? location.origin
  const doorsOpen = session !== null && DOORS_OPEN.includes(session.state)
  return (
    <div className={doorsOpen ? 'welcome' : 'welcome welcome-quiet'}>
      <header>
        <p className="hall-kicker">{school}</p>
        <h1 className="hall-title">{w(session?.context.assembly ? 'hall.assembly' : 'hall.congress')}</h1>
        {session && <p className="hall-session">{sessionName(session.context, w.lang)}</p>}
        {opensOn && <p className="hall-note">{w('welcome.opensOn', { date: dateOf(opensOn, w.lang), place })}</p>}
        {session?.state === 'recess' && <p className="hall-session">{w('hall.recess')}</p>}
        {session && ['closed', 'published', 'archived'].includes(session.state) && <p className="hall-session">{w('hall.over')}</p>}
      </header>
      {doorsOpen && (
        <div className="welcome-hall">
          <Hall session={session} />
          <Delegations session={session.id} />
        </div>
      )}
      {doorsOpen ? (
        <HallCode session={session.id} />
      ) : (
        <figure className="welcome-way">
          <QrCode text={site} label={w('welcome.login')} />
          <figcaption>
            {w('welcome.login')}
            <span className="figure">{new URL(site).host}</span>
          </figcaption>
        </figure>
      )}
    </div>
  )
}
