/** The words of the people file: its columns and what stands in them, as a school office writes them. */
import type { PersonTable } from '../db/schema.ts'
import type { HallKind } from '../machines/actor.ts'
import type { RollColumn } from './people-replies.ts'

export const HEADINGS: Record<RollColumn, string> = {
  number: '工号',
  name: '姓名',
  pinyin: '拼音',
  sex: '性别',
  bornOn: '出生日期',
  duty: '身份',
  frontLine: '一线',
  department: '部门',
  kind: '代表类别',
  delegation: '代表团',
  head: '团长',
}

/** As the English surface names the columns: a table made from it comes in as well. */
export const ENGLISH_HEADINGS: Record<RollColumn, string> = {
  number: 'Work number',
  name: 'Name',
  pinyin: 'Pinyin',
  sex: 'Sex',
  bornOn: 'Born on',
  duty: 'Duty',
  frontLine: 'Front line',
  department: 'Department',
  kind: 'Kind of seat',
  delegation: 'Delegation',
  head: 'Head',
}

/** Maps, not objects: an object answers to "constructor" too. */
const meaning = <T>(words: Record<string, T>): ReadonlyMap<string, T> => new Map(Object.entries(words))

export const SEXES = meaning<PersonTable['sex']>({ 男: 'male', 女: 'female', male: 'male', female: 'female' })
export const DUTIES = meaning<PersonTable['duty']>({
  教师: 'teacher',
  领导: 'leader',
  职工: 'worker',
  teacher: 'teacher',
  leader: 'leader',
  worker: 'worker',
})
export const YES_NO = meaning({ 是: true, 否: false, yes: true, no: false })
export const KINDS = meaning<HallKind>({
  正式: 'representative',
  正式代表: 'representative',
  列席: 'observer',
  列席代表: 'observer',
  特邀: 'invitedGuest',
  特邀代表: 'invitedGuest',
  representative: 'representative',
  observer: 'observer',
  guest: 'invitedGuest',
})

export const SHEET = '人员'
export const TEMPLATE_NAME = '人员导入模板'
/** Invented people: one of each kind, so that every column shows what it takes. */
export const SAMPLE: Record<RollColumn, string>[] = [
  {
    number: '0001',
    name: '张示例',
    pinyin: '',
    sex: '女',
    bornOn: '1985-05-05',
    duty: '教师',
    frontLine: '是',
    department: '教务处',
    kind: '正式',
    delegation: '第一代表团',
    head: '是',
  },
  {
    number: '0002',
    name: '单样本',
    pinyin: 'shanyangben',
    sex: '男',
    bornOn: '1979-11-30',
    duty: '领导',
    frontLine: '否',
    department: '校办',
    kind: '列席',
    delegation: '',
    head: '否',
  },
  {
    number: '0003',
    name: '李举例',
    pinyin: '',
    sex: '女',
    bornOn: '',
    duty: '职工',
    frontLine: '是',
    department: '总务处',
    kind: '',
    delegation: '',
    head: '',
  },
]
