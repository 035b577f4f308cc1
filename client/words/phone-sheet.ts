/** Papers with more than single lines: an election, an appraisal. */
import type { Words } from '../words.ts'

export const sheetWords = {
  'sheet.seats': ['应选 {n} 人，候选人 {of} 人', '{n} to be elected, {of} candidates'],
  'sheet.stage.runOff': ['得票相等，再次投票', 'A further vote between the tied'],
  'sheet.stage.supplementary': ['另行选举', 'A further election'],
  'sheet.room': ['还可以选 {n} 人', 'You may choose {n} more'],
  'sheet.full': ['已选满，要换人请先改一位', 'All seats are taken. To choose another, change one first'],
  'sheet.approve': ['赞成', 'Approve'],
  'sheet.oppose': ['不赞成', 'Not approve'],
  'sheet.abstain': ['弃权', 'Abstain'],
  'sheet.writeIn': ['另选他人', 'Write-in'],
  'sheet.writeInWhen': [
    '对某位候选人选“不赞成”以后，可以另选他人。',
    'Once you do not approve a candidate you may write in somebody else.',
  ],
  'sheet.writeInFind': ['输入姓名查找', 'Type a name'],
  'sheet.writeInNobody': ['可以另选的名单里没有这个人', 'Nobody of this name may be written in'],
  'sheet.writeInAdd': ['另选{name}', 'Write in {name}'],
  'sheet.writeInRemove': ['取消另选{name}', 'Take back {name}'],
  'sheet.writeInsDropped': ['没有“不赞成”的候选人了，另选的人已取消。', 'Nobody is “not approved” any more: the write-in was taken back.'],
  'sheet.rest': ['其余都弃权', 'Abstain on the rest'],
  'sheet.left': ['还有 {n} 位没有选', '{n} not marked yet'],
  'sheet.lookOver': ['看一遍我的票', 'Look over my paper'],
  'sheet.none': ['无', 'none'],
  'sheet.backToPaper': ['返回修改', 'Go back and change'],
  'sheet.rated': ['已评', 'Rated'],
  'sheet.own': ['本人不评', 'You do not rate yourself'],
  'sheet.skipped': ['未评', 'Not rated'],
  'sheet.skipHint': ['没有评的行按“未评”计，不影响其他行。', 'Lines left out count as not rated; the others stand.'],
  'sheet.linesLeft': ['还有 {n} 行没有评', '{n} lines are not rated yet'],
  'sheet.nextOpen': ['到没有评的一行', 'Go to the next open line'],
} as const satisfies Words
