/**
 * A sealed round on its board: opened with Setup when the ballot opens, closed with the encrypted tally when it closes. Both within the
 * transaction of the word that does it. What scrutineers open afterwards is in opening.ts.
 */
import type { Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import {
  appendEvents,
  findCeremony,
  findSealedRound,
  forgetPaperCredentials,
  insertSealedRound,
  insertServerCredentials,
  listCredentials,
  listEvents,
  silentSeats,
  type SealedEvent,
} from '../../db/sealed.ts'
import type { BallotContext } from '../../machines/ballot-context.ts'
import {
  appendEvent,
  joined,
  openBoard,
  readBoard,
  setupData,
  talliedData,
  type BoardEvent,
  type EventType,
} from '../../machines/sealed/archive.ts'
import { arithmetic } from '../../machines/sealed/arithmetic.ts'
import { readBallot } from '../../machines/sealed/ballot.ts'
import { credentialOf, makeSecret } from '../../machines/sealed/credential.ts'
import { readElection, writeElection } from '../../machines/sealed/election.ts'
import { groupOf } from '../../machines/sealed/group.ts'
import { questionsOf } from '../../machines/sealed/paper.ts'
import { accumulate, lastOfEach, writeTally } from '../../machines/sealed/tally.ts'
import { makeTrusteeKey, readTrustees, writeTrustees, type PedersenText } from '../../machines/sealed/trustees.ts'
import { openSslPower, secretPower } from '../sealed-power.ts'
import type { BallotKeys } from './keys.ts'
import { random } from './random.ts'

/** The group of every key of the house: Belenios' own, of 2048 bits. */
export const GROUP = 'BELENIOS-2048'
/** The server holds the first key; the scrutineers are numbered after it. */
export const SERVER = 1
export const numberOf = (trustees: readonly string[], person: string): number => SERVER + 1 + trustees.indexOf(person)

const group = groupOf(GROUP)
export const reckoning = arithmetic(group, { power: openSslPower })
const secretly = arithmetic(group, { power: secretPower })

export const eventRow = ({ bytes, event }: { bytes: Uint8Array; event: BoardEvent }, tracker: string | null = null): SealedEvent => ({
  height: event.height,
  hash: event.hash,
  kind: event.type,
  tracker,
  bytes,
})

/** Several events in a row behind a head. */
export const chain = (
  board: { timestamp: number; parent: { hash: string; height: number } | null },
  events: readonly { kind: EventType; data: readonly string[]; tracker?: string }[],
): SealedEvent[] => {
  let parent = board.parent
  return events.map(({ kind, data, tracker }) => {
    const appended = appendEvent({ timestamp: board.timestamp, parent }, kind, data)
    parent = appended.event
    return eventRow(appended, tracker)
  })
}

/** What opens the box, and what it held: the last events of an archive. */
const OPENING: readonly EventType[] = ['PartialDecryption', 'Result']

/** The archive as it stands, with its opening or without: a file that `belenios-tool` reads. */
export const boardBytes = async (
  db: Parameters<typeof listEvents>[0],
  ballot: string,
  { opened = true }: { opened?: boolean } = {},
): Promise<Uint8Array | undefined> => {
  const round = await findSealedRound(db, ballot)
  if (!round) return undefined
  const events = (await listEvents(db, ballot)).filter(({ kind }) => opened || !OPENING.includes(kind))
  return joined([openBoard(round.timestamp), ...events.map(({ bytes }) => bytes)])
}

/** Secrets for phones that were silent while papers were issued; kept as a file until closing. */
const makeForSilent = async (trx: Transaction<Database>, keys: BallotKeys, ballot: string): Promise<void> => {
  const seats = await silentSeats(trx, ballot)
  if (seats.length === 0) return
  const secrets = await keys.credentials(ballot, () => Object.fromEntries(seats.map((seat) => [seat, makeSecret(random)])))
  const credentials = seats.map((seat) => ({ seat, credential: credentialOf(secrets[seat] ?? '', ballot, secretly).public }))
  await insertServerCredentials(trx, ballot, credentials)
}

/**
 * Writes Setup: the server's fresh key, the scrutineers' key, the list of credentials in the order of their numbers, which is nobody's.
 */
export const openRound = async (
  trx: Transaction<Database>,
  keys: BallotKeys,
  ballot: string,
  { title, items, sheet, keys: ceremonyId }: BallotContext,
  at: string,
): Promise<void> => {
  const ceremony = ceremonyId === null ? undefined : await findCeremony(trx, ceremonyId)
  if (!ceremony?.publicPart) throw new Error(`ballot ${ballot} is sealed with keys that nobody holds`)
  await forgetPaperCredentials(trx, ballot)
  await makeForSilent(trx, keys, ballot)
  const { key } = await keys.roundKey(ballot, () => makeTrusteeKey(secretly, random))
  const trustees = writeTrustees([
    ['Single', key],
    ['Pedersen', JSON.parse(ceremony.publicPart) as PedersenText],
  ])
  const election = writeElection({
    name: title,
    description: '',
    group: GROUP,
    publicKey: readTrustees(reckoning, trustees).publicKey.toString(),
    questions: questionsOf(items, sheet),
    uuid: ballot,
  })
  const listed = (await listCredentials(trx, ballot)).map(({ credential }) => credential)
  const inOrder = listed.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const timestamp = Math.floor(Date.parse(at) / 1000)
  const [setup] = chain({ timestamp, parent: null }, [{ kind: 'Setup', data: setupData(election, trustees, JSON.stringify(inOrder)) }])
  if (!setup) throw new Error('a board without Setup')
  await insertSealedRound(trx, { ballotId: ballot, ceremonyId: ceremony.id, timestamp }, setup)
}

/** EndBallots, and the encrypted tally if there is anything to add up. Nobody can open an empty box, and nobody needs to. */
export const closeRound = async (trx: Transaction<Database>, ballot: string): Promise<void> => {
  const round = await findSealedRound(trx, ballot)
  const bytes = await boardBytes(trx, ballot)
  if (!round || !bytes) throw new Error(`ballot ${ballot} has no board`)
  const { events } = readBoard(bytes)
  const election = readElection(events[0]?.data[0] ?? '', { power: openSslPower })
  const counted = lastOfEach(events.flatMap(({ type, data }) => (type === 'Ballot' ? [readBallot(election, data[0] ?? '')] : [])))
  const weights = new Map(counted.map(({ credential }) => [credential, 1]))
  const tallied =
    counted.length === 0
      ? []
      : [
          {
            kind: 'EncryptedTally' as const,
            data: talliedData(writeTally(accumulate(election, counted, weights)), { count: counted.length, weight: counted.length }),
          },
        ]
  await appendEvents(
    trx,
    ballot,
    chain({ timestamp: round.timestamp, parent: { hash: round.head, height: round.height } }, [
      { kind: 'EndBallots', data: [] },
      ...tallied,
    ]),
  )
  if (counted.length === 0)
    await trx.updateTable('sealedRound').set({ opened: true, verified: true }).where('ballotId', '=', ballot).execute()
}
