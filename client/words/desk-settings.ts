/** The school's rules in plain words: what each is called, and what turning it changes. */
import type { SettingFault } from '../../machines/settings-rules.ts'
import type { Knob, KnobGroup, Settings } from '../../machines/settings.ts'
import type { Pair, Words } from '../words.ts'

/** Knobs that are a number, and each choice of those that are one of a few. */
type NumberKnob = { [K in Knob]: Settings[K] extends number ? K : never }[Knob]
type Option = { [K in Knob]: Settings[K] extends string ? (string extends Settings[K] ? never : `${K}.${Settings[K]}`) : never }[Knob]

const groups: Record<`group.${KnobGroup}`, Pair> = {
  'group.collecting': ['提案征集', 'Collecting motions'],
  'group.review': ['审查立案', 'Review and filing'],
  'group.handling': ['承办与答复', 'Handling and replies'],
  'group.meeting': ['会议', 'The session'],
  'group.voting': ['表决', 'Voting'],
  'group.roll': ['代表构成', 'Make-up of the roll'],
  'group.publishing': ['公开与归档', 'Publishing and keeping'],
}

/** Total: a new knob does not compile until it is named and explained. */
const labels: Record<`knob.${Knob}`, Pair> = {
  'knob.secondsNeeded': ['附议人数', 'Seconds needed'],
  'knob.collectiveNeedsSeconds': ['代表团提案要附议', 'Collective motions need seconds'],
  'knob.delegationReviewFrom': ['代表团审核', 'Delegation review'],
  'knob.collectionDays': ['提案征集截止', 'Collection closes'],
  'knob.delegationReviewDays': ['代表团审核时限', 'Time for delegation review'],
  'knob.lateBecome': ['逾期提案', 'Late motions'],
  'knob.categories': ['提案类别', 'Categories of motions'],
  'knob.proposerNames': ['提案人姓名', 'Names of proposers'],
  'knob.declineReasons': ['不予立案的理由', 'Reasons to decline'],
  'knob.numbering': ['立案编号', 'Numbering'],
  'knob.replyDays': ['提案答复期限', 'Reply to a motion due'],
  'knob.suggestionReplyDays': ['意见建议答复期限', 'Reply to a suggestion due'],
  'knob.rehandleDays': ['二次办理期限', 'Re-handling due'],
  'knob.daysCounted': ['期限怎样计算', 'How days are counted'],
  'knob.objectionDays': ['退办期限', 'Time to object'],
  'knob.dueSoonDays': ['临期提醒', 'Due soon'],
  'knob.replyClasses': ['办理结果类别', 'Classes of replies'],
  'knob.grades': ['满意度等次', 'Grades of satisfaction'],
  'knob.rounds': ['办理轮数', 'Rounds of handling'],
  'knob.papersDays': ['会议材料提前发出', 'Papers out before the session'],
  'knob.quorum': ['法定人数', 'Quorum'],
  'knob.signInBy': ['手机签到', 'Signing in by phone'],
  'knob.passing': ['通过标准', 'What it takes to pass'],
  'knob.methodByPower': ['各类事项的表决方式', 'Methods by kind of matter'],
  'knob.electionSurplus': ['选举差额比例', 'Surplus of candidates'],
  'knob.teachersAtLeast': ['教师代表比例', 'Teachers'],
  'knob.leadersAtMost': ['领导代表比例', 'Leaders'],
  'knob.frontLineAtLeast': ['一线教职工比例', 'Front-line staff'],
  'knob.youngAtLeast': ['青年代表比例', 'Aged 35 or younger'],
  'knob.publishDays': ['结果公布期限', 'Results published within'],
  'knob.publicBoard': ['公示栏向社会公开', 'Board open to the public'],
  'knob.keepUpDays': ['公示天数', 'Results kept up'],
  'knob.retentionYears': ['会议档案保存', 'Sealed records kept'],
}

const does: Record<`does.${Knob}`, Pair> = {
  'does.secondsNeeded': [
    '提案人之外，至少有几位代表附议才能提交。',
    'Besides the proposer, how many representatives must second before it is submitted.',
  ],
  'does.collectiveNeedsSeconds': [
    '以代表团名义提出的提案，是否也要征集附议。',
    'Whether a motion of a whole delegation needs seconds too.',
  ],
  'does.delegationReviewFrom': [
    '代表团达到这个数时，提案先由团长审核再提交；0 为不经代表团。',
    'From this many delegations on, the head reviews a motion before it goes in; 0 for never.',
  ],
  'does.collectionDays': ['建会时按此推算征集截止日，可以改。', 'Suggests the last day for motions when a session is created.'],
  'does.delegationReviewDays': [
    '团长逾期没有审核的，自动提交到提案工作委员会。',
    'What its head has not reviewed by then goes to the committee by itself.',
  ],
  'does.lateBecome': ['截止以后提交的提案怎样办。', 'What becomes of what is submitted after the window closed.'],
  'does.categories': [
    '写提案时可选的类别。停用的不再出现，已用的保留。',
    'What a proposer can choose. Retired ones are no longer offered and stay where they are used.',
  ],
  'does.proposerNames': ['谁能看到提案人和附议人的姓名。', 'Who is told the names of proposers and seconders.'],
  'does.declineReasons': ['提案委员会不予立案时从中选择。', 'The committee chooses one of them when it declines.'],
  'does.numbering': [
    '可用 {term} 届、{session} 次、{serial} 序号、{serial:3} 三位序号、{year} 年。',
    '{term}, {session}, {serial}, {serial:3} for three digits, and {year}.',
  ],
  'does.replyDays': ['交办时的答复期限，自交办当日起算。', 'Counted from the day of dispatch.'],
  'does.suggestionReplyDays': ['转为意见建议的，答复期限。', 'For what was converted to a suggestion.'],
  'does.rehandleDays': ['评价不满意后重新办理的期限。', 'For what is handled again after a dissatisfied rating.'],
  'does.daysCounted': ['按自然日，或按学校工作日历跳过假日。', 'By the calendar, or skipping holidays by the school’s working calendar.'],
  'does.objectionDays': ['交办后几天内，承办部门可以申请退办。', 'How long after dispatch a department may object.'],
  'does.dueSoonDays': ['到期前几天开始提醒。', 'Days before the due date from which it is called due soon.'],
  'does.replyClasses': ['答复时选择的类别；名称可改，可以停用。', 'What a reply is classed as; they may be renamed and retired.'],
  'does.grades': [
    '提案人评价时的等次；名称可改，中间一档可以停用。',
    'What the proposer rates by; they may be renamed, the middle one retired.',
  ],
  'does.rounds': ['办理几轮仍不满意，报分管校领导裁定。', 'After how many rounds a dissatisfied proposer brings it to the school leader.'],
  'does.papersDays': ['开会前至少几天发出材料；不足要写明理由。', 'Fewer days need a reason on record.'],
  'does.quorum': [
    '到会代表达到全体代表的几分之几才能开会和表决，不得低于三分之二。',
    'The share of the roll that must be present; never under two thirds.',
  ],
  'does.signInBy': [
    '要扫会场大屏上的码才能用手机签到，还是在哪里都能签。',
    'Whether a phone must scan the code on the hall screen, or may sign in from anywhere.',
  ],
  'does.passing': [
    '设置票决时的默认标准；每次票决可以另定，由大会通过。',
    'The default when a ballot is set up; each ballot may have its own, adopted by the congress.',
  ],
  'does.methodByPower': [
    '列议题时的默认方式。切身利益、选举、评议必须无记名。',
    'The default for agenda items. Staff interests, elections and appraisals are secret.',
  ],
  'does.electionSurplus': ['候选人比应选人多出的比例；0 为等额。', 'Candidates beyond the seats; 0 is uncontested.'],
  'does.teachersAtLeast': ['低于此比例时提醒；规定不得低于 60%。', 'Warned of below this; the order asks for 60 % at least.'],
  'does.leadersAtMost': ['超过此比例时提醒；规定不得超过 20%。', 'Warned of above this; the order allows 20 % at most.'],
  'does.frontLineAtLeast': ['低于此比例时提醒；0 为不设。', 'Warned of below this; 0 for none.'],
  'does.youngAtLeast': ['低于此比例时提醒；0 为不设。', 'Warned of below this; 0 for none.'],
  'does.publishDays': ['闭幕后几天内向全体教职工公布。', 'Days after closing within which all staff are told.'],
  'does.publicBoard': ['不登录也能看公布的结果和答复。', 'Whether what is published may be read without an account.'],
  'does.keepUpDays': ['公布后至少公示几天。', 'Days for which results stay up.'],
  'does.retentionYears': ['封存的票决和会议档案保存的年数。', 'Years for which sealed ballots and records are kept.'],
}

const counts: Record<`count.${NumberKnob}`, Pair> = {
  'count.secondsNeeded': ['{n} 人', '{n}'],
  'count.delegationReviewFrom': ['{n} 个团以上', 'from {n} delegations'],
  'count.delegationReviewDays': ['{n} 天', '{n} days'],
  'count.collectionDays': ['会前 {n} 天', '{n} days before the session'],
  'count.replyDays': ['{n} 天', '{n} days'],
  'count.suggestionReplyDays': ['{n} 天', '{n} days'],
  'count.rehandleDays': ['{n} 天', '{n} days'],
  'count.objectionDays': ['{n} 天', '{n} days'],
  'count.dueSoonDays': ['前 {n} 天', '{n} days before'],
  'count.rounds': ['{n} 轮', '{n} rounds'],
  'count.papersDays': ['{n} 天', '{n} days'],
  'count.electionSurplus': ['{n}%', '{n} %'],
  'count.teachersAtLeast': ['至少 {n}%', 'at least {n} %'],
  'count.leadersAtMost': ['至多 {n}%', 'at most {n} %'],
  'count.frontLineAtLeast': ['至少 {n}%', 'at least {n} %'],
  'count.youngAtLeast': ['至少 {n}%', 'at least {n} %'],
  'count.publishDays': ['{n} 天内', 'within {n} days'],
  'count.keepUpDays': ['{n} 天', '{n} days'],
  'count.retentionYears': ['{n} 年', '{n} years'],
}

const options: Record<`option.${Option}`, Pair> = {
  'option.lateBecome.suggestion': ['转为意见建议', 'become suggestions'],
  'option.lateBecome.motion': ['仍可立案，标明逾期', 'may still be filed, marked late'],
  'option.proposerNames.representatives': ['只对代表公开', 'told to representatives'],
  'option.proposerNames.staff': ['对全体教职工公开', 'told to all staff'],
  'option.proposerNames.public': ['向社会公开', 'told to the public'],
  'option.daysCounted.calendar': ['自然日', 'calendar days'],
  'option.daysCounted.working': ['工作日', 'working days'],
  'option.signInBy.hallCode': ['要扫会场的码', 'with the hall’s code'],
  'option.signInBy.anywhere': ['在哪里都能签', 'from anywhere'],
}

const faults: Record<`fault.${SettingFault}`, Pair> = {
  'fault.same': ['和现在一样', 'This is how it stands'],
  'fault.moreThanWhole': ['不能超过全部，请改小', 'More than the whole: make it smaller'],
  'fault.belowTwoThirds': ['法定人数不得低于三分之二', 'A quorum is never under two thirds'],
  'fault.belowHalf': ['通过标准不得低于二分之一', 'No less than a half'],
  'fault.secretRequired': ['切身利益、选举、评议必须无记名', 'Staff interests, elections and appraisals are secret'],
  'fault.entryTwice': ['有重复的条目', 'An entry is there twice'],
  'fault.entryRemoved': ['用过的条目只能停用，不能删去', 'Entries are retired, not removed'],
  'fault.entryUnknown': ['这里不能增加条目', 'No entries can be added here'],
  'fault.nameTwice': ['有同名的条目，请改名', 'Two entries have one name'],
  'fault.nameMissing': ['新条目还没有名称，请填写', 'A new entry needs a name'],
  'fault.noneActive': ['至少保留一条在用', 'Keep at least one in use'],
  'fault.endsNeeded': ['这一条必须保留，只能改名', 'This one must stay in use; it can be renamed'],
  'fault.placeholderMissing': ['编号里要有 {term}、{session} 和 {serial}', '{term}, {session} and {serial} are needed'],
  'fault.placeholderUnknown': ['花括号里的内容不认识，请对照说明', 'Unknown placeholder: compare the explanation'],
  'fault.placeholdersTouch': ['两个编号之间要有字隔开，免得混淆', 'Put something between two numbers, so that they cannot read alike'],
}

const page = {
  'settings.explain': [
    '每次修改都记录何人、何时、为何。修改只管以后：已立案的提案、已建立的会议、已设置的票决，仍按当时的规则。',
    'Every change is on record: who, when and why. It governs what comes: motions filed, sessions created and ballots set up keep to the rules of their time.',
  ],
  'settings.readOnly': [
    '您可以查看。修改由工会工作人员或系统管理员来做。',
    'You may read them. Union staff and administrators change them.',
  ],
  'settings.since': ['{date} 由{who}改定', 'Since {date}, by {who}'],
  'settings.default': ['默认', 'Default'],
  'settings.defaultIs': ['默认：{value}', 'Default: {value}'],
  'settings.change': ['修改', 'Change'],
  'settings.changeOf': ['修改{knob}', 'Change {knob}'],
  'settings.limits': ['{least} 到 {most}', '{least} to {most}'],
  'settings.reset': ['恢复默认', 'Back to the default'],
  'settings.reason': ['为什么修改（可不填）', 'Why (may be left out)'],
  'settings.save': ['保存修改', 'Save the change'],
  'settings.history': ['修改记录', 'History'],
  'settings.noHistory': ['从未修改过。', 'Never changed.'],
  'settings.yes': ['是', 'Yes'],
  'settings.no': ['否', 'No'],
  'settings.never': ['不设', 'Never'],
  'settings.example': ['例如：{number}', 'For example {number}'],
  'settings.numerator': ['分子', 'Numerator'],
  'settings.denominator': ['分母', 'Denominator'],
  'settings.entries': ['在用 {n} 项：{names}', '{n} in use: {names}'],
  'entry.name': ['“{name}”的名称', 'Name of “{name}”'],
  'entry.newName': ['新条目的名称', 'Name of the new entry'],
  'entry.active': ['启用', 'Use'],
  'entry.retired': ['停用', 'Retire'],
  'entry.use': ['启用“{name}”', 'Use “{name}” again'],
  'entry.retire': ['停用“{name}”', 'Retire “{name}”'],
  'entry.add': ['增加一条', 'Add an entry'],
  'entry.drop': ['撤去', 'Take out'],
} as const satisfies Words

export const settingsWords = { ...groups, ...labels, ...does, ...counts, ...options, ...faults, ...page } as const satisfies Words
