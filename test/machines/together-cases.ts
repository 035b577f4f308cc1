/** What stands in the way of ballots that are issued together (domain 4.1). */
import { MOST_COMPANIONS, type First } from '../../machines/together.ts'
import type { BallotCondition } from '../../machines/ballot-conditions.ts'
import type { BallotState } from '../../machines/ballot-context.ts'
import type { Case } from './obstacles.ts'
import { id, SESSION } from './people.ts'

type TogetherCondition = Extract<BallotCondition, 'firstFits' | 'togetherFew' | 'togetherByPaper' | 'notLed' | 'companionsCertified'>

const first: First = { session: SESSION, state: 'configured', method: 'sealed', isCompanion: false }
const joining = (known: First | null): Case<'ballot'> => ({
  in: 'unborn',
  word: 'ballot.configure',
  saying: { together: id('first') },
  known: { first: known },
})
const led = (state: BallotState, word: Case<'ballot'>['word']): Case<'ballot'> => ({
  in: state,
  word,
  context: { togetherWith: id('first') },
  known: { first: { ...first, state } },
})

export const togetherCases: Record<TogetherCondition, Record<string, Case<'ballot'>>> = {
  firstFits: {
    'nothing goes together with what is not there': joining(null),
    'nor with a ballot of another session': joining({ ...first, session: id('otherSession') }),
    'nor with one whose rules are adopted': joining({ ...first, state: 'rules_adopted' }),
    'nor with one that goes together with another': joining({ ...first, isCompanion: true }),
    'nor with a show of hands': joining({ ...first, method: 'hands' }),
  },
  togetherFew: {
    'nobody is handed a sixth paper': {
      ...joining(first),
      known: { first, companions: Array.from({ length: MOST_COMPANIONS }, (_, n) => ({ id: id(`companion${n}`), state: 'configured' })) },
    },
  },
  togetherByPaper: {
    'what goes together with another stays a vote on paper': {
      in: 'configured',
      word: 'ballot.adjust',
      saying: { method: 'hands', power: 'other' },
      context: { power: 'other', togetherWith: id('first') },
    },
    'and so does the first of them': {
      in: 'configured',
      word: 'ballot.adjust',
      saying: { method: 'hands', power: 'other' },
      context: { power: 'other' },
      known: { companions: [{ id: id('companion'), state: 'configured' }] },
    },
  },
  notLed: {
    'its rules are locked with those of the first': led('configured', 'ballot.adoptRules'),
    'its scrutineers take their places with those of the first': led('rules_adopted', 'ballot.confirmScrutineers'),
    'the hall is counted once': led('scrutineers_confirmed', 'ballot.checkQuorum'),
    'its box is shown empty with the first': led('quorum_checked', 'ballot.sealEmpty'),
    'its papers are issued with those of the first': led('sealed_empty', 'ballot.issue'),
    'it opens with the first': led('issuing', 'ballot.open'),
    'its time ends with that of the first': led('open', 'ballot.setClosing'),
    'it is closed with the first': led('open', 'ballot.close'),
    'it is announced with the first': led('certified', 'ballot.announce'),
  },
  companionsCertified: {
    'nothing is announced while another of them is still counted': {
      in: 'certified',
      word: 'ballot.announce',
      known: { companions: [{ id: id('companion'), state: 'counted' }] },
    },
  },
}
