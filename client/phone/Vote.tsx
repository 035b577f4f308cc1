/** One ballot on one phone: the paper while it can be marked, and plainly what has become of it after. */
import { lazy, Suspense, useState } from 'react'
import { sessionName } from '../format.ts'
import { useSubject, type SubjectView } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useCasting, type Casting } from './casting.ts'
import { NoPaper, Received, Refused, Sending, Unsent } from './CastStates.tsx'
import { Marking, type MarkingProps } from './Marking.tsx'
import type { Examined } from './SealedAudit.tsx'
import { usePhoneWords } from './words.ts'

const Spoiled = lazy(async () => ({ default: (await import('./SealedAudit.tsx')).Spoiled }))
const SheetPaper = lazy(() => import('./SheetPaper.tsx'))
type Ballot = SubjectView<'ballot'>

const isMarkable = ({ state, mine }: Ballot) => state === 'open' && mine.paper === 'issued' && mine.channel === 'phone'
/** Where the rules adopted let the last cast count, a paper may be cast again until closing. */
export const isRecastable = ({ state, mine, context }: Ballot) =>
  state === 'open' && mine.paper === 'cast' && mine.channel === 'phone' && context.finality === 'last'

/** What stands above every page of a ballot: 三届二次 · 票决. */
export const useAbove = (view: Ballot): string => {
  const w = usePhoneWords()
  const { data: session } = useSubject('session', view.context.session)
  const title = view.context.round > 1 ? `${w('vote.title')} · ${w('vote.round', { n: view.context.round })}` : w('vote.title')
  return session ? `${session.context.unit?.name ?? sessionName(session.context, w.lang)} · ${title}` : title
}

/** A paper of single questions comes one at a time; an election's or a rating's is one page. */
const Markable = (props: MarkingProps) => {
  const { view } = props
  const { sheet } = view.context
  if (sheet === null) return <Marking {...props} />
  return (
    <Suspense fallback={<Waiting />}>
      <SheetPaper {...props} view={{ ...view, context: { ...view.context, sheet } }} />
    </Suspense>
  )
}

const Paper = ({ view, casting }: { view: Ballot; casting: Casting }) => {
  const above = useAbove(view)
  const [again, setAgain] = useState(false)
  const [examined, setExamined] = useState<Examined | null>(null)
  const { status, outcome } = casting
  const cast = (paper: Record<string, string>) => {
    setAgain(false)
    casting.cast(view, paper)
  }
  const marking = { view, above, cast, examined: setExamined }
  if (status === 'sending') return <Sending above={above} sealing={casting.sealing} />
  if (status === 'unsent') return <Unsent above={above} casting={casting} />
  if (examined !== null)
    return (
      <Suspense fallback={<Waiting />}>
        <Spoiled above={above} examined={examined} again={() => setExamined(null)} />
      </Suspense>
    )
  if (again && isRecastable(view)) return <Markable {...marking} />
  if (outcome?.is === 'received' || view.mine.paper === 'cast') {
    const recast = isRecastable(view) ? () => setAgain(true) : null
    return <Received above={above} view={view} receipt={outcome?.is === 'received' ? outcome.receipt : null} recast={recast} />
  }
  if (outcome?.is === 'refused') return <Refused above={above} view={view} outcome={outcome} startOver={casting.startOver} />
  return isMarkable(view) ? <Markable {...marking} /> : <NoPaper above={above} view={view} />
}

export const Vote = ({ id }: { id: string }) => {
  const { data: view, isPending, error, refetch } = useSubject('ballot', id)
  const casting = useCasting(id)
  if (view) return <Paper view={view} casting={casting} />
  return isPending ? <Waiting /> : <Failed error={error} again={() => void refetch()} />
}
