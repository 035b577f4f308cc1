/** The working calendar, questions, opinions, and what each department has in hand. */
import type { FastifyInstance } from 'fastify'
import { listCalendarDays, listCalendarYears, replaceCalendarYear } from '../../db/calendar.ts'
import type { Account } from '../../db/people.ts'
import { listOpinions, listQuestions } from '../../db/questions.ts'
import { findSubject } from '../../db/subjects.ts'
import { listLoad } from '../../db/undertakings.ts'
import { hasRole } from '../../machines/actor.ts'
import { isDay } from '../../machines/calendar.ts'
import { Refusal } from '../../machines/refusal.ts'
import { maySeeUndertaking } from '../../machines/sight.ts'
import * as contract from '../after-contract.ts'
import { readCalendarFile } from '../calendar-file-words.ts'
import type { House } from '../house.ts'
import { Invalid } from '../invalid.ts'
import { serve } from '../serve.ts'
import { readerOf } from './subjects.ts'

const MOST_QUESTIONS = 100

const forOffice = ({ actor }: Account): void => {
  if (!hasRole(actor, 'staff', 'secretary', 'admin')) throw new Refusal('not-entitled', { word: 'calendar' })
}

export const afterwardsRoutes = (house: House) => async (app: FastifyInstance) => {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: contract.previewCalendar.file },
    (_request, body, done) => done(null, body),
  )
  serve(app, contract.getCalendar, async ({ query }) => {
    const year = Number(query.year)
    const [years, days] = await Promise.all([listCalendarYears(house.db), listCalendarDays(house.db, year)])
    return { year, years, days }
  })
  serve(app, contract.previewCalendar, async ({ account, request }) => {
    forOffice(account)
    if (!Buffer.isBuffer(request.body)) throw new Invalid('/file', 'required')
    return readCalendarFile(request.body)
  })
  serve(app, contract.putCalendar, async ({ account, body: { year, days } }) => {
    forOffice(account)
    const seen = new Set<string>()
    for (const [at, { day }] of days.entries()) {
      if (!isDay(day) || !day.startsWith(String(year))) throw new Invalid(`/days/${at}/day`, 'calendar')
      if (seen.has(day)) throw new Invalid(`/days/${at}/day`, 'uniqueItems')
      seen.add(day)
    }
    await replaceCalendarYear(house.db, year, days)
    return {}
  })
  serve(app, contract.listQuestions, async ({ account: { actor }, query }) => {
    const { motion, department, open } = query
    const rows = await listQuestions(house.db, {
      motion,
      department,
      open: open === 'true',
      reader: readerOf(actor),
      limit: MOST_QUESTIONS,
    })
    return { items: rows }
  })
  serve(app, contract.listOpinions, async ({ account: { actor }, params }) => {
    const undertaking = await findSubject(house.db, 'undertaking', params.id)
    const motion = undertaking?.context.motion ? await findSubject(house.db, 'motion', undertaking.context.motion) : undefined
    if (!undertaking || !motion || !maySeeUndertaking(actor, undertaking, motion))
      throw new Refusal('not-found', { subject: 'undertaking' })
    return { items: await listOpinions(house.db, params.id) }
  })
  serve(app, contract.getLoad, async ({ account: { actor } }) => {
    if (!hasRole(actor, 'committee', 'leader', 'staff')) throw new Refusal('not-entitled', { word: 'load' })
    return { rows: await listLoad(house.db) }
  })
}
