/** Similar motions: what is found, how much of it, and by whom. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blankMotion } from '../../machines/motion-context.ts'
import { insertSubject } from '../../db/subjects.ts'
import { gramsOfTitle, indexMissing } from '../../db/similar.ts'
import { newId } from '../../server/ids.ts'
import { listSimilar } from '../../server/writing-contract.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { fileMotion, suggest, writeMotion } from '../procedure.ts'
import { otherMotion, PAIRS, UNSEEN_PAIRS, type SimilarPair } from '../similar-pairs.ts'

const OTHERS = 20_000
const AMONG = 5
/** Of the twenty pairs, those that must be found among the first five. */
const FLOOR = 18
/** Of the ten that the list of words was not made for. */
const UNSEEN_FLOOR = 6

let hall: Hall
let writer: Speaker
const wrote = new Map<string, string>()
/** How many motions were cut when they had come, and when all were cut. */
let cut: number[] = []

const history = async (): Promise<void> => {
  const context = { ...blankMotion, session: hall.session, proposer: writer.person }
  const put = (text: { title: string; rationale: string; remedy: string }) => {
    const id = newId()
    return { id, subject: { version: 1, state: 'archived' as const, context: { ...context, ...text, textVersion: 1 } } }
  }
  const old = [...PAIRS, ...UNSEEN_PAIRS].map(({ wrote: title }) => ({
    title,
    ...put({ title, rationale: '原有条件不能满足需要。', remedy: '请有关部门研究解决。' }),
  }))
  for (const { title, id } of old) wrote.set(title, id)
  const rows = [...Array.from({ length: OTHERS }, (_, n) => put(otherMotion(n))), ...old]
  for (let from = 0; from < rows.length; from += 2000)
    await hall.db.transaction().execute(async (trx) => {
      for (const { id, subject } of rows.slice(from, from + 2000)) await insertSubject(trx, 'motion', id, subject)
    })
}

beforeAll(async () => {
  hall = await openHall(8)
  ;[, , writer = hall.staff] = hall.reps
  await history()
  cut = [await indexMissing(hall.db), await indexMissing(hall.db)]
  await sql`analyze`.execute(hall.db)
})
afterAll(() => hall.close())

const similarTo = async (title: string, text = '', by: Speaker = writer, except: string | null = null) =>
  (await by.call(listSimilar, { body: { title, text, except } })).body.items

/** How many are found. */
const tried = async (pairs: readonly SimilarPair[]): Promise<number> => {
  const missed: string[] = []
  for (const pair of pairs) {
    const found = await similarTo(pair.writes, pair.because)
    if (!found.some(({ id }) => id === wrote.get(pair.wrote)))
      missed.push(`${pair.writes} ⇥ ${found.map(({ title }) => title).join(' | ')}`)
  }
  console.info(`recall@${AMONG} ${pairs.length - missed.length}/${pairs.length}`, missed)
  return pairs.length - missed.length
}

describe('among twenty thousand others', () => {
  test(`of twenty pairs at least ${FLOOR} are among the first ${AMONG}`, async () => {
    expect(await tried(PAIRS)).toBeGreaterThanOrEqual(FLOOR)
  })

  test(`of ten more, which the list of words was not made for, at least ${UNSEEN_FLOOR}`, async () => {
    expect(await tried(UNSEEN_PAIRS)).toBeGreaterThanOrEqual(UNSEEN_FLOOR)
  })

  test('what resembles nothing finds nothing', async () => {
    expect(await similarTo('关于设立教师书法社的建议')).toEqual([])
    expect(await similarTo('关于建议')).toEqual([])
    expect(await similarTo('')).toEqual([])
  })
})

describe('what is found', () => {
  test('tells what became of it, and is not the motion that is being written', async () => {
    const title = '关于屋顶花园种植香草的提案'
    const motion = await fileMotion(hall, writer, hall.reps.slice(4, 6), title)
    expect(await similarTo('屋顶花园种香草')).toMatchObject([{ id: motion, state: 'filed', number: 'J3C2-001', term: 3, ordinal: 2 }])
    expect((await similarTo('屋顶花园种香草', '', writer, motion)).map(({ id }) => id)).not.toContain(motion)
  })

  test('follows the text as it changes', async () => {
    const motion = await writeMotion(hall, writer, '关于乒乓球台遮阳的提案')
    await writer.must('motion', motion, {
      type: 'motion.edit',
      category: 'campus',
      department: null,
      title: '关于羽毛球网更换的提案',
      rationale: '网已破损。',
      remedy: '换新。',
    })
    await writer.must('motion', motion, { type: 'motion.invite', people: [] })
    expect((await similarTo('羽毛球网破了', '', hall.reps[5])).map(({ id }) => id)).toEqual([motion])
    expect(await similarTo('乒乓球台遮阳', '', hall.reps[5])).toEqual([])
  })

  test('is what the writer may see: a draft is nobody else’s, a suggestion is everybody’s until it is hidden', async () => {
    await writeMotion(hall, writer, '关于水族箱的提案')
    expect(await similarTo('水族箱', '', hall.reps[5])).toEqual([])
    const suggestion = await suggest(hall, writer, '门厅摆一架钢琴')
    expect((await similarTo('大厅的钢琴', '', hall.stranger)).map(({ id, kind }) => [id, kind])).toEqual([[suggestion, 'suggestion']])
    await hall.staff.must('motion', suggestion, { type: 'motion.hide', note: '广告。' })
    expect(await similarTo('大厅的钢琴', '', hall.stranger)).toEqual([])
  })
})

test('what came by other ways than words is cut once', () => {
  expect(cut).toEqual([OTHERS + PAIRS.length + UNSEEN_PAIRS.length, 0])
})

test('a title is cut into words and pairs that tell it from others, and words that mean the same are one', () => {
  expect(gramsOfTitle('关于食堂的建议')).toEqual(['=食堂', '食堂'])
  expect(gramsOfTitle('教工餐厅').includes('=食堂')).toBe(true)
  expect(gramsOfTitle('关于建议')).toEqual([])
  expect(gramsOfTitle('WiFi 覆盖')).toContain('wifi')
})
