/**
 * The server under test, alone in its process and compiled as it is in use. Beside the real casting route stands the
 * floor: the same address, login, schemas and reply, and no database. What a cast costs beyond it is the booth's.
 */
import { buildApp } from '../../server/app.ts'
import { cast } from '../../server/contract.ts'
import { serve } from '../../server/serve.ts'

export type Ready = { port: number }
export type Memory = { rss: number; heapUsed: number }

const MEGABYTE = 1_048_576

const databaseUrl = process.env['DATABASE_URL']
if (!databaseUrl) throw new Error('the bench gives DATABASE_URL')

const { app } = await buildApp({
  databaseUrl,
  ...(process.env['BALLOT_KEY_DIR'] ? { ballotKeyDir: process.env['BALLOT_KEY_DIR'] } : {}),
  logger: { level: 'info' },
  extend: async (instance) => {
    serve(instance, { ...cast, url: '/api/floor/:id/casts' }, async ({ params, body }) => ({
      ballot: params.id,
      act: body.id,
      code: 'ABCD-EFGH',
    }))
  },
})
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' && address ? address.port : 0 } satisfies Ready)

process.on('message', async (message) => {
  if (message === 'memory') {
    globalThis.gc?.()
    const { rss, heapUsed } = process.memoryUsage()
    process.send?.({ rss: rss / MEGABYTE, heapUsed: heapUsed / MEGABYTE } satisfies Memory)
  }
  if (message === 'close') {
    await app.close()
    process.disconnect()
  }
})
