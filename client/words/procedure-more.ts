/**
 * The rest of the procedure in people's words, fetched beside the first page: total tables, so that a new word, state or
 * condition does not compile until it is named in both languages.
 */
import type { SeatKind } from '../../machines/actor.ts'
import type { Role } from '../../machines/matters.ts'
import type { ItemKind, Matter, Outcome, Passing, Power, RaterGroupName, ScreenPage, SESSION_KINDS } from '../../machines/matters.ts'
import type { CATEGORIES, DECLINE_REASONS, Grade, ReplyClass } from '../../machines/catalogues.ts'
import type { Stage } from '../../machines/motion-context.ts'
import type { UndertakingState } from '../../machines/undertaking-context.ts'
import type { Total } from './procedure.ts'
import { refusal, unmet } from './refusals.ts'
import { word } from './said.ts'

const undertakingState: Total<UndertakingState> = {
  unborn: ['未建立', 'Not created'],
  assigned: ['待承办', 'To be accepted'],
  objected: ['部门提出退办', 'Objected to'],
  handling: ['办理中', 'Being handled'],
  replied: ['已答复，待评价', 'Answered, to be rated'],
  rehandling: ['二次办理', 'Being handled again'],
  escalated: ['报分管校领导', 'With the school leader'],
  rated: ['已评价', 'Rated'],
  tracking: ['跟踪落实', 'Being followed up'],
  closed: ['已办结', 'Closed'],
}

const stage: Total<Stage> = {
  submitted: ['提交', 'Submitted'],
  reviewed: ['审查', 'Reviewed'],
  tabled: ['列入议程', 'On the agenda'],
  ballot: ['票决', 'Ballot'],
  resolved: ['决议', 'Resolved'],
  implementation: ['落实', 'Carried out'],
}

const power: Total<Power> = {
  staffInterest: ['涉及教职工切身利益', 'Staff interests'],
  election: ['选举', 'Election'],
  appraisal: ['民主评议', 'Appraisal of leaders'],
  charter: ['章程', 'Charter'],
  plans: ['规划与改革方案', 'Plans and reforms'],
  annualReport: ['年度报告', 'Annual reports'],
  motionsReport: ['提案工作报告', 'Motions report'],
  other: ['其他', 'Other'],
}

const itemKind: Total<ItemKind> = {
  hear: ['听取', 'Hear'],
  discuss: ['讨论', 'Discuss'],
  decide: ['表决', 'Decide'],
  elect: ['选举', 'Elect'],
  appraise: ['评议', 'Appraise'],
}

const sessionKind: Total<(typeof SESSION_KINDS)[number]> = {
  full: ['全体会议', 'Full congress'],
  preparatory: ['预备会议', 'Preparatory meeting'],
  workPlan: ['审议学校工作计划', 'Work plan'],
  cadreAppraisal: ['考核评议中层干部', 'Appraisal of middle leaders'],
  finance: ['审核学校重大财务支出', 'Major spending'],
  leaderAppraisal: ['评议校级干部', 'Appraisal of school leaders'],
  headsMeeting: ['代表团团长联席会议', 'Meeting of delegation heads'],
}

const matter: Total<Matter> = {
  motion: ['议案', 'Motion'],
  agenda: ['大会议程', 'Agenda'],
  rules: ['表决办法', 'Voting rules'],
  scrutineers: ['监票人名单', 'Scrutineers'],
  presidium: ['主席团名单', 'Presidium'],
  credentials: ['代表资格审查报告', 'Credentials report'],
  resolution: ['大会决议', 'Resolution'],
  election: ['选举', 'Election'],
  survey: ['满意度测评', 'Satisfaction survey'],
  appraisal: ['民主评议', 'Appraisal'],
  other: ['其他事项', 'Other matter'],
}

const category: Total<(typeof CATEGORIES)[number]> = {
  teaching: ['教育教学', 'Teaching'],
  faculty: ['师资队伍', 'Teaching staff'],
  logistics: ['后勤保障', 'Logistics'],
  welfare: ['福利待遇', 'Welfare and pay'],
  campus: ['校园设施', 'Campus facilities'],
  regulations: ['规章制度', 'Regulations'],
  informatics: ['信息化', 'Information systems'],
  safety: ['安全', 'Safety'],
  democracy: ['民主管理', 'Democratic management'],
  other: ['其他', 'Other'],
}

const declineReason: Total<(typeof DECLINE_REASONS)[number]> = {
  outsidePowers: ['不属于教代会职权范围', 'Outside the congress’s powers'],
  individual: ['属于个人问题', 'An individual’s own problem'],
  litigation: ['已进入诉讼或仲裁程序', 'In litigation or arbitration'],
  stateSecret: ['涉及国家秘密', 'Touches a state secret'],
  accusation: ['属于对个人的检举控告', 'Accuses a named person'],
  academic: ['纯属学术问题', 'A purely academic question'],
  vague: ['内容不具体', 'Too vague'],
  solved: ['问题已经解决', 'Already solved'],
  unitFirst: ['宜先由所在部门解决', 'The unit should settle it first'],
  manyMatters: ['不是一事一案', 'More than one matter'],
}

const replyClass: Total<ReplyClass> = {
  A: ['A 已解决', 'A · Solved'],
  B: ['B 列入计划', 'B · Planned, with a promise'],
  C: ['C 暂不具备条件', 'C · Not possible yet'],
  D: ['D 无法采纳', 'D · Cannot be adopted'],
}

const grade: Total<Grade> = {
  satisfied: ['满意', 'Satisfied'],
  basicallySatisfied: ['基本满意', 'Basically satisfied'],
  dissatisfied: ['不满意', 'Dissatisfied'],
}

const outcome: Total<Outcome> = {
  adopted: ['采纳', 'Adopted'],
  partly: ['部分采纳', 'Adopted in part'],
  notAdopted: ['未采纳', 'Not adopted'],
}

const role: Total<Role> = {
  staff: ['工会工作人员', 'Union staff'],
  secretary: ['大会秘书', 'Secretary'],
  presidium: ['主席团', 'Presidium'],
  committee: ['提案工作委员会', 'Motions committee'],
  leader: ['分管校领导', 'School leader'],
  department: ['承办部门', 'Department'],
  admin: ['系统管理', 'Administrator'],
}

const seatKind: Total<SeatKind> = {
  representative: ['正式代表', 'Representative'],
  observer: ['列席代表', 'Observer'],
  elector: ['选区教职工', 'Elector of a unit'],
  invitedGuest: ['特邀代表', 'Invited guest'],
}

const raterGroup: Total<RaterGroupName> = {
  leaders: ['校领导', 'Leaders'],
  heads: ['中层干部', 'Heads of department'],
  teachers: ['教师', 'Teachers'],
  workers: ['职工', 'Other staff'],
  others: ['其他代表', 'All others'],
}

const base: Total<Passing['base']> = {
  roll: ['全体代表', 'the whole roll'],
  present: ['到会代表', 'those present'],
  returned: ['收回的票', 'papers returned'],
  valid: ['有效票', 'valid papers'],
}

const screenPage: Total<ScreenPage> = {
  follow: ['跟随会议', 'Follow the meeting'],
  welcome: ['欢迎与签到', 'Welcome'],
  credentials: ['代表资格', 'Credentials'],
  agenda: ['议程', 'Agenda'],
  item: ['当前议题', 'Agenda item'],
  papers: ['材料原文', 'Papers'],
  speaker: ['发言', 'Speaker'],
  countdown: ['计时', 'Countdown'],
  ballot: ['票决', 'Ballot'],
  result: ['结果', 'Result'],
  recess: ['休会', 'Recess'],
  black: ['黑屏', 'Black'],
}

const priority: Total<'priority' | 'ordinary'> = { priority: ['重点提案', 'Priority'], ordinary: ['一般提案', 'Ordinary'] }
const part: Total<'lead' | 'coHandling'> = { lead: ['主办', 'Lead'], coHandling: ['协办', 'Co-handling'] }
const motionKind: Total<'proposal' | 'draftItem' | 'suggestion'> = {
  proposal: ['提案', 'Motion'],
  draftItem: ['议案', 'Draft item'],
  suggestion: ['金点子', 'Suggestion'],
}
const route: Total<'direct' | 'congress'> = {
  direct: ['直接办理', 'Answered directly'],
  congress: ['提请大会表决', 'Voted on by the congress'],
}
const flag: Total<'overdue' | 'dueSoon'> = { overdue: ['逾期', 'Overdue'], dueSoon: ['即将到期', 'Due soon'] }

export const more = {
  undertakingState,
  stage,
  power,
  itemKind,
  sessionKind,
  matter,
  category,
  declineReason,
  replyClass,
  grade,
  outcome,
  role,
  seatKind,
  raterGroup,
  base,
  screenPage,
  priority,
  part,
  motionKind,
  route,
  flag,
  word,
  unmet,
  refusal,
}
