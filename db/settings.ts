/** The settings of a school and the history of their changes. Decides nothing. */
import type { Transaction } from 'kysely'
import type { Knob, Settings } from '../machines/settings.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

/** What the school has changed; a knob that is not in it stands at its default. */
export const getChosen = async (db: Either): Promise<Partial<Settings>> =>
  (await db.selectFrom('school').select('settings').executeTakeFirstOrThrow()).settings

/** The values that knobs had at a moment, where they were changed since: the first change afterwards tells what was before it. */
export const chosenSince = async (db: Either, at: string): Promise<Partial<Settings>> => {
  const rows = await db
    .selectFrom('settingChange')
    .distinctOn('knob')
    .select(['knob', 'from'])
    .where('at', '>', at)
    .orderBy('knob')
    .orderBy('seq')
    .execute()
  return Object.fromEntries(rows.map(({ knob, from }) => [knob, from]))
}

export type NewChange = { actId: string; knob: Knob; to: unknown; reason: string | null; personId: string; at: string }
type Row = { seq: number; actId: string; knob: Knob; from: unknown; to: unknown; reason: string | null; personId: string; at: string }

const COLUMNS = ['seq', 'actId', 'knob', 'from', 'to', 'reason', 'personId', 'at'] as const

/** The last change of each knob. */
export const listLastChanges = (db: Either) =>
  db
    .selectFrom('settingChange')
    .innerJoin('person', 'person.id', 'settingChange.personId')
    .distinctOn('knob')
    .select(['knob', 'seq', 'at', 'person.name as by'])
    .orderBy('knob')
    .orderBy('seq', 'desc')
    .execute()

/** Changes, the newest first. */
export const listChanges = (db: Db, { knob, before, limit }: { knob: Knob | null; before: number | null; limit: number }) =>
  db
    .selectFrom('settingChange')
    .innerJoin('person', 'person.id', 'settingChange.personId')
    .select(['knob', 'seq', 'from', 'to', 'reason', 'at', 'person.name as by'])
    .$if(knob !== null, (query) => query.where('knob', '=', knob ?? 'rounds'))
    .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()

/**
 * Writes one change, one after the other for the whole school. `judge` is asked under the lock: with what was chosen
 * before and the last change of this knob; it gives the value before, or throws. The same act id is written once.
 */
export const recordChange = (
  db: Db,
  change: NewChange,
  judge: (found: { chosen: Partial<Settings>; last: number; said: Row | undefined }) => { from: unknown } | { said: Row },
): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const { settings: chosen } = await trx.selectFrom('school').select('settings').forUpdate().executeTakeFirstOrThrow()
    const said = await trx.selectFrom('settingChange').select(COLUMNS).where('actId', '=', change.actId).executeTakeFirst()
    const last = await trx
      .selectFrom('settingChange')
      .select('seq')
      .where('knob', '=', change.knob)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    const ruling = judge({ chosen, last: last?.seq ?? 0, said })
    if ('said' in ruling) return ruling.said.seq
    const { seq } = await trx
      .insertInto('settingChange')
      .values({ ...change, from: JSON.stringify(ruling.from), to: JSON.stringify(change.to) })
      .returning('seq')
      .executeTakeFirstOrThrow()
    await trx
      .updateTable('school')
      .set({ settings: JSON.stringify({ ...chosen, [change.knob]: change.to }) })
      .execute()
    return seq
  })
