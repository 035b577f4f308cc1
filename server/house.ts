/** What every part of the server is given: the database, the clock, the log. Nothing else is global. */
import type { FastifyBaseLogger } from 'fastify'
import type { Db } from '../db/connect.ts'
import type { Channel } from '../db/schema.ts'
import type { BallotKeys } from './sealed/keys.ts'

/** The only source of time. Tests hand in a fixed one. */
export type Clock = () => Date

export type House = {
  db: Db
  clock: Clock
  log: FastifyBaseLogger
  ballotKeys: BallotKeys
  /** Ways out of the house that are configured, besides what people read inside. */
  channels: Channel[]
}

export const at = (house: { clock: Clock }): string => house.clock().toISOString()
