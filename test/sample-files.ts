/** Files as people upload them: the smallest that are what they are called. */
import { zipSync } from 'fflate'
import { newId } from '../server/ids.ts'
import { COOKIE } from '../server/login.ts'
import type { Uploaded } from '../server/papers-replies.ts'
import type { Problem } from '../server/replies.ts'
import type { NamesShown } from '../machines/matters.ts'
import type { Hall, Speaker } from './hall.ts'

/** One page with one line; every offset is where its table says. */
export const pdf = (line = 'Pay plan'): Buffer => {
  const stream = `BT /F1 24 Tf 72 720 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(`${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`, 'latin1')
}

/** Twelve by eight, a warm grey. */
export const png = (): Buffer =>
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAIAAABChommAAAAEUlEQVR4nGO4e+0UQcQwqggAKd7u4WC0JOYAAAAASUVORK5CYII=', 'base64')

const MAIN = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  pptx: ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
} as const

/** The parts that make an Office file one; `more` adds parts, `types` says something else of the main one. Made twice it is the same: it bears no time. */
export const office = (kind: keyof typeof MAIN, more: Record<string, Uint8Array> = {}, types: string = MAIN[kind][1]): Buffer => {
  const [part] = MAIN[kind]
  const list = `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${types}"/></Types>`
  return Buffer.from(
    zipSync({ '[Content_Types].xml': Buffer.from(list), [part]: Buffer.from('<x/>'), ...more }, { mtime: new Date(1980, 0, 1) }),
  )
}

export type Brought = { status: number; body: Uploaded; problem: Problem }

export const bring = async (hall: Hall, by: Speaker, file: Buffer, { id = newId(), name = '方案.pdf' } = {}): Promise<Brought> => {
  const response = await hall.app.app.inject({
    method: 'POST',
    url: `/api/files/${id}?${new URLSearchParams({ name }).toString()}`,
    headers: { cookie: `${COOKIE}=${by.cookie}`, 'content-type': 'application/octet-stream' },
    payload: file,
  })
  const body: unknown = response.json()
  return { status: response.statusCode, body: body as Uploaded, problem: body as Problem }
}

/** Uploaded and attached to the session, or to an item of it. */
export const attach = async (hall: Hall, file = pdf(), name = '方案.pdf', item: string | null = null): Promise<string> => {
  const { status, body } = await bring(hall, hall.staff, file, { name })
  if (status !== 200) throw new Error(`not taken in: ${JSON.stringify(body)}`)
  await hall.staff.must('session', hall.session, { type: 'session.attachPaper', paper: body.id, item })
  return body.id
}

export const fetchFile = (hall: Hall, by: Speaker | null, id: string, headers: Record<string, string> = {}, query = '') =>
  hall.app.app.inject({
    method: 'GET',
    url: `/api/files/${id}${query}`,
    headers: { ...(by === null ? {} : { cookie: `${COOKIE}=${by.cookie}` }), ...headers },
  })

type Posted = { papers?: number; names?: NamesShown; closesAt?: string; item?: string | null }

/** A notice that asks all staff for comments. */
export const postNotice = async (
  hall: Hall,
  { papers = 0, names = 'desk', closesAt = '2099-01-01T00:00:00.000Z', item = null }: Posted = {},
): Promise<{ notice: string; noticePaper: string }> => {
  const notice = newId()
  const files: string[] = []
  for (let n = 0; n < papers; n += 1) files.push((await bring(hall, hall.staff, pdf())).body.id)
  await hall.staff.must('session', hall.session, {
    type: 'session.postNotice',
    notice,
    title: '绩效工资分配方案征求意见',
    text: '请各位同事阅读方案，提出意见。',
    item,
    motion: null,
    papers: files,
    consultation: { closesAt, names },
  })
  return { notice, noticePaper: files[0] ?? '' }
}
