/** Over every page: that this is a rehearsal and the way back; or, in the real session, that there is one and the way in. */
import { seatIn, hasAnyRole } from '../me.ts'
import { rehearse } from '../rehearsing.ts'
import { useMe } from '../subjects.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'

export const RehearsalBand = () => {
  const w = useWords()
  const me = useMe()
  const { rehearsal } = me
  if (rehearsal === null) return null
  if (me.session === rehearsal)
    return (
      <aside className="rehearsal rehearsal-in" aria-label={w('rehearsal.mark')}>
        <p>
          <strong>{w('rehearsal.mark')}</strong> {w('rehearsal.in')}
        </p>
        <Button kind="plain" onClick={() => rehearse(null)}>
          {w('rehearsal.leave')}
        </Button>
      </aside>
    )
  const mayEnter = seatIn(me, rehearsal) !== null || hasAnyRole(me, 'secretary', 'staff', 'presidium')
  if (!mayEnter) return null
  return (
    <aside className="rehearsal" aria-label={w('rehearsal.mark')}>
      <p>{w('rehearsal.there')}</p>
      <Button kind="plain" onClick={() => rehearse(rehearsal)}>
        {w('rehearsal.enter')}
      </Button>
    </aside>
  )
}
