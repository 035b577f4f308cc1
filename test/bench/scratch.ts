import { compile, furnish, openCluster, startLoad, startServer } from './stage.ts'
const profile = process.argv[2]
await compile()
const cluster = await openCluster()
try {
  const house = await furnish(cluster, 2000, 9)
  const server = await startServer(house.databaseUrl, profile)
  const load = startLoad()
  let b = [...house.ballots]
  const fire = async (base: string, connections: number, ballots: any) => {
    const v = await load.ask<any, any>({ port: server.port, base, connections, cookies: house.cookies, ballots })
    const l = Float64Array.from(v.latenciesMs).sort()
    console.log(base, connections, Math.round(l.length / v.seconds), 'p50', l[l.length >> 1]!.toFixed(1), 'p99', l[Math.floor(l.length * 0.99)]!.toFixed(1), JSON.stringify(v.statuses))
  }
  await fire('/api/floor', 50, b.slice(0, 1))
  await fire('/api/ballots', 50, b.splice(0, 1))
  for (const c of [50, 200]) { await fire('/api/floor', c, b.slice(0, 4)); await fire('/api/ballots', c, b.splice(0, 2)); await fire('/api/ballots', c, b.splice(0, 2)) }
  await load.close(); await server.close()
} finally { await cluster.remove() }
