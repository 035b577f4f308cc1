/** Papers, notices and comments, as everybody reads them. */
import type { Words } from '../words.ts'

export const noticeWords = {
  'attached.title': ['附件', 'Attached files'],
  'attached.remove': ['删除', 'Remove'],
  'attached.removeOf': ['删除「{name}」', 'Remove “{name}”'],
  'attached.full': ['最多 {n} 份附件', 'At most {n} files'],
  'papers.title': ['会议材料', 'Papers'],
  'papers.whole': ['会议整体', 'The session as a whole'],
  'papers.notSent': ['会议材料还没有发出，发出后会出现在这里。', 'The papers are not out yet. They will appear here.'],
  'papers.none': ['这次会议没有材料', 'This session has no papers'],
  'papers.read': ['已阅', 'Read'],
  'papers.unread': ['未阅', 'Not read'],
  'papers.saves': ['下载后打开', 'opens after download'],
  'papers.newTab': ['（在新页打开）', '(opens in a new page)'],
  'papers.progress': ['已阅 {n} / {of} 份', '{n} of {of} read'],

  'notices.title': ['全员告知', 'Notices to all staff'],
  'notices.none': ['还没有告知', 'No notices yet'],
  'notices.open': ['待您知晓', 'Please take note'],
  'notices.closesAt': ['征求意见到 {when}', 'Comments until {when}'],
  'notices.closed': ['征求意见已截止（{when}）', 'Comments closed ({when})'],
  'notices.postedAt': ['{when} · {name}', '{when} · {name}'],
  'notices.withdrawn': ['已撤回：{reason}', 'Withdrawn: {reason}'],
  'notices.papers': ['附件', 'Attached'],
  'notices.about': ['有关议题：{title}', 'About: {title}'],
  'notices.readMotion': ['看议案全文', 'Read the draft'],
  'notices.take': ['已知晓', 'I have taken note'],
  'notices.taken': ['您已知晓 · {when}', 'You took note · {when}'],
  'notices.link': ['{what}：{title}', '{what}: {title}'],
  'notices.missing': ['没有这条告知，可能已撤回', 'There is no such notice; it may have been withdrawn'],
  'notices.back': ['全部告知', 'All notices'],

  'comments.title': ['意见和答复', 'Comments and answers'],
  'comments.count': ['{n} 条意见，{answered} 条已答复', 'Comments: {n}, answered: {answered}'],
  'comments.none': ['还没有意见', 'No comments yet'],
  'comments.more': ['再看一些', 'Show more'],
  'comments.mine': ['我的意见', 'My comment'],
  'comments.colleague': ['一位同事', 'A colleague'],
  'comments.unanswered': ['待答复', 'Not answered yet'],
  'comments.write': ['您的意见', 'Your comment'],
  'comments.namesDesk': [
    '同事和领导看不到您的姓名；会务组看得到，并存档。提交后不能撤回。',
    'Colleagues and leaders do not see your name; the desk does, and keeps it on record. What is sent cannot be taken back.',
  ],
  'comments.namesShown': [
    '您的姓名和意见一起显示给全体教职工。提交后不能撤回。',
    'Your name is shown to all staff with your comment. What is sent cannot be taken back.',
  ],
  'comments.left': ['每人最多 {of} 条，您还可以提 {n} 条', 'Five each at most: {n} of your {of} left'],
  'comments.full': ['每人最多 {of} 条，您已提满', 'You have made all {of} of your comments'],
  'comments.send': ['提交意见', 'Send the comment'],
  'comments.sent': ['已收到您的意见', 'Your comment was received'],
} as const satisfies Words

export type NoticeKey = keyof typeof noticeWords
