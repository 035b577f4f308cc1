/** A rating's paper: a line a person with equal levels, one's own line closed, and how far one has come. */
import { memo, useCallback } from 'react'
import type { BallotItem, RatingSheet } from '../../machines/matters.ts'
import type { MarkedPaper } from '../../machines/paper.ts'
import { aspectOf, isOwnLine, personOnLine, SKIP } from '../../machines/sheet.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { useSheetWords } from './sheet-words.ts'

const idOf = (item: string) => `line-${item}`

/** Lines of one person stand together, under one name. */
const byPerson = (items: BallotItem[]): BallotItem[][] => [
  ...items
    .reduce(
      (groups, item) => groups.set(personOnLine(item), [...(groups.get(personOnLine(item)) ?? []), item]),
      new Map<string, BallotItem[]>(),
    )
    .values(),
]

type LineProps = { item: BallotItem; chosen: string | undefined; own: boolean; choose: (item: string, mark: string) => void }

const Line = memo(({ item, chosen, own, choose }: LineProps) => {
  const w = useSheetWords()
  const under = aspectOf(item)
  return (
    <div id={idOf(item.id)} tabIndex={-1} className="rated-line">
      <fieldset className="candidate" aria-label={item.title}>
        <legend>{under?.aspect ?? item.title}</legend>
        {own ? (
          <p className="quiet">{w('sheet.own')}</p>
        ) : (
          <div className="candidate-choices candidate-levels">
            {item.marks
              .filter((mark) => mark !== SKIP)
              .map((mark) => (
                <Button key={mark} className="choice" aria-pressed={chosen === mark} onClick={() => choose(item.id, mark)}>
                  {w.name('mark', mark)}
                </Button>
              ))}
          </div>
        )}
      </fieldset>
    </div>
  )
})

type PersonProps = { lines: BallotItem[]; paper: MarkedPaper; voter: string; choose: LineProps['choose'] }

const Person = ({ lines, paper, voter, choose }: PersonProps) => {
  const w = useSheetWords()
  const [first] = lines
  const name = first && aspectOf(first)?.name
  const own = first !== undefined && isOwnLine(first, voter)
  return (
    <li>
      {name !== undefined && <h2 className="rated-person">{name}</h2>}
      {name !== undefined && own ? (
        <p className="quiet">{w('sheet.own')}</p>
      ) : (
        lines.map((item) => <Line key={item.id} item={item} chosen={paper[item.id]} own={own} choose={choose} />)
      )}
    </li>
  )
}

type RatingLinesProps = {
  items: BallotItem[]
  sheet: RatingSheet
  paper: MarkedPaper
  voter: string
  change: (change: (before: MarkedPaper) => MarkedPaper) => void
  done: (paper: MarkedPaper) => void
}

export const RatingLines = ({ items, sheet, paper, voter, change, done }: RatingLinesProps) => {
  const w = useSheetWords()
  const theirs = items.filter((item) => !isOwnLine(item, voter))
  const open = theirs.filter(({ id }) => paper[id] === undefined)
  // What is pressed again is taken back, where lines may be left out.
  const choose = useCallback(
    (item: string, mark: string) =>
      change((before) => {
        const { [item]: chosen, ...rest } = before
        return chosen === mark ? rest : { ...rest, [item]: mark }
      }),
    [change],
  )
  const finish = () => done({ ...Object.fromEntries(items.map(({ id }) => [id, SKIP])), ...paper })
  const toOpen = () => {
    const line = document.getElementById(idOf(open[0]?.id ?? ''))
    line?.scrollIntoView({ block: 'center' })
    line?.focus({ preventScroll: true })
  }
  const mayFinish = open.length === 0 || (!sheet.complete && open.length < theirs.length)
  return (
    <>
      <div className="sheet-room">
        <Progress value={theirs.length - open.length} of={theirs.length} label={w('sheet.rated')} />
      </div>
      <ol className="candidates">
        {byPerson(items).map((lines) => (
          <Person key={lines[0]?.id} lines={lines} paper={paper} voter={voter} choose={choose} />
        ))}
      </ol>
      {open.length > 0 && (
        <>
          <p className="quiet">{sheet.complete ? w('sheet.linesLeft', { n: open.length }) : w('sheet.skipHint')}</p>
          <Button className="wide" onClick={toOpen}>
            {w('sheet.nextOpen')}
          </Button>
        </>
      )}
      <Button kind="primary" className="big" disabled={!mayFinish} onClick={finish}>
        {w('sheet.lookOver')}
      </Button>
    </>
  )
}
