import { Link } from 'wouter'
import type { MotionContext } from '../../machines/motion-context.ts'
import type { SubjectView } from '../subjects.ts'
import { motionPath } from './MotionTable.tsx'
import { useSpeaking } from './speaking.ts'

/** Who stands behind it, under which heading, since when. */
export const MotionFacts = ({ motion: { context, names } }: { motion: SubjectView<'motion'> }) => {
  const { w, list, day } = useSpeaking()
  const people = (ids: string[]) => list(ids.map((id) => names[id]).filter((name) => name !== undefined))
  const proposer = names[context.delegation ?? ''] ?? names[context.proposer ?? ''] ?? w('motion.anonymous')
  return (
    <dl className="facts">
      <div>
        <dt>{w('motion.proposer')}</dt>
        <dd>{proposer}</dd>
      </div>
      {context.coProposers.length > 0 && (
        <div>
          <dt>{w('motion.coProposers')}</dt>
          <dd>{people(context.coProposers)}</dd>
        </div>
      )}
      {context.seconders.length > 0 && (
        <div>
          <dt>{w('motion.seconders')}</dt>
          <dd>{people(context.seconders)}</dd>
        </div>
      )}
      <div>
        <dt>{w('motion.category')}</dt>
        <dd>{w.name('category', context.category)}</dd>
      </div>
      {context.filedAt && (
        <div>
          <dt>{w('motion.filedAt')}</dt>
          <dd className="figure">{day(context.filedAt)}</dd>
        </div>
      )}
      {context.mergedInto && (
        <div>
          <dt />
          <dd>
            <Link href={motionPath(context.mergedInto)}>{w('motion.mergedInto')}</Link>
          </dd>
        </div>
      )}
    </dl>
  )
}

export const MotionText = ({ context }: { context: Pick<MotionContext, 'rationale' | 'remedy' | 'resolution'> }) => {
  const { w } = useSpeaking()
  return (
    <>
      {context.resolution && (
        <section className="part">
          <h2>{w('motion.resolution')}</h2>
          <p className="said">{context.resolution}</p>
        </section>
      )}
      <section className="part">
        <h2>{w('motion.text')}</h2>
        <h3>{w('motion.rationale')}</h3>
        <p className="said">{context.rationale}</p>
        <h3>{w('motion.remedy')}</h3>
        <p className="said">{context.remedy}</p>
      </section>
    </>
  )
}
