/** A sealed ballot in an evidence pack: its box is there, and is counted again by whoever checks the pack. */
import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getBallot } from '../../server/contract.ts'
import { COOKIE } from '../../server/login.ts'
import { verifyPack } from '../../server/pack-verify.ts'
import { callToOrder, openHall, type Hall } from '../hall.ts'
import { archiveOf, issueSealed, makeKeys, SealedPhone, type SealedBallot } from '../sealed-hall.ts'
import { until } from '../patience.ts'

type Files = Record<string, Uint8Array>
const SEATS = 9

let hall: Hall
let sealed: SealedBallot
let other: SealedBallot
let files: Files
const item = () => sealed.items[0]?.id ?? ''
const boxOf = (ballot: string) => `archives/${ballot}.bel`

/** Seven on phones and, of two on paper, one who approves. */
const hold = async (scrutineers: Awaited<ReturnType<typeof makeKeys>>, approve: number, byPaper: boolean): Promise<SealedBallot> => {
  const { secretary, presidium, reps } = hall
  const held = await issueSealed(hall, reps.slice(0, 3), byPaper ? { onPaper: [reps[7]?.seat ?? '', reps[8]?.seat ?? ''] } : {})
  const phones = reps.slice(0, 7).map((rep) => new SealedPhone(rep))
  for (const phone of phones) await phone.register(held.ballot)
  await secretary.must('ballot', held.ballot, { type: 'ballot.open', closesAt: null })
  const question = held.items[0]?.id ?? ''
  for (const [at, phone] of phones.entries())
    await phone.send(held.ballot, await phone.seal(held.ballot, held.items, { [question]: at < approve ? 'approve' : 'oppose' }))
  await secretary.must('ballot', held.ballot, { type: 'ballot.close' })
  const bundle = { returned: 1, invalid: 0, tally: { [question]: { approve: 1, oppose: 0, abstain: 0 } } }
  if (byPaper)
    for (const teller of [hall.teller, hall.teller2]) await teller.must('ballot', held.ballot, { type: 'ballot.enterPaper', ...bundle })
  await secretary.must('ballot', held.ballot, { type: 'ballot.reconcile' })
  await presidium.must('ballot', held.ballot, { type: 'ballot.declareValid' })
  for (const scrutineer of scrutineers.slice(0, 2)) await scrutineer.contribute(held.ballot)
  await until('its archive is verified', async () => {
    const { body } = await secretary.call(getBallot, { params: { id: held.ballot } })
    return (body.known['sealed'] as { verified: boolean }).verified
  })
  await secretary.must('ballot', held.ballot, { type: 'ballot.count' })
  for (const rep of reps.slice(0, 2)) await rep.must('ballot', held.ballot, { type: 'ballot.certify' })
  await secretary.must('ballot', held.ballot, { type: 'ballot.announce' })
  return held
}

/** What a careful forger does: the manifest is made anew. */
const forged = async (change: (copy: Files) => void): Promise<string[]> => {
  const copy = { ...files }
  change(copy)
  const lines = Object.entries(copy)
    .filter(([name]) => !['MANIFEST.sha256', 'cover.pdf'].includes(name))
    .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}`)
  copy['MANIFEST.sha256'] = strToU8(`${lines.toSorted().join('\n')}\n`)
  return (await verifyPack(zipSync(copy, { level: 0 }))).findings
}

beforeAll(async () => {
  hall = await openHall(SEATS, { enrolByActs: true })
  await callToOrder(hall, SEATS, 3)
  const scrutineers = await makeKeys(hall, hall.reps.slice(0, 3))
  sealed = await hold(scrutineers, 5, true)
  other = await hold(scrutineers, 5, false)
  await hall.presidium.must('session', hall.session, { type: 'session.close' })
  const headers = { cookie: `${COOKIE}=${hall.secretary.cookie}` }
  const response = await hall.app.app.inject({ method: 'GET', url: `/api/sessions/${hall.session}/pack`, headers })
  if (response.statusCode !== 200) throw new Error(response.body)
  files = unzipSync(new Uint8Array(response.rawPayload))
})
afterAll(() => hall.close())

test('the pack holds the very box that everybody may take, and its count and the paper bundle are what was announced', async () => {
  expect(files[boxOf(sealed.ballot)]).toEqual(await archiveOf(hall, hall.secretary, sealed.ballot))
  const report = await verifyPack(zipSync(files, { level: 0 }))
  expect({ findings: report.findings, archives: report.archives }).toEqual({ findings: [], archives: 2 })
})

test('a box that is missing, or that was changed, is found out', async () => {
  expect(
    await forged((copy) => {
      delete copy[boxOf(sealed.ballot)]
    }),
  ).toEqual([`${boxOf(sealed.ballot)} is missing: it is the box of an announced ballot`])
  const [finding] = await forged((copy) => {
    const box = files[boxOf(sealed.ballot)] ?? new Uint8Array()
    copy[boxOf(sealed.ballot)] = box.with(3000, (box[3000] ?? 0) ^ 1)
  })
  expect(finding).toMatch(/fails the check/)
})

test('the box of another ballot, sound as it is, does not stand for this one', async () => {
  const findings = await forged((copy) => {
    copy[boxOf(sealed.ballot)] = files[boxOf(other.ballot)] ?? new Uint8Array()
  })
  expect(findings).toContain(`${boxOf(sealed.ballot)} is the box of another ballot`)
})

test('figures that add up and that the box does not hold are found out', async () => {
  const findings = await forged((copy) => {
    const ballots = JSON.parse(strFromU8(files['data/ballots.json'] ?? new Uint8Array())) as { id: string; context: { tally: unknown } }[]
    const mine = ballots.find(({ id }) => id === sealed.ballot)
    if (mine) mine.context.tally = { [item()]: { approve: 7, oppose: 1, abstain: 0 } }
    copy['data/ballots.json'] = strToU8(JSON.stringify(ballots))
  })
  expect(findings).toContain(`ballot ${sealed.ballot}: the archive does not hold the votes that were announced`)
})
