/** The demonstration's school as the file that its office would bring in. */
import writeXlsxFile from 'write-excel-file/node'
import { DELEGATIONS, DEPARTMENTS } from '../../db/seed-people.ts'
import { everybody, type SeedPerson } from '../../db/seed.ts'
import { ROLL_COLUMNS, type RollColumn } from '../../server/people-replies.ts'
import { HEADINGS } from '../../server/people-words.ts'

const DUTY = { teacher: '教师', leader: '领导', worker: '职工' } as const
const KIND = { representative: '正式', observer: '列席', invitedGuest: '特邀' } as const
const DAY = '2026-01-01'

const bornOn = (age: number): string => `${Number(DAY.slice(0, 4)) - age - 1}-06-15`

const rowOf = ({ number, name, pinyin, sex, age, duty, department, seat }: SeedPerson, seated: boolean): Record<RollColumn, string> => ({
  number,
  name,
  pinyin,
  sex: sex === 'female' ? '女' : '男',
  bornOn: bornOn(age),
  duty: DUTY[duty],
  frontLine: duty === 'teacher' ? '是' : '否',
  department: DEPARTMENTS[department],
  kind: seated && seat ? KIND[seat.kind] : '',
  delegation: seated && seat?.delegation ? DELEGATIONS[seat.delegation] : '',
  head: seated && seat?.head ? '是' : '',
})

/** @param seated with the columns of the roll filled in; @param spoil changes cells of a row, by work number */
export const rollFile = async (seated: boolean, spoil: Record<string, Partial<Record<RollColumn, string>>> = {}): Promise<Buffer> => {
  const rows = everybody.map((person) => ({ ...rowOf(person, seated), ...spoil[person.number] }))
  const cells = [ROLL_COLUMNS.map((column) => HEADINGS[column]), ...rows.map((row) => ROLL_COLUMNS.map((column) => row[column]))]
  return writeXlsxFile(
    cells.map((line) => line.map((value) => ({ value, type: String }))),
    { sheet: '名册' },
  ).toBuffer()
}
