/** What tests of sealed ballots stand on: the vectors, randomness, OpenSSL's powers. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { GROUPS, type Group, type Random } from '../../machines/sealed/group.ts'
import { openSslPower } from '../../server/sealed-power.ts'

export const [BELENIOS_2048, RFC_3526_2048] = GROUPS as [Group, Group]
export const power = openSslPower
export const random: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

const vector = (path: string): string => fileURLToPath(new URL(`vectors/${path}`, import.meta.url))
export const readVector = (path: string): Uint8Array => new Uint8Array(readFileSync(vector(path)))
export const readLines = (path: string): string[] => readFileSync(vector(path), 'utf8').trim().split('\n')
/** The secrets given out in a vector, in the order of its voters. */
export const secretsOf = (folder: string): string[] =>
  readLines(`${folder}/private/private_creds.txt`).map((line) => line.split(' ')[1] ?? '')

export const VECTORS = { single: 'AWL95GGJcKV6tZ', threshold: 'aJqgyC6aZT94Mm', election: 'pq6E1nSGQmkkps' } as const
