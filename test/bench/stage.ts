/** What a measurement stands on: a PostgreSQL on disk with fsync, halls with open ballots, and compiled processes. */
import { execFile, fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { connect } from '../../db/connect.ts'
import { migrateJobs } from '../../db/jobs.ts'
import { migrate } from '../../db/migrate.ts'
import { callToOrder, openBallot, openHall, type OpenBallot } from '../hall.ts'
import { privateCluster, type PrivateCluster } from '../postgres.ts'

const run = promisify(execFile)
const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const built = join(root, 'node_modules', '.bench', 'test', 'bench')

/** Compiles the server and the processes that load it. */
export const compile = async (): Promise<void> => {
  await run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', join(here, 'tsconfig.json')])
}

/** A process of the bench that is asked one thing at a time. */
export type Helper = { ask: <A>(question: object | string) => Promise<A>; pid: number; close: () => Promise<void> }

const helper = (child: ChildProcess): Helper => {
  const failed = new Promise<never>((_, reject) =>
    child.once('exit', (code) => reject(new Error(`a process of the bench ended (${code})`))),
  )
  failed.catch(() => undefined)
  return {
    pid: child.pid ?? 0,
    ask: async (question) => {
      const answer = once(child, 'message')
      child.send(question)
      const [said] = await Promise.race([answer, failed])
      return said as never
    },
    close: async () => {
      const over = once(child, 'exit')
      child.send('close')
      await over
    },
  }
}

export const startLoad = (): Helper => helper(fork(join(built, 'load.js'), { stdio: 'inherit' }))
export const startWatch = (): Helper => helper(fork(join(built, 'watch.js'), { stdio: 'inherit' }))

export type Server = Helper & { port: number }

/** @param profileDir where to leave a CPU profile of the server, if one is wanted; @param env settings beside the usual ones */
export const startServer = async (databaseUrl: string, profileDir?: string, env: NodeJS.ProcessEnv = {}): Promise<Server> => {
  const child = fork(join(built, 'under-test.js'), {
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: 'production', ...env },
    execArgv: ['--expose-gc', ...(profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : [])],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { ...helper(child), port }
}

export type House = { databaseUrl: string; cookies: string[]; ballots: OpenBallot[] }

/** A hall of so many representatives, all of them present, with so many secret ballots open. The server that made it is gone. */
export const furnish = async (cluster: PrivateCluster, size: number, ballots: number): Promise<House> => {
  const name = `hall_${size}`
  const admin = new pg.Client({ connectionString: cluster.url })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href
  const db = connect(url, { max: 4, name: 'bench' })
  await migrate(db)
  await migrateJobs(url)
  const hall = await openHall(size, { database: { url, db, drop: () => db.destroy() } })
  await callToOrder(hall)
  const open: OpenBallot[] = []
  for (let i = 0; i < ballots; i += 1) open.push(await openBallot(hall, 'secret'))
  await hall.close()
  return { databaseUrl: url, cookies: hall.reps.map((rep) => rep.cookie), ballots: open }
}

export const openCluster = (): Promise<PrivateCluster> => privateCluster()
