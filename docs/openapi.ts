/**
 * `npm run docs:openapi` writes docs/openapi.json: the surface of the API, checked in so that a change of it shows in
 * review. A server must be put together for it, and a server needs a database: an empty one, deleted again.
 */
import type { FastifyInstance } from 'fastify'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect } from '../db/connect.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrateJobs } from '../db/jobs.ts'
import { migrate } from '../db/migrate.ts'
import { buildApp } from '../server/app.ts'

export const OPENAPI_FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'openapi.json')

/** The document as it is checked in. */
export const openApiOf = async (app: FastifyInstance): Promise<string> => {
  await app.ready()
  return `${JSON.stringify(app.swagger(), null, 1)}\n`
}

const write = async (): Promise<void> => {
  const dir = await mkdtemp(path.join(tmpdir(), 'congress-openapi-'))
  const database = await startEmbedded({ dir })
  try {
    const chore = connect(database.url, { max: 1 })
    await migrate(chore).finally(() => chore.destroy())
    await migrateJobs(database.url)
    const { app } = await buildApp({ databaseUrl: database.url })
    await writeFile(OPENAPI_FILE, await openApiOf(app))
    await app.close()
  } finally {
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await write()
