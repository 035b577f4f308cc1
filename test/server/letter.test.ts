/** A message as it leaves the house: what it is about, and a link to it. */
import { expect, test } from 'vitest'
import { letterOf } from '../../server/post/letter-words.ts'

const ORIGIN = 'https://congress.school.example'
const motion = { motionId: 'motionAAAAAAAAAA', ballotId: null, number: 'J3C2-017', title: '改善食堂', visibility: 'staff' }

test('of a motion it leads to the motion, and names a private one not at all', () => {
  expect(letterOf({ id: 'a', kind: 'replied', ...motion }, ORIGIN)).toMatchObject({
    motion: 'J3C2-017 《改善食堂》',
    link: `${ORIGIN}/works/motions/motionAAAAAAAAAA`,
  })
  expect(letterOf({ id: 'a', kind: 'replied', ...motion, visibility: 'private' }, ORIGIN).motion).not.toContain('食堂')
})

test('of a ballot that is open for days it leads to the paper', () => {
  const ballot = { motionId: null, ballotId: 'ballotAAAAAAAAAA', number: null, title: '选举代表', visibility: null }
  expect(letterOf({ id: 'b', kind: 'toVote', ...ballot }, ORIGIN)).toMatchObject({
    motion: '《选举代表》',
    link: `${ORIGIN}/vote/ballotAAAAAAAAAA`,
  })
})
