/** The load: a process of its own that casts as fast as so many connections can, each waiting for its answer. */
import { markOf, Wire } from './wire.ts'

/** Every seat once in every ballot, cookies × ballots shots; or of these only `shots`, from `from` on. */
export type Blast = {
  port: number
  base: string
  connections: number
  cookies: string[]
  ballots: { ballot: string; item: string }[]
  from?: number
  shots?: number
}
export type Volley = { seconds: number; latenciesMs: number[]; statuses: Record<number, number> }

const blast = async ({
  port,
  base,
  connections,
  cookies,
  ballots,
  from = 0,
  shots = cookies.length * ballots.length - from,
}: Blast): Promise<Volley> => {
  const wires = await Promise.all(Array.from({ length: connections }, () => Wire.to(port)))
  const latenciesMs: number[] = []
  const statuses: Record<number, number> = {}
  let next = from
  const shoot = async (wire: Wire): Promise<void> => {
    while (next < from + shots) {
      const i = next
      next += 1
      const { ballot, item } = ballots[Math.floor(i / cookies.length)] ?? { ballot: '', item: '' }
      const askedAt = performance.now()
      const status = await wire.fire({ path: `${base}/${ballot}/casts`, cookie: cookies[i % cookies.length] ?? '', item, mark: markOf(i) })
      latenciesMs.push(performance.now() - askedAt)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }
  const start = performance.now()
  await Promise.all(wires.map(shoot))
  const seconds = (performance.now() - start) / 1000
  for (const wire of wires) wire.close()
  return { seconds, latenciesMs, statuses }
}

process.on('message', async (message) => {
  if (message === 'close') return process.disconnect()
  process.send?.(await blast(message as Blast))
})
