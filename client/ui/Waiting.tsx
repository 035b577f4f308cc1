import { useWords } from '../words.ts'

/** While something is fetched. It appears late, so that what is quick does not flicker. */
export const Waiting = () => {
  const w = useWords()
  return <p className="waiting" role="status">{w('app.loading')}</p>
}
