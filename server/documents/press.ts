/**
 * The press: documents are rendered beside the event loop. A PDF of one page takes 50 to 90 ms, a whole roll half a second; in
 * that time a hall of phones would wait for its casts.
 */
import { Piscina } from 'piscina'
import type { Rendering } from './render-worker.ts'

const THREADS = 2
/** A thread that has nothing to do gives its two typefaces (30 MB) back. */
const IDLE_MS = 30_000
const QUEUE = 64
const MEGABYTES = 512
const MOST_MS = 60_000

/** Everybody printing at once: whoever asks again in a minute is served. */
class PressBusy extends Error {
  override readonly name = 'PressBusy'
  readonly statusCode = 429
}

export type Press = { render: (asked: Rendering) => Promise<Uint8Array>; close: () => Promise<void> }

export const openPress = (): Press => {
  const source = import.meta.url.endsWith('.ts')
  const pool = new Piscina<Rendering, Uint8Array>({
    filename: new URL(`./render-worker.${source ? 'ts' : 'js'}`, import.meta.url).href,
    // Run from source, a thread needs what its server was started with to read TypeScript.
    execArgv: source ? ['--import', 'tsx'] : [],
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    maxQueue: QUEUE,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  })
  return {
    render: async (asked) => {
      if (pool.queueSize >= QUEUE) throw new PressBusy('The press is busy')
      return pool.run(asked, { signal: AbortSignal.timeout(MOST_MS) })
    },
    close: () => pool.destroy(),
  }
}
