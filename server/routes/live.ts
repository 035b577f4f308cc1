import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../../machines/refusal.ts'
import { LIVE } from '../frames.ts'
import type { Live } from '../live.ts'

/** A page of another site may not listen with our visitor's cookie. Programs that are no browser send no origin. */
const isOurOrigin = (request: FastifyRequest): boolean => {
  const { origin } = request.headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.host)
}

export const liveRoutes = (live: Live) => async (app: FastifyInstance) => {
  app.get<{ Querystring: { after?: string } }>(
    LIVE.url,
    {
      websocket: true,
      schema: {
        hide: true,
        querystring: { type: 'object', additionalProperties: false, properties: { after: { type: 'string', pattern: '^\\d{1,15}$' } } },
      },
      preValidation: async (request) => {
        if (!request.account) throw new Refusal('login-required')
        if (!isOurOrigin(request)) throw new Refusal('not-entitled', { origin: request.headers.origin ?? null })
      },
    },
    (socket, request) => {
      const { account, token } = request
      if (!account || !token) return socket.close(1008, 'login-required')
      const after = request.query.after === undefined ? null : Number(request.query.after)
      live.join(socket, request.raw, { token, by: account.actor }, after).catch((error: unknown) => {
        request.log.error({ err: error }, 'could not take in a socket')
        socket.close(1011, 'broken')
      })
    },
  )
}
