/** A sealed ballot from the scrutineers' ceremony to the verified archive, through the real API (domain 4; decision on sealed ballots). */
import { createPublicKey, verify as verifySignature } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../server/ids.ts'
import { findTracker, getOpening, getReceiptKey } from '../../server/sealed-contract.ts'
import { verify } from '../../machines/sealed/verify.ts'
import { callToOrder, openHall, type Hall } from '../hall.ts'
import { archiveOf, issueSealed, makeKeys, SealedPhone, type Scrutineer, type SealedBallot } from '../sealed-hall.ts'
import { until } from '../patience.ts'

let hall: Hall
let scrutineers: Scrutineer[]
let phones: SealedPhone[]

beforeAll(async () => {
  hall = await openHall(12)
  await callToOrder(hall)
  phones = hall.reps.map((rep) => new SealedPhone(rep))
})
afterAll(() => hall.close())

const openings = (ballot: string) => hall.secretary.call(getOpening, { params: { id: ballot } }).then(({ body }) => body)
const settled = async (ballot: string) => {
  await until('its archive is verified', async () => (await openings(ballot)).verified)
  return openings(ballot)
}

describe('the ceremony', () => {
  test('before it, no ballot is sealed', async () => {
    await expect(issueSealed(hall, hall.reps.slice(0, 6))).rejects.toThrow('keysReach')
  })

  test('six scrutineers make a key of which any four open; the code is the same on every page', async () => {
    scrutineers = await makeKeys(hall, hall.reps.slice(0, 6))
    const seen = await Promise.all(scrutineers.map((scrutineer) => scrutineer.look()))
    expect(new Set(seen.map(({ code }) => code)).size).toBe(1)
    expect(seen[0]).toMatchObject({ threshold: 4, step: null })
  })

  test('what a scrutineer has posted is not replaced, and nobody else posts', async () => {
    const { id } = await (scrutineers[0] as Scrutineer).look()
    expect((await scrutineers[0]?.post(id, 'commitment', 'f'.repeat(64)))?.problem.code).toBe('act-id-reused')
    const stranger = await hall.reps[8]?.call((await import('../../server/sealed-contract.ts')).postCeremony, {
      params: { id },
      body: { step: 'confirmation', message: 'x' },
    })
    expect(stranger?.problem.code).toBe('not-entitled')
  })
})

describe('one round', () => {
  let sealed: SealedBallot
  const paper = (mark: string) => ({ [sealed.items[0]?.id ?? '']: mark })
  const marks = ['approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'oppose', 'oppose', 'abstain', 'approve']
  const sent: string[] = []

  test('phones that are there make their own credential; the server makes one for the silent', async () => {
    sealed = await issueSealed(hall, hall.reps.slice(0, 6))
    for (const phone of phones.slice(0, 9))
      expect((await phone.register(sealed.ballot)).body).toMatchObject({ madeBy: 'phone', secret: null })
    await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.open', closesAt: null })
    expect((await phones[10]?.register(sealed.ballot))?.problem.code).toBe('out-of-order')
    const report = await verify(await archiveOf(hall, hall.secretary, sealed.ballot))
    expect(report).toMatchObject({ last: 'Setup', trackers: [] })
    expect(report.setup.credentials.size).toBe(12)
  })

  test('a ballot that is malformed is told the first check that fails, and nothing changes', async () => {
    const text = await (phones[0] as SealedPhone).seal(sealed.ballot, sealed.items, paper('approve'))
    const answer = await phones[0]?.send(
      sealed.ballot,
      text.replace(/"challenge":"(\d)/, (_, digit: string) => `"challenge":"${(Number(digit) % 9) + 1}`),
    )
    expect(answer).toMatchObject({ status: 422, problem: { code: 'sealed-invalid' } })
    const foreign = await phones[1]?.send(sealed.ballot, text)
    expect(foreign).toMatchObject({ status: 422, problem: { code: 'sealed-invalid', facts: { check: 'ballot-credential' } } })
    expect((await verify(await archiveOf(hall, hall.secretary, sealed.ballot))).trackers).toEqual([])
  })

  test('each casts once; the receipt is signed, and the same bytes get the same receipt', async () => {
    for (const [n, mark] of marks.entries()) {
      const phone = phones[n] as SealedPhone
      sent[n] = await phone.seal(sealed.ballot, sealed.items, paper(mark))
      const { status, body } = await phone.send(sealed.ballot, sent[n])
      expect(status).toBe(200)
      expect((await phone.send(sealed.ballot, sent[n])).body).toEqual(body)
      const { body: found } = await phone.speaker.call(findTracker, { params: { id: sealed.ballot }, query: { tracker: body.tracker } })
      expect(found).toEqual({ height: body.height, head: body.head })
      const { body: key } = await phone.speaker.call(getReceiptKey)
      const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key.key } })
      const said = Buffer.from(`${body.ballot} ${body.tracker} ${body.height} ${body.head}`)
      expect(verifySignature(null, said, publicKey, Buffer.from(body.signature, 'base64url'))).toBe(true)
    }
    const other = await (phones[0] as SealedPhone).seal(sealed.ballot, sealed.items, paper('oppose'))
    expect((await phones[0]?.send(sealed.ballot, other))?.problem.code).toBe('already-voted')
  })

  test('nothing opens before the chair has closed and declared it valid', async () => {
    await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.close' })
    expect((await scrutineers[0]?.contribute(sealed.ballot))?.problem.code).toBe('out-of-order')
    expect((await phones[11]?.send(sealed.ballot, sent[0] ?? ''))?.problem.code).toBe('sealed-invalid')
    await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.reconcile' })
    expect((await scrutineers[0]?.contribute(sealed.ballot))?.problem.code).toBe('out-of-order')
    await hall.presidium.must('ballot', sealed.ballot, { type: 'ballot.declareValid' })
    expect((await hall.secretary.say('ballot', sealed.ballot, { type: 'ballot.count' })).problem.facts).toMatchObject({ unmet: 'opened' })
  })

  test('a wrong part is named and refused; three are not enough; the fourth opens', async () => {
    const [first, second] = scrutineers as [Scrutineer, Scrutineer]
    const wrong = await second.speaker.call((await import('../../server/sealed-contract.ts')).contributePart, {
      params: { id: sealed.ballot },
      body: { part: await first.part(sealed.ballot) },
    })
    expect(wrong).toMatchObject({ status: 422, problem: { facts: { check: 'factor-proof' } } })
    for (const scrutineer of scrutineers.slice(1, 4)) expect((await scrutineer.contribute(sealed.ballot)).body.opened).toBe(false)
    expect((await scrutineers[5]?.contribute(sealed.ballot))?.body).toMatchObject({ opened: true })
    await settled(sealed.ballot)
  })

  test('counted, certified and announced: the figures are those that were cast, and the archive verifies', async () => {
    await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.count' })
    await hall.reps[0]?.must('ballot', sealed.ballot, { type: 'ballot.certify' })
    await hall.reps[1]?.must('ballot', sealed.ballot, { type: 'ballot.certify' })
    await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.announce' })
    const row = await hall.db.selectFrom('ballot').selectAll().where('id', '=', sealed.ballot).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ issued: 12, returned: 11, valid: 11, passed: true })
    expect(Object.values(row.tally ?? {})).toEqual([{ approve: 8, oppose: 2, abstain: 1 }])
    const report = await verify(await archiveOf(hall, hall.secretary, sealed.ballot))
    expect(report).toMatchObject({ last: 'Result', result: [[8, 2, 1]] })
    expect(report.trackers).toHaveLength(11)
  })

  test('no secret is in the database: no key, no seed, no credential’s secret', async () => {
    const dump = JSON.stringify(await hall.db.selectFrom('ceremonyMessage').selectAll().execute())
    for (const { seed } of scrutineers) expect(dump).not.toContain(seed)
    const rows = JSON.stringify(await hall.db.selectFrom('sealedCredential').selectAll().execute())
    for (const { secret } of phones) expect(rows).not.toContain(secret)
  })
})

describe('where the last cast counts', () => {
  test('a second ballot replaces the first in the count, and both stand on the board', async () => {
    const { ballot, items } = await issueSealed(hall, hall.reps.slice(0, 6), { finality: 'last' })
    for (const phone of phones) await phone.register(ballot)
    await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
    const paper = (mark: string) => ({ [items[0]?.id ?? '']: mark })
    for (const phone of phones.slice(0, 6)) await phone.send(ballot, await phone.seal(ballot, items, paper('oppose')))
    const again = phones[0] as SealedPhone
    expect((await again.send(ballot, await again.seal(ballot, items, paper('approve')))).status).toBe(200)
    await hall.secretary.must('ballot', ballot, { type: 'ballot.close' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.reconcile' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.declareValid' })
    for (const scrutineer of scrutineers.slice(0, 4)) await scrutineer.contribute(ballot)
    await settled(ballot)
    const report = await verify(await archiveOf(hall, hall.secretary, ballot))
    expect(report).toMatchObject({ result: [[1, 5, 0]] })
    expect([report.trackers.length, report.counted.length]).toEqual([7, 6])
  })

  test('fewer than five sealed papers are not opened: the round is void', async () => {
    const { ballot, items } = await issueSealed(hall, hall.reps.slice(0, 6))
    for (const phone of phones) await phone.register(ballot)
    await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
    for (const phone of phones.slice(0, 4)) await phone.send(ballot, await phone.seal(ballot, items, { [items[0]?.id ?? '']: 'approve' }))
    await hall.secretary.must('ballot', ballot, { type: 'ballot.close' })
    expect((await hall.secretary.say('ballot', ballot, { type: 'ballot.reconcile' })).problem.facts).toMatchObject({ unmet: 'aboveFloor' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.void', reason: '可核验票不足五张。' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.revote', ballot: newId() })
  })
})

test('the folder of keys holds no credential once a ballot is closed', async () => {
  const left = async () => (await readdir(hall.app.house.ballotKeys.dir)).filter((name) => name.endsWith('.credentials'))
  await expect.poll(left).toEqual([])
})
