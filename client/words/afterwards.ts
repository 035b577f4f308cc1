/** What phone and works say alike after the congress: messages, questions, opinions, who may read. */
import type { Tiding, TidingGroup } from '../../machines/tidings.ts'
import type { Pair, Words } from '../words.ts'

/** Total: a new tiding does not compile until it has its sentence. */
const tidings: Record<`tiding.${Tiding}`, Pair> = {
  'tiding.invited': ['请您附议', 'You are asked to second it'],
  'tiding.toReview': ['等您审查', 'Waits for your review'],
  'tiding.returned': ['已退回，请补充', 'Returned: please complete it'],
  'tiding.filed': ['已立案', 'Filed'],
  'tiding.declined': ['未予立案，请看说明', 'Not filed: see why'],
  'tiding.converted': ['已转为意见建议', 'Converted to a suggestion'],
  'tiding.merged': ['已与相近提案并案', 'Merged with a similar motion'],
  'tiding.toDispatch': ['等您批准交办', 'Waits for you to approve its dispatch'],
  'tiding.dispatched': ['已交部门承办', 'Dispatched'],
  'tiding.toVote': ['请投票', 'Please vote'],
  'tiding.toHandle': ['交您部门承办', 'Your department is to handle it'],
  'tiding.objected': ['部门申请退办，请裁定', 'The department objects: please decide'],
  'tiding.upheld': ['退办未获同意，请继续办理', 'The objection was not heard: please handle it'],
  'tiding.toCountersign': ['答复等您部门会签', 'A reply waits for your countersignature'],
  'tiding.toSign': ['答复等您签发', 'A reply waits for your signature'],
  'tiding.sentBack': ['答复已退回，请修改', 'The reply was sent back: please change it'],
  'tiding.replied': ['有了答复，请看一看、评一评', 'Answered: please read and rate'],
  'tiding.rated': ['提案人已评价', 'The proposer has rated it'],
  'tiding.toHandleAgain': ['提案人不满意，请重新办理', 'The proposer is dissatisfied: please handle it again'],
  'tiding.toSettle': ['两次不满意，请您协调', 'Twice dissatisfied: please settle it'],
  'tiding.settled': ['校领导已作处理', 'The leader has settled it'],
  'tiding.fulfilled': ['承诺已兑现', 'The promise was kept'],
  'tiding.reminded': ['工会催办', 'The office reminds you'],
  'tiding.supervised': ['已列为督办', 'Under supervision now'],
  'tiding.deadline': ['期限将到或已过', 'The date is near, or has passed'],
  'tiding.unrated': ['答复还没有评价', 'The reply is not rated yet'],
  'tiding.asked': ['代表向您部门询问', 'A representative asks your department'],
  'tiding.answered': ['询问有了答复', 'A question was answered'],
}

const groups: Record<`group.${TidingGroup}`, Pair> = {
  'group.tasks': ['等我办的事', 'What waits for me'],
  'group.news': ['提案的进展', 'How motions go'],
  'group.deadlines': ['期限和催办', 'Deadlines and reminders'],
}

export const afterWords = {
  ...tidings,
  ...groups,
  'messages.title': ['消息', 'Messages'],
  'messages.unread': ['{n} 条未读', '{n} unread'],
  'messages.none': [
    '还没有消息。提案有进展、有事等您办时，会出现在这里。',
    'Nothing yet. News of motions, and what waits for you, appear here.',
  ],
  'messages.new': ['未读', 'New'],
  'messages.more': ['更早的', 'Earlier'],
  'messages.choose': ['提醒方式', 'How to tell me'],
  'choice.lead': [
    '消息总会出现在这里。还可以发到邮箱：只写哪件提案、发生了什么和链接，不写内容。',
    'Messages always appear here. They may also go by e-mail: which motion, what happened and a link, never the contents.',
  ],
  'choice.email': ['电子邮箱（不填就不发）', 'E-mail (leave empty for none)'],
  'choice.noMail': ['学校还没有配置发信服务器，填了也要等配置以后才发。', 'The school has no mail server yet: mails begin once it has.'],
  'choice.kinds': ['哪些消息发邮件', 'Which messages go by e-mail'],
  'choice.quiet': ['免打扰（这段时间的邮件，时间过了再发）', 'Quiet hours (mails wait until they are over)'],
  'choice.from': ['从', 'From'],
  'choice.to': ['到', 'to'],
  'choice.save': ['保存', 'Save'],
  'choice.saved': ['已保存', 'Saved'],

  'questions.title': ['询问', 'Questions'],
  'questions.ask': ['向部门询问', 'Ask a department'],
  'questions.department': ['问哪个部门', 'Which department'],
  'questions.pick': ['请选择', 'Please choose'],
  'questions.text': ['想问什么', 'Your question'],
  'questions.send': ['提出询问', 'Ask'],
  'questions.due': ['{by}前答复', 'answer by {by}'],
  'questions.late': ['已逾期，应在{by}前答复', 'overdue since {by}'],
  'questions.waiting': ['等{department}答复', 'waits for {department}'],
  'questions.answerOf': ['{department}答复', '{department} answers'],
  'questions.answer': ['写答复', 'Answer'],
  'questions.answerText': ['答复（看得到这件提案的人都看得到）', 'Answer (seen by whoever may read the motion)'],
  'questions.answerSend': ['提交答复', 'Send the answer'],
  'questions.cancel': ['取消', 'Cancel'],

  'opinions.title': ['共同提案人和附议人的看法', 'What joint proposers and seconders think'],
  'opinions.mine': ['您对这份答复怎么看', 'What do you think of this reply'],
  'opinions.note': ['想说的话（可不填）', 'Anything to add (optional)'],
  'opinions.send': ['写下看法', 'Say it'],
  'opinions.hint': [
    '评价由提案人作出；您的看法写在旁边，可以修改。',
    'The proposer rates; what you think stands beside, and you may change it.',
  ],
  'opinions.given': ['已写下', 'Said'],
  'award.motion': ['优秀提案', 'Outstanding motion'],
  'past.title': ['历年提案', 'From the record'],
  'past.session': ['会议', 'Session'],
  'past.proposer': ['提案人', 'Proposer'],
  'past.department': ['主办部门', 'Department'],
  'past.closedOn': ['办结日期', 'Closed on'],
  'past.reply': ['答复', 'Reply'],
} as const satisfies Words

export type AfterKey = keyof typeof afterWords
