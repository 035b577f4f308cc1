/** What a message says: that something happened, and where to read it. Never what was written. */
import type { Tiding } from '../../machines/tidings.ts'

export const HEADLINES: Record<Tiding, string> = {
  invited: '有代表请您附议一件提案',
  toReview: '有一件提案等您审查',
  returned: '您的提案已退回，请补充',
  filed: '提案已立案',
  declined: '提案未予立案，请看说明',
  converted: '提案已转为意见建议',
  merged: '提案已与相近提案并案',
  toDispatch: '有一件提案等您批准交办',
  dispatched: '提案已交有关部门承办',
  toVote: '选举正在投票，请您投票',
  toHandle: '有一件提案交您部门承办',
  objected: '承办部门申请退办，请裁定',
  upheld: '退办申请未获同意，请继续办理',
  toCountersign: '有一份答复等您部门会签',
  toSign: '有一份答复等您签发',
  sentBack: '答复已退回，请修改',
  replied: '提案有了答复，请阅看和评价',
  rated: '提案人已评价答复',
  toHandleAgain: '提案人不满意，请重新办理',
  toSettle: '提案人两次不满意，请您协调',
  settled: '校领导已作出处理',
  fulfilled: '承诺已兑现',
  reminded: '工会催办一件提案',
  supervised: '一件提案已列为督办',
  deadline: '一件提案的办理期限将到或已过',
  unrated: '答复还没有您的评价',
  asked: '代表向您部门提出询问',
  answered: '您的询问或金点子有了答复',
}

export const SUBJECT = '教代会'
export const OPEN = '请登录查看'
/** A motion that is shown to few is called by its number alone. */
export const UNNAMED = '一件提案'
