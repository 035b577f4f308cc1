import type { FastifyInstance } from 'fastify'
import { findCredential, findSealedRound, findTracker, keepCredential, listCredentials, listEvents } from '../../db/sealed.ts'
import { findPaper } from '../../db/ballots.ts'
import { findSubject } from '../../db/subjects.ts'
import type { Account } from '../../db/people.ts'
import { votingSeat } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import { joined, openBoard, readBoard } from '../../machines/sealed/archive.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { readElement } from '../../machines/sealed/group.ts'
import { belongsTo, maySeeRatings } from '../../machines/sight.ts'
import * as contract from '../sealed-contract.ts'
import { tellHall } from '../hint.ts'
import type { House } from '../house.ts'
import { begin, ceremonyOf, post } from '../sealed/ceremony.ts'
import type { SealedHall } from '../sealed/hall.ts'
import { boardBytes, reckoning } from '../sealed/round.ts'
import type { MyCredential } from '../sealed-replies.ts'
import { serve } from '../serve.ts'

/** A sealed ballot of a congress that this person belongs to. @throws Refusal `not-found` */
const theirs = async (house: House, { actor }: Account, id: string) => {
  const ballot = await findSubject(house.db, 'ballot', id)
  if (!ballot || ballot.context.method !== 'sealed' || !belongsTo(actor, ballot.context.session))
    throw new Refusal('not-found', { subject: 'ballot' })
  return ballot
}

const theirSession = async (house: House, { actor }: Account, session: string) => {
  if (!belongsTo(actor, session) || !(await findSubject(house.db, 'session', session)))
    throw new Refusal('not-found', { subject: 'session' })
}

/** The server-made secret goes to the login of its seat alone, and only while it can be used. */
const myCredential = async (house: House, ballot: string, state: string, seat: string): Promise<MyCredential> => {
  const found = await findCredential(house.db, ballot, seat)
  const secret = found?.madeBy === 'server' && state === 'open' ? await house.ballotKeys.findCredential(ballot, seat) : undefined
  return { credential: found?.credential ?? null, madeBy: found?.madeBy ?? null, secret: secret ?? null }
}

/** @throws Refusal `sealed-invalid` for what is not an element of the group */
const checkElement = (text: string): void => {
  try {
    if (!reckoning.isMember(readElement(reckoning.group, text))) throw new Fault('element-group', { of: 'credential' })
  } catch (thrown) {
    if (thrown instanceof Fault) throw new Refusal('sealed-invalid', { check: thrown.code, ...thrown.facts })
    throw thrown
  }
}

const mySeat = ({ actor }: Account, session: string | null): string => {
  const seat = votingSeat(actor, session)
  if (!seat) throw new Refusal('not-entitled', { word: 'ballot.cast' })
  return seat.id
}

const ceremonyRoutes = (house: House, app: FastifyInstance) => {
  serve(app, contract.getCeremony, async ({ account, params }) => {
    await theirSession(house, account, params.id)
    return ceremonyOf(house, params.id, account.actor.person)
  })
  serve(app, contract.beginCeremony, async ({ account, params, body }) => {
    await theirSession(house, account, params.id)
    return begin(house, params.id, account.actor, body.id)
  })
  serve(app, contract.postCeremony, ({ account, params, body }) => post(house, params.id, account.actor.person, body.step, body.message))
}

const credentialRoutes = (house: House, app: FastifyInstance) => {
  serve(app, contract.getMyCredential, async ({ account, params }) => {
    const { state, context } = await theirs(house, account, params.id)
    return myCredential(house, params.id, state, mySeat(account, context.session))
  })
  serve(app, contract.registerCredential, async ({ account, params, body }) => {
    const { state, context } = await theirs(house, account, params.id)
    const seat = mySeat(account, context.session)
    const known = await findCredential(house.db, params.id, seat)
    if (known?.credential !== body.credential) {
      if (state !== 'issuing') throw new Refusal('out-of-order', { state, word: 'ballot.register', can: [] })
      if ((await findPaper(house.db, params.id, [seat]))?.channel !== 'phone') throw new Refusal('not-issued', { channel: null })
      checkElement(body.credential)
      await keepCredential(house.db, params.id, seat, body.credential)
      await tellHall(house.db, `ballot ${params.id}`)
    }
    return myCredential(house, params.id, state, seat)
  })
}

export const sealedRoutes =
  (house: House, { booth, openings }: SealedHall) =>
  async (app: FastifyInstance) => {
    ceremonyRoutes(house, app)
    credentialRoutes(house, app)
    serve(app, contract.getSealedSetup, async ({ account, params }) => {
      const { context } = await theirs(house, account, params.id)
      const round = await findSealedRound(house.db, params.id)
      const [setup] = await listEvents(house.db, params.id, { to: 0 })
      if (!round || !setup) throw new Refusal('not-found', { subject: 'board' })
      const [election = '', trustees = '', credentials = ''] =
        readBoard(joined([openBoard(round.timestamp), setup.bytes])).events[0]?.data ?? []
      const holders = await listCredentials(house.db, params.id)
      const byPhone = holders.filter(({ madeBy }) => madeBy === 'phone').length
      const session = context.session === null ? undefined : await findSubject(house.db, 'session', context.session)
      return { election, trustees, credentials, code: session?.context.keys?.code ?? '', byPhone, byServer: holders.length - byPhone }
    })
    serve(app, contract.castSealed, ({ account, params, body }) =>
      booth.cast({ ballot: params.id, by: account.actor, text: body.ballot, shown: body.shown ?? [] }),
    )
    serve(app, contract.findTracker, async ({ account, params, query }) => {
      await theirs(house, account, params.id)
      const found = await findTracker(house.db, params.id, query.tracker)
      if (!found) throw new Refusal('not-found', { subject: 'tracker' })
      return { height: found.height, head: found.hash }
    })
    serve(app, contract.getArchive, async ({ account, params, reply }) => {
      const { context } = await theirs(house, account, params.id)
      // The opening of a rating says how each person was rated: the box itself is everybody's to check.
      const bytes = await boardBytes(house.db, params.id, { opened: maySeeRatings(account.actor, context) })
      if (!bytes) throw new Refusal('not-found', { subject: 'board' })
      reply.type('application/x-tar').header('content-disposition', `attachment; filename="${params.id}.bel"`)
      return bytes
    })
    serve(app, contract.getOpening, async ({ account, params }) => {
      const { context } = await theirs(house, account, params.id)
      return openings.stateOf(params.id, context)
    })
    serve(app, contract.contributePart, async ({ account, params, body }) => {
      await theirs(house, account, params.id)
      return openings.contribute(params.id, account.actor.person, body.part)
    })
    serve(app, contract.getReceiptKey, async () => ({ key: await house.ballotKeys.receiptKey() }))
  }
