/** Files attached to a motion: by its proposer, while it is theirs to change, read by whoever may read it (domain 2.1). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MotionContext } from '../../machines/motion-context.ts'
import { LIMIT } from '../../machines/schema.ts'
import { getMotion } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { COOKIE } from '../../server/login.ts'
import { getFile, listMotionPapers } from '../../server/papers-contract.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { writeMotion } from '../procedure.ts'
import { pdf } from '../sample-files.ts'

let hall: Hall
let motion: string
beforeAll(async () => {
  hall = await openHall(4, { enrolByActs: true })
  motion = await writeMotion(hall, rep(0))
})
afterAll(() => hall.close())

const rep = (n: number) => hall.reps[n] as Speaker
const upload = async (by: Speaker, bytes = pdf()): Promise<string> => {
  const id = newId()
  const headers = { cookie: `${COOKIE}=${by.cookie}`, 'content-type': 'application/octet-stream' }
  const { statusCode } = await hall.app.app.inject({ method: 'POST', url: `/api/files/${id}?name=photo.pdf`, headers, payload: bytes })
  expect(statusCode).toBe(200)
  return id
}
const attach = (by: Speaker, paper: string) => by.say('motion', motion, { type: 'motion.attach', paper })
const listed = async (by: Speaker) => (await by.call(listMotionPapers, { params: { id: motion } })).body.items?.map(({ id }) => id)
const read = async (by: Speaker, id: string) => {
  const headers = { cookie: `${COOKIE}=${by.cookie}` }
  return (await hall.app.app.inject({ method: 'GET', url: getFile.url.replace(':id', id), headers })).statusCode
}

describe('a file of a motion', () => {
  let paper: string

  test('is attached by its proposer alone, once', async () => {
    const strange = await upload(rep(1))
    expect((await attach(rep(1), strange)).problem.code).toBe('not-found')
    paper = await upload(rep(0))
    const act = newId()
    for (let again = 0; again < 2; again += 1)
      expect((await rep(0).say('motion', motion, { type: 'motion.attach', paper }, { act })).status).toBe(200)
    expect((await attach(rep(0), paper)).problem.facts['unmet']).toBe('paperUploaded')
    expect((await attach(rep(0), newId())).problem.facts['unmet']).toBe('paperUploaded')
    expect(await listed(rep(0))).toEqual([paper])
  })

  test('of a draft is nobody else’s to read', async () => {
    expect(await listed(rep(1))).toBeUndefined()
    expect([await read(rep(0), paper), await read(rep(1), paper), await read(hall.admin, paper)]).toEqual([200, 404, 404])
  })

  test('is read by those whose second is asked for', async () => {
    await rep(0).must('motion', motion, { type: 'motion.invite', people: [rep(1).person] })
    expect(await listed(rep(1))).toEqual([paper])
    expect([await read(rep(1), paper), await read(hall.stranger, paper)]).toEqual([200, 404])
  })

  test('is taken away again, and read no more', async () => {
    const other = await upload(rep(0))
    await rep(0).must('motion', motion, { type: 'motion.attach', paper: other })
    await rep(0).must('motion', motion, { type: 'motion.detach', paper: other })
    expect(await listed(rep(0))).toEqual([paper])
    expect(await read(rep(1), other)).toBe(404)
    const again = await rep(0).say('motion', motion, { type: 'motion.detach', paper: other })
    expect(again.problem.facts['unmet']).toBe('paperAttached')
  })

  test('there are no more of than a motion holds', async () => {
    for (let n = 1; n < LIMIT.motionPapers; n += 1) expect((await attach(rep(0), await upload(rep(0)))).status).toBe(200)
    expect((await attach(rep(0), await upload(rep(0)))).problem.facts['unmet']).toBe('papersWithinLimit')
    const { body } = await rep(0).call(getMotion, { params: { id: motion } })
    expect((body.context as unknown as MotionContext).papers).toBe(LIMIT.motionPapers)
  })

  test('stays as it was once the motion is submitted', async () => {
    await rep(1).must('motion', motion, { type: 'motion.second' })
    await rep(2).must('motion', motion, { type: 'motion.second' })
    await rep(0).must('motion', motion, { type: 'motion.submit', oneMatter: true })
    expect((await rep(0).say('motion', motion, { type: 'motion.detach', paper })).problem.code).toBe('out-of-order')
    expect(await read(hall.committee, paper)).toBe(200)
    expect((await verifyJournal(hall.db)).findings).toEqual([])
  })
})
