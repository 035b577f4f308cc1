/** What is said about the motions of the demonstration: notes, replies, promises, the resolution. */
import type { Calendar } from './seed-calendar.ts'

/** The days on which promises fall due, counted from the day of the congress; the story and its texts agree on them. */
export const PROMISED = { tablesStop: -20, singleLogin: 45 } as const

export const said = ({ spoken, schoolYear }: Calendar) => ({
  merged: '两件提案均为改善教职工伙食，诉求相近，并入前案一并办理；提案人列为共同提案人。',
  individual: '所提事项属个人岗位聘用问题，不属于教代会提案范围，不予立案。',
  converted: '其中“因产假错过竞聘者单独述职”一节具有普遍意义，转为意见建议，交校办研究答复。',
  dutyPayReturned: '案由清楚，但缺少现行标准、班次数据和经费测算，无法评估。请补充后重新提交。',

  restRoomContact: '与提案人到图书馆二楼实地看过，商定隔出母婴间，躺椅先按十六张布置。',
  restRoomProgress: '家具已从闲置资产中调剂到位，正在安装空调和门禁。',
  restRoomOpen: '今天启用，门禁和空调试运行正常。',
  restRoomReply: `教职工午间休息室已于${spoken(-56)}启用，位于图书馆二楼东侧，设躺椅十八张、母婴间一间，工作日十二时至十三时四十分凭校园卡进入。管理办法由工会和总务处共同制定，已张贴在门口。感谢您的提案。`,
  restRoomThanks: '办得快，母婴间很贴心。',

  vagueReply:
    '您所在代表团提出的建议很好。学校对减轻教师负担一直高度重视，已要求各处室提高认识、统筹安排，今后将进一步规范进校事务，切实减轻教师负担。',
  vagueReason: '答复只有态度，没有清单、没有归口、也没有日期，提案的三条一条都没有回应。请重新办理。',
  collectiveContact: '教务主任到小学部代表团当面听取意见，逐条核对四十一位教师的记录，商定清单和日期。',
  datedReply: `一、《进校事务清单》共十四项已经校务会通过，清单外事项一律不得直接布置给班主任。\n二、同一数据由教务处归口，一学期报一次，各处室在共享表中取用。\n三、自${spoken(PROMISED.tablesStop)}起，每周三为“无表格日”。首月执行情况由教务处在教师大会上通报。`,
  datedPromise: '公布《进校事务清单》，实行每周三“无表格日”',
  datedGrade: '有了清单和日期，先看执行。',
  kept: `“无表格日”已自${spoken(PROMISED.tablesStop)}起实行。首周小学部班主任平均填报由每周二十三项降到九项，清单外布置零次，情况已在教师大会上通报。`,

  ventilationContact: '与提案人、实验员一起看了三间化学实验室，约请检测机构上门。',
  ventilationProgress: '检测报告已出：两间通风橱面风速不合格，风机需整体更换，概算约四十二万元。',
  ventilationReminder: '此件将于三日后到期，请尽快答复；如需等待经费，请说明理由和已采取的措施。',
  ventilationReply:
    '经有资质机构检测，您反映的情况属实，两间化学实验室风机须整体更换。所需经费约四十二万元，已列入提请本次教代会审议的实验楼改造支出，审议通过后方能实施，目前暂不具备条件。改造前已停用两台不合格通风橱，挥发性试剂实验一律改为演示，并为实验员配发半面罩防毒面具。超期答复，向您致歉。',

  canteenContact: '邀请两位提案人参加膳食委员会第一次会议，现场试吃并确定错峰时间。',
  canteenProgress: '错峰就餐已试行三周，清淡窗口本周开设，菜谱公示改由公众号每周日发布。',
  canteenReply:
    '一、菜谱已按周在公众号公布，同一主菜一周内不超过两次；清淡窗口已开设，每日两菜一汤，菜牌标注盐和油的用量。\n二、十一时四十分、十二时十分两批就餐，近两周平均排队时间由二十二分钟降到八分钟。\n三、膳食委员会每月末召开，采购和成本在会上公开，两位提案人已受聘为委员。',

  personalContact: '与提案人沟通，说明岗位聘用权限，了解其对竞聘述职安排的具体意见。',
  personalProgress: '已向教育局人事科请示单独述职是否符合岗位竞聘办法，等待书面回复。',

  objection: '统一身份认证涉及七个系统的接口和服务器，不属于教务处职责，建议由信息中心主办。',
  loginContact: '与提案人核对了七个系统的账号规则，确认先统一工号、再分批接入。',
  loginReply: `同意您的建议。统一身份认证已列入本学期信息化计划，分两步实施：先以工号统一账号，再接入教务、成绩、课后服务、报修四个系统；其余三个系统在网络升级后接入。`,
  loginPromise: `教务、成绩、课后服务、报修四个系统实现一次登录；离职人员账号随人事变动自动停用`,
  loginCost: '十二万元，信息化专项',
  loginGrade: '方案可行，期待按期完成。',
  loginProgress: '工号统一已完成，教务、报修两个系统已接入试运行。',

  collated: {
    payPlan: '五个代表团均原则同意。语数外、小学部代表团建议增加副班主任津贴；理化综代表团建议试行一年后评估。主席团采纳，形成第二稿。',
    spending: '五个代表团讨论意见不一：多数赞成实验楼改造，对网络升级的概算和分期有不同看法。主席团决定按原案提请票决。',
  },
  tooMany: '发出表决票五十张，票箱中收回五十一张，收回数多于发出数。按表决办法，本次表决整次无效，重新表决。',
  onLeave: ['外出参加省级教研活动', '病假', '婚假', '带学生参加市级竞赛'],
  resolution: `明溪湖九年一贯制学校第三届教职工代表大会第二次会议，应到代表57人，实到51人。大会审议了《绩效工资分配方案（修订）》第二稿，并以无记名方式票决：发出表决票51张，收回50张，其中有效票49张，无效票1张；赞成38票，反对7票，弃权4票。赞成票超过全体代表的半数，方案通过。\n大会决定：《绩效工资分配方案（修订）》自${spoken(30)}起试行一年，由校办会同财务室、工会组织实施，期满评估结果向教职工代表大会报告。`,
  planResolution: `大会听取并审议了${schoolYear}学校工作计划，以无记名方式票决通过。大会要求各处室按计划分工落实，上学期末和学年末分别向教代会报告执行情况。`,
})

export type Said = ReturnType<typeof said>

export const SESSIONS = {
  now: { title: '第三届教职工代表大会第二次会议', place: '学校报告厅' },
  next: { title: '第三届教职工代表大会第三次会议', place: '学校报告厅' },
} as const

/** The votes by which the preparatory meeting orders the congress, and what each is for. */
export const PREPARATORY = {
  credentials: { title: '代表资格审查报告', approve: 51, oppose: 0, abstain: 0 },
  presidium: { title: '大会主席团名单', approve: 50, oppose: 0, abstain: 1 },
  agenda: { title: '大会议程（草案）', approve: 49, oppose: 0, abstain: 2 },
  rules: { title: '大会表决办法', approve: 51, oppose: 0, abstain: 0 },
  scrutineers: { title: '监票人、计票人名单', approve: 51, oppose: 0, abstain: 0 },
} as const

/** The voting rules (表决办法) that the preparatory meeting adopts. */
export const VOTING_RULES = [
  '一、涉及教职工切身利益的事项、选举和民主评议，一律采用无记名票决；其他事项举手表决。',
  '二、无记名票决使用可核验的加密票。票箱由三名监票人共同持有钥匙，须两人以上到场才能开箱；任何人都可以凭票箱档案重新计票。',
  '三、出席代表达到全体代表的三分之二方可表决；赞成票超过全体代表的半数为通过。',
  '四、发出的票数等于到会人数；收回的票数多于发出的票数，该次表决无效，重新表决。',
  '五、每位代表投一张票，投出后不能更改。没有手机的代表使用纸质票，由两名计票人各自录入，数字一致方为有效。',
  '六、计票结果由总监票人和另一名监票人核签后，由大会执行主席宣布。',
].join('\n')

export const BALLOT_TITLES = { payPlan: '《绩效工资分配方案（修订）》第二稿', spending: '实验楼改造和校园网络升级重大支出' } as const
