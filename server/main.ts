/** `npm start`: settings, database, server; and an orderly end. */
import closeWithGrace from 'close-with-grace'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect } from '../db/connect.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrateJobs } from '../db/jobs.ts'
import { migrate } from '../db/migrate.ts'
import { buildApp } from './app.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { foundingLines } from './founding-words.ts'

/** How long casts in flight are waited for when the server is told to stop. */
const GRACE_MS = 15_000

/** The folder that holds `dist/`, whether run from source or built. */
const clientDir = () => {
  const here = dirname(fileURLToPath(import.meta.url))
  return here.includes(join('dist', 'server')) ? join(here, '..', 'client') : join(here, '..', 'dist', 'client')
}

const openDatabase = async (config: Config): Promise<{ url: string; stop: () => Promise<void> }> => {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => {} }
  await mkdir(config.dataDir, { recursive: true })
  return startEmbedded({ dir: config.dataDir })
}

/** `founding` is where the school can be founded, while there is none. */
export type Running = { origin: string; databaseUrl: string; founding: string | null; close: () => Promise<void> }

/**
 * Starts everything: database, migrations, server.
 *
 * @param prepare runs between the migrations and the first request
 */
export const start = async (config: Config, prepare: (databaseUrl: string) => Promise<void> = async () => {}): Promise<Running> => {
  const database = await openDatabase(config)
  try {
    const chore = connect(database.url, { max: 1, name: 'staff-congress migrate' })
    await migrate(chore).finally(() => chore.destroy())
    await migrateJobs(database.url)
    await prepare(database.url)
    const { app, founding } = await buildApp({
      databaseUrl: database.url,
      ballotKeyDir: config.ballotKeyDir,
      logger: { level: config.logLevel },
      behindProxy: config.behindProxy,
      publicUrl: config.publicUrl,
      post: config.post,
      clientDir: clientDir(),
    })
    // Its clock and its line to the database would keep a server alive that nobody can reach.
    await app.listen({ host: config.host, port: config.port }).catch(async (thrown: unknown) => {
      await app.close()
      throw thrown
    })
    const address = app.server.address()
    const port = typeof address === 'object' && address ? address.port : config.port
    const close = async () => {
      await app.close()
      await database.stop()
    }
    const origin = config.publicUrl ?? `http://localhost:${port}`
    return { origin, databaseUrl: database.url, founding: founding.path && `${origin}${founding.path}`, close }
  } catch (thrown) {
    await database.stop()
    throw thrown
  }
}

/** A fault of the surroundings is a sentence; a bug keeps its stack. */
export const explain = (thrown: unknown, config: Config | null): string => {
  if (thrown instanceof ConfigError) return thrown.message
  if (!(thrown instanceof Error)) return String(thrown)
  const code = 'code' in thrown ? thrown.code : undefined
  if (code === 'EADDRINUSE') return `Port ${config?.port} is in use. Stop the other program, or give another: PORT=3001 npm start`
  if (code === 'EACCES') return `Port ${config?.port} is not ours to open. Give one above 1024: PORT=3000 npm start`
  if (code === 'ECONNREFUSED') return 'The database at DATABASE_URL does not answer. Is it running?'
  return thrown.name === 'Error' || thrown.name === 'TypeError' ? (thrown.stack ?? thrown.message) : thrown.message
}

const sayFounding = ({ founding }: Running): void => {
  if (founding) process.stdout.write(foundingLines(founding))
}

/** Runs until told to stop; a second signal stops at once. */
export const runUntilStopped = async (
  prepare?: (databaseUrl: string) => Promise<void>,
  onReady: (running: Running) => void = sayFounding,
): Promise<void> => {
  let config: Config | null = null
  try {
    config = readConfig(process.env, process.cwd())
    const running = await start(config, prepare)
    closeWithGrace({ delay: GRACE_MS }, async ({ err }) => {
      if (err) console.error(explain(err, config))
      await running.close()
    })
    onReady(running)
  } catch (thrown) {
    console.error(explain(thrown, config))
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runUntilStopped()
