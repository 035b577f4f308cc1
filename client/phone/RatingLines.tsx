/** A rating's paper: a line a person with equal levels, one's own line closed, and how far one has come. */
import { memo, useCallback } from 'react'
import type { BallotItem, RatingSheet } from '../../machines/matters.ts'
import type { MarkedPaper } from '../../machines/paper.ts'
import { isOwnLine, SKIP } from '../../machines/sheet.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { useSheetWords } from './sheet-words.ts'

const idOf = (item: string) => `line-${item}`

type LineProps = { item: BallotItem; chosen: string | undefined; own: boolean; choose: (item: string, mark: string) => void }

const Line = memo(({ item, chosen, own, choose }: LineProps) => {
  const w = useSheetWords()
  return (
    <li id={idOf(item.id)} tabIndex={-1}>
      <fieldset className="candidate">
        <legend>{item.title}</legend>
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
    </li>
  )
})

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
        {items.map((item) => (
          <Line key={item.id} item={item} chosen={paper[item.id]} own={isOwnLine(item, voter)} choose={choose} />
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
