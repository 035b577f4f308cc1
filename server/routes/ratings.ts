import type { FastifyInstance } from 'fastify'
import { listAppraisals, type Appraisal } from '../../db/ratings.ts'
import type { Person } from '../../machines/actor.ts'
import { aspectOf, personOnLine } from '../../machines/sheet.ts'
import { maySeeRatings } from '../../machines/sight.ts'
import { ratingsOf } from '../../machines/standings.ts'
import type { House } from '../house.ts'
import { listRatings, type RatingRow } from '../ratings-contract.ts'
import { serve } from '../serve.ts'

/** Two appraisals a year for longer than anybody keeps an office. */
const MOST_APPRAISALS = 100

/** Everybody in one appraisal whose lines this person may read. */
const rowsFor = (by: Person, wanted: string | undefined, appraisal: Appraisal): RatingRow[] => {
  const { id: ballot, title, term, ordinal, announcedAt, items } = appraisal
  const rated = ratingsOf(appraisal)
  const seen = items.filter((item) => {
    const person = personOnLine(item)
    return (wanted === undefined || person === wanted) && (person === by.person || maySeeRatings(by, appraisal))
  })
  const people = [...new Set(seen.map(personOnLine))]
  return people.map((person) => {
    const lines = seen.filter((item) => personOnLine(item) === person)
    const [first] = lines
    return {
      person,
      name: (first && (aspectOf(first)?.name ?? first.title)) ?? '',
      ballot,
      title,
      term,
      ordinal,
      announcedAt,
      lines: lines.map((item) => {
        const line = rated.find(({ id }) => id === item.id)
        return {
          id: item.id,
          aspect: aspectOf(item)?.aspect ?? null,
          raters: line?.raters ?? 0,
          levels: line?.levels ?? null,
          points: line?.points ?? null,
        }
      }),
    }
  })
}

export const ratingRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, listRatings, async ({ account: { actor }, query }) => {
    const appraisals = await listAppraisals(house.db, query.person, MOST_APPRAISALS)
    return { items: appraisals.flatMap((appraisal) => rowsFor(actor, query.person, appraisal)) }
  })
}
