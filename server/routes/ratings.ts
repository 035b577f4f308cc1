import type { FastifyInstance } from 'fastify'
import { listAppraisals, listUnfinished, type Appraisal } from '../../db/ratings.ts'
import type { Person } from '../../machines/actor.ts'
import { ratersOf } from '../../machines/raters.ts'
import { aspectOf, personOnLine } from '../../machines/sheet.ts'
import { maySeeRatings } from '../../machines/sight.ts'
import { ratingsOf } from '../../machines/standings.ts'
import { weighedOf } from '../../machines/weighed.ts'
import type { House } from '../house.ts'
import { listRatings, type RatingRow } from '../ratings-contract.ts'
import { serve } from '../serve.ts'

/** Two appraisals a year, of up to five groups each, for longer than anybody keeps an office. */
const MOST_BALLOTS = 500

/** The ballots of one appraisal: several where its raters are weighed in groups. */
type Whole = Pick<RatingRow, 'ballot' | 'title' | 'term' | 'ordinal' | 'announcedAt'> & { ballots: Appraisal[] }

/** Those whose groups have not all been announced are told once they have. */
const wholesOf = (ballots: Appraisal[], unfinished: readonly string[]): Whole[] => {
  const wholes = new Map<string, Whole>()
  for (const ballot of ballots) {
    const raters = ratersOf(ballot.sheet)
    if (raters !== null && unfinished.includes(raters.appraisal)) continue
    const key = raters?.appraisal ?? ballot.id
    const { id, term, ordinal, announcedAt } = ballot
    const whole = wholes.get(key) ?? { ballot: id, title: raters?.title ?? ballot.title, term, ordinal, announcedAt, ballots: [] }
    whole.ballots.push(ballot)
    wholes.set(key, whole)
  }
  return [...wholes.values()]
}

type Line = Omit<RatingRow['lines'][number], 'aspect'>

const linesOf = ({ ballots }: Whole): Line[] => {
  const [first] = ballots
  if (first === undefined) return []
  if (ratersOf(first.sheet) === null)
    return ratingsOf(first).map(({ id, raters, levels, points }) => ({ id, raters, levels, points, parts: [] }))
  return weighedOf(ballots).map(({ id, raters, levels, points, parts }) => ({
    id,
    raters,
    points,
    parts,
    levels: levels && levels.map((level) => ({ ...level, votes: null })),
  }))
}

/** Everybody in one appraisal whose lines this person may read. */
const rowsFor = (by: Person, wanted: string | undefined, whole: Whole): RatingRow[] => {
  const { ballots, ...told } = whole
  const [first] = ballots
  if (first === undefined) return []
  const rated = linesOf(whole)
  const isForAll = ballots.every((ballot) => maySeeRatings(by, ballot))
  const seen = first.items.filter((item) => {
    const person = personOnLine(item)
    return (wanted === undefined || person === wanted) && (person === by.person || isForAll)
  })
  const people = [...new Set(seen.map(personOnLine))]
  return people.map((person) => {
    const own = seen.filter((item) => personOnLine(item) === person)
    const [named] = own
    return {
      ...told,
      person,
      name: (named && (aspectOf(named)?.name ?? named.title)) ?? '',
      lines: own.flatMap((item) => {
        const line = rated.find(({ id }) => id === item.id)
        return line ? [{ ...line, aspect: aspectOf(item)?.aspect ?? null }] : []
      }),
    }
  })
}

export const ratingRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, listRatings, async ({ account: { actor }, query }) => {
    const ballots = await listAppraisals(house.db, query, MOST_BALLOTS)
    const weighed = ballots.flatMap(({ sheet }) => ratersOf(sheet)?.appraisal ?? [])
    const unfinished = weighed.length === 0 ? [] : await listUnfinished(house.db, [...new Set(weighed)])
    return { items: wholesOf(ballots, unfinished).flatMap((whole) => rowsFor(actor, query.person, whole)) }
  })
}
