/** What motions are called on paper: categories, and reasons not to file one. */
import type { CATEGORIES, DECLINE_REASONS } from '../../machines/catalogues.ts'
import type { MotionState } from '../../machines/motion-context.ts'
import type { CatalogueEntry, Settings } from '../../machines/settings.ts'

export const MOTIONS_TABLE_NAME = '提案清单'
export const MOTIONS_REPORT_NAME = '提案工作报告'
const CATEGORY: Readonly<Record<(typeof CATEGORIES)[number], string>> = {
  teaching: '教育教学',
  faculty: '师资队伍',
  logistics: '后勤保障',
  welfare: '福利待遇',
  campus: '校园设施',
  regulations: '规章制度',
  informatics: '信息化',
  safety: '安全',
  democracy: '民主管理',
  other: '其他',
}
const DECLINE_REASON: Readonly<Record<(typeof DECLINE_REASONS)[number], string>> = {
  outsidePowers: '不属于教代会职权范围',
  individual: '属于个人问题',
  litigation: '已进入诉讼或仲裁程序',
  stateSecret: '涉及国家秘密',
  accusation: '属于对个人的检举控告',
  academic: '纯属学术问题',
  vague: '内容不具体',
  solved: '问题已经解决',
  unitFirst: '宜先由所在部门解决',
  manyMatters: '不是一事一案',
}

export const MOTION_STATE: Readonly<Record<MotionState, string>> = {
  unborn: '未建立',
  draft: '草稿',
  seeking_seconds: '征集附议',
  returned: '退回补正',
  delegation_review: '代表团审核',
  submitted: '已提交',
  under_review: '审查中',
  declined: '不予立案',
  presidium_review: '主席团审议',
  filed: '已立案',
  converted: '转为意见建议',
  tabled: '已列入议程',
  balloting: '票决中',
  adopted: '已通过',
  rejected: '未通过',
  resolved: '已形成决议',
  handling: '办理中',
  closed: '已办结',
  withdrawn: '已撤回',
  merged: '已并案',
  archived: '已归档',
  suggested: '待答复',
  answered: '已答复',
  taken_up: '已写成提案',
}

/** By the name that the school gave an entry, else by its usual one. */
const named = (usual: Readonly<Record<string, string>>, catalogue: readonly CatalogueEntry[]) => {
  const given = new Map(catalogue.map(({ id, name }) => [id, name]))
  return (id: string): string => given.get(id) ?? usual[id] ?? id
}
export const entryNames = ({ categories, declineReasons }: Settings) => ({
  category: named(CATEGORY, categories),
  reason: named(DECLINE_REASON, declineReasons),
})

/** What a file calls a category: by the school's name or the usual one, retired ones too. */
export const categoriesByName = ({ categories }: Settings): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(CATEGORY).map(([id, name]) => [name, id] as const),
    ...categories.map(({ id, name }) => [name ?? id, id] as const),
  ])
