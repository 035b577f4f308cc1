/** What stands in the way of papers, notices and comments. */
import { LIMIT } from '../../machines/schema.ts'
import type { SessionCondition } from '../../machines/session-conditions.ts'
import type { SessionKnown } from '../../machines/session-context.ts'
import type { Case } from './obstacles.ts'
import { id, NOON } from './people.ts'
import { file } from './session-stand.ts'

const standing = (more: Partial<NonNullable<SessionKnown['notice']>>) => ({
  withdrawn: false,
  consultUntil: '2025-03-20T09:00:00.000Z',
  comments: 0,
  ...more,
})

type AboutPapers = Extract<
  SessionCondition,
  | 'paperUploaded'
  | 'paperAttached'
  | 'paperItemKnown'
  | 'papersWithinLimit'
  | 'removalReasoned'
  | 'noticePapersUploaded'
  | 'noticesWithinLimit'
  | 'consultationAhead'
  | 'noticeStanding'
  | 'consultationOpen'
  | 'commentsLeft'
>

export const papersCases: Record<AboutPapers, Record<string, Case<'session'>>> = {
  paperUploaded: {
    'nothing is attached that was not uploaded': { in: 'preparing', word: 'session.attachPaper', known: { files: [] } },
    'nor what is attached already': { in: 'preparing', word: 'session.attachPaper', known: { files: [file('here')] } },
    'nor what was taken back, or is another subject’s': {
      in: 'open',
      word: 'session.attachPaper',
      known: { files: [file('elsewhere')] },
    },
  },
  paperAttached: {
    'what is not here is not taken back': { in: 'preparing', word: 'session.removePaper', known: { files: [] } },
    'nor what was taken back before': { in: 'papers_out', word: 'session.removePaper', known: { files: [file('elsewhere')] } },
  },
  paperItemKnown: {
    'a paper belongs to an item of this agenda': { in: 'preparing', word: 'session.attachPaper', saying: { item: id('nowhere') } },
    'and so does a notice': { in: 'preparing', word: 'session.postNotice', saying: { item: id('nowhere') } },
  },
  papersWithinLimit: {
    'no more papers than a session holds': { in: 'preparing', word: 'session.attachPaper', context: { papers: LIMIT.papers } },
    'nor more bytes': { in: 'preparing', word: 'session.attachPaper', context: { papersBytes: LIMIT.paperBytes - 1_999 } },
    'those of notices counted too': { in: 'preparing', word: 'session.postNotice', context: { papers: LIMIT.papers } },
  },
  removalReasoned: {
    'what was sent is taken back with a reason': {
      in: 'papers_out',
      word: 'session.removePaper',
      saying: { reason: null },
      context: { papersSentAt: '2025-03-01T00:00:00.000Z' },
    },
  },
  noticePapersUploaded: {
    'a notice waits for its papers': { in: 'preparing', word: 'session.postNotice', known: { files: [] } },
    'and has papers of its own': { in: 'preparing', word: 'session.postNotice', known: { files: [file('here')] } },
  },
  noticesWithinLimit: {
    'no more notices than people read': { in: 'preparing', word: 'session.postNotice', context: { notices: LIMIT.notices } },
  },
  consultationAhead: {
    'a consultation does not end before it begins': {
      in: 'preparing',
      word: 'session.postNotice',
      saying: { consultation: { closesAt: '2025-03-10T04:00:00.000Z', names: 'shown' } },
    },
  },
  noticeStanding: {
    'no comment on what is not there': { in: 'preparing', word: 'session.comment', known: { notice: null } },
    'nor on what was withdrawn': { in: 'preparing', word: 'session.comment', known: { notice: standing({ withdrawn: true }) } },
    'nor is it answered': { in: 'preparing', word: 'session.answerComment', known: { notice: standing({ withdrawn: true }) } },
    'nor withdrawn twice': { in: 'preparing', word: 'session.withdrawNotice', known: { notice: standing({ withdrawn: true }) } },
  },
  consultationOpen: {
    'a comment after closing is too late': { in: 'open', word: 'session.comment', known: { notice: standing({ consultUntil: NOON }) } },
    'and a notice that asks nobody is not commented on': {
      in: 'open',
      word: 'session.comment',
      known: { notice: standing({ consultUntil: null }) },
    },
  },
  commentsLeft: {
    'five comments are one person’s share': {
      in: 'preparing',
      word: 'session.comment',
      known: { notice: standing({ comments: LIMIT.comments }) },
    },
  },
}
