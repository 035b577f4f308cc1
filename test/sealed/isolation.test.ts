/**
 * Each falsification against the one check that can refuse it. Take the check away and the board verifies, or is refused as something
 * else: either way the test fails. `npm run mutate:sealed` does just that.
 */
import { describe, expect, test } from 'vitest'
import { factorData, joined, openBoard, talliedData } from '../../machines/sealed/archive.ts'
import { sealBallot } from '../../machines/sealed/ballot.ts'
import { signMessage } from '../../machines/sealed/channel.ts'
import { credentialOf } from '../../machines/sealed/credential.ts'
import { readElection, writeElection } from '../../machines/sealed/election.ts'
import { Fault, type FaultCode } from '../../machines/sealed/fault.ts'
import { proofText, proveFactor, proveSecret } from '../../machines/sealed/proofs.ts'
import { MAX_ARCHIVE_BYTES, writeEntry } from '../../machines/sealed/tar.ts'
import { encrypt } from '../../machines/sealed/proofs.ts'
import { writeTally } from '../../machines/sealed/tally.ts'
import { trusteeKeyFields } from '../../machines/sealed/trustees.ts'
import { checkCast, checkSetup, verdictOf } from '../../machines/sealed/verify.ts'
import { belenios, Board, setStage, TIMESTAMP, YES_NO_ABSTAIN, type Asked, type Forgery } from './congress.ts'
import {
  anyScalar,
  emptyProof,
  emptyProofText,
  evenly,
  falseBallot,
  falsePedersen,
  MINUS_ONE,
  rewrite,
  strayData,
  type FalseAnswer,
  type FalseBallot,
  type FalsePedersen,
} from './forger.ts'
import { BELENIOS_2048, power, random } from './stand.ts'

const { p, q } = BELENIOS_2048
const ONE_OF_TWO: Asked = { answers: ['甲', '乙'], min: 1, max: 1, blank: true }
const plain = setStage({ questions: [YES_NO_ABSTAIN] })
const blank = setStage({ questions: [ONE_OF_TWO] })
const twoServers = setStage({ questions: [YES_NO_ABSTAIN], servers: 2 })
const yes = [[1, 0, 0]]
const no = [[0, 1, 0]]

const saidOf = async (bytes: Uint8Array): Promise<string> => {
  const verdict = await verdictOf(bytes, { power })
  return verdict.sound ? 'sound' : verdict.fault.code
}
const thrownBy = (work: () => unknown): string => {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.code
    throw thrown
  }
  return 'sound'
}

const finished = (board: Board, owners = [1]) => board.close().open(owners).announce()
/** A false ballot beside a true one, counted and opened as if nothing were. */
const withBallot = (forged: Partial<FalseBallot>, stage = plain, m = [1, 0, 0]) =>
  finished(new Board(stage).put(falseBallot(stage, 0, { answers: [{ m }], ...forged })).cast(1, stage === plain ? no : [[0, 0, 1]])).bytes
/** A ballot that cannot even be read: the box stays open. */
const withText = (text: string) => new Board(plain).append('Ballot', [text]).bytes
/** Two ballots in which the same −1 hides. */
const twisted = (twist: FalseAnswer['twist']) => {
  const answers: FalseAnswer[] = [{ m: [1, 0, 0], ...(twist ? { twist } : {}) }]
  return finished(new Board(plain).put(falseBallot(plain, 0, { answers })).put(falseBallot(plain, 1, { answers }))).bytes
}
const withSetup = (forged: Forgery, questions = [YES_NO_ABSTAIN]) => new Board(setStage({ questions }, forged)).cast(0, yes).bytes
const withElection = (from: string | RegExp, to: string) =>
  new Board(setStage({ questions: [YES_NO_ABSTAIN] }, { election: (text) => text.replace(from, to) })).bytes
const withCircle = (forged: FalsePedersen) => {
  const { text, publicKey } = falsePedersen(forged)
  return withSetup({ parties: (parties) => [...parties, ['Pedersen', text]], publicKey: (y) => (y * publicKey) % p })
}

const honest = () => finished(new Board(plain).cast(0, yes).cast(1, no))
const { events, bytes: HONEST } = honest()

test('a board with nothing false in it is sound', async () => {
  expect(await saidOf(HONEST)).toBe('sound')
  expect(await saidOf(rewrite(events))).toBe('sound')
  expect(await saidOf(withBallot({}))).toBe('sound')
  expect(await saidOf(twisted({}))).toBe('sound')
  expect(await saidOf(withCircle({ n: 2, threshold: 2 }))).toBe('sound')
})

type Case = [what: string, code: FaultCode, build: () => Uint8Array]

const someoneElse = anyScalar()
const ballots: Case[] = [
  ['a choice counts twice and another less than nothing', 'ballot-choice', () => withBallot({ answers: [{ m: [2, -1, 0] }] })],
  ['two answers where one may be chosen', 'ballot-overall', () => withBallot({ answers: [{ m: [1, 1, 0] }] })],
  ['two answers where one may be chosen or none', 'ballot-overall', () => withBallot({}, blank, [0, 1, 1])],
  ['neither blank nor an answer', 'ballot-overall', () => withBallot({}, blank, [0, 0, 0])],
  ['blank and an answer', 'ballot-blank', () => withBallot({}, blank, [1, 1, 0])],
  ['a voter whose secret the forger does not have', 'ballot-signature', () => withBallot({ secret: null })],
  [
    'a signature of the same voter under another ballot',
    'ballot-hash',
    () => {
      const [one, other] = [0, 1].map(
        (n) => JSON.parse(falseBallot(plain, 0, { answers: [{ m: [n, 1 - n, 0] }] })) as Record<string, unknown>,
      )
      return finished(new Board(plain).put(JSON.stringify({ ...one, signature: other?.['signature'] }))).bytes
    },
  ],
  [
    'a credential that nobody was given',
    'ballot-credential',
    () =>
      new Board(plain).put(
        falseBallot(plain, 0, { answers: [{ m: [1, 0, 0] }], credential: belenios.g(someoneElse).toString(), secret: someoneElse }),
      ).bytes,
  ],
  [
    'a ballot that names another election',
    'ballot-election',
    () =>
      withText(
        falseBallot(plain, 0, { answers: [{ m: [1, 0, 0] }], before: (fields) => ({ ...fields, election_uuid: 'AWL95GGJcKV6tZ' }) }),
      ),
  ],
  [
    'a ballot that names another text of the election',
    'ballot-election',
    () => withText(falseBallot(plain, 0, { answers: [{ m: [1, 0, 0] }], before: (fields) => ({ ...fields, election_hash: 'x' }) })),
  ],
  ['alphas outside the group that cancel', 'element-group', () => twisted({ alpha: MINUS_ONE })],
  ['betas outside the group that cancel', 'element-group', () => twisted({ beta: MINUS_ONE })],
  [
    'a zero before a number',
    'element-form',
    () => withText(falseBallot(plain, 0, { answers: [{ m: [1, 0, 0], spelled: (alpha) => `0${alpha}` }] })),
  ],
  [
    'a number of p or more',
    'element-range',
    () => withText(falseBallot(plain, 0, { answers: [{ m: [1, 0, 0], spelled: (alpha) => (alpha + p).toString() }] })),
  ],
  [
    'an exponent of q or more',
    'scalar',
    () =>
      withText(
        falseBallot(plain, 0, {
          answers: [{ m: [1, 0, 0] }],
          after: (text) => text.replace(/"response":"(\d+)"\}\}\}$/, (_, each: string) => `"response":"${BigInt(each) + q}"}}}`),
        }),
      ),
  ],
  [
    'a zero before an exponent',
    'scalar',
    () =>
      withText(
        falseBallot(plain, 0, {
          answers: [{ m: [1, 0, 0] }],
          after: (text) => text.replace(/"response":"(\d+)"\}\}\}$/, '"response":"0$1"}}}'),
        }),
      ),
  ],
  [
    'a ballot with a blank in it',
    'json',
    () => withText(falseBallot(plain, 0, { answers: [{ m: [1, 0, 0] }], after: (text) => text.replace(',"signature"', ', "signature"') })),
  ],
  [
    'a ballot with a field more',
    'shape',
    () => withText(falseBallot(plain, 0, { answers: [{ m: [1, 0, 0] }], before: (fields) => ({ ...fields, note: '' }) })),
  ],
]

const negated = (key: { public_key: string }, secret: bigint) => {
  const publicKey = (p - BigInt(key.public_key)).toString()
  const pok = evenly(() => proveSecret(belenios, secret, random, (a) => `pok|${BELENIOS_2048.name}|${publicKey}|${a}`))
  return { pok: proofText(pok), public_key: publicKey }
}

const setups: Case[] = [
  ['a blank in the election', 'json', () => withElection(',"name"', ', "name"')],
  ['text that is no JSON', 'json', () => withElection('{', '')],
  ['a field more', 'shape', () => withElection('{"version"', '{"note":1,"version"')],
  ['a number for a name', 'shape', () => withElection(/"name":"[^"]*"/, '"name":5')],
  ['a text without end', 'shape', () => withElection(/"name":"[^"]*"/, `"name":"${'x'.repeat(10_001)}"`)],
  ['a half for a minimum', 'shape', () => withElection('"min":1', '"min":0.5')],
  ['an object for a list', 'shape', () => withElection(/"answers":\[[^\]]*\]/, '"answers":{}')],
  ['a word for whether blank is allowed', 'shape', () => withElection('"min":1', '"blank":"no","min":1')],
  ['a number for what Setup refers to', 'shape', () => withSetup({ references: () => '5' })],
  ['nothing for what Setup refers to', 'shape', () => withSetup({ references: () => 'null' })],
  [
    'a circle that calls itself something else',
    'shape',
    () => {
      const { text, publicKey } = falsePedersen({ n: 2, threshold: 2 })
      return withSetup({ parties: (all) => [...all, ['Triple', text] as never], publicKey: (y) => (y * publicKey) % p })
    },
  ],
  ['another version', 'election-version', () => withElection('"version":1', '"version":2')],
  ['another group', 'election-group', () => withElection('BELENIOS-2048', 'Ed25519')],
  ['a uuid with a letter that could be read as another', 'election-uuid', () => withElection(/"uuid":"./, '"uuid":"l')],
  ['a minimum above the maximum', 'election-question', () => withElection('"min":1', '"min":2')],
  [
    'a question whose answers are read one by one',
    'election-question',
    () => withElection(/"questions":\[.*\],"uuid"/, '"questions":[{"type":"NonHomomorphic","value":{}}],"uuid"'),
  ],
  ['a key that the trustees did not make', 'election-key', () => withSetup({ publicKey: (y) => (y * belenios.g(5n)) % p })],
  [
    'a key without its proof',
    'trustee-proof',
    () => withSetup({ parties: (all) => all.map(([kind, key]) => [kind, { ...key, pok: emptyProofText() }] as never) }),
  ],
  [
    'two keys outside the group that cancel',
    'element-group',
    () =>
      new Board(
        setStage(
          { questions: [YES_NO_ABSTAIN], servers: 2 },
          { parties: (all, keys) => all.map(([kind, key], n) => [kind, negated(key as never, keys.get(n + 1) ?? 0n)] as never) },
        ),
      ).cast(0, yes).bytes,
  ],
  ['more shares needed than there are', 'trustee-threshold', () => withCircle({ n: 2, threshold: 3 })],
  [
    'a certificate that nobody signed',
    'trustee-certificate',
    () => withCircle({ n: 2, threshold: 2, certificate: (text) => ({ ...text, signature: emptyProofText() }) }),
  ],
  [
    'a certificate with a key outside the group',
    'element-group',
    () =>
      withCircle({
        n: 2,
        threshold: 2,
        certificate: (_, keys) =>
          signMessage(
            belenios,
            keys.signing,
            JSON.stringify({ verification: keys.verification.toString(), encryption: (p - keys.encryption).toString() }),
            random,
          ),
      }),
  ],
  [
    'commitments that nobody signed',
    'trustee-polynomial',
    () => withCircle({ n: 2, threshold: 2, coefexps: (text) => ({ ...text, signature: emptyProofText() }) }),
  ],
  [
    'commitments outside the group that cancel',
    'element-group',
    () => withCircle({ n: 2, threshold: 2, commitments: ([constant = 0n, slope = 0n]) => [constant, p - slope] }),
  ],
  ['a polynomial of another degree', 'shape', () => withCircle({ n: 2, threshold: 2, commitments: (all) => [...all, belenios.g(3n)] })],
  [
    'a key of which the circle knows nothing',
    'trustee-key',
    () => withCircle({ n: 2, threshold: 2, key: (key, j) => (j === 2 ? trusteeKeyFields(belenios, 5n, random) : key) }),
  ],
  ['the same credential twice', 'credential-twice', () => withSetup({ list: (list) => [...list, list[0]] })],
  [
    'a credential that counts nothing',
    'credential-weight',
    () => withSetup({ list: ([first, ...rest]) => [first, ...rest.map((each) => `${each},0`)] }),
  ],
  [
    'credentials that count more than can be counted',
    'credential-weight',
    () =>
      withSetup({ list: ([first, ...rest]) => [first, ...rest.map((each) => `${each},999999999999`), `${belenios.g(7n)},999999999999`] }),
  ],
  ['a credential outside the group', 'element-group', () => withSetup({ list: (list) => [...list, (p - belenios.g(7n)).toString()] })],
  [
    'a reference to another list',
    'chain-payload',
    () => withSetup({ references: (text) => text.replace(/"credentials":"./, '"credentials":"_') }),
  ],
]

/** Opens sums that were made up. */
const withTally = () => {
  const board = new Board(plain).cast(0, yes).cast(1, no)
  board.falseTally = [[0, 0, 2].map((m) => encrypt(plain.election, anyScalar(), m))]
  return finished(board).bytes
}

/** A part of the opening whose first factor is another. */
const falsePart = (board: Board, owner: number, times: bigint, proof: 'empty' | 'even'): string => {
  const { election, keys } = board.stage
  const secret = keys.get(owner) ?? 0n
  const [sums = []] = board.tally
  const prove = (alpha: bigint) =>
    proveFactor(belenios, { fingerprint: election.fingerprint, publicPart: belenios.g(secret), secret, alpha }, random)
  return JSON.stringify({
    decryption_factors: [sums.map(({ alpha }, n) => ((belenios.power(alpha, secret) * (n === 0 ? times : 1n)) % p).toString())],
    decryption_proofs: [
      sums.map(({ alpha }, n) => proofText(n > 0 ? prove(alpha) : proof === 'empty' ? emptyProof() : evenly(() => prove(alpha)))),
    ],
  })
}
const counted = () => new Board(plain).cast(0, yes).cast(1, no).close()
const result = (...row: number[]) => JSON.stringify({ result: [row] })

const openings: Case[] = [
  ['one more ballot than there is', 'tally-count', () => new Board(plain).cast(0, yes).close({ count: 2 }).open([1]).announce().bytes],
  ['more weight than there is', 'tally-weight', () => new Board(plain).cast(0, yes).close({ weight: 2 }).open([1]).announce().bytes],
  ['sums that were made up, and opened', 'tally-cipher', withTally],
  [
    'a sum that is not the one referred to',
    'chain-payload',
    () => {
      const board = new Board(plain).cast(0, yes).append('EndBallots', [])
      const [cipher = '', sized = ''] = talliedData(writeTally(board.tally), { count: 1, weight: 1 })
      return board.append('EncryptedTally', [cipher, sized.replace(/"encrypted_tally":"./, '"encrypted_tally":"_')]).bytes
    },
  ],
  ['a part of nobody who holds a key', 'factor-owner', () => counted().append('PartialDecryption', factorData('{}', 7)).bytes],
  [
    'the same part twice',
    'factor-owner',
    () => {
      const board = counted().open([1])
      return board.append('PartialDecryption', factorData(falsePart(board, 1, 1n, 'even'), 1)).announce().bytes
    },
  ],
  [
    'factors outside the group that cancel',
    'element-group',
    () => {
      const board = new Board(twoServers).cast(0, yes).close()
      for (const owner of [1, 2]) board.append('PartialDecryption', factorData(falsePart(board, owner, MINUS_ONE, 'even'), owner))
      return board.append('Result', [result(1, 0, 0)]).bytes
    },
  ],
  [
    'a factor that moves a vote',
    'factor-proof',
    () => {
      const board = counted()
      const part = falsePart(board, 1, belenios.invert(belenios.g(1n)), 'empty')
      return board.append('PartialDecryption', factorData(part, 1)).append('Result', [result(2, 1, 0)]).bytes
    },
  ],
  [
    'a part that is not the one referred to',
    'chain-payload',
    () => {
      const board = counted()
      const [part = '', owned = ''] = factorData(falsePart(board, 1, 1n, 'even'), 1)
      return board.append('PartialDecryption', [part, owned.replace(/"payload":"./, '"payload":"_')]).bytes
    },
  ],
  [
    'a result before all who must have opened',
    'factor-missing',
    () =>
      new Board(twoServers)
        .cast(0, yes)
        .close()
        .open([1])
        .append('Result', [result(1, 0, 0)]).bytes,
  ],
  [
    'a vote that was moved',
    'result',
    () =>
      counted()
        .open([1])
        .append('Result', [result(2, 0, 0)]).bytes,
  ],
  [
    'a result with a number more',
    'shape',
    () =>
      counted()
        .open([1])
        .append('Result', [result(1, 1, 0, 0)]).bytes,
  ],
]

const zeros = '0'.repeat(64)
const changedAt = (at: number, from: string | RegExp, to: string) =>
  rewrite(events, (text, n) => (n === at ? text.replace(from, to) : text))
const header = (text: string, name = 'BELENIOS') => writeEntry({ name, content: new TextEncoder().encode(text) }, TIMESTAMP)
const HEADER = `{"version":1,"timestamp":"${TIMESTAMP}"}`
const afterHeader = () => HONEST.subarray(1024)
const patched = (at: number, ...bytes: number[]) => {
  const copy = HONEST.slice()
  copy.set(bytes, at)
  return copy
}
/** The mode of the first entry is 600, and its checksum right. */
const otherMode = () => {
  const copy = HONEST.slice()
  copy.set(new TextEncoder().encode('0000600'), 100)
  const checksum = parseInt(new TextDecoder().decode(copy.subarray(148, 154)), 8) - 8
  copy.set(new TextEncoder().encode(checksum.toString(8).padStart(6, '0')), 148)
  return copy
}

const files: Case[] = [
  ['an event whose parent was replaced', 'chain-parent', () => changedAt(2, /"parent":"\w+"/, `"parent":"${zeros}"`)],
  ['an event with another number', 'chain-height', () => changedAt(2, '"height":2', '"height":3')],
  [
    'a ballot after the end',
    'chain-order',
    () => rewrite([events[0], events[1], events[3], events[2], ...events.slice(4)].flatMap((each) => each ?? [])),
  ],
  ['a board without Setup', 'chain-order', () => openBoard(TIMESTAMP)],
  ['an event about something else', 'chain-payload', () => changedAt(1, /"payload":"\w+"/, `"payload":"${zeros}"`)],
  [
    'two ballots in one event',
    'archive-orphan',
    () => {
      const [first, one, two] = events
      return rewrite([first, { type: 'Ballot' as const, data: [...(one?.data ?? []), ...(two?.data ?? [])] }].flatMap((each) => each ?? []))
    },
  ],
  ['something behind the last event', 'archive-orphan', () => joined([HONEST, strayData('{}')])],
  ['the same ballot twice', 'archive-twice', () => rewrite([events[0], events[1], events[1]].flatMap((each) => each ?? []))],
  [
    'an entry under another name',
    'archive-name',
    () => {
      const name = (text: string) => [...new TextEncoder().encode(text)]
      const bytes = patched(1024, ...name(zeros))
      const sum = bytes.subarray(1024, 1536).reduce((total, byte, n) => total + (n >= 148 && n < 156 ? 32 : byte), 0)
      bytes.set(name(sum.toString(8).padStart(6, '0')), 1024 + 148)
      return bytes
    },
  ],
  ['an entry that anybody may write', 'archive-tar', otherMode],
  ['a message in the padding', 'archive-tar', () => patched(512 + HEADER.length + 3, 65)],
  ['a file cut off', 'archive-tar', () => HONEST.subarray(0, -100)],
  ['a file of a few letters', 'archive-header', () => new TextEncoder().encode('BELENIOS')],
  ['an end marker', 'archive-tar', () => joined([HONEST, new Uint8Array(1024)])],
  ['a file without end', 'archive-size', () => new Uint8Array(MAX_ARCHIVE_BYTES + 1)],
  ['no file at all', 'archive-header', () => new Uint8Array()],
  ['a header of another version', 'archive-header', () => joined([header(HEADER.replace(':1,', ':2,')), afterHeader()])],
  ['a header with another name', 'archive-header', () => joined([header(HEADER, 'HELIOS'), afterHeader()])],
]

describe.each([
  ['ballot', ballots],
  ['setup', setups],
  ['opening', openings],
  ['file', files],
] as const)('a false %s', (_, cases) => {
  test.each(cases)('%s: %s', async (_what, code, build) => {
    expect(await saidOf(build())).toBe(code)
  })
})

describe('at the door of the box', () => {
  const setup = checkSetup(plain.setup, { power })

  test.each([
    ['alpha', { alpha: MINUS_ONE }],
    ['beta', { beta: MINUS_ONE }],
  ] as const)('one ballot with %s outside the group is refused', (_, twist) => {
    expect(thrownBy(() => checkCast(setup, falseBallot(plain, 0, { answers: [{ m: [1, 0, 0], twist }] })))).toBe('element-group')
  })

  test('a true one is taken, and one of a stranger is not', () => {
    const sealed = sealBallot(plain.election, plain.secrets[0] ?? '', yes, random)
    expect(thrownBy(() => checkCast(setup, sealed.text))).toBe('sound')
    const other = setStage({ questions: [YES_NO_ABSTAIN] })
    const { secret, public: credential } = credentialOf(other.secrets[0] ?? '', plain.election.uuid, belenios)
    expect(thrownBy(() => checkCast(setup, falseBallot(plain, 0, { answers: [{ m: [1, 0, 0] }], credential, secret })))).toBe(
      'ballot-credential',
    )
  })

  test('an election whose key is outside the group is none', () => {
    const { election } = plain
    const outside = (p - election.y).toString()
    expect(thrownBy(() => readElection(election.text.replace(election.publicKey, outside), { power }))).toBe('element-group')
    expect(thrownBy(() => writeElection({ ...election, uuid: '短' }))).toBe('election-uuid')
  })
})
