/** Appraisals whose results were announced, over the years. */
import { sql } from 'kysely'
import type { BallotItem, Sheet, Tally } from '../machines/matters.ts'
import type { Db } from './connect.ts'

export type Appraisal = {
  id: string
  title: string
  items: BallotItem[]
  sheet: Sheet | null
  tally: Tally | null
  scrutineers: string[]
  announcedAt: string
  term: number
  ordinal: number
}

/** The latest first; of one person, those in which they have a line. A rehearsal rated nobody. */
export const listAppraisals = (db: Db, person: string | undefined, limit: number): Promise<Appraisal[]> =>
  db
    .selectFrom('ballot')
    .innerJoin('session', 'session.id', 'ballot.session')
    .select(['ballot.id', 'ballot.title', 'ballot.items', 'ballot.sheet', 'ballot.tally', 'ballot.scrutineers'])
    .select(['ballot.announcedAt', 'session.term', 'session.ordinal'])
    .where('ballot.matter', '=', 'appraisal')
    .where('ballot.announcedAt', 'is not', null)
    .where('session.rehearsalOf', 'is', null)
    .$if(person !== undefined, (query) =>
      query.where((build) =>
        build.or([
          build(sql`ballot.items`, '@>', sql`${JSON.stringify([{ id: person }])}::jsonb`),
          build(sql`ballot.items`, '@>', sql`${JSON.stringify([{ person }])}::jsonb`),
        ]),
      ),
    )
    .orderBy('ballot.announcedAt', 'desc')
    .limit(limit)
    .$narrowType<{ announcedAt: string }>()
    .execute()
