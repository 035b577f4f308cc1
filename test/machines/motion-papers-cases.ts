/** What stands in the way of a motion's files. */
import type { MotionCondition } from '../../machines/motion-conditions.ts'
import { LIMIT } from '../../machines/schema.ts'
import type { Case } from './obstacles.ts'
import { file } from './session-stand.ts'

type Papers = Extract<MotionCondition, 'paperUploaded' | 'paperAttached' | 'papersWithinLimit'>

export const motionPapersCases: Record<Papers, Record<string, Case<'motion'>>> = {
  paperUploaded: {
    'what was not uploaded is not attached': { in: 'draft', word: 'motion.attach', known: { files: [] } },
    'nor what is attached elsewhere': { in: 'returned', word: 'motion.attach', known: { files: [file('elsewhere')] } },
  },
  paperAttached: {
    'what is not there is not removed': { in: 'seeking_seconds', word: 'motion.detach', known: { files: [file('elsewhere')] } },
  },
  papersWithinLimit: {
    'a motion holds so many files': { in: 'draft', word: 'motion.attach', context: { papers: LIMIT.motionPapers } },
    'and so many bytes': { in: 'draft', word: 'motion.attach', context: { papersBytes: LIMIT.motionPaperBytes } },
  },
}
