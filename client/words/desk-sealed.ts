/** The desk about voting rules, the scrutineers' key and sealed boxes. */
import type { Words } from '../words.ts'

export const deskSealed = {
  'rules.text': ['表决办法全文', 'The voting rules'],
  'rules.hint': ['由大会表决通过后不能再改', 'Once the congress has adopted them they cannot be changed'],
  'rules.usual': [
    '一、涉及教职工切身利益的事项、选举和民主评议，采用无记名票决；其他事项举手表决。\n二、无记名票决使用可核验的加密票：票箱钥匙由监票人共同持有，过半数监票人到场才能开箱，任何人都可以凭票箱档案重新计票。\n三、到会代表达到规定人数方可表决。{rule}。\n四、收回的票数多于发出的票数，该次表决无效，重新表决。\n五、没有手机的代表使用纸质票，由两名计票人各自录入，数字一致方为有效。\n六、计票结果由总监票人和另一名监票人核签后，由大会执行主席宣布。',
    '1. What touches the staff’s interests, elections and appraisals are decided by secret ballot; other matters by a show of hands.\n2. Secret ballots are sealed and verifiable: the scrutineers hold the key together, more than half of them open the box, and anybody can recount from its archive.\n3. A vote needs the quorum. {rule}.\n4. If more papers come back than were issued the vote is void and held again.\n5. Whoever has no phone votes on paper; two tellers enter the bundle separately until they agree.\n6. The chief scrutineer and one more certify the count, and the chair announces it.',
  ],
  'rules.counted': ['是否允许“无记名计票（不可核验）”', 'May a secret vote be counted without being verifiable?'],
  'rules.countedNo': ['不允许：无记名一律用可核验票', 'No: every secret ballot is verifiable'],
  'rules.countedYes': ['允许：例如会后满意度调查', 'Yes: for a satisfaction survey, say'],
  'rules.countedMeans': [
    '无记名计票时，系统只累计票数，不保存谁投了什么；但反复查看数据库的管理员有可能推断出来。可核验票没有这个问题。',
    'A count keeps sums only and never who voted how; but an administrator who looks at the database again and again might infer it. Verifiable ballots do not have this weakness.',
  ],
  'rules.last': ['投出之后', 'After casting'],
  'rules.lastNo': ['投出即定，不能更改', 'The first cast is final'],
  'rules.lastYes': ['截止前可重投，以最后一次为准', 'Until closing one may vote again; the last cast counts'],
  'keys.title': ['监票人制作票箱钥匙', 'The scrutineers make the key'],
  'keys.explain': [
    '请各位监票人在自己手机上点“制作钥匙”。钥匙分成几份，过半数监票人到场才能开箱，会务和管理员都打不开。',
    'Each scrutineer taps “Make the key” on their phone. The key is in shares: more than half of the scrutineers open a box, and neither the desk nor an administrator can.',
  ],
  'keys.code': [
    '核对码（请当众念出，与各位监票人手机上一致）：',
    'Code, to be read aloud; it must be the same on every scrutineer’s phone:',
  ],
  'keys.begin': ['请监票人开始', 'Ask them to begin'],
  'keys.again': ['卡住了，重新开始', 'Stuck: begin again'],
  'keys.made': [
    '票箱钥匙已制成，核对码 {code}；{n} 名监票人中 {k} 人可开箱',
    'The key is made, code {code}; {k} of {n} scrutineers open a box',
  ],
  'keys.discardMeans': [
    '作废后要由监票人重新制作，正在进行的票决不受理。',
    'After this the scrutineers make a new one; it cannot be done while a ballot runs.',
  ],
  'sealed.title': ['可核验票箱', 'The sealed box'],
  'sealed.registered': ['手机已领票', 'Phones that have their paper'],
  'sealed.silent': [
    '没有联网的手机，开始投票时由服务器代领，本人打开手机即可投票。',
    'For phones that are silent the server takes the paper when voting opens; their holders can still vote.',
  ],
  'sealed.list': [
    '领票：手机 {byPhone}，服务器代领 {byServer}，合计 {sum}',
    'Papers taken: {byPhone} by phone, {byServer} by the server, {sum} in all',
  ],
  'sealed.parts': ['监票人开箱', 'Scrutineers who have opened'],
  'sealed.openedBy': ['已开箱：{people}', 'Opened by {people}'],
  'sealed.notOpened': ['请监票人在手机上开箱', 'The scrutineers open the box on their phones'],
  'sealed.verifying': ['已开箱，正在核验票箱档案…', 'Opened; the archive is being verified…'],
  'sealed.verified': ['票箱档案已核验', 'The archive is verified'],
  'sealed.archive': ['下载票箱档案（.bel）', 'Download the archive (.bel)'],
  'sealed.head': ['档案指纹 {head}', 'Fingerprint {head}'],
  'wait.keys': ['等监票人在手机上制作票箱钥匙：{people}', 'Waiting for the scrutineers to make the key: {people}'],
  'wait.openBox': ['等监票人在手机上开箱：{people}', 'Waiting for the scrutineers to open the box: {people}'],
  'wait.verify': ['正在核验票箱档案，稍候即可核签', 'The archive is being verified; then it can be certified'],
} as const satisfies Words
