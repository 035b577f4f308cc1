/** What stands in the way of awards (domain 5). */
import { LIMIT } from '../../machines/schema.ts'
import type { SessionCondition } from '../../machines/session-conditions.ts'
import type { Award } from '../../machines/awards.ts'
import type { Case } from './obstacles.ts'
import { id } from './people.ts'

type AwardCondition = Extract<SessionCondition, 'awardDeserved' | 'awardNew' | 'awardsWithinLimit' | 'awardNominated' | 'awardVoted'>
const nominated = (name: string, more: Partial<Award> = {}): Award => ({
  award: 'motion',
  of: id(name),
  name,
  reason: '办成了。',
  ballot: null,
  decision: null,
  ...more,
})
const many = Array.from({ length: LIMIT.awards }, (_, n) => nominated(`motion${n + 1}`))

export const awardCases: Record<AwardCondition, Record<string, Case<'session'>>> = {
  awardDeserved: {
    'what was never filed is not honoured': { in: 'open', word: 'session.nominateAward', known: { deserving: false } },
  },
  awardNew: {
    'nothing is nominated twice': { in: 'open', word: 'session.nominateAward', context: { awards: [nominated('motion')] } },
  },
  awardsWithinLimit: {
    'no more than can be voted on': { in: 'open', word: 'session.nominateAward', context: { awards: many } },
  },
  awardNominated: {
    'what is not nominated is not granted': { in: 'open', word: 'session.grantAward', context: { awards: [] } },
    'what was granted is not withdrawn': {
      in: 'closed',
      word: 'session.withdrawAward',
      context: { awards: [nominated('department', { award: 'department', decision: '大会票决。' })] },
    },
    'nor granted again': {
      in: 'published',
      word: 'session.grantAward',
      context: { awards: [nominated('department', { award: 'department', decision: '大会票决。' })] },
    },
  },
  awardVoted: {
    'a vote that did not choose it grants nothing': { in: 'open', word: 'session.grantAward', known: { votedFor: false } },
  },
}
