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

const appraisalOf = sql<string>`ballot.sheet -> 'raters' ->> 'appraisal'`

/** `person`: those in which they have a line; `ballot`: that one, with those of the other groups where raters are weighed. */
export type Wanted = { person?: string | undefined; ballot?: string | undefined }

/** The latest first. A rehearsal rated nobody. */
export const listAppraisals = (db: Db, { person, ballot }: Wanted, limit: number): Promise<Appraisal[]> =>
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
    .$if(ballot !== undefined, (query) =>
      query.where((build) =>
        build.or([
          build('ballot.id', '=', ballot ?? ''),
          build(
            appraisalOf,
            '=',
            build
              .selectFrom('ballot as named')
              .select(sql<string>`named.sheet -> 'raters' ->> 'appraisal'`.as('appraisal'))
              .where('named.id', '=', ballot ?? ''),
          ),
        ]),
      ),
    )
    .orderBy('ballot.announcedAt', 'desc')
    .orderBy('ballot.ord')
    .limit(limit)
    .$narrowType<{ announcedAt: string }>()
    .execute()

/** Of some appraisals whose raters are weighed, those of which a group is still voting or being counted. */
export const listUnfinished = async (db: Db, appraisals: string[]): Promise<string[]> =>
  (
    await db
      .selectFrom('ballot')
      .select(appraisalOf.as('appraisal'))
      .distinct()
      .where(appraisalOf, 'in', appraisals)
      .where('announcedAt', 'is', null)
      .where('state', '!=', 'archived')
      .execute()
  ).map(({ appraisal }) => appraisal)
