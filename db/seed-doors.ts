/** Whom to try the demonstration as: one link a role, and what is there to be seen. */

export type Door = { key: string; zh: string; en: string; to?: string }

export const DOORS: Door[] = [
  { key: 'secretary', zh: '大会秘书：会议页，下一项票决', en: 'secretary: the desk, next ballot' },
  { key: 'hallScreen', zh: '会场大屏', en: 'hall screen', to: '/screen' },
  { key: 'unionStaff', zh: '工会工作人员：受理、公布', en: 'union staff: intake, publishing' },
  { key: 'presidium7', zh: '主席团执行主席：主持、宣布', en: 'presidium: chairs, announces' },
  { key: 'committeeChair', zh: '提案委主任：立案、交办、督办', en: 'motions committee: files, dispatches' },
  { key: 'leader', zh: '分管校领导：待批交办一件、待签答复一件', en: 'leader: one dispatch, one reply to sign' },
  { key: 'officerLogistics', zh: '总务处承办人：通风提案逾期', en: 'department: an overdue motion', to: '/works/inbox' },
  { key: 'officerOffice', zh: '校办承办人：新交办一件、即将到期一件', en: 'department: one new, one due soon', to: '/works/inbox' },
  { key: 'officerInformatics', zh: '信息中心承办人：跟踪落实一件', en: 'department: one promise to keep', to: '/works/inbox' },
  { key: 'chief', zh: '总监票人（代表）', en: 'chief scrutineer' },
  { key: 'scrutineer2', zh: '监票人（代表）', en: 'scrutineer' },
  { key: 'teller1', zh: '计票人', en: 'teller' },
  { key: 'canteenProposer', zh: '代表：食堂提案待评价', en: 'representative with an answer to rate' },
  { key: 'payPlanProposer', zh: '代表：绩效方案提案人', en: 'representative, proposer of the pay plan' },
  { key: 'ventilationProposer', zh: '代表：等待答复', en: 'representative who waits for an answer' },
  { key: 'headSciences', zh: '代表团团长', en: 'head of a delegation' },
  { key: 'admin', zh: '管理员', en: 'administrator' },
]
