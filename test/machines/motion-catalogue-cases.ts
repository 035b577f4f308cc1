/** What stands beside a motion's text: its category and reasons, of which what was retired is chosen no more, its files, and questions. */
import type { MotionCondition } from '../../machines/motion-conditions.ts'
import type { Case } from './obstacles.ts'
import { motionPapersCases } from './motion-papers-cases.ts'
import { questionCases } from './motion-question-cases.ts'
import { presidium } from './people.ts'

const retired = { notOffered: true }

const catalogueCases: Record<Extract<MotionCondition, 'categoryOffered' | 'reasonOffered'>, Record<string, Case<'motion'>>> = {
  categoryOffered: {
    'no motion is begun in a category that is retired': { in: 'unborn', word: 'motion.create', known: retired },
    'nor is one told of the past in a category that there never was': { in: 'unborn', word: 'motion.record', known: retired },
    'nor a suggestion': { in: 'unborn', word: 'motion.suggest', known: retired },
    'none is moved into one': { in: 'draft', word: 'motion.edit', saying: { category: 'own7' }, known: retired },
  },
  reasonOffered: {
    'none is declined for a reason that is retired': { in: 'under_review', word: 'motion.decline', known: retired },
    'not even by the presidium': { in: 'presidium_review', word: 'motion.decline', by: presidium, known: retired },
  },
}

export const besideCases = { ...catalogueCases, ...motionPapersCases, ...questionCases }
