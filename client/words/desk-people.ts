/** What the desk says about people: the file they come in, the make-up of the roll, the slips. */
import type { CompositionRule } from '../../machines/composition.ts'
import type { CellFault, FileFault, PreviewRow, RollColumn } from '../../server/people-replies.ts'
import type { Pair, Words } from '../words.ts'

/** Total over the rules of the server: one that has no words does not compile. */
const columns: Record<`people.column.${RollColumn}`, Pair> = {
  'people.column.number': ['工号', 'Work number'],
  'people.column.name': ['姓名', 'Name'],
  'people.column.pinyin': ['拼音', 'Pinyin'],
  'people.column.sex': ['性别', 'Sex'],
  'people.column.bornOn': ['出生日期', 'Born on'],
  'people.column.duty': ['身份', 'Duty'],
  'people.column.frontLine': ['一线', 'Front line'],
  'people.column.department': ['部门', 'Department'],
  'people.column.kind': ['代表类别', 'Kind of seat'],
  'people.column.delegation': ['代表团', 'Delegation'],
  'people.column.head': ['团长', 'Head'],
}

const faults: Record<`people.fault.${CellFault['rule']}`, Pair> = {
  'people.fault.required': ['没有填写，请补上', 'empty, fill it in'],
  'people.fault.tooLong': ['超过 {limit} 字，请缩短', 'longer than {limit} characters, shorten it'],
  'people.fault.characters': ['有不能保存的控制字符，请重新输入', 'control characters in it, type it again'],
  'people.fault.number': [
    '只能用字母、数字、点、横线和下划线，以字母或数字开头，最多 32 位',
    'letters, digits, dots, dashes and underscores only, beginning with a letter or digit, 32 at the most',
  ],
  'people.fault.duplicate': ['与第 {row} 行重复，请删去一行或改正工号', 'the same as in row {row}, delete one or correct the number'],
  'people.fault.pinyin': ['只能用拉丁字母；留空则按姓名生成', 'Latin letters only; left empty, it is made from the name'],
  'people.fault.sex': ['请填“男”或“女”', 'write female or male'],
  'people.fault.day': [
    '不是过去的真实日期，请按 1985-05-05 填写，或留空',
    'no real day in the past; write it like 1985-05-05, or leave it empty',
  ],
  'people.fault.duty': ['请填“教师”“领导”或“职工”', 'write teacher, leader or worker'],
  'people.fault.yesNo': ['请填“是”或“否”', 'write yes or no'],
  'people.fault.kind': ['请填“正式”“列席”“特邀”，不是代表就留空', 'write representative, observer or guest; empty for no seat'],
  'people.fault.delegationWithoutSeat': [
    '填了代表团就要填类别，或删去代表团',
    'a delegation needs a kind of seat; give it, or delete the delegation',
  ],
  'people.fault.headWithoutDelegation': [
    '团长须是正式代表并填写代表团，请补上或改为“否”',
    'a head is a representative of a delegation; give both, or write no',
  ],
  'people.fault.twoHeads': ['这个代表团已有团长（{who}），请只留一位', 'the delegation has a head already ({who}), keep one'],
  'people.fault.seatDiffers': [
    '此人已在名册中（{seat}），席位不能由导入更改，请改成一致或留空',
    'on the roll already ({seat}); an import does not change a seat, make it the same or leave it empty',
  ],
  'people.fault.seatLapsed': [
    '此人的席位已终止，不能由导入恢复，请留空',
    'the seat of this person has ended and does not come back by import; leave it empty',
  ],
  'people.fault.noSession': ['还没有建立会议，请先建会，或留空', 'there is no session yet; create it first, or leave it empty'],
  'people.fault.notEnrollable': ['现在不能列入名册：{why}。请留空', 'no seat can be given now: {why}. Leave it empty'],
  'people.fault.tooManyGroups': ['总数超过 {limit} 个，请合并或改用已有的', 'more than {limit} in all; use those there are'],
}

const fileFaults: Record<`people.file.${FileFault['rule']}`, Pair> = {
  'people.file.empty': ['文件里没有人员，请从第二行起填写', 'There is nobody in the file: begin in the second row'],
  'people.file.tooLarge': ['文件太大，最大 5 MB，请分成几个文件', 'The file is too large, 5 MB at the most: split it'],
  'people.file.tooManyRows': ['超过 5000 行，请分成几个文件', 'More than 5,000 rows: split the file'],
  'people.file.unreadable': [
    '读不出这个文件。请用模板，另存为 .xlsx 或 .csv',
    'This file cannot be read. Use the template; save as .xlsx or .csv',
  ],
  'people.file.oldExcel': ['这是旧版 .xls，请在表格软件中另存为 .xlsx', 'This is an old .xls: save it as .xlsx'],
  'people.file.columnMissing': ['第一行缺少“{column}”列，请对照模板补上', 'The first row has no column “{column}”: compare the template'],
  'people.file.columnTwice': ['“{column}”列出现了两次，请删去一列', 'The column “{column}” is there twice: delete one'],
}

const statuses: Record<`people.status.${PreviewRow['status']}`, Pair> = {
  'people.status.bad': ['要改正', 'To correct'],
  'people.status.new': ['新增', 'New'],
  'people.status.changed': ['有变化', 'Changes'],
  'people.status.unchanged': ['不变', 'Unchanged'],
}

const rules: Record<`composition.${CompositionRule}`, Pair> = {
  'composition.teachers': ['教师', 'Teachers'],
  'composition.leaders': ['领导', 'Leaders'],
  'composition.women': ['女代表', 'Women'],
  'composition.frontLine': ['一线教职工', 'Front-line staff'],
  'composition.young': ['35 岁及以下', 'Aged 35 or younger'],
}

export const deskPeople = {
  ...columns,
  ...faults,
  ...fileFaults,
  ...statuses,
  ...rules,
  'nav.people': ['人员', 'People'],
  'people.title': ['导入人员和代表', 'Import people and representatives'],
  'people.backToFound': ['返回', 'Back'],
  'people.first': ['先导入人员', 'Import people first'],
  'people.steps': ['步骤', 'Steps'],
  'people.step.choose': ['选择文件', 'Choose the file'],
  'people.step.check': ['检查', 'Check'],
  'people.step.done': ['导入', 'Import'],
  'people.explain': [
    '一行一人。工号相同的更新，新工号增加；填了代表类别的列入本次会议名册。检查后才导入，有一行不对就都不导入。',
    'One person a row. A known work number is updated, a new one added; a kind of seat puts the person on the roll of this session. Nothing comes in before the check, and nothing while one row is bad.',
  ],
  'people.template': ['下载模板', 'Template'],
  'people.choose': ['选择 .xlsx 或 .csv 文件', 'Choose a .xlsx or .csv file'],
  'people.limits': ['最大 5 MB、5000 行，每格 60 字。', 'At most 5 MB, 5,000 rows, 60 characters a cell.'],
  'people.reading': ['正在检查…', 'Checking…'],
  'people.other': ['换一个文件', 'Another file'],
  'people.again': ['重新选择改好的文件', 'Choose the corrected file'],
  'people.badTitle': ['有 {n} 行要改正，还没有导入任何内容', '{n} rows to correct; nothing was imported'],
  'people.badHow': ['在表格里改好后保存，再选一次文件。', 'Correct them in the spreadsheet, save it, and choose it again.'],
  'people.goodTitle': ['全部 {n} 行正确', 'All {n} rows are right'],
  'people.summary': [
    '新增 {added} 人，更新 {changed} 人，不变 {unchanged} 人；列入名册 {seats} 席。',
    '{added} new, {changed} updated, {unchanged} unchanged; {seats} seats to add.',
  ],
  'people.newDepartments': ['新增部门：{names}', 'New departments: {names}'],
  'people.newDelegations': ['新增代表团：{names}', 'New delegations: {names}'],
  'people.row': ['行', 'Row'],
  'people.rowNumber': ['第 {n} 行', 'row {n}'],
  'people.status': ['情况', 'Status'],
  'people.what': ['要改正或将变化的内容', 'What to correct, or what changes'],
  'people.fault': ['{column}：{what}', '{column}: {what}'],
  'people.change': ['{column}：{from} → {to}', '{column}: {from} → {to}'],
  'people.nothing': ['（空）', '(empty)'],
  'people.seat': ['列入名册：{seat}', 'Seat to add: {seat}'],
  'people.more': ['还有 {n} 行没有列出。', '{n} more rows are not shown.'],
  'people.import': ['导入 {n} 人', 'Import {n} people'],
  'people.importing': ['正在导入…', 'Importing…'],
  'people.doneTitle': ['已导入', 'Imported'],
  'people.doneLine': ['共 {rows} 行：新增 {added} 人，列入名册 {seats} 席。', '{rows} rows: {added} new people, {seats} seats added.'],
  'people.toRoll': ['查看名册', 'See the roll'],
  'people.toSlips': ['打印登录条', 'Print the slips'],
  'people.value.female': ['女', 'female'],
  'people.value.male': ['男', 'male'],
  'people.value.teacher': ['教师', 'teacher'],
  'people.value.leader': ['领导', 'leader'],
  'people.value.worker': ['职工', 'worker'],
  'people.value.true': ['是', 'yes'],
  'people.value.false': ['否', 'no'],

  'composition.title': ['代表构成', 'Make-up of the roll'],
  'composition.note': ['按正式代表 {n} 人计算；只作提醒，不影响开会。', 'Of {n} representatives; a reminder that stops nothing.'],
  'composition.atLeast': ['至少 {n} 人', 'at least {n}'],
  'composition.atMost': ['至多 {n} 人', 'at most {n}'],
  'composition.met': ['符合', 'met'],
  'composition.short': ['少 {n} 人', '{n} short'],
  'composition.over': ['多 {n} 人', '{n} too many'],
  'composition.staff': ['女教职工 {women} / {staff}', 'women on the staff {women} / {staff}'],

  'slips.title': ['登录条', 'Sign-in slips'],
  'slips.open': ['打印登录条', 'Print slips'],
  'slips.whom': ['为谁制作', 'For whom'],
  'slips.everybody': ['名册全部', 'Everybody on the roll'],
  'slips.staff': ['没有席位的教职工', 'Staff without a seat'],
  'slips.count': ['共 {n} 人，A4 纸 {pages} 页，每页 10 张。', '{n} people, {pages} A4 pages of 10 slips.'],
  'slips.make': ['制作登录条', 'Make the slips'],
  'slips.confirmTitle': ['为 {n} 人制作新的登录码？', 'New codes for {n} people?'],
  'slips.confirm': [
    '这 {n} 人的旧码全部作废，已发出的登录条不能再用。已经登录的人不受影响。',
    'All older codes of these {n} people end, and slips already handed out stop working. Whoever is signed in stays so.',
  ],
  'slips.sure': ['制作，旧码全部作废', 'Make them; all older codes end'],
  'slips.making': ['正在制作…', 'Making…'],
  'slips.once': ['登录码只在这一页显示一次，离开前请打印。', 'The codes are shown on this page once: print before you leave.'],
  'slips.how': [
    '手机扫码，或在登录页输入此码。有效期至 {date}，只能用一次。',
    'Scan it, or type the code on the sign-in page. Until {date}, once.',
  ],
  'slips.leftOut': [
    '有 {n} 人担任职务，登录码只能由系统管理员制作，这里没有他们的登录条：{names}',
    '{n} hold an office: only the administrator makes their codes, and they have no slip here: {names}',
  ],
  'slips.print': ['打印', 'Print'],
  'slips.back': ['回到名册', 'Back to the roll'],
} as const satisfies Words
