/** Results about persons, readable from the last row: an election highest first with the pass line; a rating's levels as shares. */
import type { ContextOf } from '../../machines/rights.ts'
import { ratingsOf, standingsOf } from '../../machines/standings.ts'
import { ratersOf } from '../../machines/raters.ts'
import { MarksHead } from './MarksHead.tsx'
import { ROOM, usePage } from './paging.ts'
import { Head } from './ResultHead.tsx'
import { useScreenWords } from './screen-words.ts'
import { WeighedPage } from './WeighedPage.tsx'

type Ballot = ContextOf['ballot']

const usePages = (rows: number) => {
  const pages = Math.max(1, Math.ceil(rows / ROOM))
  const page = usePage(pages)
  return { pages, page, from: page * ROOM, to: (page + 1) * ROOM }
}

export const ElectionResult = ({ ballot }: { ballot: Ballot }) => {
  const w = useScreenWords()
  const rows = standingsOf(ballot)
  const { pages, page, from, to } = usePages(rows.length)
  const needed = ballot.verdicts[0]?.needed ?? 0
  const share = (n: number) => `${ballot.roll === 0 ? 0 : (100 * n) / ballot.roll}%`
  const seats = ballot.sheet?.kind === 'election' ? ballot.sheet.seats : 0
  const note = w('result.seats', { seats, elected: ballot.election?.elected.length ?? 0, needed })
  return (
    <>
      <Head ballot={ballot} note={pages > 1 ? `${note} · ${w('result.page', { n: page + 1, of: pages })}` : note} />
      <ol className="hall-standings">
        {rows.slice(from, to).map(({ id, title, votes, isWriteIn, place }) => (
          <li key={id} className={`hall-standing hall-standing-${place}`}>
            <span className="hall-standing-name">
              {title}
              {isWriteIn && <small> {w('result.writeIn')}</small>}
            </span>
            <span className="hall-standing-track" aria-hidden="true">
              <span className="hall-standing-bar mark-approve" style={{ width: share(votes) }} />
              <span className="verdict-line" style={{ left: share(needed - 0.5) }} />
            </span>
            <span className="hall-standing-votes figure">{votes}</span>
            <span className="hall-standing-place">
              {place === 'elected' && <span aria-hidden="true">✓ </span>}
              {w(`result.place.${place}`)}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Where raters are weighed the hall reads what they made of it together. */
export const RatingResult = ({ id, ballot }: { id: string; ballot: Ballot }) => {
  const raters = ratersOf(ballot.sheet)
  const isOpen = ballot.sheet?.kind === 'rating' && ballot.sheet.seenBy === 'staff'
  return raters && isOpen ? <WeighedPage id={id} ballot={ballot} raters={raters} /> : <OneRating ballot={ballot} />
}

const OneRating = ({ ballot }: { ballot: Ballot }) => {
  const w = useScreenWords()
  const isPrivate = ballot.sheet?.kind === 'rating' && ballot.sheet.seenBy !== 'staff'
  const rows = isPrivate ? [] : ratingsOf(ballot)
  const { pages, page, from, to } = usePages(rows.length)
  if (isPrivate)
    return (
      <>
        <Head ballot={ballot} note={w('ballot.round', { n: ballot.round })} />
        <p className="hall-call">{w('result.ratingPrivate')}</p>
      </>
    )
  const marks = rows[0]?.levels?.map(({ mark }) => mark) ?? []
  return (
    <>
      <Head ballot={ballot} note={pages > 1 ? w('result.page', { n: page + 1, of: pages }) : w('ballot.round', { n: ballot.round })} />
      <table className="verdict-table">
        <MarksHead marks={marks} />
        <tbody>
          {rows.slice(from, to).map(({ id, title, levels }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              {marks.map((mark) => {
                const level = levels?.find((each) => each.mark === mark)
                return (
                  <td key={mark} className="figure">
                    {level ? `${level.votes} · ${Math.round(level.permille / 10)}%` : '–'}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
