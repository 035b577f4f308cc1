/**
 * The procedure in people's words, as far as a phone's first page needs it: total tables, so that a new state does not
 * compile until it is named in both languages. The rest follows in procedure-more.ts.
 */
import type { Phase } from '../../machines/agenda.ts'
import type { BallotState } from '../../machines/ballot-context.ts'
import type { Method } from '../../machines/matters.ts'
import type { MotionState } from '../../machines/motion-context.ts'
import type { Presence, SessionState } from '../../machines/session-context.ts'
import type { Pair } from '../words.ts'

export type Total<K extends string> = Readonly<Record<K, Pair>>

const sessionState: Total<SessionState> = {
  unborn: ['未建立', 'Not created'],
  preparing: ['筹备中', 'Being prepared'],
  papers_out: ['材料已发', 'Papers are out'],
  preparatory: ['预备会议', 'Preparatory meeting'],
  open: ['会议进行中', 'In session'],
  recess: ['休会', 'In recess'],
  closed: ['已闭幕', 'Closed'],
  published: ['已公布', 'Published'],
  archived: ['已归档', 'Archived'],
  discarded: ['演练已丢弃', 'Rehearsal thrown away'],
}

const motionState: Total<MotionState> = {
  unborn: ['未建立', 'Not created'],
  draft: ['草稿', 'Draft'],
  seeking_seconds: ['征集附议', 'Seeking seconds'],
  returned: ['退回补正', 'Returned'],
  delegation_review: ['代表团审核', 'With the delegation'],
  submitted: ['已提交', 'Submitted'],
  under_review: ['审查中', 'Under review'],
  declined: ['不予立案', 'Declined'],
  presidium_review: ['主席团审议', 'With the presidium'],
  filed: ['已立案', 'Filed'],
  converted: ['转为意见建议', 'Now a suggestion'],
  tabled: ['已列入议程', 'On the agenda'],
  balloting: ['票决中', 'Being voted on'],
  adopted: ['已通过', 'Adopted'],
  rejected: ['未通过', 'Not adopted'],
  resolved: ['已形成决议', 'Resolved'],
  handling: ['办理中', 'Being handled'],
  closed: ['已办结', 'Closed'],
  withdrawn: ['已撤回', 'Withdrawn'],
  merged: ['已并案', 'Merged'],
  archived: ['已归档', 'Archived'],
  suggested: ['待答复', 'Awaiting an answer'],
  answered: ['已答复', 'Answered'],
  taken_up: ['已写成提案', 'Taken up in a motion'],
}

const ballotState: Total<BallotState> = {
  unborn: ['未建立', 'Not created'],
  configured: ['已设置', 'Set up'],
  rules_adopted: ['表决办法已通过', 'Rules adopted'],
  scrutineers_confirmed: ['监票人已确认', 'Scrutineers confirmed'],
  quorum_checked: ['人数已清点', 'Attendance counted'],
  sealed_empty: ['已验空箱', 'Box shown empty'],
  issuing: ['已发票', 'Papers issued'],
  open: ['正在投票', 'Voting'],
  closed: ['投票结束', 'Voting closed'],
  reconciled: ['票数已核对', 'Papers reconciled'],
  counted: ['计票完成', 'Counted'],
  certified: ['监票人已核签', 'Certified'],
  announced: ['结果已宣布', 'Announced'],
  void: ['本轮无效', 'Void'],
  archived: ['已封存', 'Sealed'],
}

const phase: Total<Phase> = {
  pending: ['未开始', 'Not begun'],
  presented: ['已报告', 'Presented'],
  discussing: ['讨论中', 'Being discussed'],
  collated: ['意见已汇总', 'Opinions collated'],
  voting: ['票决中', 'Being voted on'],
  decided: ['已完成', 'Done'],
}

const presence: Total<Presence> = {
  absent: ['未签到', 'Not signed in'],
  present: ['已签到', 'Present'],
  out: ['暂时离场', 'Stepped out'],
  leave: ['请假', 'On leave'],
  lapsed: ['已退出名册', 'Off the roll'],
}

const method: Total<Method> = {
  sealed: ['无记名票决（可核验）', 'Secret ballot, verifiable'],
  secret: ['无记名计票（不可核验）', 'Secret count, not verifiable'],
  open: ['记名表决', 'Named vote'],
  hands: ['举手表决', 'Show of hands'],
  acclamation: ['鼓掌通过', 'Acclamation'],
}

/** The usual marks. An election's or appraisal's own marks fall back to themselves. */
const mark: Total<
  | 'approve'
  | 'oppose'
  | 'abstain'
  | 'excellent'
  | 'competent'
  | 'basicallyCompetent'
  | 'incompetent'
  | 'satisfied'
  | 'basicallySatisfied'
  | 'dissatisfied'
  | 'skip'
  | 'writeIn'
> = {
  approve: ['赞成', 'Approve'],
  oppose: ['反对', 'Oppose'],
  abstain: ['弃权', 'Abstain'],
  excellent: ['优秀', 'Excellent'],
  competent: ['称职', 'Competent'],
  basicallyCompetent: ['基本称职', 'Basically competent'],
  incompetent: ['不称职', 'Not competent'],
  satisfied: ['满意', 'Satisfied'],
  basicallySatisfied: ['基本满意', 'Basically satisfied'],
  dissatisfied: ['不满意', 'Dissatisfied'],
  skip: ['未评', 'Not rated'],
  writeIn: ['另选', 'Write-in'],
}

export const procedure = { sessionState, motionState, ballotState, phase, presence, method, mark }
