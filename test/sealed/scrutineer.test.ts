/** A scrutineer's page does not take the server at its word: neither for the key, nor for the box. */
import { beforeAll, describe, expect, test } from 'vitest'
import * as ceremony from '../../machines/sealed/ceremony.ts'
import { makeSeed } from '../../machines/sealed/channel.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { checkBox, isSeedOf, nextMessage, type Kept, type Seen } from '../../machines/sealed/scrutineer.ts'
import { appendEvent, joined, openBoard, readBoard, type BoardEvent } from '../../machines/sealed/archive.ts'
import { checkSetup } from '../../machines/sealed/verify.ts'
import { belenios, holdCeremony, type Scrutineers } from './congress.ts'
import { random, readVector } from './stand.ts'

const faultOf = async (work: () => unknown) => {
  try {
    await work()
  } catch (thrown) {
    if (thrown instanceof Fault) return { code: thrown.code, ...thrown.facts }
    throw thrown
  }
  return null
}

describe('before a scrutineer compares the code', () => {
  let circle: Scrutineers
  let seen: Seen
  const kept = (n: number): Kept => ({ seed: circle.seeds[n] ?? '', polynomial: null })
  const shown = (part: unknown) => ({ ...seen, publicPart: JSON.stringify(part) })
  const confirm = (as: Kept, what: Seen) => nextMessage(belenios, 'confirmation', as, what, random).message

  beforeAll(() => {
    circle = holdCeremony(belenios, { n: 3, k: 2 })
    seen = {
      threshold: 2,
      certificates: circle.text.certs.map((each) => JSON.stringify(each)),
      commitments: [],
      coefexps: [],
      input: null,
      output: JSON.stringify(circle.outputs[0]),
      publicPart: JSON.stringify(circle.text),
    }
  })

  test('the page finds its own share in the key, and gives the code', () => {
    expect(confirm(kept(0), seen)).toBe(ceremony.shortCode(JSON.stringify(circle.text)))
  })

  test('a server that publishes a key of its own is found out, though it is sound and its code is the same on all screens', async () => {
    const theirs = holdCeremony(belenios, { n: 3, k: 2 })
    expect(await faultOf(() => confirm(kept(0), shown(theirs.text)))).toEqual({ code: 'key', of: 'certificate' })
  })

  test('so is a key of which fewer shares open than was announced', async () => {
    expect(await faultOf(() => confirm(kept(0), { ...seen, threshold: 3 }))).toMatchObject({ code: 'trustee-threshold' })
  })

  test('so is one whose verification key is not that of the page’s share', async () => {
    const swapped = { ...seen, output: JSON.stringify(circle.outputs[1]) }
    expect(await faultOf(() => confirm(kept(0), swapped))).toMatchObject({ code: 'channel' })
    const [first, second, third] = circle.text.verification_keys
    const moved = { ...circle.text, verification_keys: [second, first, third] }
    expect(await faultOf(() => confirm(kept(0), shown(moved)))).toMatchObject({ code: 'trustee-key' })
  })

  test('before there is a key there is nothing to confirm', async () => {
    expect(await faultOf(() => confirm(kept(0), { ...seen, publicPart: null }))).toEqual({ code: 'key', of: 'code' })
  })

  test('nor is a polynomial posted that was never committed to', async () => {
    expect(await faultOf(() => nextMessage(belenios, 'polynomial', kept(0), seen, random))).toEqual({ code: 'key', of: 'polynomial' })
  })

  test('words from paper are known by the share that was posted, and before that by the certificate', () => {
    const [mine, other] = [circle.seeds[0] ?? '', makeSeed(random)]
    expect([isSeedOf(belenios, mine, seen), isSeedOf(belenios, other, seen)]).toEqual([true, false])
    const early = { ...seen, output: null }
    expect([isSeedOf(belenios, mine, early), isSeedOf(belenios, other, early)]).toEqual([true, false])
  })
})

/** The same board as it stood when the chair had closed. */
const beforeOpening = (archive: Uint8Array): Uint8Array => {
  const { timestamp, events } = readBoard(archive)
  let parent: BoardEvent | null = null
  const parts = [openBoard(timestamp)]
  for (const { type, data } of events.filter((event) => event.type !== 'PartialDecryption' && event.type !== 'Result')) {
    const { bytes, event } = appendEvent({ timestamp, parent }, type, data)
    parts.push(bytes)
    parent = event
  }
  return joined(parts)
}

describe('before a scrutineer opens a box', () => {
  const archive = readVector('threshold/aJqgyC6aZT94Mm.bel')
  const setup = checkSetup(readBoard(archive).events[0]?.data ?? [])
  const items = setup.election.questions.map(({ question, answers }, n) => ({ id: `q${n}`, title: question, marks: [...answers] }))
  const [, trustees = ''] = readBoard(archive).events[0]?.data ?? []
  const [, part] = (JSON.parse(trustees) as [string, unknown][]).find(([kind]) => kind === 'Pedersen') ?? []
  const code = ceremony.shortCode(JSON.stringify(part))
  const told = { ballot: setup.election.uuid, form: { items, sheet: null }, code, ballots: 6 }
  const check = (expected: Partial<typeof told>) => faultOf(() => checkBox(archive, { ...told, ...expected }))

  test.each([
    ['another ballot’s', { ballot: 'x'.repeat(14) }, { code: 'election-uuid' }],
    ['about something else', { form: { items: [], sheet: null } }, { code: 'election-question' }],
    ['sealed with another key', { code: '0000 0000 0000' }, { code: 'election-key' }],
  ] as const)('it is refused when it is %s', async (_, wrong, fault) => {
    expect(await check(wrong as Partial<typeof told>)).toMatchObject(fault)
  })

  test('it is refused when it was opened already', async () => {
    expect(await check({})).toMatchObject({ code: 'chain-order', last: 'Result' })
  })

  test('it is refused when the hall was told of more papers, or fewer; and passed when all is as it was told', async () => {
    const closed = beforeOpening(archive)
    const { counted, last } = await checkBox(closed, { ...told, ballots: 6 })
    expect([counted.length, last]).toEqual([6, 'EncryptedTally'])
    expect(await faultOf(() => checkBox(closed, { ...told, ballots: 5 }))).toEqual({ code: 'tally-count', said: 5, counted: 6 })
  })
})
