/** Questions on a motion (询问): who asks, and who answers. */
import { expect, test } from 'vitest'
import { motion } from './motion-stand.ts'
import { entitledTo, type Case } from './obstacles.ts'
import * as people from './people.ts'

const { everybody } = people

test('a question is answered by the department that was asked, by no other and by nobody who was not asked', () => {
  const asked: Case<'motion'> = {
    in: 'handling',
    word: 'motion.answerQuestion',
    known: { question: { department: people.OTHER_DEPARTMENT, isAnswered: false, rung: null } },
  }
  expect(entitledTo(motion, asked, everybody)).toEqual([people.otherOfficer])
  expect(entitledTo(motion, { ...asked, known: { question: null } }, everybody)).toEqual([])
})

test('a representative of any session asks; observers, guests and offices do not', () => {
  const askers = entitledTo(motion, { in: 'closed', word: 'motion.ask' }, everybody)
  expect(askers).toContain(people.elsewhere)
  for (const other of [people.observer, people.guest, people.staff, people.officer, people.leader, people.admin])
    expect(askers).not.toContain(other)
})
