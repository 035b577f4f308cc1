/** Lists of motions: the whole of one as a spreadsheet, and the views that people keep. */
import { LIMIT } from '../../machines/schema.ts'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getMotionsTable, keepView, dropView, listViews } from '../../server/lists-contract.ts'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { writeMotion } from '../procedure.ts'

let hall: Hall
beforeAll(async () => {
  hall = await openHall(4)
})
afterAll(() => hall.close())

const rep = (n: number) => hall.reps[n] as Speaker
const table = async (who: Speaker | null, query: string) => {
  const response = await hall.app.app.inject({
    method: 'GET',
    url: `${getMotionsTable.url}?${query}`,
    headers: who ? { cookie: `${COOKIE}=${who.cookie}` } : {},
  })
  return { status: response.statusCode, text: response.body, bytes: new Uint8Array(response.rawPayload), headers: response.headers }
}

describe('the whole list as a spreadsheet', () => {
  beforeAll(async () => {
    await writeMotion(hall, rep(0), '=HYPERLINK("http://x","点我")')
    await writeMotion(hall, rep(0), '增设饮水机')
  })

  test('holds what the reader may see, and a formula stays text', async () => {
    const { status, text, headers } = await table(rep(0), 'as=csv')
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain(encodeURIComponent('提案清单.csv'))
    expect(text).toContain('增设饮水机')
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""点我"")"`)
  })

  test('is narrowed as the list is', async () => {
    const { text } = await table(rep(0), 'as=csv&text=%E9%A5%AE%E6%B0%B4')
    expect(text).toContain('增设饮水机')
    expect(text).not.toContain('HYPERLINK')
  })

  test('shows nobody’s drafts to another, and nothing to a stranger', async () => {
    expect((await table(rep(1), 'as=csv')).text.trim().split('\n')).toHaveLength(1)
    expect((await table(null, 'as=csv')).status).toBe(401)
    expect((await table(rep(0), 'as=pdf')).status).toBe(400)
  })

  test('is an .xlsx that a spreadsheet opens', async () => {
    const { status, bytes } = await table(rep(0), 'as=xlsx')
    expect(status).toBe(200)
    expect(Object.keys(unzipSync(bytes))).toContain('xl/workbook.xml')
  })
})

describe('a view that one keeps', () => {
  const id = newId()
  const names = async (who: Speaker) => (await who.call(listViews)).body.items.map(({ name }) => name)

  test('is there again, once however often it was sent, and changed under the same id', async () => {
    for (let n = 0; n < 2; n += 1)
      expect(
        (await rep(0).call(keepView, { params: { id }, body: { name: '后勤逾期', query: 'category=logistics&overdue=true' } })).status,
      ).toBe(200)
    expect(await names(rep(0))).toEqual(['后勤逾期'])
    await rep(0).call(keepView, { params: { id }, body: { name: '后勤', query: 'category=logistics' } })
    expect((await rep(0).call(listViews)).body.items).toEqual([{ id, name: '后勤', query: 'category=logistics' }])
  })

  test('is its keeper’s alone: nobody else reads, changes or drops it', async () => {
    expect(await names(rep(1))).toEqual([])
    expect((await rep(1).call(keepView, { params: { id }, body: { name: '我的', query: '' } })).status).toBe(409)
    expect((await rep(1).call(dropView, { params: { id }, body: {} })).body).toEqual({ dropped: false })
    expect(await names(rep(0))).toEqual(['后勤'])
  })

  test('is one of twenty at the most, however much two windows hurry', async () => {
    const more = Array.from({ length: LIMIT.views + 5 }, (_, n) => n)
    const kept = await Promise.all(
      more.map((n) => rep(0).call(keepView, { params: { id: newId() }, body: { name: `视图${n}`, query: '' } })),
    )
    expect(kept.filter(({ status }) => status === 200)).toHaveLength(LIMIT.views - 1)
    expect(await names(rep(0))).toHaveLength(LIMIT.views)
  })

  test('is dropped', async () => {
    expect((await rep(0).call(dropView, { params: { id }, body: {} })).body).toEqual({ dropped: true })
    expect(await names(rep(0))).not.toContain('后勤')
  })
})
