import { afterAll, beforeAll, expect, test } from 'vitest'
import { getBallot } from '../../server/contract.ts'
import { callToOrder, closeAndAnnounce, openBallot, openHall, type Hall } from '../hall.ts'

let hall: Hall
beforeAll(async () => { hall = await openHall(12) })
afterAll(() => hall.close())

test('a secret ballot goes its whole way', async () => {
  await callToOrder(hall)
  const { ballot, item } = await openBallot(hall, 'secret')
  const answers = await Promise.all(hall.reps.slice(0, 10).map((rep, i) => rep.cast(ballot, { [item]: i < 8 ? 'approve' : 'oppose' })))
  expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200))
  await closeAndAnnounce(hall, ballot)
  const { body } = await hall.secretary.call(getBallot, { params: { id: ballot } })
  console.log(JSON.stringify(body, null, 1))
})
