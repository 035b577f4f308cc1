/** What a ballot came to, once it is announced. */
import { Link } from 'wouter'
import type { BallotItem } from '../../machines/matters.ts'
import { momentOf } from '../format.ts'
import { useSubject, type SubjectView } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Figures } from '../ui/Figures.tsx'
import { Ratings } from '../ui/Ratings.tsx'
import { ResultBar } from '../ui/ResultBar.tsx'
import { Standings } from '../ui/Standings.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { WeighedResult } from '../ui/WeighedResult.tsx'
import { useAbove } from './Vote.tsx'
import { Page } from './Page.tsx'
import { usePhoneWords } from './words.ts'

type Ballot = SubjectView<'ballot'>

/** Levels of an appraisal and other marks that nothing passes by: counts only. */
const Counts = ({ marks }: { marks: [mark: string, votes: number][] }) => {
  const w = usePhoneWords()
  return <Figures items={marks.map(([mark, value]) => ({ label: w.name('mark', mark), value }))} />
}

const ItemResult = ({ view, item }: { view: Ballot; item: BallotItem }) => {
  const { tally, verdicts, roll, items } = view.context
  const votes = tally?.[item.id] ?? {}
  const verdict = verdicts.find((one) => one.item === item.id)
  return (
    <li className="result-item">
      {items.length > 1 && <h2>{item.title}</h2>}
      {verdict ? (
        <ResultBar
          approve={votes['approve'] ?? 0}
          oppose={votes['oppose'] ?? 0}
          abstain={votes['abstain'] ?? 0}
          roll={roll}
          needed={verdict.needed}
          passed={verdict.passed}
        />
      ) : (
        <Counts marks={item.marks.map((mark) => [mark, votes[mark] ?? 0])} />
      )}
    </li>
  )
}

const Items = ({ context, view }: { context: Ballot['context']; view: Ballot }) => {
  if (context.sheet?.kind === 'election') return <Standings context={context} />
  if (context.sheet?.kind === 'rating')
    return (
      <>
        {context.sheet.raters && <WeighedResult ballot={view.id} />}
        <Ratings context={context} />
      </>
    )
  return (
    <ul className="results">
      {context.items.map((item) => (
        <ItemResult key={item.id} view={view} item={item} />
      ))}
    </ul>
  )
}

const Announced = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  const { context, names } = view
  const weaker = context.verdicts.some((verdict) => verdict.weakerThanRoll)
  return (
    <>
      <Items context={context} view={view} />
      {weaker && <p className="notice">{w('result.base', { base: w.name('base', context.passing.base) })}</p>}
      <Figures
        items={[
          { label: w('figure.roll'), value: context.roll },
          { label: w('figure.present'), value: context.present },
          { label: w('figure.issued'), value: context.issued },
          { label: w('figure.returned'), value: context.returned ?? '–' },
          { label: w('figure.valid'), value: context.valid ?? '–' },
          { label: w('figure.invalid'), value: context.invalid ?? '–' },
        ]}
      />
      {context.certifiedBy.length > 0 && (
        <p className="quiet">{w('result.certified', { names: context.certifiedBy.map((id) => names[id] ?? '').join(' ') })}</p>
      )}
      {context.announcedAt && <p className="quiet">{w('result.announcedAt', { when: momentOf(context.announcedAt, w.lang) })}</p>}
    </>
  )
}

const Void = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  return (
    <>
      <p className="notice notice-warn">
        <strong>{w('result.void')}</strong> {view.context.voidReason}
      </p>
      {view.context.next && (
        <Link href={`/ballots/${view.context.next}`} className="button button-quiet big">
          {w('result.nextRound')}
        </Link>
      )}
    </>
  )
}

const Body = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  if (view.context.voidReason !== null) return <Void view={view} />
  return view.context.announcedAt !== null && view.context.tally !== null ? (
    <Announced view={view} />
  ) : (
    <p className="notice">{w('result.waiting')}</p>
  )
}

const Whole = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  const above = useAbove(view)
  return (
    <Page above={above} title={view.context.title} back="/">
      <p className="quiet">{w.name('method', view.context.method)}</p>
      <Body view={view} />
      {view.context.method === 'sealed' && view.context.closedAt !== null && (
        <Link href={`/ballots/${view.id}/box`} className="button button-quiet big">
          {w('result.box')}
        </Link>
      )}
      {view.context.motion && (
        <Link href={`/motions/${view.context.motion}`} className="button button-quiet big">
          {w('vote.text')}
        </Link>
      )}
    </Page>
  )
}

export default function Result({ id }: { id: string }) {
  const { data: view, isPending, error, refetch } = useSubject('ballot', id)
  if (view) return <Whole view={view} />
  return isPending ? <Waiting /> : <Failed error={error} again={() => void refetch()} />
}
