/** The demonstration congress from nothing: rows for the school, and acts for everything that was said in it. */
import type { Db } from '../db/connect.ts'
import { calendarFrom } from '../db/seed-calendar.ts'
import { DEMO_PASSWORD, insertSchool, SCHOOL } from '../db/seed.ts'
import { ballotId, ballotLines } from './demo-ballots.ts'
import { motionLines } from './demo-motions.ts'
import { congressLines } from './demo-sessions.ts'
import { Stage } from './demo-stage.ts'
import type { House } from './house.ts'
import { hashPassword } from './login.ts'

/** What a migrated database holds: nothing, the whole demonstration, a part of it, or something else altogether. */
export type Holding = 'nothing' | 'demonstration' | 'part' | 'something else'

export const holdingOf = async (db: Db): Promise<Holding> => {
  const school = await db.selectFrom('school').select('name').executeTakeFirst()
  if (!school) return 'nothing'
  if (school.name !== SCHOOL) return 'something else'
  // The last act of the story: without it somebody was interrupted while telling it.
  const told = await db.selectFrom('ballot').select('id').where('id', '=', ballotId('spending')).executeTakeFirst()
  return told ? 'demonstration' : 'part'
}

/** @param now the moment that the story leads up to */
export const tellStory = async (house: Omit<House, 'clock'>, now = new Date()): Promise<void> => {
  const { db } = house
  const calendar = calendarFrom(now)
  await insertSchool(db, calendar.today, await hashPassword(DEMO_PASSWORD))
  await new Stage(house, calendar).play([...congressLines(calendar), ...ballotLines(calendar), ...motionLines(calendar)])
}
