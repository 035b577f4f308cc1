/** What the hall screen says. */
import type { Words } from '../words.ts'

export const screenWords = {
  'hall.congress': ['教职工代表大会', 'Staff Congress'],
  'hall.reconnecting': ['正在重新连接', 'Reconnecting'],
  'hall.notYours': ['大屏由会务人员打开。', 'The hall screen is opened by the desk.'],
  'hall.over': ['大会已闭幕', 'The congress is closed'],
  'hall.recess': ['休会', 'In recess'],
  'hall.title': ['大屏', 'Hall screen'],

  'welcome.scan': ['扫码登录并签到', 'Scan to sign in'],
  'welcome.quorumReached': ['已达到法定人数 {quorum} 人', 'The quorum of {quorum} is reached'],
  'welcome.quorumMissing': ['法定人数 {quorum} 人，还差 {n} 人', 'Quorum {quorum}, {n} short'],
  'welcome.opensOn': ['{date}　{place}', '{date} · {place}'],

  'agenda.title': ['议程', 'Agenda'],
  'agenda.range': ['第 {from}–{to} 项，共 {n} 项', 'Items {from}–{to} of {n}'],
  'item.kicker': ['议程第 {n} 项', 'Item {n}'],
  'item.read': ['全文请在手机上查看', 'The full text is on your phone'],

  'ballot.round': ['第 {n} 轮', 'round {n}'],
  'ballot.needed': ['全体代表 {roll} 人，需 {n} 票通过', '{n} of the whole roll of {roll} needed to pass'],
  'ballot.weaker': ['以{base}计，{fraction}通过', 'Passes with {fraction} of {base}'],
  'ballot.over': ['超过 {fraction}', 'more than {fraction}'],
  'ballot.atLeast': ['达到 {fraction}', 'at least {fraction}'],
  'ballot.ahead': ['即将票决', 'The ballot is about to begin'],
  'ballot.scrutineers': ['监票人', 'Scrutineers'],
  'ballot.chief': ['（总监票人）', ' (chief)'],
  'ballot.comma': ['、', ', '],
  'ballot.emptyBox': ['票箱已查验', 'The box was inspected'],
  'ballot.emptyBoxCount': ['箱内', 'In the box'],
  'ballot.issuing': ['正在发票，每人一张', 'Papers are being issued, one each'],
  'ballot.mark': ['请在手机上表决', 'Please vote on your phone'],
  'ballot.raise': ['请举手表决', 'Please vote by raising your hand'],
  'ballot.applaud': ['请鼓掌通过', 'Please show your assent'],
  'ballot.counting': ['计票中', 'Counting'],
  'ballot.certifying': ['计票核签中', 'Count being certified'],
  'ballot.awaiting': ['等待宣布', 'To be announced'],
  'ballot.void': ['本轮表决无效，将重新投票', 'This round is void and will be voted again'],
  'ballot.left': ['剩余时间', 'Time left'],

  'result.needGot': ['需 {needed} 票，得 {got} 票', '{needed} needed, {got} received'],
  'result.certified': ['监票人已核签', 'Certified by the scrutineers'],
  'result.needed': ['需 {n}', '{n} needed'],
  'result.name': ['姓名', 'Name'],
  'result.page': ['第 {n} 页，共 {of} 页', 'Page {n} of {of}'],
  'result.base': ['注意：通过标准以{base}计算', 'Note: the pass line is taken from {base}'],
} as const satisfies Words
