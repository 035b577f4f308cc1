/** The evidence pack, opened by a stranger: complete, checkable, and silent about who marked what. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COOKIE } from '../../server/login.ts'
import { verifyPack } from '../../server/pack-verify.ts'
import { newId } from '../../server/ids.ts'
import { writeMotion } from '../procedure.ts'
import { bring, png, postNotice } from '../sample-files.ts'
import { callToOrder, closeAndAnnounce, openBallot, openHall, showOfHands, type Hall, type Speaker } from '../hall.ts'

type Files = Record<string, Uint8Array>
let hall: Hall
let zip: Uint8Array
let files: Files
let told: Record<string, unknown>
let picture: string
let secret: { ballot: string; item: string }
let open: { ballot: string; item: string }
/** Who votes on paper: one alone, whose mark the bundle would tell. */
const onPaper = () => hall.reps.at(-1) as Speaker

const take = async (url: string, who: Speaker) => {
  const response = await hall.app.app.inject({ method: 'GET', url, headers: { cookie: `${COOKIE}=${who.cookie}` } })
  return { status: response.statusCode, bytes: new Uint8Array(response.rawPayload), headers: response.headers }
}
const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
const json = (name: string): unknown => JSON.parse(text(name))
const sha256 = (bytes: Uint8Array = new Uint8Array()) => createHash('sha256').update(bytes).digest('hex')
/** A folder of our own: other tests make packs too. */
const folder = mkdtempSync(join(tmpdir(), 'pack-test-'))
const usual = process.env['TMPDIR']
const packs = () => readdirSync(folder).filter((name) => name.startsWith('staff-congress-pack-'))

const COMMENT = '班主任津贴偏低。'

/** A motion with a picture, laid before the congress. @returns the file */
const tableMotion = async (): Promise<string> => {
  const [proposer, ...others] = hall.reps as [Speaker, Speaker, Speaker]
  const motion = await writeMotion(hall, proposer)
  const paper = (await bring(hall, proposer, png(), { name: '食堂现状.png' })).body.id
  await proposer.must('motion', motion, { type: 'motion.attach', paper })
  const seconders = others.slice(0, 2)
  await proposer.must('motion', motion, { type: 'motion.invite', people: seconders.map(({ person }) => person) })
  for (const one of seconders) await one.must('motion', motion, { type: 'motion.second' })
  await proposer.must('motion', motion, { type: 'motion.submit', oneMatter: true })
  await hall.staff.must('motion', motion, { type: 'motion.accept' })
  await hall.committee.must('motion', motion, { type: 'motion.file', priority: 'ordinary' })
  await hall.presidium.must('motion', motion, { type: 'motion.table', session: hall.session })
  return paper
}

/** Eleven on phones and one on paper. */
const holdSecret = async () => {
  secret = await openBallot(hall, 'secret', 'first', [onPaper().seat])
  for (const [at, rep] of hall.reps.slice(0, -1).entries()) await rep.cast(secret.ballot, { [secret.item]: at < 9 ? 'approve' : 'abstain' })
  const bundle = { returned: 1, invalid: 0, tally: { [secret.item]: { approve: 0, oppose: 1, abstain: 0 } } }
  for (const teller of [hall.teller, hall.teller2]) await teller.must('ballot', secret.ballot, { type: 'ballot.enterPaper', ...bundle })
  await closeAndAnnounce(hall, secret.ballot)
}

beforeAll(async () => {
  process.env['TMPDIR'] = folder
  hall = await openHall(12, { enrolByActs: true })
  await callToOrder(hall)
  picture = await tableMotion()
  const { notice } = await postNotice(hall)
  await hall.stranger.must('session', hall.session, { type: 'session.comment', comment: newId(), notice, text: COMMENT })
  const shown = await postNotice(hall, { names: 'shown' })
  await hall.officer.must('session', hall.session, { type: 'session.comment', comment: newId(), notice: shown.notice, text: '同意' })
  await holdSecret()
  await hall.secretary.must('session', hall.session, { type: 'session.writeResolution', text: '大会审议通过了各项报告。' })
  await showOfHands(hall, 'resolution', 12)
  await hall.presidium.must('session', hall.session, { type: 'session.close' })
  const answer = await take(`/api/sessions/${hall.session}/pack`, hall.secretary)
  if (answer.status !== 200) throw new Error(`the pack was refused: ${answer.status}`)
  zip = answer.bytes
  told = answer.headers
  files = unzipSync(zip)
})
afterAll(async () => {
  await hall.close()
  if (usual === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = usual
  rmSync(folder, { recursive: true })
})

describe('an evidence pack', () => {
  test('verifies without the database, and its manifest is the one that the desk was shown', async () => {
    const report = await verifyPack(zip)
    expect(report.findings).toEqual([])
    expect(report.acts).toBeGreaterThan(60)
    expect(report.manifest).toBe(told['x-manifest-sha256'])
    // The round with a paper voter: its issue is withheld, so its acts cannot be judged again. Everything else was.
    expect(report.unfolded).toBe(1)
  })

  test('lists every file but itself and the cover, as sha256sum reads it', () => {
    const lines = text('MANIFEST.sha256').trimEnd().split('\n')
    expect(lines.map((line) => line.slice(66)).toSorted()).toEqual(
      Object.keys(files)
        .filter((name) => !['MANIFEST.sha256', 'cover.pdf'].includes(name))
        .toSorted(),
    )
    for (const line of lines)
      expect(
        createHash('sha256')
          .update(files[line.slice(66)] ?? '')
          .digest('hex'),
      ).toBe(line.slice(0, 64))
  })

  test('holds roll, sign-in, agenda, rules, results, resolution, forms and tables', () => {
    for (const name of ['report', 'agenda', 'roll', 'results', 'resolution', 'rules', 'ballots', 'form-01'])
      expect(strFromU8((files[`documents/${name}.pdf`] ?? new Uint8Array()).slice(0, 5))).toBe('%PDF-')
    const roll = json('data/roll.json') as { person: string; signedInAt: string | null }[]
    expect(roll).toHaveLength(12)
    expect(roll.every(({ signedInAt }) => signedInAt !== null)).toBe(true)
    expect((json('data/session.json') as { context: { resolutionAdopted: boolean } }).context.resolutionAdopted).toBe(true)
    expect(Object.keys(files)).toContain('tables/record.xlsx')
  })

  test('holds what was attached to the motions that were laid before the congress, byte for byte', () => {
    const [name] = Object.keys(files).filter((file) => file.startsWith('papers/') && file.includes(picture))
    expect(Buffer.from(files[name ?? ''] ?? '')).toEqual(png())
  })

  test('tells who certified, and the figures as they were announced', () => {
    const ballot = (json('data/ballots.json') as { id: string; context: { certifiedBy: string[]; tally: Record<string, unknown> } }[]).find(
      ({ id }) => id === secret.ballot,
    )
    expect(ballot?.context.certifiedBy).toEqual([hall.reps[0]?.person, hall.reps[1]?.person])
    expect(ballot?.context.tally[secret.item]).toEqual({ approve: 9, oppose: 1, abstain: 2 })
  })

  test('is the same bytes each time, but for the cover that names the hour', async () => {
    const again = unzipSync((await take(`/api/sessions/${hall.session}/pack`, hall.staff)).bytes)
    const others = Object.keys(files).filter((name) => sha256(again[name]) !== sha256(files[name]))
    expect(others).toEqual(['cover.pdf'])
  })

  test('leaves nothing behind on disk', async () => {
    await expect.poll(packs).toEqual([])
  })
})

describe('a secret ballot in it', () => {
  test('names nobody who voted on paper: few as they are, the bundle would tell their mark', () => {
    const acts = text('journal/acts.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { subjectId: string; event: { type: string; onPaper?: string[] } })
    expect(acts.filter(({ event }) => event.type === 'ballot.issue' && (event.onPaper ?? []).length > 0)).toEqual([])
    expect(text('README.txt')).toContain('1 here')
  })

  test('joins no seat and no person to a mark in any line of any file', () => {
    const { person, seat } = onPaper()
    const joined = Object.entries(files)
      .filter(([name]) => /\.(json|jsonl|txt)$/.test(name))
      .filter(([, bytes]) =>
        strFromU8(bytes)
          .split('\n')
          .some((line) => (line.includes(person) || line.includes(seat)) && line.includes('"oppose"')),
      )
    expect(joined.map(([name]) => name)).toEqual([])
    expect(json('data/named-votes.json') as unknown[]).toEqual([])
  })
})

describe('a comment in it', () => {
  test('stands there without its author where only the desk may read the name; the session is judged again all the same', () => {
    const comments = json('data/comments.json') as { text: string; person: string | null }[]
    expect(comments.map((one) => one.person)).toEqual([null, hall.officer.person])
    expect(comments[0]?.text).toBe(COMMENT)
    const naming = Object.entries(files).filter(([, bytes]) => strFromU8(bytes, true).includes(hall.stranger.person))
    expect(naming.map(([name]) => name)).toEqual([])
    expect(text('README.txt')).toContain('told by hash alone (1 here)')
  })
})

describe('a pack that was tampered with is found out:', () => {
  const changed = async (change: (copy: Files) => void): Promise<string[]> => {
    const copy = { ...files }
    change(copy)
    return (await verifyPack(zipSync(copy, { level: 0 }))).findings
  }
  const replaced = (name: string, from: string | RegExp, to: string) => (copy: Files) => {
    const before = text(name)
    copy[name] = strToU8(before.replace(from, to))
    expect(strFromU8(copy[name])).not.toBe(before)
  }
  /** What a careful forger does: the manifest is made anew. */
  const resealed = (change: (copy: Files) => void) => (copy: Files) => {
    change(copy)
    const lines = Object.entries(copy)
      .filter(([name]) => !['MANIFEST.sha256', 'cover.pdf'].includes(name))
      .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}`)
    copy['MANIFEST.sha256'] = strToU8(`${lines.toSorted().join('\n')}\n`)
  }

  test('a changed document', async () => {
    expect(
      await changed((copy) => {
        copy['documents/results.pdf'] = (files['documents/results.pdf'] ?? new Uint8Array()).with(100, 0)
      }),
    ).toEqual(['documents/results.pdf is not what the manifest says'])
  })

  test('a file taken out, and one put in', async () => {
    expect(
      await changed((copy) => {
        delete copy['data/roll.json']
        copy['data/more.json'] = strToU8('{}')
      }),
    ).toEqual(['data/roll.json is in the manifest and not in the pack', 'data/more.json is not in the manifest'])
  })

  test('an act rewritten, though the manifest was made anew', async () => {
    const findings = await changed(resealed(replaced('journal/acts.jsonl', '"type":"session.close"', '"type":"session.recess"')))
    expect(findings[0]).toMatch(/row \d+, session.recess, is not what was hashed/)
  })

  test('an act taken out of the chain', async () => {
    const findings = await changed(resealed(replaced('journal/links.jsonl', /\n.*\n/, '\n')))
    expect(findings[0]).toBe('the chain has no row 2')
  })

  test('a tally that does not add up, though the manifest was made anew', async () => {
    const findings = await changed(resealed(replaced('data/ballots.json', '"approve": 9', '"approve": 19')))
    expect(findings).toContainEqual(expect.stringContaining('do not add up'))
  })

  test('an act called a comment that changed the session', async () => {
    const acts = text('journal/acts.jsonl').trimEnd().split('\n')
    const close = acts.find((line) => line.includes('"type":"session.close"')) ?? ''
    const { seq, subjectId, version } = JSON.parse(close) as { seq: number; subjectId: string; version: number }
    const withheld = [
      ...(json('journal/withheld.json') as object[]),
      { seq, subject: 'session', id: subjectId, version, word: 'session.comment' },
    ]
    const findings = await changed(
      resealed((copy) => {
        copy['journal/acts.jsonl'] = strToU8(`${acts.filter((line) => line !== close).join('\n')}\n`)
        copy['journal/withheld.json'] = strToU8(JSON.stringify(withheld))
      }),
    )
    expect(findings).toContainEqual(expect.stringContaining('the acts make it "open", the pack says "closed"'))
  })

  test('a roll figure that the acts do not make', async () => {
    const findings = await changed(resealed(replaced('data/session.json', '"roll": 12', '"roll": 13')))
    expect(findings).toEqual([`session ${hall.session}, roll: the acts make it 12, the pack says 13`])
  })
})

describe('a named vote', () => {
  let named: Hall
  beforeAll(async () => {
    named = await openHall(6, { enrolByActs: true })
    await callToOrder(named)
    open = await openBallot(named, 'open')
    for (const rep of named.reps) await rep.cast(open.ballot, { [open.item]: 'approve' })
    await closeAndAnnounce(named, open.ballot)
  })
  afterAll(() => named.close())

  test('is told by name, in a pack of its own as soon as it is announced', async () => {
    const { app } = named.app
    const cookie = `${COOKIE}=${(named.reps[0] as Speaker).cookie}`
    const response = await app.inject({ method: 'GET', url: `/api/ballots/${open.ballot}/pack`, headers: { cookie } })
    expect(response.statusCode).toBe(200)
    const pack = new Uint8Array(response.rawPayload)
    expect((await verifyPack(pack)).findings).toEqual([])
    const votes = JSON.parse(strFromU8(unzipSync(pack)['data/named-votes.json'] ?? new Uint8Array())) as { votes: unknown[] }[]
    expect(votes[0]?.votes).toHaveLength(6)
    expect((await app.inject({ method: 'GET', url: `/api/sessions/${named.session}/pack`, headers: { cookie } })).statusCode).toBe(409)
  })
})
