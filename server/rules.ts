/** The school's rules, as they are and as they were: what was never changed stands at its default (domain 2.3). */
import type { Transaction } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { Database } from '../db/schema.ts'
import { chosenSince, getChosen } from '../db/settings.ts'
import type { Floors } from '../machines/composition.ts'
import { DEFAULT_SETTINGS, type Settings } from '../machines/settings.ts'

type Either = Db | Transaction<Database>

export const rulesNow = async (db: Either): Promise<Settings> => ({ ...DEFAULT_SETTINGS, ...(await getChosen(db)) })

/** The rules at a moment: what was filed then goes by them, whatever changed since. `at` null: as they are. */
export const rulesAt = async (db: Either, at: string | null): Promise<Settings> => {
  const now = await rulesNow(db)
  return at === null ? now : { ...now, ...(await chosenSince(db, at)) }
}

export const floorsOf = ({ teachersAtLeast, leadersAtMost, frontLineAtLeast, youngAtLeast }: Settings): Floors => ({
  teachersAtLeast,
  leadersAtMost,
  frontLineAtLeast,
  youngAtLeast,
})
