/** The paper: one item a screen, equal choices without colour, and one page to look it over before it is cast. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { BallotItem } from '../../machines/matters.ts'
import { votesNeeded } from '../../machines/majority.ts'
import type { SubjectView } from '../subjects.ts'
import { useEnding } from '../time-left.ts'
import { Button } from '../ui/Button.tsx'
import type { Examined } from './SealedAudit.tsx'
import { useSettling } from './steady.ts'
import { usePhoneWords } from './words.ts'

const SealedCode = lazy(() => import('./SealedAudit.tsx'))
type Ballot = SubjectView<'ballot'>
type Marks = Record<string, string>

/** How it is voted and what it takes to pass, in a line. */
export const Rule = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  const { method, matter, passing, roll, present, items, closesAt } = view.context
  const ending = useEnding(closesAt)
  const count = passing.base === 'roll' ? roll : passing.base === 'present' ? present : null
  const approvable = items.some((item) => item.marks.includes('approve'))
  const share = { base: w.name('base', passing.base), share: `${passing.numerator}/${passing.denominator}` }
  const needed =
    count === null
      ? w(passing.comparator === '>' ? 'vote.neededBase' : 'vote.neededEqual', share)
      : w(matter === 'election' ? 'vote.neededElected' : 'vote.needed', { n: votesNeeded(passing, count) })
  return (
    <>
      <p className="quiet">
        {w.name('method', method)}
        {approvable && ` · ${needed}`}
      </p>
      {ending !== null && (
        <p className="quiet">
          {w(ending.word)} <strong className="figure">{ending.text}</strong>
        </p>
      )}
      {method === 'open' && <p className="notice">{w('vote.named')}</p>}
    </>
  )
}

/** The heading is read out when its step appears, and the keyboard starts from it. Steps are keyed, so each appears anew. */
export const useHeadingFocus = () => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}

type ChoiceProps = {
  view: Ballot
  item: BallotItem
  at: number
  chosen: string | undefined
  choose: (mark: string) => void
  previous: (() => void) | null
}

const Choice = ({ view, item, at, chosen, choose, previous }: ChoiceProps) => {
  const w = usePhoneWords()
  const heading = useHeadingFocus()
  const { items, title, motion } = view.context
  const several = items.length > 1
  return (
    <>
      {several && (
        <p className="vote-of">
          {title} · <span className="figure">{w('vote.itemOf', { n: at + 1, of: items.length })}</span>
        </p>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {item.title}
      </h1>
      {motion && (
        <p>
          <Link href={`/motions/${motion}`}>{w('vote.text')} ›</Link>
        </p>
      )}
      <Rule view={view} />
      <fieldset className="choices" aria-label={w('vote.choice')}>
        {item.marks.map((mark) => (
          <Button key={mark} className="choice" aria-pressed={chosen === mark} onClick={() => choose(mark)}>
            {w.name('mark', mark)}
          </Button>
        ))}
      </fieldset>
      {previous && (
        <Button kind="plain" onClick={previous}>
          {w('vote.previous')}
        </Button>
      )}
    </>
  )
}

type LookOverProps = { view: Ballot; marks: Marks; change: (at: number) => void; cast: () => void; examined: (what: Examined) => void }

const LookOver = ({ view, marks, change, cast, examined }: LookOverProps) => {
  const w = usePhoneWords()
  const { items, finality, title } = view.context
  const heading = useHeadingFocus()
  const only = items.length === 1 ? items[0] : undefined
  return (
    <>
      <p className="vote-of">{title}</p>
      <h1 ref={heading} tabIndex={-1} className={only ? 'vote-chose' : ''}>
        {w(only ? 'vote.youChose' : 'vote.summary')}
        {only && <strong className="vote-mark">{w.name('mark', marks[only.id] ?? '')}</strong>}
      </h1>
      {!only && (
        <ol className="lines">
          {items.map((item, at) => (
            <li key={item.id} className="vote-row">
              <span>{item.title}</span>
              <strong>{w.name('mark', marks[item.id] ?? '')}</strong>
              <Button kind="plain" aria-label={`${w('vote.change')}：${item.title}`} onClick={() => change(at)}>
                {w('vote.change')}
              </Button>
            </li>
          ))}
        </ol>
      )}
      <p className="vote-final">{w(finality === 'first' ? 'vote.final' : 'vote.last')}</p>
      <Button kind="primary" className="big" onClick={cast}>
        {w('vote.cast')}
      </Button>
      {only && (
        <Button kind="plain" className="wide" onClick={() => change(0)}>
          {w('vote.again')}
        </Button>
      )}
      <SealCode view={view} paper={marks} examined={examined} />
    </>
  )
}

/** Of a sealed ballot the paper is sealed while it is looked over, and may be examined instead of cast. */
export const SealCode = (props: { view: Ballot; paper: Marks; examined: (what: Examined) => void }) =>
  props.view.context.method === 'sealed' ? (
    <Suspense fallback={null}>
      <SealedCode {...props} />
    </Suspense>
  ) : null

export type MarkingProps = { view: Ballot; above: string; cast: (paper: Marks) => void; examined: (what: Examined) => void }

export const Marking = ({ view, above, cast, examined }: MarkingProps) => {
  const { items } = view.context
  const [marks, setMarks] = useState<Marks>({})
  const [at, setAt] = useState(0)
  // The same place is tapped on every step: a double tap must not mark two items, nor cast what was just marked.
  const isSettling = useSettling(String(at))
  const item = items[at]
  const choose = (mark: string) => {
    if (!item || isSettling()) return
    const next = { ...marks, [item.id]: mark }
    setMarks(next)
    const unmarked = items.findIndex((other, place) => place > at && next[other.id] === undefined)
    setAt(unmarked < 0 ? items.length : unmarked)
  }
  const move = (to: number) => {
    if (!isSettling()) setAt(to)
  }
  const send = () => {
    if (isSettling()) return
    setMarks({})
    cast(marks)
  }
  return (
    <main className="page vote">
      <p className="page-above">
        <Link href="/" className="page-back" aria-label="‹">
          ‹
        </Link>
        <span>{above}</span>
      </p>
      {item ? (
        <Choice
          key={at}
          view={view}
          item={item}
          at={at}
          chosen={items.length > 1 ? marks[item.id] : undefined}
          choose={choose}
          previous={at > 0 ? () => move(at - 1) : null}
        />
      ) : (
        <LookOver view={view} marks={marks} change={move} cast={send} examined={examined} />
      )}
    </main>
  )
}
