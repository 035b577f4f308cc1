/** Papers: taken in only as what they are, attached by a word, seen by whom they are for, and their readers known. */
import { createHash } from 'node:crypto'
import { connect as dial } from 'node:net'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../operations.ts'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'
import { UPLOAD_BYTES } from '../../server/papers-replies.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { attach, bring, fetchFile, office, pdf, png } from '../sample-files.ts'
import { PATIENCE_MS } from '../patience.ts'
import { everything } from './asking.ts'

let hall: Hall
beforeAll(async () => {
  hall = await openHall(6)
})
afterAll(() => hall.close())

const rep = (n: number, of = hall): Speaker => {
  const found = of.reps[n]
  if (!found) throw new Error(`there is no representative ${n}`)
  return found
}
const papersOf = async (by: Speaker, of = hall) => (await by.call(contract.listPapers, { params: { id: of.session } })).body.items
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a file is what its bytes say', () => {
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080008000c01011100ffd9', 'hex')
  const webp = Buffer.concat([Buffer.from('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\x0b\xc0\x01\0', 'latin1'), Buffer.alloc(9)])
  test.each<[string, () => Buffer, string]>([
    ['pdf', () => pdf(), '方案.pdf'],
    ['docx', () => office('docx'), '方案.pdf.docx'],
    ['xlsx', () => office('xlsx'), '方案.pdf.xlsx'],
    ['pptx', () => office('pptx'), '方案.pdf.pptx'],
    ['png', () => png(), '方案.pdf.png'],
    ['jpg', () => jpeg, '方案.pdf.jpg'],
    ['webp', () => webp, '方案.pdf.webp'],
  ])('%s is taken in, whatever its name says', async (kind, file, name) => {
    const { status, body } = await bring(hall, hall.staff, file())
    expect({ status, ...body }).toMatchObject({ status: 200, kind, name, bytes: file().length, sha256: sha256(file()) })
  })

  /** Says of its last part that it unpacks to 300 MB. */
  const bomb = () => {
    const file = office('docx')
    file.writeUInt32LE(300 * 1024 * 1024, file.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24)
    return file
  }
  const wide = () => {
    const picture = png()
    picture.writeUInt32BE(20_000, 16)
    picture.writeUInt32BE(20_000, 20)
    return picture
  }
  test.each<[string, () => Buffer, string]>([
    ['nothing', () => Buffer.alloc(0), 'empty'],
    ['a docx that is a text', () => Buffer.from('第一条 为规范绩效工资'), 'kind'],
    ['a zip that is no docx', () => Buffer.from(zipSync({ 'a.txt': Buffer.from('a') })), 'kind'],
    [
      'a zip that only says so',
      () => Buffer.from(zipSync({ '[Content_Types].xml': Buffer.from('wordprocessingml.document.main+xml') })),
      'broken',
    ],
    ['a torn docx', () => office('docx').subarray(0, 120), 'broken'],
    ['a PDF with another header', () => Buffer.from(pdf().toString('latin1').replace('%PDF-1.4', '%PDF-9.4'), 'latin1'), 'broken'],
    ['a PDF that breaks off', () => pdf().subarray(0, 300), 'broken'],
    ['a page of HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'kind'],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'kind'],
    ['a program', () => Buffer.from('MZ\x90\0', 'latin1'), 'kind'],
    ['an old .doc, or a locked one', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldOffice'],
    ['a docx with macros', () => office('docx', { 'word/vbaProject.bin': Buffer.from('x') }), 'macros'],
    ['a docm called docx', () => office('docx', {}, 'application/vnd.ms-word.document.macroEnabled.main+xml'), 'macros'],
    ['an xlsx with a docm inside', () => office('xlsx', { 'xl/embeddings/a.docm': Buffer.from('x') }), 'macros'],
    ['a zip bomb', bomb, 'unpacks'],
    ['a picture of 400 million pixels', wide, 'pixels'],
    ['a png without an end', () => png().subarray(0, 40), 'broken'],
    ['a jpeg without a picture', () => Buffer.from('ffd8ffe00004ffd9', 'hex'), 'broken'],
    ['a webp of half its length', () => webp.subarray(0, 20), 'broken'],
  ])('%s is refused, and nothing is kept', async (_, file, rule) => {
    const before = await everything(hall)
    const { status, problem } = await bring(hall, hall.staff, file(), { name: '方案.docx' })
    expect({ status, code: problem.code, facts: problem.facts }).toEqual({ status: 400, code: 'invalid', facts: { field: 'file', rule } })
    expect(await everything(hall)).toBe(before)
  })

  test.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\王\\方案.PDF', '方案.pdf'],
    ['方案\u202Efdp.exe', '方案fdp.exe.pdf'],
    ['a\u0007b\u200Bc.pdf', 'abc.pdf'],
    ['<script>alert(1)</script>.pdf', 'script>.pdf'],
    ['"><img src=x onerror=alert(1)>.pdf', '"><img src=x onerror=alert(1)>.pdf'],
    [' .. ', 'paper.pdf'],
    ['e\u0301cole.pdf', 'école.pdf'],
    [`${'长'.repeat(200)}.pdf`, `${'长'.repeat(115)}.pdf`],
    [`${'😀'.repeat(130)}.pdf`, `${'😀'.repeat(115)}.pdf`],
  ])('the name %j becomes %j', async (name, kept) => {
    expect((await bring(hall, hall.staff, pdf(), { name })).body.name).toBe(kept)
  })
})

describe('bringing', () => {
  test('the same id brings it once, also when it is sent twice at a time; another file or another person is refused', async () => {
    const id = newId()
    const twice = await Promise.all([bring(hall, hall.staff, pdf(), { id }), bring(hall, hall.staff, pdf(), { id })])
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    expect(twice[0].body).toEqual(twice[1].body)
    expect((await bring(hall, hall.staff, pdf('other'), { id })).problem.code).toBe('act-id-reused')
    expect((await bring(hall, hall.secretary, pdf(), { id })).problem.code).toBe('act-id-reused')
    const { rows } = { rows: await hall.db.selectFrom('filePart').select('fileId').where('fileId', '=', id).execute() }
    expect(rows).toHaveLength(1)
  })

  test('what is attached to nothing piles up only so far, and is forgotten after a day', async () => {
    const own = await openHall(2)
    await own.db
      .insertInto('file')
      .values({
        id: newId(),
        name: 'a.pdf',
        media: 'application/pdf',
        bytes: 100 * 1024 * 1024,
        sha256: '',
        uploadedBy: own.staff.person,
        uploadedAt: new Date(Date.now() - 3_600_000).toISOString(),
      })
      .execute()
    expect((await bring(own, own.staff, pdf())).problem.facts).toEqual({ field: 'file', rule: 'pile' })
    expect((await bring(own, own.secretary, pdf())).status).toBe(200)
    await own.db.updateTable('file').set({ uploadedAt: '2026-01-01T00:00:00.000Z' }).execute()
    expect((await bring(own, own.staff, pdf())).status).toBe(200)
    expect(await own.db.selectFrom('file').select('name').execute()).toEqual([{ name: '方案.pdf' }])
    await own.close()
  })

  /** Says that a body of so many bytes comes, sends no byte of it, and hears the answer. */
  const announce = (origin: string, bytes: number, cookie: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(origin)
      const socket = dial(Number(port), hostname)
      let heard = ''
      socket.setTimeout(PATIENCE_MS, () => reject(new Error(`no answer but ${heard}`)))
      socket.on('data', (chunk) => {
        heard += chunk.toString()
        if (heard.includes('requestId')) socket.destroy()
      })
      socket.on('error', reject)
      socket.on('close', () => resolve(heard))
      socket.write(
        `POST /api/files/${newId()}?name=a.pdf HTTP/1.1\r\nhost: x\r\ncookie: ${COOKIE}=${cookie}\r\n` +
          `content-type: application/octet-stream\r\ncontent-length: ${bytes}\r\n\r\n`,
      )
    })

  test('41 MB are refused before they are sent, from a stranger everything is; and the server goes on', async () => {
    const origin = await hall.app.app.listen({ port: 0, host: '127.0.0.1' })
    const large = await announce(origin, 41 * 1024 * 1024, hall.staff.cookie)
    expect(large).toContain('413')
    expect(large).toContain('"rule":"tooLarge"')
    expect(await announce(origin, 1_000, 'nobody')).toContain('login-required')
    expect(await announce(origin, 1_000, hall.admin.cookie)).toContain('not-entitled')
    expect((await bring(hall, hall.staff, Buffer.alloc(UPLOAD_BYTES + 1))).status).toBe(413)
    expect((await bring(hall, hall.staff, pdf())).status).toBe(200)
  })
})

describe('attached by a word', () => {
  test('journal and list hold name, hash, size and item', async () => {
    const item = newId()
    await hall.staff.must('session', hall.session, {
      type: 'session.addItem',
      item,
      after: null,
      title: '绩效工资分配方案',
      power: 'staffInterest',
      kind: 'decide',
      method: null,
      motion: null,
      presenter: null,
      minutes: null,
    })
    const paper = await attach(hall, pdf(), '绩效工资分配方案.pdf', item)
    const what = { name: '绩效工资分配方案.pdf', sha256: sha256(pdf()), bytes: pdf().length }
    const row = await hall.db.selectFrom('journal').select(['event', 'known']).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
    expect(row.event).toEqual({ type: 'session.attachPaper', paper, item })
    expect(row.known).toMatchObject({ files: [what] })
    expect(await papersOf(hall.staff)).toMatchObject([{ id: paper, item, ...what, readers: 0, readAt: null }])
  })

  test('once: a file is not attached twice, also not by two at a time', async () => {
    const { body } = await bring(hall, hall.staff, pdf())
    const word = { type: 'session.attachPaper' as const, paper: body.id, item: null }
    const said = await Promise.all([hall.staff.say('session', hall.session, word), hall.secretary.say('session', hall.session, word)])
    expect(said.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('taken back before it was sent, its bytes are gone; after that they stay, with the reason', async () => {
    const own = await openHall(2)
    const [early, late] = [await attach(own), await attach(own)]
    await own.staff.must('session', own.session, { type: 'session.removePaper', paper: early, reason: null })
    expect(await own.db.selectFrom('filePart').select('fileId').execute()).toEqual([{ fileId: late }])
    expect((await fetchFile(own, own.staff, early)).statusCode).toBe(404)
    await callToOrder(own)
    const refused = await own.staff.say('session', own.session, { type: 'session.removePaper', paper: late, reason: null })
    expect(refused.problem.facts).toMatchObject({ unmet: 'removalReasoned' })
    await own.staff.must('session', own.session, { type: 'session.removePaper', paper: late, reason: '数字有误' })
    expect((await fetchFile(own, own.secretary, late)).statusCode).toBe(200)
    expect((await fetchFile(own, rep(0, own), late)).statusCode).toBe(404)
    expect(await papersOf(rep(0, own), own)).toEqual([])
    expect((await papersOf(own.staff, own)).at(-1)).toMatchObject({ removedReason: '数字有误' })
    const { body } = await own.staff.call(contract.getSession, { params: { id: own.session } })
    expect(body.context).toMatchObject({ papers: 0, papersBytes: 0 })
    await own.close()
  })
})

describe('handed out', () => {
  test('before papers are sent only to those who prepare the session', async () => {
    const own = await openHall(2)
    const paper = await attach(own)
    const status = async (by: Speaker) => (await fetchFile(own, by, paper)).statusCode
    expect([await status(own.presidium), await status(own.staff), await status(rep(0, own)), await status(own.leader)]).toEqual([
      200, 200, 404, 404,
    ])
    expect(await papersOf(rep(0, own), own)).toEqual([])
    await callToOrder(own)
    expect([await status(rep(0, own)), await status(own.leader), await status(own.stranger)]).toEqual([200, 200, 404])
    expect(await papersOf(rep(0, own), own)).toMatchObject([{ id: paper, readers: null }])
    await own.close()
  })

  test('whole, under its own name, closed in, and asked for anew each time', async () => {
    const file = Buffer.concat([pdf(), Buffer.alloc(1_200_000, 10), Buffer.from('startxref 0 %%EOF')])
    const paper = await attach(hall, file, '绩效"方案"; (修订)\'.pdf')
    const answer = await fetchFile(hall, hall.staff, paper)
    expect(sha256(answer.rawPayload)).toBe(sha256(file))
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(file.length),
      'content-disposition': `inline; filename="_______ (__)_.pdf"; filename*=UTF-8''${[
        '%E7%BB%A9%E6%95%88%22%E6%96%B9%E6%A1%88%22%3B%20',
        '%28%E4%BF%AE%E8%AE%A2%29%27.pdf',
      ].join('')}`,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers['content-security-policy']).toContain('sandbox')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    const again = await fetchFile(hall, hall.staff, paper, { 'if-none-match': String(answer.headers['etag']) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const saved = await fetchFile(hall, hall.staff, paper, {}, '?save=true')
    expect(saved.headers['content-disposition']).toMatch(/^attachment; /)
  })

  test('what a browser does not show is saved, never opened', async () => {
    const paper = await attach(hall, office('docx'), '方案.docx')
    expect((await fetchFile(hall, hall.staff, paper)).headers['content-disposition']).toMatch(/^attachment; /)
  })
})

describe('read', () => {
  test('is noted once, the first time, by whom it is for; and the desk sees who has not', async () => {
    const own = await openHall(4)
    const paper = await attach(own)
    await callToOrder(own)
    await Promise.all(Array.from({ length: 8 }, () => fetchFile(own, rep(1, own), paper)))
    const first = await own.db.selectFrom('paperRead').selectAll().execute()
    expect(first).toMatchObject([{ fileId: paper, personId: rep(1, own).person }])
    await fetchFile(own, rep(1, own), paper, { 'if-none-match': 'x' })
    await fetchFile(own, own.staff, paper)
    await fetchFile(own, own.stranger, paper)
    expect(await own.db.selectFrom('paperRead').select('readAt').where('personId', '=', rep(1, own).person).execute()).toEqual([
      { readAt: first[0]?.readAt },
    ])
    expect(await papersOf(own.staff, own)).toMatchObject([{ readers: 1 }])
    expect(await papersOf(rep(1, own), own)).toMatchObject([{ readers: null, readAt: first[0]?.readAt }])
    const page = async (after?: string) =>
      (await own.staff.call(contract.listReaders, { params: { id: paper }, query: { limit: '3', ...(after ? { after } : {}) } })).body
    const { items, next } = await page()
    expect(items.map(({ at }) => at)).toEqual([null, null, null])
    expect((await page(next ?? '')).items).toMatchObject([{ person: rep(1, own).person, group: '第2代表团', at: first[0]?.readAt }])
    await own.close()
  })
})
