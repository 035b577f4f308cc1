import { compile, furnish, openCluster, startLoad, startServer } from './stage.ts'
import pg from 'pg'
import { readFileSync, readdirSync } from 'node:fs'
const stat = (pid: number) => { try { const t = readFileSync(`/proc/${pid}/stat`, 'utf8'); const f = t.slice(t.lastIndexOf(')') + 2).split(' '); return { ppid: Number(f[1]), cpu: (Number(f[11]) + Number(f[12])) * 10 } } catch { return { ppid: 0, cpu: 0 } } }
const profile = process.argv[2]
await compile()
const cluster = await openCluster()
try {
  const house = await furnish(cluster, 2000, 9)
  const server = await startServer(house.databaseUrl, profile)
  const load = startLoad()
  let b = [...house.ballots]
  const pm = Number(readFileSync(cluster.dir + '/postgres/postmaster.pid', 'utf8').split('\n')[0])
  const pgCpu = () => readdirSync('/proc').filter((n) => /^\d+$/.test(n)).map((n) => stat(Number(n))).filter((x) => x.ppid === pm).reduce((a, x) => a + x.cpu, 0)
  const cl = new pg.Client({ connectionString: house.databaseUrl }); await cl.connect()
  const xid = async () => Number((await cl.query('select pg_current_xact_id()::text as x')).rows[0].x)
  const fire = async (base: string, connections: number, ballots: any) => {
    const x0 = await xid(), c0 = stat(server.pid).cpu, p0 = pgCpu(), l0 = stat(load.pid).cpu
    const v = await load.ask<any, any>({ port: server.port, base, connections, cookies: house.cookies, ballots })
    const x1 = await xid()
    const l = Float64Array.from(v.latenciesMs).sort()
    console.log(base, connections, Math.round(l.length / v.seconds), 'p50', l[l.length >> 1]!.toFixed(1), 'p99', l[Math.floor(l.length * 0.99)]!.toFixed(1), JSON.stringify(v.statuses), 'batch', (l.length / (x1 - x0)).toFixed(1), 'cpu/req us: server', Math.round((stat(server.pid).cpu - c0) * 1000 / l.length), 'pg', Math.round((pgCpu() - p0) * 1000 / l.length), 'load', Math.round((stat(load.pid).cpu - l0) * 1000 / l.length))
  }
  await fire('/api/floor', 50, b.slice(0, 1))
  await fire('/api/ballots', 50, b.splice(0, 1))
  for (const c of [50, 200]) { await fire('/api/floor', c, b.slice(0, 4)); await fire('/api/ballots', c, b.splice(0, 2)); await fire('/api/ballots', c, b.splice(0, 2)) }
  await cl.end(); await load.close(); await server.close()
} finally { await cluster.remove() }
