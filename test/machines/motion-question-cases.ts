/** What stands in the way of questions on a motion (询问). */
import type { MotionCondition } from '../../machines/motion-conditions.ts'
import type { Case } from './obstacles.ts'
import { DEPARTMENT } from './people.ts'

type Question = Extract<MotionCondition, 'questionNew' | 'questionOpen' | 'questionRungHigher'>

export const questionCases: Record<Question, Record<string, Case<'motion'>>> = {
  questionNew: {
    'a question is asked once under its name': {
      in: 'filed',
      word: 'motion.ask',
      known: { question: { department: DEPARTMENT, isAnswered: false, rung: null } },
    },
  },
  questionOpen: {
    'what was answered is not answered again': {
      in: 'closed',
      word: 'motion.answerQuestion',
      known: { question: { department: DEPARTMENT, isAnswered: true, rung: null } },
    },
  },
  questionRungHigher: {
    'a rung of the ladder is said once': {
      in: 'handling',
      word: 'motion.promptQuestion',
      known: { question: { department: DEPARTMENT, isAnswered: false, rung: 1 } },
    },
  },
}
