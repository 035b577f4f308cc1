/** A paper with more than single lines: its lines on one page, then one page to look it over before it is cast. */
import './sheet.css'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { Sheet } from '../../machines/matters.ts'
import type { MarkedPaper } from '../../machines/paper.ts'
import { useCandidates } from '../candidates.ts'
import { useMe, useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ElectionLines } from './ElectionLines.tsx'
import { Rule, SealCode, useHeadingFocus, type MarkingProps } from './Marking.tsx'
import { RatingLines } from './RatingLines.tsx'
import type { Examined } from './SealedAudit.tsx'
import { useSheetWords, wholePaper } from './sheet-words.ts'
import { useSettling } from './steady.ts'

type Ballot = SubjectView<'ballot'> & { context: { sheet: Sheet } }

/** What was marked, gathered by mark: names are easier to look over than lines. */
const Summary = ({ view, paper, voter }: { view: Ballot; paper: MarkedPaper; voter: string }) => {
  const w = useSheetWords()
  return (
    <dl className="sheet-summary">
      {wholePaper(w, view.context, paper, voter).map(({ label, names }) => (
        <div key={label}>
          <dt>
            {label} <span className="figure">{names.length}</span>
          </dt>
          <dd>{names.length === 0 ? w('sheet.none') : names.join('、')}</dd>
        </div>
      ))}
    </dl>
  )
}

type LookOverProps = {
  view: Ballot
  paper: MarkedPaper
  voter: string
  back: () => void
  cast: () => void
  examined: (what: Examined) => void
}

const LookOver = ({ view, paper, voter, back, cast, examined }: LookOverProps) => {
  const w = useSheetWords()
  const heading = useHeadingFocus()
  return (
    <>
      <p className="vote-of">{view.context.title}</p>
      <h1 ref={heading} tabIndex={-1}>
        {w('vote.summary')}
      </h1>
      <Summary view={view} paper={paper} voter={voter} />
      <p className="vote-final">{w(view.context.finality === 'first' ? 'vote.final' : 'vote.last')}</p>
      <Button kind="primary" className="big" onClick={cast}>
        {w('vote.cast')}
      </Button>
      <Button kind="plain" className="wide" onClick={back}>
        {w('sheet.backToPaper')}
      </Button>
      <SealCode view={view} paper={paper} examined={examined} />
    </>
  )
}

const Lines = ({ view, children }: { view: Ballot; children: ReactNode }) => {
  const w = useSheetWords()
  const heading = useHeadingFocus()
  const { title, items, sheet } = view.context
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {sheet.kind === 'election' && (
        <p>
          <strong>{w('sheet.seats', { n: sheet.seats, of: items.length })}</strong>
          {sheet.stage !== 'first' && ` · ${w(`sheet.stage.${sheet.stage}`)}`}
        </p>
      )}
      <Rule view={view} />
      {children}
    </>
  )
}

export default function SheetPaper({ view, above, cast, examined }: MarkingProps & { view: Ballot }) {
  const voter = useMe().actor.person
  const [paper, setPaper] = useState<MarkedPaper>({})
  const [whole, setWhole] = useState<MarkedPaper | null>(null)
  const { data: session } = useSubject('session', view.context.sheet.kind === 'election' ? view.context.session : null)
  const candidates = useCandidates(session).filter(({ item }) => item === view.context.agendaItem)
  // The page that is looked over replaces the lines under a thumb: a double tap must not cast what was just marked.
  const isSettling = useSettling(whole === null ? 'lines' : 'whole')
  const send = () => {
    if (isSettling() || whole === null) return
    setPaper({})
    cast(whole)
  }
  const { items, sheet } = view.context
  return (
    <main className="page vote">
      <p className="page-above">
        <Link href="/" className="page-back" aria-label="‹">
          ‹
        </Link>
        <span>{above}</span>
      </p>
      {whole !== null ? (
        <LookOver view={view} paper={whole} voter={voter} back={() => setWhole(null)} cast={send} examined={examined} />
      ) : (
        <Lines view={view}>
          {sheet.kind === 'election' ? (
            <ElectionLines items={items} candidates={candidates} sheet={sheet} paper={paper} change={setPaper} done={setWhole} />
          ) : (
            <RatingLines items={items} sheet={sheet} paper={paper} voter={voter} change={setPaper} done={setWhole} />
          )}
        </Lines>
      )}
    </main>
  )
}
