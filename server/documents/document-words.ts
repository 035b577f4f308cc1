/** The words that every printed page carries. */
export const pageOf = (page: number, pages: number): string => `第 ${page} 页　共 ${pages} 页`
export const PAGE_OF = { before: '第 ', between: ' 页　共 ', after: ' 页' } as const
/** What stands where a table has no rows: an empty frame would look like a mistake of printing. */
export const NOTHING = '（无）'

export const FORM_NAME = '计票结果报告单'
export const RESOLUTION_NAME = '决议'
/** 三届二次教代会 议程: what a file is called in somebody's folder. */
export const nameOfFile = ({ title }: { title: string }, name: string): string =>
  `${title} ${name}`.replaceAll(/[\\/:*?"<>|\n]/g, ' ').trim()
/** Across every page of what is no record. */
export const REHEARSAL = '演练'
