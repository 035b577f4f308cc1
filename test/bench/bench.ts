/**
 * `npm run bench [-- --json]`: how fast the booth is beside the floor of its own server, how soon a cast is seen, what
 * a socket costs, and whether a cast costs more in a larger hall. PostgreSQL is on disk with fsync on.
 */
import { parseArgs } from 'node:util'
import { measureCasts, measureGrowth, measureLive, measureMemory, type Figures } from './measure.ts'
import { compile, furnish, openCluster, startServer } from './stage.ts'

const { values: asked } = parseArgs({ options: { json: { type: 'boolean', default: false }, profile: { type: 'string' } } })

const HALL = 2_000
/** One ballot to warm up, one at 1 connection, twice three at 50, twice four at 200, and one that is watched. */
const BALLOTS = 17

const say = (line: string) => {
  if (!asked.json) process.stderr.write(`${line}\n`)
}

const bench = async (): Promise<Figures> => {
  say('compiling, starting PostgreSQL')
  await compile()
  const cluster = await openCluster()
  try {
    say(`furnishing a hall of ${HALL}`)
    const house = await furnish(cluster, HALL, BALLOTS)
    const server = await startServer(house.databaseUrl, asked.profile)
    say('casting')
    const casts = await measureCasts(server, house)
    say('watching')
    const { live, watch } = await measureLive(server, house)
    const memory = await measureMemory(server, house, watch)
    await watch.close()
    await server.close()
    say('growing')
    return { casts, live, memory, growth: await measureGrowth(cluster) }
  } finally {
    await cluster.remove()
  }
}

const figures = await bench()
if (asked.json) console.log(JSON.stringify(figures))
else {
  console.table(figures.casts)
  console.table([figures.live])
  console.table([figures.memory])
  console.table(figures.growth)
}
