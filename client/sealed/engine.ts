/** The page's side of the engine: one worker a tab, begun when it is first asked. */
import type { Facts, FaultCode } from '../../machines/sealed/fault.ts'
import type { Progress } from '../../machines/sealed/verify.ts'
import type { ProblemError } from '../api.ts'
import type { Done, Task, Told } from './engine-worker.ts'

/** A check failed: what is sealed, or what it was given, is not what it should be. */
export class EngineFault extends Error {
  readonly code: FaultCode
  readonly facts: Facts
  constructor(code: FaultCode, facts: Facts) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** The check that the server named, for a sentence. */
export const checkIn = ({ problem }: ProblemError): string => {
  const { check } = problem.facts
  return typeof check === 'string' ? check : problem.code
}

type Waiting = { resolve: (answer: unknown) => void; reject: (thrown: unknown) => void; tell: ((progress: Progress) => void) | undefined }

let worker: Worker | null = null
const waiting = new Map<number, Waiting>()
let last = 0

const settle = ({ data }: MessageEvent<Told>): void => {
  const one = waiting.get(data.id)
  if (!one) return
  if (data.is === 'progress') return one.tell?.(data.progress)
  waiting.delete(data.id)
  if (data.is === 'done') one.resolve(data.answer)
  else if (data.is === 'fault') one.reject(new EngineFault(data.code, data.facts))
  else one.reject(new Error(data.message))
}

const begun = (): Worker => {
  if (worker) return worker
  worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', settle)
  worker.addEventListener('error', (event) => {
    for (const [id, { reject }] of waiting) {
      waiting.delete(id)
      reject(new Error(event.message))
    }
    worker = null
  })
  return worker
}

/** @throws EngineFault with the first check that fails */
export const reckon = <D extends Task['do']>(task: Extract<Task, { do: D }>, tell?: (progress: Progress) => void): Promise<Done[D]> =>
  new Promise<unknown>((resolve, reject) => {
    last += 1
    waiting.set(last, { resolve, reject, tell })
    begun().postMessage({ id: last, task }, { transfer: [] })
  }) as Promise<Done[D]>
