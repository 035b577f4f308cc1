/** What every surface says. */
import type { Words } from '../words.ts'

export const core = {
  'app.name': ['教代会', 'Staff congress'],
  'app.loading': ['正在打开…', 'Opening…'],
  'app.notFound': ['没有找到这一页', 'This page does not exist'],
  'app.home': ['回到首页', 'Go to the first page'],
  'app.failed': ['没有读到数据', 'Could not read this'],
  'app.again': ['再试一次', 'Try again'],
  'app.crashed': [
    '这一页出错了。已填写的内容仍保存在本机，请刷新。',
    'This page broke. What you typed is still on this device; please reload.',
  ],
  'app.reload': ['刷新', 'Reload'],

  'board.title': ['校务公开', 'Disclosure board'],
  'surface.switch': ['切换界面', 'Switch view'],
  'surface.phone': ['代表', 'Representative'],
  'surface.desk': ['会务', 'Desk'],
  'surface.works': ['办理', 'Works'],
  'surface.screen': ['大屏', 'Hall screen'],

  'login.title': ['登录', 'Sign in'],
  'login.number': ['工号', 'Work number'],
  'login.password': ['密码', 'Password'],
  'login.enter': ['登录', 'Sign in'],
  'login.byCode': ['用一次性登录码', 'Use a one-time code'],
  'login.byNumber': ['用工号和密码', 'Use number and password'],
  'login.code': ['登录码', 'One-time code'],
  'login.codeHint': ['在会务组发的登录条上', 'It is on the slip from the secretary’s desk'],
  'login.entering': ['正在进入…', 'Entering…'],
  'login.out': ['退出登录', 'Sign out'],
  'in.title': ['您的登录链接', 'Your sign-in link'],
  'in.hint': ['链接只能用一次，点下面的按钮进入。', 'The link works once. Tap the button to enter.'],
  'in.enter': ['进入会议', 'Enter the congress'],

  'act.cancel': ['取消', 'Cancel'],
  'act.back': ['返回', 'Back'],
  'act.close': ['关闭', 'Close'],
  'act.more': ['更多', 'More'],
  'act.retry': ['现在重试', 'Retry now'],
  'act.sending': ['正在发送…', 'Sending…'],
  'act.unsent': ['没有发出，网络恢复后自动重试', 'Not sent. It will be retried by itself'],

  'line.offline': ['网络断开。已填写的内容不会丢，恢复后自动继续。', 'No network. Nothing you typed is lost; it goes on by itself.'],

  'problem.state': ['现在是「{state}」，不能「{word}」', 'It is now “{state}”, which does not allow “{word}”'],
  'problem.limit': ['最多 {n} 字，请缩短', 'At most {n} characters: make it shorter'],

  'rehearsal.mark': ['演练', 'Rehearsal'],
  'rehearsal.in': ['这里的签到、表决都不算数。', 'No sign-in and no vote here counts.'],
  'rehearsal.leave': ['回到正式会议', 'Back to the real session'],
  'rehearsal.there': ['会务组正在演练。', 'The desk is rehearsing.'],
  'rehearsal.enter': ['参加演练', 'Take part'],
  'unit.mark': ['选区投票', 'Unit vote'],
  'unit.underWay': ['投票进行中', 'Voting under way'],
  'unit.of': ['{congress}代表选举', 'Election of {congress}'],
  'unit.leave': ['回到教代会', 'Back to the congress'],
  'unit.there': ['请参加{title}。', 'Please vote: {title}.'],
  'unit.enter': ['去投票', 'Vote'],

  'field.left': ['还可输入 {n} 字', '{n} characters left'],
  'field.over': ['超出 {n} 字', '{n} characters too many'],

  'congress.session': ['{term}届{ordinal}次', 'Term {term} · Session {ordinal}'],
  'number.digits': ['零一二三四五六七八九', '0123456789'],
  'number.ten': ['十', ''],
  'number.votes': ['{n} 票', '{n} votes'],

  'figure.roll': ['应到', 'On the roll'],
  'figure.electors': ['选区教职工', 'Electors'],
  'figure.present': ['实到', 'Present'],
  'figure.onLeave': ['请假', 'On leave'],
  'figure.quorum': ['法定人数', 'Quorum'],
  'figure.issued': ['发出', 'Issued'],
  'figure.returned': ['收回', 'Returned'],
  'figure.notReturned': ['未收回', 'Not returned'],
  'figure.valid': ['有效', 'Valid'],
  'figure.invalid': ['无效', 'Invalid'],

  'result.needed': ['需 {n} 票', '{n} votes needed'],
  'result.got': ['得 {n} 票', '{n} votes received'],
  'result.passed': ['通过', 'Passed'],
  'result.notPassed': ['未通过', 'Not passed'],
  'result.others': ['未投或无效', 'Not cast or invalid'],
  'result.line': ['通过线：全体代表 {roll} 人中的 {n} 票', 'Pass line: {n} of the whole roll of {roll}'],
  'result.weaker': ['注意：通过线不是按全体代表计算', 'Note: the pass line is not taken from the whole roll'],

  'stage.done': ['已完成', 'done'],

  'due.today': ['今天到期', 'due today'],
  'due.left': ['还有 {n} 天', 'days left: {n}'],
  'due.over': ['逾期 {n} 天', 'days overdue: {n}'],
  'time.over': ['超时', 'over by'],

  'qr.label': ['二维码', 'QR code'],
  'language.other': ['English', '中文'],
} as const satisfies Words
