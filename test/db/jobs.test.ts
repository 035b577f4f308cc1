/** The jobs outlive their database: a PostgreSQL that dies takes neither the process nor the workers with it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Db } from '../../db/connect.ts'
import { addJob, migrateJobs, openJobs, type Jobs } from '../../db/jobs.ts'
import { privateCluster, type PrivateCluster } from '../postgres.ts'

const OFTEN_MS = 100
const HANDS = ['one', 'two', 'three']

let cluster: PrivateCluster
let db: Db
let jobs: Jobs
const sent: unknown[] = []
let letGo = () => {}
const held = new Promise<void>((resolve) => (letGo = resolve))
let struck = 0

beforeAll(async () => {
  cluster = await privateCluster()
  await migrateJobs(cluster.url)
  db = connect(cluster.url)
  const tasks = {
    clock: async () => {
      struck += 1
    },
    send: async ({ id }: Record<string, unknown>) => {
      sent.push(id)
      if (HANDS.includes(String(id))) await held
    },
  }
  jobs = await openJobs(db, cluster.url, tasks, () => {}, OFTEN_MS)
})

afterAll(async () => {
  await jobs.close()
  await db.destroy()
  await cluster.remove()
})

const send = (id: string) => addJob(db, 'send', { id }, { key: id, runAt: null })

test('PostgreSQL dies while every worker has a job in hand and the clock strikes on: afterwards jobs are done and it still strikes', async () => {
  await expect.poll(() => struck).toBeGreaterThan(1)
  for (const id of HANDS) await send(id)
  await expect.poll(() => sent).toEqual(expect.arrayContaining(HANDS))
  await cluster.crash()
  letGo()
  // No worker can hand its job back now, and the clock strikes in vain.
  await new Promise((resolve) => setTimeout(resolve, 10 * OFTEN_MS))
  await cluster.start()
  const before = struck
  await expect
    .poll(() =>
      send('later').then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  await expect.poll(() => sent).toContain('later')
  await expect.poll(() => struck).toBeGreaterThan(before)
})
