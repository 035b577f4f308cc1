/** A ballot under way: the question, the rule, and papers coming back. Of a secret ballot nothing but turnout. */
import type { ReactNode } from 'react'
import type { ContextOf } from '../../machines/rights.ts'
import { ratersOf } from '../../machines/raters.ts'
import { useTurnout } from '../live.ts'
import type { SubjectView } from '../subjects.ts'
import { useEnding } from '../time-left.ts'
import type { TurnoutFigures } from '../turnout.ts'
import { Count } from './Count.tsx'
import { SealedCounts } from './KeysPage.tsx'
import { ruleOf } from './rule.ts'
import { sceneOf, type BallotScene } from './screen-page.ts'
import { Title } from './Title.tsx'
import { useTurnoutOver } from './turnout-over.ts'
import { useScreenWords } from './screen-words.ts'

type BallotView = SubjectView<'ballot'>

const TimeLeft = ({ until }: { until: string }) => {
  const w = useScreenWords()
  const ending = useEnding(until)
  if (ending === null) return null
  return (
    <div className="count count-plain">
      <dt>{w(ending.word)}</dt>
      <dd className="figure">{ending.text}</dd>
    </div>
  )
}

const Bar = ({ value, of }: { value: number; of: number }) => (
  <div className="hall-bar">
    <div style={{ width: `${of === 0 ? 0 : Math.min(100, (100 * value) / of)}%` }} />
  </div>
)

type Figures = Pick<TurnoutFigures, 'issued' | 'returned'>

const Turnout = ({ context, issued, returned, scene }: Figures & { context: BallotView['context']; scene: BallotScene }) => {
  const w = useScreenWords()
  return (
    <>
      <dl className="counts">
        <Count label={w('figure.returned')} value={returned} size="huge" />
        <Count label={w('figure.issued')} value={issued} size="large" />
        {scene === 'voting' && context.closesAt && <TimeLeft until={context.closesAt} />}
        {scene !== 'voting' && <Count label={w('figure.notReturned')} value={Math.max(0, issued - returned)} size="plain" />}
      </dl>
      <Bar value={returned} of={issued} />
    </>
  )
}

/** Named votes are counted before everybody's eyes. */
const OpenCounts = ({ ballot: { context }, counts }: { ballot: BallotView; counts: TurnoutFigures['counts'] }) => {
  const w = useScreenWords()
  const item = context.items[0]
  if (!item || counts === null || context.items.length > 1) return null
  return (
    <dl className="counts">
      {item.marks.map((mark) => (
        <Count key={mark} label={w.name('mark', mark)} value={counts[item.id]?.[mark] ?? 0} size="plain" />
      ))}
    </dl>
  )
}

const Scrutineers = ({ ballot: { context, names } }: { ballot: BallotView }) => {
  const w = useScreenWords()
  if (context.scrutineers.length === 0) return null
  const people = context.scrutineers
    .map((person) => `${names[person] ?? ''}${person === context.chief ? w('ballot.chief') : ''}`)
    .join(w('ballot.comma'))
  return (
    <p className="hall-note">
      {w('ballot.scrutineers')}　{people}
    </p>
  )
}

const Present = ({ context, roll }: { context: ContextOf['ballot']; roll: { roll: number; present: number } }) => {
  const w = useScreenWords()
  const counted = context.present > 0
  return (
    <dl className="counts">
      <Count label={w('figure.present')} value={counted ? context.present : roll.present} size="large" />
      <Count label={w('figure.roll')} value={counted ? context.roll : roll.roll} size="plain" />
    </dl>
  )
}

const WORDING = {
  ahead: 'ballot.ahead',
  emptyBox: 'ballot.emptyBox',
  issuing: 'ballot.issuing',
  voting: 'ballot.mark',
  counting: 'ballot.counting',
  certifying: 'ballot.certifying',
  awaiting: 'ballot.awaiting',
  void: 'ballot.void',
  byHands: 'ballot.raise',
  reveal: 'ballot.awaiting',
  result: 'ballot.awaiting',
} as const satisfies Record<BallotScene, string>

/** Where some vote on paper, or all of them do, the hall is told so. */
const markingOf = ({ context }: BallotView, scene: BallotScene) =>
  scene !== 'voting' || context.onPaper === 0 ? WORDING[scene] : context.onPaper < context.issued ? 'ballot.markBoth' : 'ballot.markPaper'

type SceneProps = {
  scene: BallotScene
  ballot: BallotView
  roll: { roll: number; present: number }
  figures: Figures
  counts: TurnoutFigures['counts']
}

const Scene = ({ scene, ballot, roll, figures, counts }: SceneProps): ReactNode => {
  const w = useScreenWords()
  switch (scene) {
    case 'ahead':
      return (
        <>
          <Present context={ballot.context} roll={roll} />
          <Scrutineers ballot={ballot} />
        </>
      )
    case 'byHands':
      return <Present context={ballot.context} roll={roll} />
    case 'emptyBox':
      return (
        <>
          <dl className="counts">
            <Count label={w('ballot.emptyBoxCount')} value={ballot.known.cast} size="huge" />
          </dl>
          <Scrutineers ballot={ballot} />
        </>
      )
    case 'issuing':
      if (ballot.context.method === 'sealed') return <SealedCounts ballot={ballot} scene="issuing" />
      return (
        <dl className="counts">
          <Count label={w('figure.issued')} value={figures.issued} size="huge" />
        </dl>
      )
    case 'void':
    case 'reveal':
    case 'result':
      return null
    default:
      return ballot.context.onPaper + figures.returned + figures.issued > 0 && !isLight(ballot.context) ? (
        <>
          <Turnout context={ballot.context} {...figures} scene={scene} />
          <OpenCounts ballot={ballot} counts={scene === 'voting' ? counts : null} />
          {ballot.context.method === 'sealed' && (scene === 'counting' || scene === 'certifying') && (
            <SealedCounts ballot={ballot} scene={scene} />
          )}
        </>
      ) : (
        <Present context={ballot.context} roll={roll} />
      )
  }
}

const isLight = ({ method }: ContextOf['ballot']) => method === 'hands' || method === 'acclamation'

const WITH_TURNOUT: BallotScene[] = ['voting', 'counting', 'certifying', 'awaiting']

type BallotPageProps = {
  ballot: BallotView
  roll: { roll: number; present: number }
  /** The ballots that are issued together with it. */
  beside: { id: string; title: string }[]
}

/** What goes together with it: other papers in the same hand, or the same paper in others' hands. */
const Beside = ({ ballot: { context }, beside }: Pick<BallotPageProps, 'ballot' | 'beside'>) => {
  const w = useScreenWords()
  const raters = ratersOf(context.sheet)
  if (beside.length === 0) return null
  if (raters === null)
    return <p className="hall-note">{w('ballot.beside', { titles: beside.map(({ title }) => title).join(w('ballot.comma')) })}</p>
  return <p className="hall-note">{w('ballot.groups', { groups: raters.groups.map(({ name }) => name).join(w('ballot.comma')) })}</p>
}

/** Papers over all groups of an appraisal: nobody has more than one. */
const useFigures = ({ ballot, beside }: Pick<BallotPageProps, 'ballot' | 'beside'>, scene: BallotScene) => {
  const { id, context } = ballot
  const isWatched = (WITH_TURNOUT.includes(scene) || scene === 'issuing') && !isLight(context)
  const turnout = useTurnout(isWatched && scene !== 'issuing' ? id : null)
  const isWeighed = ratersOf(context.sheet) !== null
  const over = useTurnoutOver(isWatched && isWeighed ? [id, ...beside.map((row) => row.id)] : [])
  const figures = isWeighed ? over : { issued: context.issued, returned: context.returned ?? turnout.returned }
  return { figures, counts: turnout.counts }
}

export const BallotPage = ({ ballot, roll, beside }: BallotPageProps) => {
  const w = useScreenWords()
  const { context } = ballot
  const scene = sceneOf(ballot)
  const { figures, counts } = useFigures({ ballot, beside }, scene)
  const raters = ratersOf(context.sheet)
  const isAllBack = scene === 'voting' && figures.issued > 0 && figures.returned >= figures.issued
  const wording =
    scene === 'byHands' && context.method === 'acclamation'
      ? 'ballot.applaud'
      : isAllBack
        ? 'ballot.allBack'
        : scene === 'issuing' && beside.length > 0
          ? raters
            ? 'ballot.issuingGroups'
            : 'ballot.issuingEach'
          : markingOf(ballot, scene)
  return (
    <div className="ballot-page">
      <header>
        <p className="hall-kicker">
          {ruleOf(w, context, context.roll || roll.roll)}
          {context.round > 1 && ` · ${w('ballot.round', { n: context.round })}`}
        </p>
        <Title text={raters && beside.length > 0 ? raters.title : context.title} largest={10} />
        <Beside ballot={ballot} beside={beside} />
      </header>
      <div className="ballot-scene">
        <Scene scene={scene} ballot={ballot} roll={roll} figures={figures} counts={counts} />
      </div>
      <output className={`hall-call call-${scene}`}>{w(wording)}</output>
    </div>
  )
}
