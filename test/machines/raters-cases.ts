/** What stands in the way of an appraisal whose raters are weighed in groups (domain 4.2). */
import type { BallotContext } from '../../machines/ballot-context.ts'
import type { BallotCondition } from '../../machines/ballot-conditions.ts'
import type { First } from '../../machines/together.ts'
import type { Raters, RatingSheet } from '../../machines/matters.ts'
import type { Case } from './obstacles.ts'
import { id, secretary, SESSION } from './people.ts'

export const raters: Raters = {
  appraisal: id('appraisal'),
  title: '民主评议',
  of: ['leaders'],
  groups: [
    { group: 'leaders', name: '校领导', weight: 30 },
    { group: 'heads', name: '中层', weight: 30 },
    { group: 'others', name: '代表', weight: 40 },
  ],
}
export const rating = (more: Partial<Raters> = {}): RatingSheet => ({
  kind: 'rating',
  complete: false,
  seenBy: 'presidium',
  raters: { ...raters, ...more },
})
export const appraising: Partial<BallotContext> = {
  matter: 'appraisal',
  power: 'appraisal',
  motion: null,
  agendaItem: null,
  items: [{ id: id('one'), title: '甲', marks: ['excellent', 'incompetent', 'skip'] }],
  sheet: rating(),
}

const plain: RatingSheet = { kind: 'rating', complete: false, seenBy: 'presidium' }
const first: First = { session: SESSION, state: 'configured', method: 'secret', isCompanion: false }
const setUp = (sheet: RatingSheet, known: Case<'ballot'>['known'] = {}): Case<'ballot'> => ({
  in: 'unborn',
  word: 'ballot.configure',
  saying: { ...appraising, sheet },
  known: { item: null, ...known },
})
const groups = (...weights: number[]) => ({ groups: raters.groups.map((group, n) => ({ ...group, weight: weights[n] ?? 1 })) })

export const unsoundGroups: Record<string, Case<'ballot'>> = {
  'weights are a whole of a hundred': setUp(rating(groups(30, 30, 41))),
  'no group is there twice': setUp(rating({ groups: raters.groups.map((group) => ({ ...group, group: 'others' })) })),
  'whoever fits no group is in the last': setUp(rating({ groups: raters.groups.toReversed() })),
  'papers go to a group that there is': setUp(rating({ of: ['workers'] })),
}

export const ratersCases = {
  ratersWhole: {
    'an appraisal is set up from its first group': setUp(rating({ of: ['heads'] })),
    'and not for two at once': setUp(rating({ of: ['leaders', 'heads'] })),
    'it takes no place among ballots that go together': {
      ...setUp(rating(), { first }),
      saying: { ...appraising, together: id('first') },
    },
    'nothing joins an appraisal that is set up already': setUp(rating(), { ofAppraisal: 3 }),
    'nor is one changed into another': {
      in: 'configured',
      word: 'ballot.adjust',
      context: { ...appraising, sheet: rating() },
      saying: { ...appraising, sheet: rating({ appraisal: id('other') }) },
      known: { ofAppraisal: 3 },
    },
    'a further round has the groups of the round before': {
      in: 'configured',
      word: 'ballot.adjust',
      context: { ...appraising, sheet: rating({ of: ['leaders', 'heads'] }), round: 2 },
      saying: { ...appraising, sheet: rating() },
    },
    'and does not give them up': {
      in: 'configured',
      word: 'ballot.adjust',
      context: { ...appraising, sheet: rating({ of: ['leaders', 'heads'] }), round: 2 },
      saying: { ...appraising, sheet: plain },
    },
  },
  ratersLed: {
    'one group is not asked something else': {
      in: 'configured',
      word: 'ballot.adjust',
      context: { ...appraising, sheet: rating({ of: ['leaders'] }), togetherWith: id('first') },
      saying: appraising,
      known: { first },
    },
    'nor left out': {
      in: 'configured',
      word: 'ballot.archive',
      context: { ...appraising, sheet: rating({ of: ['heads'] }), togetherWith: id('first') },
      known: { first },
    },
  },
  ratersMerged: {
    'nobody but the rules joins groups': {
      in: 'sealed_empty',
      word: 'ballot.issue',
      saying: { raters: ['leaders', 'heads'] },
      by: secretary,
    },
  },
} satisfies Partial<Record<BallotCondition, Record<string, Case<'ballot'>>>>
