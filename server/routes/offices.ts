import type { FastifyInstance } from 'fastify'
import { listOfficeChanges, listOfficers } from '../../db/offices.ts'
import type { Account } from '../../db/people.ts'
import { hasRole } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import { LIMIT } from '../../machines/schema.ts'
import type { House } from '../house.ts'
import type { Logins } from '../login.ts'
import { changeOffices } from '../offices.ts'
import * as contract from '../offices-contract.ts'
import { serve } from '../serve.ts'

const PAGE = 100

const forOffice = ({ actor }: Account): void => {
  if (!hasRole(actor, 'secretary', 'staff', 'admin')) throw new Refusal('not-entitled', { word: 'offices.list' })
}

export const officeRoutes = (house: House, logins: Logins) => async (app: FastifyInstance) => {
  serve(app, contract.listOffices, async ({ account }) => {
    forOffice(account)
    return { items: await listOfficers(house.db, LIMIT.officers) }
  })
  serve(app, contract.listOfficeChanges, async ({ account, query }) => {
    forOffice(account)
    const limit = Number(query.limit ?? PAGE)
    const rows = await listOfficeChanges(house.db, { before: query.after === undefined ? null : Number(query.after), limit: limit + 1 })
    const items = rows.slice(0, limit)
    return { items, next: rows.length > limit ? String(items.at(-1)?.seq) : null }
  })
  serve(app, contract.changeOffices, async ({ account, body }) => {
    const seq = await changeOffices(house, body, account.actor)
    logins.forget()
    return { seq }
  })
}
