/**
 * A database a test: `freshDatabase()` copies a migrated template, which takes about 30 ms, so no test ever meets
 * another's rows and none needs to clean up.
 *
 * The default export is vitest's globalSetup: it starts PostgreSQL once a run and makes the template. With
 * `DATABASE_URL` set (its user must be allowed to create databases) it works beside that database and never in it.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import pg from 'pg'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'

import { connect, type Db } from '../db/connect.ts'
import { type Embedded, startEmbedded } from '../db/embedded.ts'
import { claim, evict } from '../db/embedded-owner.ts'
import { migrateJobs } from '../db/jobs.ts'
import { migrate } from '../db/migrate.ts'

const PREFIX = 'congress-test-'
const MEMORY = '/dev/shm'

declare module 'vitest' {
  interface ProvidedContext {
    /** `admin`: where databases are made from. `template`: migrated; nobody may be connected to it. */
    postgres: { admin: string; template: string }
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const server = process.env['DATABASE_URL'] ? undefined : await clusterIn(await quickest())
  try {
    const url = server?.url ?? (process.env['DATABASE_URL'] as string)
    const template = `congress_template_${randomBytes(4).toString('hex')}`
    await admin(url, [`create database ${template}`])
    const db = connect(named(url, template), { max: 2, name: 'template' })
    await migrate(db).finally(() => db.destroy())
    await migrateJobs(named(url, template))
    project.provide('postgres', { admin: url, template })
    return async () => {
      if (server) await server.remove()
      else await dropAll(url, template)
    }
  } catch (error) {
    await server?.remove()
    throw error
  }
}

export type FreshDatabase = {
  url: string
  /** With at most 10 connections; `connect(url, { max })` for more. */
  db: Db
  /** Ends `db`, throws everybody else out, and drops the database. */
  drop(): Promise<void>
}

/** A database of its own, migrated and empty. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { admin: beside, template } = inject('postgres')
  const name = `${template}_${randomBytes(4).toString('hex')}`
  await admin(beside, [`create database ${name} template ${template}`])
  const url = named(beside, name)
  const db = connect(url, { name: 'test' })
  return {
    url,
    db,
    async drop() {
      await db.destroy()
      await admin(beside, [`drop database if exists ${name} with (force)`])
    },
  }
}

export type PrivateCluster = {
  dir: string
  /** Stays the same over `crash` and `start`. */
  url: string
  /** Kill the whole server as a power cut would, as far as PostgreSQL can tell. */
  crash(): Promise<void>
  /** Start it again on the same port; it recovers by itself. */
  start(): Promise<void>
  /** Stop it and delete everything. */
  remove(): Promise<void>
}

/** A whole server of its own, empty, on a real disk, for tests that crash it. About 0.8 s. */
export async function privateCluster(): Promise<PrivateCluster> {
  return clusterIn(tmpdir())
}

async function clusterIn(parent: string): Promise<PrivateCluster> {
  const dir = await mkdtemp(path.join(parent, PREFIX))
  await chmod(dir, 0o755) // when root, PostgreSQL runs as somebody else; the cluster inside is 0700 all the same
  let running: Embedded
  try {
    running = await startEmbedded({ dir })
  } catch (error) {
    await rm(dir, { recursive: true, force: true })
    throw error
  }
  const { url } = running
  return {
    dir,
    url,
    async crash() {
      process.kill(running.pid, 'SIGKILL')
      await running.stop()
    },
    async start() {
      running = await startEmbedded({ dir, port: Number(new URL(url).port) })
    },
    async remove() {
      await running.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** Memory, if the machine lends enough: copying the template then takes 12 ms, not 60. The settings are the same. */
async function quickest(): Promise<string> {
  const room = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  return room > 2 ** 31 ? MEMORY : tmpdir()
}

/** A run that was killed leaves its server and folder behind; the next run clears them away. */
async function sweep() {
  for (const parent of [MEMORY, tmpdir()]) {
    for (const name of await readdir(parent).catch(() => [])) {
      const dir = path.join(parent, name)
      if (!name.startsWith(PREFIX) || !existsSync(path.join(dir, 'postgres.owner'))) continue
      try {
        const release = await claim(dir)
        await evict(path.join(dir, 'postgres'), () => {})
        await release()
        await rm(dir, { recursive: true, force: true })
      } catch {
        // Another run's, and alive; or another user's.
      }
    }
  }
}

function named(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** Statements that belong in no transaction and to no database in particular. */
async function admin(url: string, statements: string[]): Promise<pg.QueryResult | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let last: pg.QueryResult | undefined
    for (const statement of statements) last = await client.query(statement)
    return last
  } finally {
    await client.end()
  }
}

async function dropAll(url: string, template: string) {
  const found = await admin(url, [`select datname from pg_database where starts_with(datname, '${template}')`])
  const names = (found?.rows ?? []) as { datname: string }[]
  await admin(
    url,
    names.map(({ datname }) => `drop database if exists ${datname} with (force)`),
  )
}
