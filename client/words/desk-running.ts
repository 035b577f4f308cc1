/** What the desk and the chair say while the meeting runs: who holds the desk, speakers, clocks, recess, the lectern. */
import type { Words } from '../words.ts'

export const deskRunning = {
  'hold.other': [
    '会议正由{name}主持（{label}，{when} 起）。这里只能查看和办理签到。',
    'The meeting is run by {name} ({label}, since {when}). Here you can look on and sign people in.',
  ],
  'hold.lost': [
    '{name}已在另一台会议台接管（{label}，{when}）。这里转为只读；需要时可以再接管回来。',
    '{name} has taken over at another desk ({label}, {when}). This one only looks on until it takes over again.',
  ],

  'missing.title': ['未到 {n} 人', '{n} not here'],
  'missing.more': ['等', ' and more'],

  'floor.title': ['发言', 'Speakers'],
  'floor.nobody': ['还没有人申请发言', 'Nobody has asked for the floor'],
  'floor.waiting': ['等候发言 {n} 人', '{n} waiting'],
  'floor.limit': ['每人发言时间', 'Time for each'],
  'floor.minutes': ['{n} 分钟', '{n} min'],
  'floor.unlimited': ['不限', 'No limit'],
  'floor.give': ['{name}，请发言', '{name}: give the floor'],
  'floor.end': ['结束发言', 'End the speech'],
  'floor.speaking': ['正在发言', 'Speaking'],
  'floor.spoken': ['已发言 {n} 人', '{n} have spoken'],
  'floor.add': ['代为登记', 'Add somebody'],
  'floor.who': ['谁要发言', 'Who wants to speak'],
  'floor.withdraw': ['取消{name}的申请', 'Take {name} off the list'],

  'timer.title': ['计时', 'Countdown'],
  'timer.start': ['计时 {n} 分钟', 'Count down {n} min'],
  'timer.left': ['剩余', 'Left'],
  'item.planned': ['计划 {n} 分钟', '{n} min planned'],
  'item.elapsed': ['已用', 'So far'],
  'item.took': ['用时 {n} 分钟', 'Took {n} min'],
  'item.late': ['临时议程：大会通过前不能开始', 'Late item: it cannot begin before the congress adopts it'],

  'recess.reason': ['休会原因', 'Reason'],
  'recess.reasonHint': [
    '大屏和手机上都会显示，如“茶歇”“分组讨论”',
    'Shown in the hall and on phones: “Tea break”, “Discussion by delegation”',
  ],
  'recess.resumes': ['复会时间', 'Resumes at'],
  'recess.until': ['{when} 复会', 'Resumes at {when}'],

  'screen.previous': ['上一页', 'Previous sheet'],
  'screen.next': ['下一页', 'Next sheet'],
  'screen.sheet': ['第 {n} / {of} 页', 'Sheet {n} of {of}'],
  'keys.arrows.key': ['← →', '← →'],
  'keys.arrows': ['大屏材料翻页', 'Turns the sheets of papers on the hall screen'],

  'nav.chair': ['主席台', 'Lectern'],
  'chair.say': ['请念', 'Please read'],
  'chair.now': ['现在', 'Now'],
  'chair.next': ['下一项', 'Next'],
  'chair.figures': ['出席', 'Attendance'],
  'script.wait': ['请稍候，会议尚未开始。', 'The meeting has not begun.'],
  'script.quorumMissing': [
    '现在清点人数。应到代表 {roll} 人，实到 {present} 人，还差 {missing} 人达到法定人数，请各位稍候。',
    'Attendance: {present} of {roll} are present, {missing} short of the quorum. Please wait.',
  ],
  'script.order': ['请大会表决：{matter}。请举手表决。', 'The congress is asked to vote on: {matter}. Please raise your hands.'],
  'script.open': [
    '应到代表 {roll} 人，实到 {present} 人，达到法定人数。我宣布：{title}现在开幕！',
    '{present} of {roll} are present: there is a quorum. I declare {title} open.',
  ],
  'script.present': ['现在进行第 {n} 项：{item}。', 'We come to item {n}: {item}.'],
  'script.presentBy': ['现在进行第 {n} 项：{item}。请{presenter}报告。', 'We come to item {n}: {item}. {presenter} will present it.'],
  'script.presented': ['第 {n} 项“{item}”报告完毕。', 'Item {n}, “{item}”, has been presented.'],
  'script.discuss': [
    '第 {n} 项“{item}”进入讨论。要发言的代表请在手机上申请，或举手示意。',
    'Item {n}, “{item}”, is open to discussion. Ask for the floor on your phone or raise a hand.',
  ],
  'script.speaker': ['请{delegation}{name}代表发言。', '{name}, {delegation}, has the floor.'],
  'script.collated': ['讨论结束，意见已汇总。下面准备表决：{item}。', 'The discussion is closed. We now prepare to vote on: {item}.'],
  'script.lateAgenda': ['有临时议程，请大会先表决新的议程。', 'There is a late item: the congress first votes on the new agenda.'],
  'script.recess': ['现在休会。', 'The congress is in recess.'],
  'script.recessUntil': ['现在休会，{when} 复会。', 'The congress is in recess until {when}.'],
  'script.close': ['各项议程已全部完成。我宣布：{title}闭幕！', 'All items are done. I declare {title} closed.'],
  'script.over': ['大会已闭幕。', 'The congress is closed.'],
  'script.ballot.rating': ['现在测评：{title}。{method}，请逐行评价。', 'We rate: {title}. {method}; please rate line by line.'],
  'script.ballot.configured': [
    '现在表决：{title}。{method}，需 {needed} 票通过。',
    'We vote on: {title}. {method}; {needed} votes are needed.',
  ],
  'script.ballot.rules': ['按照大会通过的表决办法，对“{title}”进行{method}。', 'By the rules adopted, “{title}” is decided by {method}.'],
  'script.ballot.scrutineers': ['请监票人就位：{scrutineers}。', 'Scrutineers, please take your places: {scrutineers}.'],
  'script.ballot.counted': [
    '现在清点人数：应到 {roll} 人，实到 {present} 人，达到法定人数，可以表决。',
    'Attendance: {present} of {roll}: there is a quorum, we may vote.',
  ],
  'script.ballot.hands': [
    '请举手表决：同意的请举手……请放下；不同意的请举手……请放下；弃权的请举手……请放下。',
    'In favour, please raise your hands … against … abstaining …',
  ],
  'script.ballot.acclamation': ['没有不同意见的话，请鼓掌通过：{title}。', 'If there is no objection, please show your assent: {title}.'],
  'script.ballot.box': ['请监票人当众查验票箱。票箱为空。', 'Scrutineers, please inspect the box before the congress. The box is empty.'],
  'script.ballot.issuing': [
    '现在发票，每位到会代表一张，共 {issued} 张。',
    'Papers are issued, one to each representative present: {issued}.',
  ],
  'script.ballot.open': [
    '现在开始投票。请各位代表在手机上填写并投出，投出后不能更改。',
    'Voting is open. Mark and cast your paper on your phone; it cannot be changed.',
  ],
  'script.ballot.closed': ['投票结束。发出 {issued} 张，收回 {returned} 张。', 'Voting is closed. Issued {issued}, returned {returned}.'],
  'script.ballot.valid': [
    '收回票数不多于发出票数，本次表决有效。现在计票。',
    'No more papers were returned than issued: the ballot is valid. We count.',
  ],
  'script.ballot.certify': ['请总监票人和监票人核签计票结果。', 'The chief scrutineer and another certify the count.'],
  'script.ballot.passed': [
    '现在宣布表决结果：{title}，赞成 {approve} 票，反对 {oppose} 票，弃权 {abstain} 票，达到规定票数 {needed} 票，通过。',
    'The result: {title}: {approve} in favour, {oppose} against, {abstain} abstaining; {needed} needed. It is adopted.',
  ],
  'script.ballot.notPassed': [
    '现在宣布表决结果：{title}，赞成 {approve} 票，反对 {oppose} 票，弃权 {abstain} 票，未达到规定票数 {needed} 票，没有通过。',
    'The result: {title}: {approve} in favour, {oppose} against, {abstain} abstaining; {needed} needed. It is not adopted.',
  ],
  'script.ballot.many': ['现在宣布“{title}”的计票结果，请看大屏。', 'The result of “{title}” is on the screen.'],
  'script.ballot.elected': [
    '“{title}”应选 {seats} 人。得票过半数当选的是：{names}。',
    '“{title}”: {seats} seats. Elected by a majority: {names}.',
  ],
  'script.ballot.tied': [
    '“{title}”应选 {seats} 人。当选的是：{names}。{tied}得票相等，就 {open} 个名额再次投票。',
    '“{title}”: {seats} seats. Elected: {names}. {tied} are tied: we vote again for {open}.',
  ],
  'script.ballot.nobody': ['“{title}”没有人得票过半数。', '“{title}”: nobody has a majority.'],
  'script.ballot.void': ['本轮表决无效，现在重新投票。', 'This round is void. We vote again.'],
} as const satisfies Words
