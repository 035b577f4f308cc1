/** What people were told, how they want to be told, and what did not reach them. */
import type { FastifyInstance } from 'fastify'
import { addJob } from '../../db/jobs.ts'
import * as notifications from '../../db/notifications.ts'
import * as outbox from '../../db/outbox.ts'
import type { Account } from '../../db/people.ts'
import { hasRole } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import * as contract from '../after-contract.ts'
import { at, type House } from '../house.ts'
import { serve } from '../serve.ts'

const PAGE = 30

const forOffice = ({ actor }: Account): void => {
  if (!hasRole(actor, 'staff', 'secretary', 'admin')) throw new Refusal('not-entitled', { word: 'outbox' })
}

const paged = <T extends { ord: number }>(rows: T[], limit: number) => ({
  items: rows.slice(0, limit),
  next: rows.length > limit ? String(rows[limit - 1]?.ord) : null,
})

export const notificationRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.listNotifications, async ({ account, query }) => {
    const limit = Number(query.limit ?? PAGE)
    const after = query.after === undefined ? null : Number(query.after)
    return paged(await notifications.listNotifications(house.db, account.actor.person, after, limit + 1), limit)
  })
  serve(app, contract.countUnread, async ({ account }) => ({ unread: await notifications.countUnread(house.db, account.actor.person) }))
  serve(app, contract.readNotifications, async ({ account, body }) => {
    await notifications.markRead(house.db, account.actor.person, body.upTo, at(house))
    return {}
  })
  serve(app, contract.getChoice, async ({ account }) => {
    const choice = await notifications.findChoice(house.db, account.actor.person)
    const usual = { email: '', emailGroups: ['tasks' as const, 'deadlines' as const], quietFrom: 0, quietTo: 0 }
    return { ...(choice ?? usual), canMail: house.channels.includes('email') }
  })
  serve(app, contract.putChoice, async ({ account, body }) => {
    await notifications.putChoice(house.db, { personId: account.actor.person, ...body })
    return {}
  })
  serve(app, contract.listFailedMessages, async ({ account, query }) => {
    forOffice(account)
    const limit = Number(query.limit ?? PAGE)
    const after = query.after === undefined ? null : Number(query.after)
    return paged(await outbox.listFailedMessages(house.db, after, limit + 1), limit)
  })
  serve(app, contract.retryMessage, async ({ account, params }) => {
    forOffice(account)
    if (!(await outbox.reviveMessage(house.db, params.id))) throw new Refusal('not-found', { subject: 'message' })
    // Should the server end between the two, the clock finds it.
    await addJob(house.db, 'send', { id: params.id }, { key: params.id, runAt: null })
    return {}
  })
}
