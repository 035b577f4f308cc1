/** Who speaks and for how long; a countdown; a recess and when it ends. */
import type { AgendaItem } from '../../machines/agenda.ts'
import type { Floor, Timer } from '../../machines/floor.ts'
import type { Recess } from '../../machines/session-context.ts'
import { clockOf } from '../format.ts'
import { useCongress, type SubjectView } from '../subjects.ts'
import { Countdown, Elapsed } from '../ui/Countdown.tsx'
import { Title } from './Title.tsx'
import { useScreenWords } from './screen-words.ts'

export const SpeakerPage = ({ floor, item, session }: { floor: Floor; item: AgendaItem | undefined; session: SubjectView<'session'> }) => {
  const w = useScreenWords()
  const { data: congress } = useCongress()
  const delegation = congress?.delegations.find(({ id }) => id === floor.delegation)?.name
  return (
    <div className="clock-page">
      <header>
        <p className="hall-kicker">{item?.title}</p>
        <p className="hall-session">{w('speaker.speaks')}</p>
        <Title text={session.names[floor.person] ?? ''} largest={18} />
        {delegation && <p className="hall-session">{delegation}</p>}
      </header>
      <p className="clock-figure">
        {floor.seconds === null ? <Elapsed from={floor.since} /> : <Countdown from={floor.since} seconds={floor.seconds} />}
      </p>
    </div>
  )
}

export const CountdownPage = ({ timer, item }: { timer: Timer; item: AgendaItem | undefined }) => {
  const w = useScreenWords()
  return (
    <div className="clock-page">
      <header>
        <Title text={item?.title ?? w('countdown.title')} largest={10} />
        <p className="hall-session">{w('time.left')}</p>
      </header>
      <p className="clock-figure">
        <Countdown from={timer.startedAt} seconds={timer.seconds} />
      </p>
    </div>
  )
}

export const RecessPage = ({ recess, school }: { recess: Recess; school: string }) => {
  const w = useScreenWords()
  return (
    <div className="clock-page">
      <header>
        <p className="hall-kicker">{school}</p>
        <Title text={w('hall.recess')} largest={18} />
        {recess.reason && <p className="hall-session">{recess.reason}</p>}
      </header>
      {recess.resumesAt && (
        <p>
          <span className="hall-note">{w('recess.resumes')}</span>
          <span className="clock-figure figure">{clockOf(recess.resumesAt)}</span>
        </p>
      )}
    </div>
  )
}
