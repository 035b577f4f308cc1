/** What the server is told from outside. Everything missing or wrong is named at once. */
import { isAbsolute, join, resolve } from 'node:path'
import { readPost, type PostConfig } from './post/config.ts'

export type Config = {
  host: string
  port: number
  /** Null: an embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null
  dataDir: string
  /** Where the server keeps the keys of sealed ballots: never in the database, nor in its backups. */
  ballotKeyDir: string
  logLevel: string
  /** Where people reach this server, for links and codes on slips; null: as the browser sees it. */
  publicUrl: string | null
  /** Mail server and robots for what leaves the house. */
  post: PostConfig
  /** Behind https: the cookie is marked secure, and the proxy's address headers are believed. */
  behindProxy: boolean
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

export class ConfigError extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

const portOf = (text: string, faults: string[]): number => {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    faults.push(`PORT is "${text}": give a whole number from 1 to 65535, or 0 for any that is free`)
  return port
}

const urlOf = (name: string, text: string | undefined, protocols: string[], faults: string[]): string | null => {
  if (!text) return null
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) faults.push(`${name} is no ${protocols.join(' or ')} address`)
  return text
}

/** @throws ConfigError naming every fault, not only the first. */
export const readConfig = (given: Record<string, string | undefined>, cwd: string): Config => {
  const faults: string[] = []
  // A line left empty in a settings file says nothing.
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim() !== ''))
  const dataDir = env.DATA_DIR ?? 'data'
  const logLevel = env.LOG_LEVEL ?? 'info'
  if (!LEVELS.includes(logLevel)) faults.push(`LOG_LEVEL is "${logLevel}": give one of ${LEVELS.join(', ')}`)
  const behindProxy = env.BEHIND_PROXY ?? 'no'
  if (!['yes', 'no'].includes(behindProxy)) faults.push(`BEHIND_PROXY is "${behindProxy}": give yes or no`)
  const publicUrl = urlOf('PUBLIC_URL', env.PUBLIC_URL, ['http:', 'https:'], faults)
  const config: Config = {
    host: env.HOST ?? '0.0.0.0',
    port: portOf(env.PORT ?? '3000', faults),
    databaseUrl: urlOf('DATABASE_URL', env.DATABASE_URL, ['postgres:', 'postgresql:'], faults),
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(cwd, dataDir),
    ballotKeyDir: resolve(cwd, env.BALLOT_KEY_DIR ?? join(dataDir, 'ballot-keys')),
    logLevel,
    publicUrl,
    post: readPost(env, publicUrl, faults),
    behindProxy: behindProxy === 'yes',
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return config
}
