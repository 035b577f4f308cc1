import { furnish, openCluster } from './stage.ts'
import { connect } from '../../db/connect.ts'
import { sql } from 'kysely'
import { newId } from '../../server/ids.ts'
const cluster = await openCluster()
try {
  const house = await furnish(cluster, 2000, 3)
  const db = connect(house.databaseUrl, { max: 2 })
  const { ballot, item } = house.ballots[0]!
  const { rows: seats } = await sql<{ seatId: string }>`select seat_id from register where ballot_id = ${ballot}`.execute(db)
  const T: Record<string, number[]> = {}
  const time = async <X>(name: string, f: () => Promise<X>) => { const t = performance.now(); const r = await f(); (T[name] ??= []).push(performance.now() - t); return r }
  for (let i = 0; i + 50 <= 2000; i += 50) {
    const ss = seats.slice(i, i + 50).map((s) => s.seatId); const acts = ss.map(() => newId())
    await db.connection().execute(async (c) => {
      await time('begin', () => sql`begin`.execute(c))
      await time('share', () => sql`select state, method, finality, session, items from ballot where id=${ballot} for share`.execute(c))
      const q = sql`update register set "cast" = true, act_id = given.act
        from unnest(${ss}::text[], ${acts}::text[]) as given (seat, act)
        where ballot_id = ${ballot} and seat_id = given.seat and channel = 'phone' and (not "cast" or (${false}::boolean and act_id <> given.act))
        returning seat_id`
      if (i === 1000) { const e = await sql`explain analyze ${q}`.execute(c); console.log(e.rows.map((r: any) => r['QUERY PLAN'] ?? r.queryPLAN ?? Object.values(r)[0]).join('\n')) }
      await time('register', () => q.execute(c))
      await time('turnout', () => sql`update turnout set "cast" = "cast" + ${50}::int, casts = casts + 50 where ballot_id = ${ballot}`.execute(c))
      await time('tally', () => sql`update tally set votes = tally.votes + coalesce((
      select change.votes from unnest(${[item]}::text[], ${['approve']}::text[], ${[50]}::int[]) as change (item, mark, votes)
      where change.item = tally.item_id and change.mark = tally.mark), 0) where ballot_id = ${ballot}`.execute(c))
      await time('notify', () => sql`select pg_notify('congress', ${'ballot ' + ballot})`.execute(c))
      await time('commit', () => sql`commit`.execute(c))
    })
  }
  for (const [k, v] of Object.entries(T)) { v.sort((a, b) => a - b); console.log(k, 'p50', v[v.length >> 1]!.toFixed(2), 'max', v.at(-1)!.toFixed(2)) }
  await db.destroy()
} finally { await cluster.remove() }
