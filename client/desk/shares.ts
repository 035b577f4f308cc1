import type { RaterGroup } from '../../machines/matters.ts'

/** Groups of raters with their weights in one line: 校领导 30%、其他代表 70%. */
export const sharesOf = (groups: readonly RaterGroup[], comma: string): string =>
  groups.map(({ name, weight }) => `${name} ${weight}%`).join(comma)
