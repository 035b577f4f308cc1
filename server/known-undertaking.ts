/** What the judge is told beside an undertaking. */
import type { Transaction } from 'kysely'
import { findArranged } from '../db/calendar.ts'
import type { Db } from '../db/connect.ts'
import { countKnownDepartments } from '../db/motions.ts'
import type { Database } from '../db/schema.ts'
import { listRaters, listSeconders, listSiblings } from '../db/undertakings.ts'
import { addDays, dayIn } from '../machines/calendar.ts'
import type { Subject } from '../machines/judge.ts'
import type { UndertakingKnown } from '../machines/undertaking-context.ts'
import type { UndertakingEvent } from '../machines/undertaking-events.ts'
import { findSubject } from '../db/subjects.ts'
import { isOffered } from '../machines/settings-rules.ts'
import type { Settings } from '../machines/settings.ts'
import { rulesAt } from './rules.ts'

type Either = Db | Transaction<Database>

/** Everybody who may opine is told to whoever looks; the judge needs them for that word alone. */
const openedTo = async (db: Either, motion: string, rater: string | null, event: UndertakingEvent | null, seconders: boolean) => {
  if (event !== null && event.type !== 'undertaking.opine') return []
  const beside = [...(await listRaters(db, motion)), ...(seconders ? await listSeconders(db, motion) : [])]
  return [...new Set(beside)].filter((person) => person !== rater)
}

const isNotOffered = ({ replyClasses, grades }: Settings, event: UndertakingEvent | null): boolean => {
  if (event?.type === 'undertaking.reply') return !isOffered(replyClasses, event.class)
  return event !== null && 'grade' in event && !isOffered(grades, event.grade)
}

/** What the door knows of an undertaking: its motion's proposers, the other departments, and the days that rules count. */
export const ofUndertaking = async (
  db: Either,
  id: string,
  { context }: Subject<'undertaking'>,
  event: UndertakingEvent | null,
  at: string,
): Promise<UndertakingKnown> => {
  const motion = event?.type === 'undertaking.assign' ? event.motion : context.motion
  const of = motion ? await findSubject(db, 'motion', motion) : undefined
  // What a department owes, it owes by the rules under which the motion was filed, or taken in.
  const settings = await rulesAt(db, of?.context.filedAt ?? of?.context.submittedAt ?? null)
  const today = dayIn(at)
  const arranged = await findArranged(db, today)
  const siblings = motion ? await listSiblings(db, motion) : []
  const others = siblings.filter((sibling) => sibling.id !== id && sibling.state !== 'closed')
  const coHandling = others.filter((sibling) => sibling.part === 'coHandling')
  const lead = siblings.find((sibling) => sibling.part === 'lead')
  // A reply that is being written is the next version: nobody has countersigned it.
  const draft = event?.type === 'undertaking.reply' ? null : (lead?.draftVersion ?? 0)
  const departments = event?.type === 'undertaking.reassign' ? [event.department] : []
  const [rater = null] = motion ? await listRaters(db, motion) : []
  return {
    rater,
    opiners: motion ? await openedTo(db, motion, rater, event, settings.secondersOpine) : [],
    objectBy: addDays(today, settings.objectionDays, 'working', arranged),
    countersignsMissing: coHandling.filter((sibling) => draft === null || sibling.countersigned !== draft).length,
    leadDraft: lead?.isDrafted ? lead.draftVersion : null,
    coHandlers: coHandling.map((sibling) => sibling.id),
    othersOpen: others.length,
    rehandleDueOn: addDays(today, settings.rehandleDays, settings.daysCounted, arranged),
    rounds: settings.rounds,
    notOffered: isNotOffered(settings, event),
    unknownDepartments: departments.length - (await countKnownDepartments(db, departments)),
  }
}
