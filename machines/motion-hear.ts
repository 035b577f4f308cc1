/** What each word changes in a motion (domain 2.1). */
import { personOf, representativeSeat } from './actor.ts'
import type { Hear } from './condition.ts'
import type { MotionSaid } from './motion-conditions.ts'
import type { MotionContext } from './motion-context.ts'
import { bytesOf } from './session-conditions.ts'

const union = (...lists: string[][]) => [...new Set(lists.flat())]
const rewording = (context: MotionContext, said: { title: string; rationale: string; remedy: string }) => ({
  title: said.title,
  rationale: said.rationale,
  remedy: said.remedy,
  textVersion: context.textVersion + 1,
})

export const hear: Hear<MotionContext, MotionSaid> = {
  'motion.create': (_, said) => ({
    session: said.session,
    kind: said.kind,
    delegation: said.delegation,
    proposer: personOf(said.by),
    homeDelegation: said.delegation ?? representativeSeat(said.by, said.session)?.delegation ?? null,
    category: said.category,
    department: said.department,
    title: said.title,
    rationale: said.rationale,
    remedy: said.remedy,
    textVersion: 1,
    secondsNeeded: said.known.secondsNeeded,
    delegationReview: said.known.delegationReview,
    suggestion: said.suggestion ?? null,
    suggestedBy: said.suggestion ? (said.known.suggestion?.proposer ?? null) : null,
  }),
  'motion.record': (_, said) => ({
    kind: 'proposal',
    route: 'direct',
    number: said.number === '' ? null : said.number,
    category: said.category,
    title: said.title,
    rationale: said.rationale,
    remedy: said.remedy,
    textVersion: 1,
    history: {
      term: said.term,
      ordinal: said.ordinal,
      proposer: said.proposer,
      department: said.department,
      reply: said.reply,
      closedOn: said.closedOn,
    },
  }),
  'motion.edit': (context, said) => ({ ...rewording(context, said), category: said.category, department: said.department }),
  'motion.attach': (context, said) => ({ papers: context.papers + 1, papersBytes: context.papersBytes + bytesOf(said.known.files) }),
  'motion.detach': (context, said) => ({ papers: context.papers - 1, papersBytes: context.papersBytes - bytesOf(said.known.files) }),
  'motion.invite': (context, said) => ({ invited: union(context.invited, said.people) }),
  'motion.second': (context, said) => ({ seconders: union(context.seconders, [personOf(said.by) ?? '']) }),
  'motion.unsecond': (context, said) => ({ seconders: context.seconders.filter((person) => person !== personOf(said.by)) }),
  'motion.submit': (_, said) => ({
    submittedAt: said.at,
    note: null,
    late: said.known.windowClosesAt !== null && said.at > said.known.windowClosesAt,
    lateBecome: said.known.lateBecome,
    reviewDueAt: said.known.reviewDueAt,
  }),
  'motion.endorse': () => ({ reviewDueAt: null }),
  'motion.forward': () => ({ reviewDueAt: null }),
  'motion.return': (_, said) => ({ note: said.note, reviewDueAt: null }),
  'motion.accept': () => ({}),
  'motion.withdraw': () => ({}),
  'motion.file': (context, said) => ({
    number: said.known.nextNumber,
    priority: said.priority,
    filedAt: said.at,
    declineReason: null,
    note: null,
    /** What is laid before the congress is voted on; only a proposal is answered without a vote. */
    route: context.kind === 'draftItem' ? 'congress' : 'direct',
  }),
  'motion.merge': (_, said) => ({ mergedInto: said.into, note: said.note }),
  'motion.absorb': (context, said) => {
    const coProposers = union(context.coProposers, said.proposers).filter((person) => person !== context.proposer)
    const proposers = [context.proposer, ...coProposers]
    return { coProposers, seconders: union(context.seconders, said.seconders).filter((person) => !proposers.includes(person)) }
  },
  'motion.convert': (_, said) => ({ note: said.note, route: 'direct' }),
  'motion.decline': (_, said) => ({ declineReason: said.reason, note: said.note }),
  'motion.appeal': (_, said) => ({ appealed: true, note: said.note }),
  'motion.refer': (_, said) => ({ note: said.note }),
  'motion.table': (context, said) => ({
    tabledFor: said.session,
    route: 'congress',
    declineReason: null,
    number: context.number ?? said.known.nextNumber,
    filedAt: context.filedAt ?? said.at,
  }),
  'motion.amend': (context, said) => ({ ...rewording(context, said), note: said.note }),
  'motion.openBallot': (_, said) => ({ ballot: said.ballot }),
  'motion.adopt': (_, said) => ({ ballot: said.ballot }),
  'motion.reject': (_, said) => ({ ballot: said.ballot }),
  'motion.voidBallot': () => ({ ballot: null }),
  'motion.resubmit': (context, said) => ({ ...rewording(context, said), note: said.note, tabledFor: said.session, ballot: null }),
  'motion.publish': (_, said) => ({ resolution: said.resolution, resolvedAt: said.at }),
  'motion.proposeDispatch': (_, said) => ({ proposedDispatch: { lead: said.lead, coHandling: said.coHandling, dueOn: said.dueOn } }),
  'motion.dispatch': (_, said) => ({ lead: said.lead, coHandling: said.coHandling, dueOn: said.dueOn, proposedDispatch: null }),
  'motion.handOver': (context, said) => ({
    lead: context.lead === said.from ? said.to : context.lead,
    coHandling: context.coHandling.map((department) => (department === said.from ? said.to : department)),
  }),
  'motion.close': () => ({}),
  'motion.report': (_, said) => ({ reportedAt: said.at }),
  'motion.archive': () => ({}),
  'motion.suggest': (_, said) => ({
    session: said.session,
    kind: 'suggestion',
    proposer: personOf(said.by),
    category: said.category,
    title: said.title,
    remedy: said.remedy,
    textVersion: 1,
  }),
  'motion.support': (context) => ({ supports: context.supports + 1 }),
  'motion.unsupport': (context) => ({ supports: context.supports - 1 }),
  'motion.takeUp': (_, said) => ({ takenUpIn: said.motion }),
  'motion.answer': (_, said) => ({ note: said.note }),
  'motion.hide': (_, said) => ({ hidden: said.note }),
  'motion.unhide': () => ({ hidden: null }),
  'motion.show': (_, said) => ({ visibility: said.visibility }),
  /** Questions and their answers are rows beside the motion (server/effects.ts). */
  'motion.ask': () => ({}),
  'motion.answerQuestion': () => ({}),
  'motion.promptQuestion': () => ({}),
}
