/** Over every page: that this is no sitting of the congress but something beside it, and the way back; or that there is one, and the way in. */
import { seatIn, hasAnyRole, unitElsewhere, type Me } from '../me.ts'
import { takePart } from '../taking-part.ts'
import { useMe } from '../subjects.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'

type BandProps = { mark: string; text: string; act: string | null; to: string | null; inside?: boolean }

const Band = ({ mark, text, act, to, inside = false }: BandProps) => (
  <aside className={`beside ${inside ? 'beside-in' : ''}`} aria-label={mark}>
    <p>
      {inside && <strong>{mark}</strong>} {text}
    </p>
    {act !== null && (
      <Button kind="plain" onClick={() => takePart(to)}>
        {act}
      </Button>
    )}
  </aside>
)

const RehearsalBand = ({ me: { rehearsal, session }, me }: { me: Me }) => {
  const w = useWords()
  if (rehearsal === null) return null
  if (session === rehearsal) return <Band inside mark={w('rehearsal.mark')} text={w('rehearsal.in')} act={w('rehearsal.leave')} to={null} />
  const mayEnter = seatIn(me, rehearsal) !== null || hasAnyRole(me, 'secretary', 'staff', 'presidium')
  return mayEnter ? <Band mark={w('rehearsal.mark')} text={w('rehearsal.there')} act={w('rehearsal.enter')} to={rehearsal} /> : null
}

/** Whoever sits in no congress is in their unit's election anyway, and has nowhere to go back to. */
const UnitBand = ({ me }: { me: Me }) => {
  const w = useWords()
  const here = me.units.find(({ id }) => id === me.session)
  const back = me.actor.seats.some(({ kind }) => kind !== 'elector') || me.actor.roles.length > 0
  if (here) return <Band inside mark={w('unit.mark')} text={here.title} act={back ? w('unit.leave') : null} to={null} />
  const mine = unitElsewhere(me)
  return mine ? <Band mark={w('unit.mark')} text={w('unit.there', { title: mine.title })} act={w('unit.enter')} to={mine.id} /> : null
}

export const BesideBand = () => {
  const me = useMe()
  return (
    <>
      <RehearsalBand me={me} />
      <UnitBand me={me} />
    </>
  )
}
