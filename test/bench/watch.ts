/** A hall that watches while it votes: sockets that hear every frame, and casts at an even pace. One clock for both. */
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { COOKIE } from '../../server/login.ts'
import { markOf, Wire } from './wire.ts'

export type Watch = { port: number; watchers: string[]; casters: string[]; ballot: string; item: string; perSecond: number }
export type Seen = { visibleMs: number[]; bytes: number; refused: number }
export type Gather = { port: number; gather: string[] }

/** When each watcher first saw at least so many papers returned. */
type Sight = { at: number; returned: number }
type Watcher = { socket: WebSocket; sights: Sight[] }

const PATIENCE_MS = 3_000
const WIRES = 16
const CONNECT_AT_ONCE = 50

let bytes = 0
const watchers: Watcher[] = []

/** A frame on the wire: its text and the header that RFC 6455 gives an unmasked text of that length. */
const sizeOf = (text: Buffer) => text.length + (text.length < 126 ? 2 : 4)

const sit = (port: number, cookie: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`, { headers: { cookie: `${COOKIE}=${cookie}` } })
    const watcher: Watcher = { socket, sights: [] }
    watchers.push(watcher)
    socket.once('open', resolve).once('error', reject)
    socket.on('message', (data: Buffer) => {
      bytes += sizeOf(data)
      const frame = JSON.parse(data.toString()) as { is: string; returned?: number }
      if (frame.is === 'turnout') watcher.sights.push({ at: performance.now(), returned: frame.returned ?? 0 })
    })
  })

const sitDown = async (port: number, cookies: string[]): Promise<void> => {
  for (let from = 0; from < cookies.length; from += CONNECT_AT_ONCE) {
    await Promise.all(cookies.slice(from, from + CONNECT_AT_ONCE).map((cookie) => sit(port, cookie)))
  }
}

/** Casts at an even pace whatever the server answers; the moments at which each was acknowledged, in that order. */
const castEvenly = async ({ port, casters, ballot, item, perSecond }: Watch): Promise<{ acknowledged: number[]; refused: number }> => {
  const wires = await Promise.all(Array.from({ length: WIRES }, () => Wire.to(port)))
  const busy = wires.map(() => Promise.resolve())
  const acknowledged: number[] = []
  let refused = 0
  const start = performance.now()
  for (const [i, cookie] of casters.entries()) {
    await sleep(Math.max(0, start + (i * 1000) / perSecond - performance.now()))
    const wire = wires[i % WIRES]
    const before = busy[i % WIRES]
    const inTurn = async () => {
      await before
      const status = await wire?.fire({ path: `/api/ballots/${ballot}/casts`, cookie, item, mark: markOf(i) })
      if (status === 200) acknowledged.push(performance.now())
      else refused += 1
    }
    busy[i % WIRES] = inTurn()
  }
  await Promise.all(busy)
  for (const wire of wires) wire.close()
  return { acknowledged, refused }
}

const visibleTo = ({ sights }: Watcher, acknowledged: number[]): number[] => {
  let sight = 0
  return acknowledged.map((at, i) => {
    while (sight < sights.length && (sights[sight]?.returned ?? 0) < i + 1) sight += 1
    const seen = sights[sight]
    return seen ? Math.max(0, seen.at - at) : PATIENCE_MS
  })
}

const watch = async (asked: Watch): Promise<Seen> => {
  await sitDown(asked.port, asked.watchers)
  const { acknowledged, refused } = await castEvenly(asked)
  await sleep(PATIENCE_MS / 3)
  // A percentile of a million pairs needs no million numbers: every watcher counts, each with a tenth of the casts.
  const visibleMs = watchers.flatMap((watcher, w) => visibleTo(watcher, acknowledged).filter((_, i) => i % 10 === w % 10))
  return { visibleMs, bytes, refused }
}

process.on('message', async (message) => {
  if (message === 'close') {
    for (const { socket } of watchers) socket.terminate()
    return process.disconnect()
  }
  const asked = message as Watch | Gather
  if ('gather' in asked) {
    await sitDown(asked.port, asked.gather)
    process.send?.({ sockets: watchers.length })
  } else process.send?.(await watch(asked))
})
