import type { FastifyInstance } from 'fastify'
import { rollFigures } from '../../db/roster.ts'
import { findSubject } from '../../db/subjects.ts'
import { hasRole } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import type { Account } from '../../db/people.ts'
import * as contract from '../people-contract.ts'
import { at, type House } from '../house.ts'
import { Invalid } from '../invalid.ts'
import type { Logins } from '../login.ts'
import { templateOf } from '../people-file.ts'
import { importPeople, previewPeople } from '../people-import.ts'
import { FILE_BYTES } from '../people-replies.ts'
import { TEMPLATE_NAME } from '../people-words.ts'
import { floorsOf, rulesNow } from '../rules.ts'
import { serve } from '../serve.ts'

const MEDIA = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const

/** The office keeps the people: the union's staff, the secretary, and the administrators, whose only right this is. */
const forOffice = ({ actor }: Account, word: string): void => {
  if (!hasRole(actor, 'secretary', 'staff', 'admin')) throw new Refusal('not-entitled', { word })
}

const fileIn = (body: unknown): Buffer => {
  if (!Buffer.isBuffer(body)) throw new Invalid('/file', 'required')
  return body
}

export const peopleRoutes = (house: House, logins: Logins) => async (app: FastifyInstance) => {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: FILE_BYTES }, (_request, body, done) =>
    done(null, body),
  )
  serve(app, contract.getPeopleTemplate, async ({ account, query, reply }) => {
    forOffice(account, 'people.template')
    const { format } = query
    const name = `${TEMPLATE_NAME}.${format}`
    reply
      .type(MEDIA[format])
      .header('content-disposition', `attachment; filename="people.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    return templateOf(format)
  })
  serve(app, contract.previewPeople, async ({ account, request }) => {
    forOffice(account, 'people.preview')
    return previewPeople(house, fileIn(request.body), account.actor)
  })
  serve(app, contract.importPeople, async ({ account, params, request }) => {
    forOffice(account, 'people.import')
    const done = await importPeople(house, params.id, fileIn(request.body), account.actor)
    logins.forget()
    return done
  })
  serve(app, contract.getComposition, async ({ params }) => {
    const session = await findSubject(house.db, 'session', params.id)
    if (!session) throw new Refusal('not-found', { subject: 'session' })
    const [figures, rules] = await Promise.all([
      rollFigures(house.db, params.id, session.context.opensOn ?? at(house).slice(0, 10)),
      rulesNow(house.db),
    ])
    return { ...figures, floors: floorsOf(rules) }
  })
  serve(app, contract.makeCodes, async ({ account, body }) => {
    forOffice(account, 'people.codes')
    const by = { person: account.actor.person, offices: hasRole(account.actor, 'admin') }
    return { codes: await logins.newCodes(body.people, by) }
  })
}
