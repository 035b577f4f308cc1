/** Somebody who listens: a real socket to a server that listens on a real port, and everything it has heard. */
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'
import { LIVE, type Frame } from '../server/frames.ts'
import type { Problem } from '../server/replies.ts'
import { COOKIE } from '../server/login.ts'
import { PATIENCE_MS } from './patience.ts'

export type FrameOf<I extends Frame['is']> = Extract<Frame, { is: I }>

export type Ear = {
  socket: WebSocket
  /** Every frame heard so far, in the order in which it came. */
  frames: Frame[]
  of: <I extends Frame['is']>(is: I) => FrameOf<I>[]
  /** The first frame, heard already or still to come, of which `that` holds. */
  until: <I extends Frame['is']>(is: I, that?: (frame: FrameOf<I>) => boolean) => Promise<FrameOf<I>>
  closed: Promise<{ code: number; reason: string }>
  close: () => Promise<void>
}

type Manner = { after?: number | string; origin?: string; autoPong?: boolean }

const dial = (origin: string, cookie: string | null, { after, origin: page, autoPong = true }: Manner) =>
  new WebSocket(`${origin.replace('http', 'ws')}${LIVE.url}${after === undefined ? '' : `?after=${after}`}`, {
    headers: cookie === null ? {} : { cookie: `${COOKIE}=${cookie}` },
    autoPong,
    ...(page === undefined ? {} : { origin: page }),
  })

/** Opens a socket with somebody's login. */
export const listenAt = async (origin: string, { cookie }: { cookie: string }, manner: Manner = {}): Promise<Ear> => {
  const socket = dial(origin, cookie, manner)
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data: Buffer) => {
    frames.push(JSON.parse(data.toString()) as Frame)
    for (const look of waiting) look()
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason: Buffer) => resolve({ code, reason: reason.toString() }))
  })
  const of: Ear['of'] = (is) => frames.filter((frame) => frame.is === is) as never
  const until: Ear['until'] = (is, that = () => true) =>
    new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        waiting.delete(look)
        reject(new Error(`no such ${is} was heard; the last were ${JSON.stringify(frames.slice(-5))}`))
      }, PATIENCE_MS)
      const look = () => {
        const found = of(is).find(that)
        if (!found) return
        clearTimeout(patience)
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  await once(socket, 'open')
  return {
    socket,
    frames,
    of,
    until,
    closed,
    close: async () => {
      socket.close()
      await closed
    },
  }
}

/** The problem with which the server answers a socket that it does not let in. */
export const refusedAt = async (
  origin: string,
  cookie: string | null,
  manner: Manner = {},
): Promise<{ status: number; problem: Problem }> => {
  const socket = dial(origin, cookie, manner)
  socket.on('error', () => {})
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage]
  let text = ''
  for await (const chunk of response) text += String(chunk)
  return { status: response.statusCode ?? 0, problem: JSON.parse(text) as Problem }
}
