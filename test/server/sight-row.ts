/** One row of the table of sight: what is asked, and how each kind of person is answered. */
import type { contract } from '../operations.ts'
import type { Kind } from './sight-scene.ts'

export type Asked = { params?: Record<string, string>; query?: Record<string, string>; body?: object; file?: Buffer }
/** Statuses by kind of person: those named, and everybody else with a login. Nobody without one is told anything but 401. */
export type Row = { what?: string; ask: (kind: Kind) => Asked; allowed: Kind[]; others?: number; of?: Partial<Record<Kind, number>> }
export type OperationName = {
  [K in keyof typeof contract]: (typeof contract)[K] extends { method: string; url: string } ? K : never
}[keyof typeof contract]
