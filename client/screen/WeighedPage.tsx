/** An appraisal over all its groups, for the hall: shares and points of each person, by the weights of the groups. */
import type { ContextOf } from '../../machines/rights.ts'
import type { Raters } from '../../machines/matters.ts'
import { listRatings } from '../../server/ratings-contract.ts'
import { useList } from '../subjects.ts'
import { percentOf } from '../ui/Ratings.tsx'
import { MarksHead } from './MarksHead.tsx'
import { ROOM, usePage } from './paging.ts'
import { Head } from './ResultHead.tsx'
import { useScreenWords } from './screen-words.ts'

type WeighedPageProps = { id: string; ballot: ContextOf['ballot']; raters: Raters }

export const WeighedPage = ({ id, ballot, raters }: WeighedPageProps) => {
  const w = useScreenWords()
  const { data } = useList(listRatings, { query: { ballot: id } })
  const rows = (data?.items ?? []).flatMap(({ name, lines }) =>
    lines.map((line) => ({ ...line, name: line.aspect === null ? name : `${name} · ${line.aspect}` })),
  )
  const pages = Math.max(1, Math.ceil(rows.length / ROOM))
  const page = usePage(pages)
  if (!data) return null
  const marks = rows.find(({ levels }) => levels !== null)?.levels?.map(({ mark }) => mark) ?? []
  const hasPoints = rows.some(({ points }) => points !== null)
  const groups = raters.groups.map(({ name, weight }) => `${name} ${weight}%`).join(w('ballot.comma'))
  return (
    <>
      <Head
        ballot={{ ...ballot, title: raters.title }}
        note={pages > 1 ? `${groups} · ${w('result.page', { n: page + 1, of: pages })}` : groups}
      />
      {rows.length === 0 ? (
        <p className="hall-call">{w('result.groupsLeft')}</p>
      ) : (
        <table className="verdict-table">
          <MarksHead marks={marks}>{hasPoints && <th scope="col">{w('result.points')}</th>}</MarksHead>
          <tbody>
            {rows.slice(page * ROOM, (page + 1) * ROOM).map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {marks.map((mark) => {
                  const level = row.levels?.find((each) => each.mark === mark)
                  return (
                    <td key={mark} className="figure">
                      {level ? percentOf(level.permille) : '–'}
                    </td>
                  )
                })}
                {hasPoints && <td className="figure">{row.points === null ? '–' : (row.points / 100).toFixed(2)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
