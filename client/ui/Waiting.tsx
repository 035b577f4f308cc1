import { useWords } from '../words.ts'

/** While something is fetched. It appears late, so that what is quick does not flicker. */
export const Waiting = () => {
  const w = useWords()
  return <output className="waiting">{w('app.loading')}</output>
}
