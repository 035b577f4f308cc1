/** Rows that the words after the congress write: questions and their answers, and opinions beside a rating. */
import type { Transaction } from 'kysely'
import { findArranged } from '../db/calendar.ts'
import { addJob } from '../db/jobs.ts'
import { answerQuestion, insertQuestion, noteRung, putOpinion } from '../db/questions.ts'
import type { Database } from '../db/schema.ts'
import { personOf, type Actor } from '../machines/actor.ts'
import { addDays, dayIn } from '../machines/calendar.ts'
import type { AnyEvent } from '../machines/events.ts'
import type { UndertakingContext } from '../machines/undertaking-context.ts'
import { rulesNow } from './rules.ts'

/** Rows that name their author are written by people; the rights let nobody else say these words. */
export const speakerOf = (by: Actor): string => {
  const person = personOf(by)
  if (person === null) throw new Error('said by nobody')
  return person
}

/** The day a question is due, by the rules of the school on the day it is asked. */
const questionDueOn = async (trx: Transaction<Database>, at: string): Promise<string> => {
  const { questionDays, daysCounted } = await rulesNow(trx)
  const today = dayIn(at)
  return addDays(today, questionDays, daysCounted, await findArranged(trx, today))
}

export const carryOutAfterwards = async (
  trx: Transaction<Database>,
  id: string,
  { event, by, at }: { event: AnyEvent; by: Actor; at: string },
  context: unknown,
): Promise<void> => {
  switch (event.type) {
    case 'motion.ask':
      await insertQuestion(trx, {
        id: event.question,
        motionId: id,
        departmentId: event.department,
        askedBy: speakerOf(by),
        askedAt: at,
        text: event.text,
        dueOn: await questionDueOn(trx, at),
      })
      return
    case 'motion.answerQuestion':
      await answerQuestion(trx, event.question, { answer: event.text, answeredBy: speakerOf(by), answeredAt: at })
      return
    case 'motion.promptQuestion':
      await noteRung(trx, event.question, event.days)
      return
    case 'undertaking.opine': {
      const { round } = context as UndertakingContext
      await putOpinion(trx, { undertakingId: id, personId: speakerOf(by), round, grade: event.grade, note: event.note, at })
      return
    }
    // The clock looks every minute; a ballot closes to the second.
    case 'ballot.open':
      if (event.closesAt !== null) await addJob(trx, 'clock', {}, { key: `close ${id}`, runAt: event.closesAt })
      return
    default:
      return
  }
}
