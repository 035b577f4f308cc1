/** An election's paper: every candidate with three equal choices, the room that is left, and whoever is written in. */
import { memo, useCallback, useId, useState } from 'react'
import type { CandidateRow } from '../../server/candidates-contract.ts'
import type { BallotItem, ElectionSheet } from '../../machines/matters.ts'
import type { MarkedPaper } from '../../machines/paper.ts'
import { mayWriteIn, roomOn, WRITE_IN } from '../../machines/sheet.ts'
import { useCandidateWords } from '../candidates.ts'
import { Button } from '../ui/Button.tsx'
import { CandidateText } from './CandidateText.tsx'
import { markOfElection, useSheetWords } from './sheet-words.ts'

/** Write-ins that are offered at a time. */
const OFFERED = 6

type CandidateProps = {
  item: BallotItem
  about: CandidateRow | undefined
  chosen: string | undefined
  isFull: boolean
  choose: (item: string, mark: string) => void
}

/** Who they are, for whoever wants to read it with the paper in hand. */
const About = ({ row }: { row: CandidateRow }) => {
  const w = useCandidateWords()
  return (
    <details className="candidate-about">
      <summary>
        {w('candidates.about')}
        <span className="unseen">{row.name}</span>
      </summary>
      <CandidateText row={row} />
    </details>
  )
}

const Candidate = memo(({ item, about, chosen, isFull, choose }: CandidateProps) => {
  const w = useSheetWords()
  return (
    <li>
      <fieldset className="candidate">
        <legend>{item.title}</legend>
        <div className="candidate-choices">
          {item.marks.map((mark) => (
            <Button
              key={mark}
              className="choice"
              aria-pressed={chosen === mark}
              disabled={mark === 'approve' && isFull && chosen !== 'approve'}
              onClick={() => choose(item.id, mark)}
            >
              {markOfElection(w, mark)}
            </Button>
          ))}
        </div>
      </fieldset>
      {about && <About row={about} />}
    </li>
  )
})

type WriteInsProps = { sheet: ElectionSheet; paper: MarkedPaper; set: (person: string, isIn: boolean) => void }

const WriteIns = ({ sheet, paper, set }: WriteInsProps) => {
  const w = useSheetWords()
  const field = useId()
  const [typed, setTyped] = useState('')
  const written = sheet.writeIns.filter(({ id }) => paper[id] === WRITE_IN)
  const text = typed.trim()
  const found =
    text === '' ? [] : sheet.writeIns.filter(({ id, title }) => paper[id] === undefined && title.includes(text)).slice(0, OFFERED)
  if (!mayWriteIn(paper)) return <p className="quiet">{w('sheet.writeInWhen')}</p>
  return (
    <section className="write-ins">
      <h2>{w('sheet.writeIn')}</h2>
      <ul className="lines">
        {written.map(({ id, title }) => (
          <li key={id} className="vote-row">
            <strong>{title}</strong>
            <Button kind="plain" aria-label={w('sheet.writeInRemove', { name: title })} onClick={() => set(id, false)}>
              ✕
            </Button>
          </li>
        ))}
      </ul>
      {roomOn(sheet, paper) > 0 && (
        <div className="field">
          <label htmlFor={field}>{w('sheet.writeInFind')}</label>
          <input id={field} type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          <ul className="lines">
            {found.map(({ id, title }) => (
              <li key={id}>
                <Button
                  className="wide"
                  onClick={() => {
                    set(id, true)
                    setTyped('')
                  }}
                >
                  {w('sheet.writeInAdd', { name: title })}
                </Button>
              </li>
            ))}
          </ul>
          {text !== '' && found.length === 0 && <p className="field-note">{w('sheet.writeInNobody')}</p>}
        </div>
      )}
    </section>
  )
}

const withoutWriteIns = (paper: MarkedPaper): MarkedPaper =>
  Object.fromEntries(Object.entries(paper).filter(([, mark]) => mark !== WRITE_IN))

type ElectionLinesProps = {
  items: BallotItem[]
  candidates: readonly CandidateRow[]
  sheet: ElectionSheet
  paper: MarkedPaper
  change: (change: (before: MarkedPaper) => MarkedPaper) => void
  done: (paper: MarkedPaper) => void
}

export const ElectionLines = ({ items, candidates, sheet, paper, change, done }: ElectionLinesProps) => {
  const w = useSheetWords()
  const [dropped, setDropped] = useState(false)
  const room = roomOn(sheet, paper)
  const open = items.filter(({ id }) => paper[id] === undefined)
  const choose = useCallback(
    (item: string, mark: string) =>
      change((before) => {
        if (mark === 'approve' && before[item] !== 'approve' && roomOn(sheet, before) <= 0) return before
        const next = { ...before, [item]: mark }
        const kept = mayWriteIn(next) ? next : withoutWriteIns(next)
        setDropped(Object.keys(kept).length < Object.keys(next).length)
        return kept
      }),
    [change, sheet],
  )
  const write = (person: string, isIn: boolean) =>
    change((before) => {
      const { [person]: _, ...rest } = before
      return isIn && mayWriteIn(before) && roomOn(sheet, before) > 0 ? { ...before, [person]: WRITE_IN } : rest
    })
  const rest = () => change((before) => ({ ...Object.fromEntries(items.map(({ id }) => [id, 'abstain'])), ...before }))
  return (
    <>
      <output className={`sheet-room ${room <= 0 ? 'sheet-full' : ''}`}>{room > 0 ? w('sheet.room', { n: room }) : w('sheet.full')}</output>
      <ol className="candidates">
        {items.map((item) => (
          <Candidate
            key={item.id}
            item={item}
            about={candidates.find(({ person }) => person === item.id)}
            chosen={paper[item.id]}
            isFull={room <= 0}
            choose={choose}
          />
        ))}
      </ol>
      {sheet.writeIns.length > 0 && <WriteIns sheet={sheet} paper={paper} set={write} />}
      {dropped && <output className="notice">{w('sheet.writeInsDropped')}</output>}
      {open.length > 0 && (
        <>
          <p className="quiet">{w('sheet.left', { n: open.length })}</p>
          <Button className="wide" onClick={rest}>
            {w('sheet.rest')}
          </Button>
        </>
      )}
      <Button kind="primary" className="big" disabled={open.length > 0} onClick={() => done(paper)}>
        {w('sheet.lookOver')}
      </Button>
    </>
  )
}
