/** Turns one operation of the contract into one route: schema, login, problems. Closed unless the contract opens it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Account } from '../db/people.ts'
import { Refusal } from '../machines/refusal.ts'
import type { Operation } from './operation.ts'
import { Problem } from './replies.ts'
import { refuseUnkeepable } from './invalid.ts'

declare module 'fastify' {
  interface FastifyRequest {
    account: Account | null
    token: string | null
  }
}

type Of<T> = T extends TSchema ? Static<T> : undefined
type Asked<O extends Operation> = {
  params: O extends { params: infer P } ? Of<P> : undefined
  query: O extends { query: infer Q } ? Of<Q> : undefined
  body: O extends { body: infer B } ? Of<B> : undefined
  /** Who asks. Only the few operations that are open to strangers are asked by nobody. */
  account: Account
  request: FastifyRequest
  reply: FastifyReply
}

const problems = { '4xx': Problem, '5xx': Problem }

export const serve = <O extends Operation>(
  app: FastifyInstance,
  operation: O,
  handler: (asked: Asked<O>) => Promise<Static<O['reply']>>,
  limit?: { max: number; by?: (request: FastifyRequest) => string },
  /** Who may send a file at all: asked before a byte of it is read. */
  mayBring: (account: Account) => boolean = () => true,
) => {
  const { method, url, params, query, body, summary, open, file, bytes } = operation
  app.route({
    method,
    url,
    schema: {
      summary,
      tags: [url.split('/')[2] ?? 'congress'],
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      response: { 200: operation.reply, ...problems },
    },
    ...(file !== undefined && {
      bodyLimit: file,
      onRequest: async ({ account }) => {
        if (!account) throw new Refusal('login-required')
        if (!mayBring(account)) throw new Refusal('not-entitled', { word: 'file.bring' })
      },
    }),
    ...(bytes !== undefined && { bodyLimit: bytes }),
    ...(limit && {
      config: {
        rateLimit: { max: limit.max, timeWindow: '1 minute', ...(limit.by && { keyGenerator: limit.by, hook: 'preHandler' as const }) },
      },
    }),
    handler: async (request, reply) => {
      if (!open && !request.account) throw new Refusal('login-required')
      refuseUnkeepable(request.query)
      if (file === undefined) refuseUnkeepable(request.body)
      const asked = { params: request.params, query: request.query, body: request.body, account: request.account, request, reply }
      return handler(asked as unknown as Asked<O>)
    },
  })
}
