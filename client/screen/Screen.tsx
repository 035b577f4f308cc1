/** The hall projector: 16:9, dark ink, read from the last row. It says nothing that is not public, and asks for nothing. */
import { listBallots } from '../../server/contract.ts'
import type { BallotRow } from '../../server/replies.ts'
import { ratersOf } from '../../machines/raters.ts'
import { announcedTogether, groupOf } from '../group.ts'
import { useConnection } from '../live.ts'
import { hasAnyRole } from '../me.ts'
import { useList, useMe, useSubject, type SubjectView } from '../subjects.ts'
import { useCeremony } from '../sealed/queries.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { Countdown } from '../ui/Countdown.tsx'
import { AgendaPage } from './AgendaPage.tsx'
import { BallotPage } from './BallotPage.tsx'
import { CredentialsScreen } from './CredentialsScreen.tsx'
import { CountdownPage, RecessPage, SpeakerPage } from './ClockPages.tsx'
import { KeysPage } from './KeysPage.tsx'
import { ItemPage } from './ItemPage.tsx'
import { PapersPage } from './PapersPage.tsx'
import { ResultPage } from './ResultPage.tsx'
import { ResultsTogether } from './ResultsTogether.tsx'
import { RevealPage } from './RevealPage.tsx'
import { sceneOf, showing } from './screen-page.ts'
import { useScreenWords } from './screen-words.ts'
import { Welcome } from './Welcome.tsx'
import './screen.css'

const besideIt = (rows: BallotRow[], id: string): BallotRow[] => groupOf(rows, id).filter((row) => row.id !== id)

type BallotOrResultProps = { id: string; session: SubjectView<'session'>; rows: BallotRow[] }

const BallotOrResult = ({ id, session, rows }: BallotOrResultProps) => {
  const { data: ballot } = useSubject('ballot', id)
  if (!ballot) return null
  const { revealedAt, sheet } = ballot.context
  // What the desk has put up stays up; the groups of an appraisal are one result.
  const together = session.context.screenPage === 'follow' && ratersOf(sheet) === null ? announcedTogether(rows, id) : []
  switch (sceneOf(ballot)) {
    case 'result':
      return together.length > 1 ? <ResultsTogether ids={together} /> : <ResultPage id={id} ballot={ballot.context} />
    case 'reveal':
      return <RevealPage key={revealedAt} ballot={ballot} since={revealedAt ?? ''} />
    default:
      return <BallotPage key={id} ballot={ballot} roll={session.context} beside={besideIt(rows, id)} />
  }
}

const Picture = ({ session }: { session: SubjectView<'session'> }) => {
  const { school } = useMe()
  const { data } = useList(listBallots, { query: { session: session.id, limit: '100' } })
  const { page, item: id, ballot } = showing(session, data?.items ?? [])
  const { items, floor, timer, recess, screenSheet } = session.context
  const item = items.find((other) => other.id === id)
  const ceremony = useCeremony(session.state === 'preparatory' || session.state === 'open' ? session.id : null)
  // While the scrutineers compare their code everybody reads it.
  if (page !== 'black' && ceremony?.step === 'confirmation' && ceremony.code !== null)
    return <KeysPage code={ceremony.code} trustees={ceremony.trustees.length} threshold={ceremony.threshold} />
  switch (page) {
    case 'black':
      return null
    case 'papers':
      return item?.motion ? <PapersPage session={session.id} item={item} motion={item.motion} sheet={screenSheet} /> : null
    case 'speaker':
      return floor && <SpeakerPage floor={floor} item={item} session={session} />
    case 'countdown':
      return timer && <CountdownPage timer={timer} item={item} />
    case 'recess':
      return recess ? <RecessPage recess={recess} school={school} /> : <Welcome session={session} school={school} />
    case 'credentials':
      return <CredentialsScreen session={session.id} />
    case 'agenda':
      return <AgendaPage items={items} />
    case 'item':
      return item ? (
        <>
          <ItemPage item={item} number={items.indexOf(item) + 1} />
          {timer && (
            <p className="hall-timer">
              <Countdown from={timer.startedAt} seconds={timer.seconds} />
            </p>
          )}
        </>
      ) : null
    case 'ballot':
    case 'result':
      return ballot ? <BallotOrResult id={ballot} session={session} rows={data?.items ?? []} /> : null
    case 'welcome':
      return <Welcome session={session} school={school} />
  }
}

/** The picture stays as it was while the line is down; only this says so. */
const Reconnecting = () => {
  const w = useScreenWords()
  return useConnection() === 'offline' ? <output className="hall-reconnecting">{w('hall.reconnecting')}</output> : null
}

const Screen = () => {
  const w = useScreenWords()
  const me = useMe()
  const { data: session } = useSubject('session', me.session)
  if (!hasAnyRole(me, 'secretary', 'staff', 'presidium'))
    return (
      <div className="hall">
        <p className="hall-note hall-alone">{w('hall.notYours')}</p>
      </div>
    )
  return (
    <main className="hall">
      {session ? <Picture session={session} /> : me.session === null ? <Welcome session={null} school={me.school} /> : <Waiting />}
      <Reconnecting />
    </main>
  )
}

export default Screen
