/**
 * 表彰 (domain 5): 优秀提案 and 先进承办单位, nominated from the data, voted on like anything else, granted by decision.
 *
 * They belong to the session that honours them; a motion may be of an earlier one.
 */
export const AWARDS = ['motion', 'department'] as const
export type AwardKind = (typeof AWARDS)[number]

/** `decision`: by which vote or whose decision it was granted; null while it is only nominated. */
export type Award = { award: AwardKind; of: string; name: string; reason: string; ballot: string | null; decision: string | null }

type Named = { award: AwardKind; of: string }
export const awardOf = (awards: readonly Award[], { award, of }: Named): Award | undefined =>
  awards.find((one) => one.award === award && one.of === of)

export const withoutAward = (awards: readonly Award[], { award, of }: Named): Award[] =>
  awards.filter((one) => one.award !== award || one.of !== of)
