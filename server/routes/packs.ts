/** Evidence packs: made on disk, sent, and dropped. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Account } from '../../db/people.ts'
import { findSubject } from '../../db/subjects.ts'
import { hasRole } from '../../machines/actor.ts'
import type { SessionState } from '../../machines/session-context.ts'
import { Refusal } from '../../machines/refusal.ts'
import { belongsTo } from '../../machines/sight.ts'
import * as contract from '../documents-contract.ts'
import { makePack, type Pack } from '../documents/pack.ts'
import type { Press } from '../documents/press.ts'
import { at, type House } from '../house.ts'
import { serve } from '../serve.ts'

/** Before it is closed a session may hold results that nobody has announced. */
const OVER: SessionState[] = ['closed', 'published', 'archived']
const A_MINUTE = 6

const send = async (reply: FastifyReply, pack: Pack) => {
  const { size } = await stat(pack.path)
  const file = createReadStream(pack.path)
  // Also when whoever asked hangs up half way.
  file.on('close', () => void pack.drop())
  reply
    .type('application/zip')
    .header('cache-control', 'private, no-store')
    .header('content-length', size)
    .header('x-manifest-sha256', pack.manifest)
    .header('x-manifest-files', pack.files)
    .header('content-disposition', `attachment; filename="evidence.zip"; filename*=UTF-8''${encodeURIComponent(`${pack.name}.zip`)}`)
  return file
}

/** Those who answer for the record: the desk, the chair, and the scrutineers who certified it. */
const mayTake = ({ actor }: Account, scrutineers: string[]): boolean =>
  hasRole(actor, 'secretary', 'staff', 'presidium') || scrutineers.includes(actor.person)

export const packRoutes = (house: House, press: Press) => async (app: FastifyInstance) => {
  const limit = { max: A_MINUTE, by: ({ account, ip }: { account: Account | null; ip: string }) => account?.actor.person ?? ip }

  serve(
    app,
    contract.getSessionPack,
    async ({ account, params, reply }) => {
      const session = await findSubject(house.db, 'session', params.id)
      if (!session) throw new Refusal('not-found', { subject: 'session' })
      if (!mayTake(account, session.context.scrutiny?.scrutineers ?? [])) throw new Refusal('not-entitled', { word: 'session.pack' })
      if (!OVER.includes(session.state)) throw new Refusal('out-of-order', { word: 'session.pack', state: session.state })
      return send(reply, await makePack(house.db, press, { session: params.id, ballot: null, at: at(house) }))
    },
    limit,
  )
  serve(
    app,
    contract.getBallotPack,
    async ({ account, params, reply }) => {
      const ballot = await findSubject(house.db, 'ballot', params.id)
      const session = ballot?.context.session ?? null
      if (!ballot || !session || !belongsTo(account.actor, session)) throw new Refusal('not-found', { subject: 'ballot' })
      if (!mayTake(account, ballot.context.scrutineers)) throw new Refusal('not-entitled', { word: 'ballot.pack' })
      // A round beside it that is still open has its pack when it is announced.
      const next = ballot.context.next === null ? undefined : await findSubject(house.db, 'ballot', ballot.context.next)
      const isOver = ballot.context.announcedAt !== null || ballot.context.voidReason !== null
      if (!isOver || (next && next.context.announcedAt === null && next.context.voidReason === null))
        throw new Refusal('out-of-order', { word: 'ballot.pack', state: ballot.state })
      return send(reply, await makePack(house.db, press, { session, ballot: params.id, at: at(house) }))
    },
    limit,
  )
}
