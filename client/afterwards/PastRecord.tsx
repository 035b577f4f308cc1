/** What is told of a motion from before the school had this software. */
import type { MotionContext } from '../../machines/motion-context.ts'
import { dateOf, sessionName } from '../format.ts'
import { useAfterWords } from './unread.ts'

export const PastRecord = ({ history }: { history: MotionContext['history'] }) => {
  const w = useAfterWords()
  if (history === null) return null
  const { proposer, department, closedOn, reply } = history
  const facts = [
    [w('past.session'), sessionName(history, w.lang)],
    [w('past.proposer'), proposer],
    [w('past.department'), department],
    [w('past.closedOn'), closedOn ? dateOf(closedOn, w.lang) : ''],
  ].filter(([, value]) => value !== '')
  return (
    <section className="section" aria-label={w('past.title')}>
      <h2>{w('past.title')}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {reply !== '' && (
        <>
          <h3>{w('past.reply')}</h3>
          <p className="prose">{reply}</p>
        </>
      )}
    </section>
  )
}
