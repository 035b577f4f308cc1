/** Two motions beside each other, what they have in common made visible; one may be merged into the other. */
import { useState } from 'react'
import { useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useDeskWords } from './desk-words.ts'
import { MergeInto } from './MotionForm.tsx'
import { commonIn } from './common-words.ts'

type Motion = SubjectView<'motion'>
const PARTS = ['title', 'rationale', 'remedy'] as const

const Text = ({ text, other }: { text: string; other: string }) => (
  <p className="prose">
    {commonIn(text, other).map(({ part, isCommon }, at) =>
      // Pieces of one text have no other name than their place.
      isCommon ? (
        // oxlint-disable-next-line react/no-array-index-key
        <mark key={at}>{part}</mark>
      ) : (
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at}>{part}</span>
      ),
    )}
  </p>
)

const Side = ({ motion, other, merge }: { motion: Motion; other: Motion; merge: () => void }) => {
  const w = useDeskWords()
  const { context, names, state } = motion
  return (
    <article className="compare-side">
      <p className="kicker">
        {[
          context.number,
          w.name('motionState', state),
          context.proposer ? names[context.proposer] : null,
          w('motion.seconds', { n: context.seconders.length }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <h2>{context.title}</h2>
      {PARTS.slice(1).map((part) => (
        <section key={part}>
          <h3>{w(`motion.${part === 'rationale' ? 'rationale' : 'remedy'}`)}</h3>
          <Text text={context[part]} other={PARTS.map((each) => other.context[each]).join('\n')} />
        </section>
      ))}
      <Button onClick={merge}>{w('compare.merge', { title: other.context.title })}</Button>
    </article>
  )
}

export const MotionCompare = ({ ids: [one, two], close }: { ids: readonly [string, string]; close: () => void }) => {
  const w = useDeskWords()
  const { data: left } = useSubject('motion', one)
  const { data: right } = useSubject('motion', two)
  const [merging, setMerging] = useState<{ from: Motion; into: Motion } | null>(null)
  if (!left || !right) return <Waiting />
  return (
    <section className="compare" aria-label={w('compare.title')}>
      <header className="row">
        <h1>{w('compare.title')}</h1>
        <Button kind="plain" onClick={close}>
          {w('act.close')}
        </Button>
      </header>
      <p className="quiet">{w('compare.how')}</p>
      <div className="compare-sides">
        <Side motion={left} other={right} merge={() => setMerging({ from: left, into: right })} />
        <Side motion={right} other={left} merge={() => setMerging({ from: right, into: left })} />
      </div>
      {merging && (
        <MergeInto
          motion={merging.from}
          into={{ id: merging.into.id, title: merging.into.context.title, state: merging.into.state }}
          onClose={() => setMerging(null)}
        />
      )}
    </section>
  )
}
