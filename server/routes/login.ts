import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findAccount, getSchool, type Account } from '../../db/people.ts'
import { findCurrentSession, findRehearsal } from '../../db/sessions.ts'
import { listUnitsFor } from '../../db/units.ts'
import { hasRole } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import * as contract from '../contract.ts'
import * as offices from '../offices-contract.ts'
import type { Me } from '../replies.ts'
import { at, type House } from '../house.ts'
import { COOKIE, COOKIE_SECONDS, type Login, type Logins } from '../login.ts'
import type { Founding } from '../offices.ts'
import { rulesNow } from '../rules.ts'
import { serve } from '../serve.ts'

const meAt =
  (house: House, publicUrl: string | null) =>
  async ({ actor, name, number }: Account): Promise<Me> => {
    const [school, session, rules] = await Promise.all([getSchool(house.db), findCurrentSession(house.db), rulesNow(house.db)])
    const { categories, declineReasons, replyClasses, grades } = rules
    const catalogues = { categories, declineReasons, replyClasses, grades }
    const rehearsal = session === null ? null : await findRehearsal(house.db, session)
    const units = await listUnitsFor(house.db, actor.person, hasRole(actor, 'secretary', 'staff', 'presidium'))
    return { actor, name, number, school: school.name, session, rehearsal, units, publicUrl, catalogues, now: at(house) }
  }

/** A hall shares one address, so the limit is on the work number that is tried, and a wide one on the address. */
const PER_NUMBER = 10
const PER_ADDRESS = 600
/** Tries at the founding's code from one address: 60 bits are not guessed. */
const FOUNDINGS = 30
const byPerson = (request: FastifyRequest) => `person ${request.account?.actor.person ?? request.ip}`
const byNumber = (request: FastifyRequest) => `number ${(request.body as { number?: string } | null)?.number ?? request.ip}`

export const loginRoutes =
  (house: House, logins: Logins, founding: Founding, site: { secure: boolean; publicUrl: string | null }) =>
  async (app: FastifyInstance) => {
    const me = meAt(house, site.publicUrl)
    const admit = ({ account, token }: Login, reply: FastifyReply) => {
      reply.setCookie(COOKIE, token, { httpOnly: true, sameSite: 'lax', path: '/', secure: site.secure, maxAge: COOKIE_SECONDS })
      return me(account)
    }
    const perAddress = app.createRateLimit({ max: PER_ADDRESS, timeWindow: '1 minute' })
    serve(
      app,
      contract.login,
      async ({ body, request, reply }) => {
        const limit = await perAddress(request)
        if (!limit.isAllowed && limit.isExceeded) {
          reply.header('retry-after', limit.ttlInSeconds)
          throw Object.assign(new Error('Too many logins are tried from one address'), { statusCode: 429 })
        }
        return admit(await logins.byPassword(body.number, body.password), reply)
      },
      { max: PER_NUMBER, by: byNumber },
    )
    serve(app, contract.loginByCode, async ({ body, reply }) => admit(await logins.byCode(body.code), reply), { max: PER_ADDRESS })
    serve(app, offices.getFounding, async () => ({ founded: await founding.isFounded() }), { max: PER_ADDRESS })
    serve(app, offices.found, async ({ body, reply }) => admit(await founding.found(body), reply), { max: FOUNDINGS })
    serve(app, contract.logout, async ({ request, reply }) => {
      if (request.token) await logins.logout(request.token)
      reply.clearCookie(COOKIE, { path: '/' })
      return {}
    })
    serve(app, contract.getMe, ({ account }) => me(account))
    serve(
      app,
      contract.changePassword,
      async ({ account, body, request }) => {
        await logins.changePassword(account, request.token, body.current, body.next)
        return {}
      },
      { max: PER_NUMBER, by: byPerson },
    )
    serve(app, contract.resetCode, async ({ account, params }) => {
      const whose = await findAccount(house.db, params.id)
      if (!whose) throw new Refusal('not-found', { subject: 'person' })
      // The desk helps representatives; a code for an office would be that office, so only the administrator makes one.
      const entitled =
        whose.actor.roles.length > 0 ? hasRole(account.actor, 'admin') : hasRole(account.actor, 'secretary', 'staff', 'admin')
      if (!entitled) throw new Refusal('not-entitled', { word: 'person.resetCode' })
      return logins.renewCode(params.id, account.actor.person)
    })
  }
