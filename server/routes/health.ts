import type { FastifyInstance } from 'fastify'
import { schemaCurrent } from '../../db/migrate.ts'
import type { House } from '../house.ts'

/** For whoever watches the server: alive, and ready (database reachable, schema current). */
export const healthRoutes = (house: House) => async (app: FastifyInstance) => {
  app.get('/api/health', { schema: { hide: true } }, async () => ({ alive: true }))
  app.get('/api/ready', { schema: { hide: true } }, async (request, reply) => {
    try {
      const current = await schemaCurrent(house.db)
      return await reply.code(current ? 200 : 503).send({ database: 'reachable', schema: current ? 'current' : 'outdated' })
    } catch (thrown) {
      request.log.warn({ err: thrown }, 'the database cannot be reached')
      return reply.code(503).send({ database: 'unreachable' })
    }
  })
}
