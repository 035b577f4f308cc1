/** The four measurements. */
import type { Blast, Volley } from './load.ts'
import { furnish, startLoad, startServer, startWatch, type Helper, type House, type Server } from './stage.ts'
import type { PrivateCluster } from '../postgres.ts'
import type { Memory } from './under-test.ts'
import type { Gather, Seen, Watch } from './watch.ts'

export type Figures = {
  casts: { connections: number; perSecond: number; floorPerSecond: number; ratio: number; p50Ms: number; p99Ms: number }[]
  live: { watchers: number; casts: number; visibleP50Ms: number; visibleP95Ms: number; megabytes: number }
  memory: { sockets: number; serverMb: number }
  growth: { roll: number; microsecondsPerCast: number }[]
}

const WATCHERS = 1_000
const PACE = 100
const SOCKETS = 2_000
const MEGABYTE = 1_048_576
const CASTS = '/api/ballots'
const FLOOR = '/api/floor'

const percentile = (values: number[], share: number): number => {
  const sorted = Float64Array.from(values).toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
const round = (value: number, digits = 0): number => Number(value.toFixed(digits))

const fire = async (load: Helper, blast: Blast): Promise<Volley> => {
  const volley = await load.ask<Volley>(blast)
  const refused = Object.keys(volley.statuses).filter((status) => status !== '200')
  if (refused.length > 0) throw new Error(`casts were refused: ${JSON.stringify(volley.statuses)}`)
  return volley
}

const rate = (volleys: Volley[]): number =>
  volleys.reduce((total, volley) => total + volley.latenciesMs.length, 0) / volleys.reduce((total, volley) => total + volley.seconds, 0)

/** Floor and booth in turn, so that what disturbs the machine disturbs both. */
export const measureCasts = async ({ port }: Server, { cookies, ballots }: House): Promise<Figures['casts']> => {
  const load = startLoad()
  const box = [...ballots]
  const take = (n: number) => box.splice(0, n)
  const warmUp = take(1)
  await fire(load, { port, base: FLOOR, connections: 50, cookies, ballots: warmUp })
  await fire(load, { port, base: CASTS, connections: 50, cookies, ballots: warmUp })
  const figures: Figures['casts'] = []
  for (const { connections, turns, each } of [
    { connections: 1, turns: 1, each: 1 },
    { connections: 50, turns: 2, each: 3 },
    { connections: 200, turns: 2, each: 4 },
  ]) {
    const floors: Volley[] = []
    const casts: Volley[] = []
    for (let turn = 0; turn < turns; turn += 1) {
      const some = take(each)
      floors.push(await fire(load, { port, base: FLOOR, connections, cookies, ballots: some }))
      casts.push(await fire(load, { port, base: CASTS, connections, cookies, ballots: some }))
    }
    const latencies = casts.flatMap((volley) => volley.latenciesMs)
    figures.push({
      connections,
      perSecond: round(rate(casts)),
      floorPerSecond: round(rate(floors)),
      ratio: round(rate(casts) / rate(floors), 3),
      p50Ms: round(percentile(latencies, 0.5), 1),
      p99Ms: round(percentile(latencies, 0.99), 1),
    })
  }
  await load.close()
  return figures
}

/** The last ballot, watched by half of the hall while the other half votes. The watchers stay for the next measurement. */
export const measureLive = async ({ port }: Server, { cookies, ballots }: House): Promise<{ live: Figures['live']; watch: Helper }> => {
  const watch = startWatch()
  const { ballot, item } = ballots.at(-1) ?? { ballot: '', item: '' }
  const casters = cookies.slice(WATCHERS)
  const { visibleMs, bytes, refused } = await watch.ask<Seen>({
    port,
    watchers: cookies.slice(0, WATCHERS),
    casters,
    ballot,
    item,
    perSecond: PACE,
  } satisfies Watch)
  if (refused > 0) throw new Error(`${refused} casts were refused while the hall watched`)
  const live = {
    watchers: WATCHERS,
    casts: casters.length,
    visibleP50Ms: round(percentile(visibleMs, 0.5)),
    visibleP95Ms: round(percentile(visibleMs, 0.95)),
    megabytes: round(bytes / MEGABYTE, 2),
  }
  return { live, watch }
}

export const measureMemory = async (server: Server, { cookies }: House, watch: Helper): Promise<Figures['memory']> => {
  const { sockets } = await watch.ask<{ sockets: number }>({ port: server.port, gather: cookies.slice(WATCHERS, SOCKETS) } satisfies Gather)
  const { rss } = await server.ask<Memory>('memory')
  return { sockets, serverMb: round(rss) }
}

const ROLLS = [100, 1_000, 10_000]
const WARM_UP = 2_000
const TURNS = 5
const SHOTS_A_TURN = 1_000

/**
 * The same casts in halls of different size, in turn, so that what disturbs the machine disturbs all of them. What a cast
 * costs is the median of the turns. Ten connections: a batch then never spans the whole of the smallest hall.
 */
export const measureGrowth = async (cluster: PrivateCluster): Promise<Figures['growth']> => {
  const load = startLoad()
  const halls: { roll: number; server: Server; house: House; costs: number[] }[] = []
  for (const roll of ROLLS) {
    const house = await furnish(cluster, roll, Math.ceil((WARM_UP + TURNS * SHOTS_A_TURN) / roll))
    halls.push({ roll, server: await startServer(house.databaseUrl), house, costs: [] })
  }
  const volley = async ({ server, house }: (typeof halls)[number], from: number, shots: number) => {
    const blast = { port: server.port, connections: 10, cookies: house.cookies, ballots: house.ballots, from, shots }
    // The server has then read everybody who is about to vote: logins are not what is measured.
    await fire(load, { ...blast, base: FLOOR })
    return fire(load, { ...blast, base: CASTS })
  }
  for (const hall of halls) await volley(hall, 0, WARM_UP)
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const hall of halls) {
      const { seconds } = await volley(hall, WARM_UP + turn * SHOTS_A_TURN, SHOTS_A_TURN)
      hall.costs.push((seconds * 1e6) / SHOTS_A_TURN)
    }
  }
  for (const { server } of halls) await server.close()
  await load.close()
  return halls.map(({ roll, costs }) => ({ roll, microsecondsPerCast: round(percentile(costs, 0.5), 1) }))
}
