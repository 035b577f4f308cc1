/** What stands in the way of a rehearsal, and what a rehearsal may not do. */
import type { Case } from './obstacles.ts'
import { id } from './people.ts'
import { session } from './session-stand.ts'

const copy = { rehearsalOf: id('real') }
const original = { state: 'papers_out', context: session.context, rehearsals: 0 } as const

export const rehearsalCases = {
  rehearsable: {
    'there is nothing to rehearse': { in: 'unborn', word: 'session.rehearse', known: { original: null } },
    'a session that is over is not rehearsed': {
      in: 'unborn',
      word: 'session.rehearse',
      known: { original: { ...original, state: 'closed' } },
    },
    'nor is a rehearsal': {
      in: 'unborn',
      word: 'session.rehearse',
      known: { original: { ...original, context: { ...session.context, ...copy } } },
    },
  },
  notRehearsed: {
    'two rehearsals at once would be taken for each other': {
      in: 'unborn',
      word: 'session.rehearse',
      known: { original: { ...original, rehearsals: 1 } },
    },
  },
  rehearsal: { 'a real session is never thrown away': { in: 'open', word: 'session.discard', context: { rehearsalOf: null } } },
  real: {
    'a rehearsal is not published': { in: 'closed', word: 'session.publish', context: copy },
    'nor reported to the bodies above': { in: 'closed', word: 'session.reportUpward', context: copy },
    'nor is the staff told of it': { in: 'open', word: 'session.postNotice', context: copy },
  },
  motionSpared: {
    'no motion is put on its agenda': { in: 'preparatory', word: 'session.addItem', saying: { motion: id('motion') }, context: copy },
    'nor into an item of it': { in: 'preparatory', word: 'session.editItem', saying: { motion: id('motion') }, context: copy },
  },
} satisfies Record<string, Record<string, Case<'session'>>>
