/** Offices: who holds one, what it is for, and giving and taking it. */
import type { OfficeFault } from '../../machines/offices.ts'
import type { Role } from '../../machines/matters.ts'
import type { Pair, Words } from '../words.ts'

const does: Record<`office.does.${Role}`, Pair> = {
  'office.does.secretary': [
    '主持会议台：议程、签到、票决的每一步、大屏',
    'Runs the desk: agenda, sign-in, every step of a ballot, the hall screen',
  ],
  'office.does.staff': [
    '工会日常：收提案、发材料、登记、公布',
    'The union’s daily work: taking motions, sending papers, recording, publishing',
  ],
  'office.does.presidium': ['执行主席：主持、宣布有效、宣布结果、特殊决定', 'Chairs: declares a vote valid, announces, decides exceptions'],
  'office.does.committee': ['审查立案、交办、督办', 'Reviews and files motions, dispatches and follows them up'],
  'office.does.leader': ['批准交办、签发答复', 'Approves dispatch, signs replies'],
  'office.does.department': ['办理和答复交到本部门的提案', 'Handles and answers what is given to the department'],
  'office.does.admin': [
    '任免职务、发职务登录码、改规则；不能代替任何人表决',
    'Gives offices and their sign-in codes, sets rules; can vote for nobody',
  ],
}
const faults: Record<`office.fault.${OfficeFault}`, Pair> = {
  'office.fault.same': ['这位同事已经是这个职务', 'This person holds the office already'],
  'office.fault.departmentMissing': [
    '这位同事没有所属部门：请先在“人员”里补上部门',
    'This person is in no department: give one under People first',
  ],
  'office.fault.lastAdmin': ['至少要留一名系统管理：请先任命另一位', 'One administrator must remain: give somebody else the office first'],
}

export const officeWords = {
  'offices.title': ['职务', 'Offices'],
  'offices.explain': [
    '谁担任什么职务，就能在系统里做什么。任免只有系统管理能办，每一次都留下记录。监票人、计票人由大会确认，不在这里。',
    'Whoever holds an office may do what it is for. Only the administrator gives and takes them, and each time is on record. Scrutineers and tellers are confirmed by the congress, not here.',
  ],
  'offices.nobody': ['还没有人', 'Nobody yet'],
  'offices.give': ['任命', 'Give'],
  'offices.giveOf': ['任命{office}', 'Give the office: {office}'],
  'offices.take': ['免去', 'Take'],
  'offices.takeOf': ['免去{name}的{office}', 'Take the office of {name}: {office}'],
  'offices.takeSure': ['免去后，{name}马上不能再做这项工作。', 'From then on {name} cannot do this work any more.'],
  'offices.codeOf': ['重置登录码：{name}', 'New sign-in code: {name}'],
  'offices.person': ['人选', 'Who'],
  'offices.reason': ['事由（选填，写入记录）', 'Reason, if you wish; for the record'],
  'offices.history': ['任免记录', 'Record'],
  'offices.change': ['{person}：{from} → {to}', '{person}: {from} → {to}'],
  'offices.none': ['无职务', 'no office'],
  'offices.line': ['{date}，{by}办理', '{date}, by {by}'],
  'offices.founded': ['建校', 'Founding'],
  'offices.readOnly': ['您可以查看；任免请找系统管理：{names}', 'You can look; ask the administrator: {names}'],
  ...does,
  ...faults,
} as const satisfies Words
