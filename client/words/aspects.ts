/** 德能勤绩廉 (domain 4.2): under these one person may be rated, on a line each. The terms are the paper's own words, whatever the screen speaks. */
export const ASPECTS = ['德', '能', '勤', '绩', '廉'] as const
