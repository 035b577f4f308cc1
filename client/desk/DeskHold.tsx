/** Of two desks open at once, the one that does not hold the meeting is told who does, and takes over in one tap. */
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { deskWindow, nameOfDevice, speakFromDesk } from '../desk-window.ts'
import { clockOf } from '../format.ts'
import { hasAnyRole } from '../me.ts'
import { refusalOf } from '../offer.ts'
import { useMe, useSay } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import type { SessionView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

/** The chair speaks from the lectern, whoever holds the desk. */
export const CHAIR = '/desk/chair'

export const DeskHold = ({ session }: { session: SessionView }) => {
  const w = useDeskWords()
  const me = useMe()
  const [location] = useLocation()
  const { say, status, problem } = useSay('session', session.id)
  const isDesk = hasAnyRole(me, 'secretary', 'staff') && location !== CHAIR
  const { desk } = session.context
  const isHere = desk?.device === deskWindow
  const isHeldElsewhere = isDesk && desk !== null && !isHere
  const [hadIt, setHadIt] = useState(false)
  if (isHere && !hadIt) setHadIt(true)
  useEffect(() => {
    speakFromDesk(isDesk ? { from: deskWindow, looksOn: isHeldElsewhere } : null)
    return () => speakFromDesk(null)
  }, [isDesk, isHeldElsewhere])
  const word = { type: 'session.takeDesk', device: deskWindow, label: nameOfDevice(navigator.userAgent) } as const
  const mayTake = isDesk && refusalOf('session', session, word, me) === null
  // Nobody holds it yet: whoever runs the day and opens the desk does.
  const takesItself = mayTake && desk === null && hasAnyRole(me, 'secretary') && location === '/desk'
  const asked = useRef(false)
  useEffect(() => {
    if (!takesItself || asked.current) return
    asked.current = true
    void say(word)
  })
  if (!isHeldElsewhere) return null
  const facts = { name: session.names[desk.person] ?? w('person.unnamed'), label: desk.label, when: clockOf(desk.since) }
  return (
    <div className="desk-hold" role="alert">
      <p>
        <span aria-hidden="true">⚠ </span>
        {w(hadIt ? 'hold.lost' : 'hold.other', facts)}
      </p>
      <Button kind="primary" disabled={status === 'sending' || !mayTake} onClick={() => void say(word)}>
        {w.name('word', 'session.takeDesk')}
      </Button>
      <ProblemNotice problem={problem} />
    </div>
  )
}
