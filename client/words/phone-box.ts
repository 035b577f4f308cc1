/** The public page of a sealed ballot: its box, its codes, how anybody checks it, and what is and is not promised. */
import type { Words } from '../words.ts'

const promises = {
  'box.claimed': ['承诺', 'What is promised'],
  'box.claim.secret': [
    '偷走数据库的人、数据库管理员、被攻破的服务器，再加上不到开箱人数的监票人，都看不到任何一张票投了什么。',
    'A thief of the database, its administrator, a hostile server and fewer scrutineers than are needed to open it cannot read any vote.',
  ],
  'box.claim.early': ['结束投票以前，谁都看不到结果。', 'Nobody sees a result before the vote is closed.'],
  'box.claim.recorded': ['投的是什么，票箱里就是什么；票箱里有什么，就计什么。', 'Recorded as cast, and counted as recorded.'],
  'box.claim.once': ['只有名册上的代表能投，每人一张，不能多选。', 'Only those on the roll vote, once each, and nobody marks too much.'],
  'box.notClaimed': ['不承诺', 'What is not promised'],
  'box.not.watched': ['有人在旁边看着屏幕，或者自愿出示、出卖选票。', 'Somebody who watches the screen, or a vote that is shown or sold.'],
  'box.not.phone': [
    '手机或网页程序本身有恶意：改票能被抽查发现，偷看不能。',
    'A malicious phone or page: changing a vote is caught by spot audits, leaking it is not.',
  ],
  'box.not.together': ['服务器与够开箱人数的监票人串通。', 'The server together with as many scrutineers as open the box.'],
  'box.not.ghosts': ['多出来的领票凭据只能靠清点到会人数发现。', 'Ghost credentials are caught only by the head count.'],
  'box.not.participation': ['谁领了票、谁投了票是公开的，投了什么不公开。', 'Who took part is known; what they marked is not.'],
  'box.not.quantum': ['将来的量子计算机可能解开今天的密文。', 'A quantum computer of the future may read what is encrypted today.'],
  'box.not.tiny': ['全体一致或票数极少时，结果本身就说明了每个人的选择。', 'A unanimous or tiny vote reveals itself.'],
} as const satisfies Words

export const boxWords = {
  'box.title': ['票箱与核验', 'The box, and how to check it'],
  'box.result': ['表决结果', 'Result'],
  'box.facts': ['票箱', 'The box'],
  'box.credentials': ['领票', 'Papers taken'],
  'box.credentialsN': ['手机 {phone}，服务器代领 {server}，合计 {sum}', '{phone} by phones, {server} by the server, {sum} in all'],
  'box.code': ['票箱钥匙核对码', 'Code of its key'],
  'box.opened': ['开箱', 'Opened'],
  'box.openedBy': ['{names}（{total} 名监票人中 {threshold} 人可开箱）', '{names} ({threshold} of {total} scrutineers open it)'],
  'box.notOpened': ['还没有开箱', 'Not opened yet'],
  'box.verified': ['服务器核验', 'Verified by the server'],
  'box.verifiedYes': ['✓ 整个档案已核验', '✓ the whole archive'],
  'box.verifiedNo': ['还没有', 'not yet'],
  'box.head': ['事件链末端', 'Head of the chain'],
  'box.mine': ['我的票', 'My ballot'],
  'box.take': ['下载', 'Take it'],
  'box.archive': ['下载票箱档案（.bel）', 'The archive (.bel)'],
  'box.verifier': ['下载核验程序（网页文件）', 'The verifier (a web page as a file)'],
  'box.how': ['怎样自己核验', 'How to check it yourself'],
  'box.how.page': [
    '用核验程序：下载上面两个文件，断网也行，打开网页文件，选择 .bel。结果里的“事件链末端”应与本页一致。',
    'With the verifier: take both files, open the page (no network is needed) and choose the .bel. Its “head of the chain” must be the one above.',
  ],
  'box.how.command': ['用本软件：', 'With this software:'],
  'box.how.belenios': [
    '用别人写的程序：Debian 自带的 belenios-tool（法国 Inria 研制，与我们无关）。把 .bel 放进一个空文件夹，再运行：',
    'With software that we did not write: belenios-tool, in Debian. Put the .bel into an empty folder, then:',
  ],
  'box.how.paper': [
    '纸质票由计票人清点，不在票箱档案里；公布的票数是两者之和。',
    'Paper votes are counted by the tellers and are not in the box; what was announced is the sum of both.',
  ],
  ...promises,
} as const satisfies Words
