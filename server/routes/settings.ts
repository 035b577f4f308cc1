import type { FastifyInstance } from 'fastify'
import { listChanges, listLastChanges } from '../../db/settings.ts'
import type { House } from '../house.ts'
import { rulesNow } from '../rules.ts'
import { serve } from '../serve.ts'
import { changeSetting } from '../settings-change.ts'
import * as contract from '../settings-contract.ts'

const PAGE = 100

/** The rules of the house, and who changed them, are every member of staff's to read. */
export const settingsRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.getSettings, async () => {
    const [settings, since] = await Promise.all([rulesNow(house.db), listLastChanges(house.db)])
    return { settings, since }
  })
  serve(app, contract.listSettingChanges, async ({ query }) => {
    const limit = Number(query.limit ?? PAGE)
    const before = query.after === undefined ? null : Number(query.after)
    const rows = await listChanges(house.db, { knob: query.knob ?? null, before, limit: limit + 1 })
    const items = rows.slice(0, limit)
    return { items, next: rows.length > limit ? String(items.at(-1)?.seq) : null }
  })
  serve(app, contract.changeSetting, async ({ account, body }) => ({ seq: await changeSetting(house, body, account.actor) }))
}
