import { compile, furnish, openCluster, startLoad, startServer } from './stage.ts'
if (!process.env.NOCOMPILE) await compile()
const cluster = await openCluster()
try {
  const house = await furnish(cluster, 2000, 14)
  const server = await startServer(house.databaseUrl, process.argv[2])
  const load = startLoad()
  await load.ask<any, any>({ port: server.port, base: '/api/floor', connections: 50, cookies: house.cookies, ballots: house.ballots.slice(0, 1) })
  const v = await load.ask<any, any>({ port: server.port, base: '/api/ballots', connections: 50, cookies: house.cookies, ballots: house.ballots })
  console.log(Math.round(v.latenciesMs.length / v.seconds))
  await load.close(); await server.close()
} finally { await cluster.remove() }
