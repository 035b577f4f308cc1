import { useSay } from '../subjects.ts'
import { Answer } from './Answer.tsx'
import { useDay } from './day.tsx'

/** What became of the last word to the session or to the ballot in hand, whichever button said it. A form shows its own. */
export const Answers = () => {
  const { session, ballot, form } = useDay()
  const toSession = useSay('session', session.id)
  const toBallot = useSay('ballot', ballot?.id ?? '')
  if (form) return null
  return (
    <>
      <Answer saying={toSession} />
      {ballot && <Answer saying={toBallot} />}
    </>
  )
}
