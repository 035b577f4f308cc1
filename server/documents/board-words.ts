/** The words of the disclosure board, in both languages. What the congress wrote stays as it was written. */
export type BoardLanguage = 'zh' | 'en'
type Pair = readonly [zh: string, en: string]

const WORDS = {
  title: ['校务公开', 'Disclosure board'],
  lead: ['教职工代表大会的决议和表决结果', 'Resolutions and results of the staff congress'],
  ahead: ['将要召开的会议', 'Sessions to come'],
  decided: ['已经公布的会议', 'Sessions with results'],
  opens: ['召开日期', 'Meets on'],
  notices: ['告知', 'Notices'],
  consultUntil: ['征求意见至 {day}', 'Comments until {day}'],
  none: ['目前没有公开的内容。', 'Nothing is on the board at present.'],
  closed: ['本校的校务公开登录后查看。', 'This school’s board is read by its staff: log in to see it.'],
  login: ['登录', 'Log in'],
  gone: ['没有这项公开内容，可能已过公开期。', 'This is not on the board; its time may be over.'],
  back: ['返回公开目录', 'All sessions'],
  other: ['English', '中文'],
  home: ['返回系统', 'Back to the congress'],
  published: ['公布日期', 'Published'],
  until: ['至少公开至', 'Up at least until'],
  place: ['地点', 'Place'],
  opened: ['召开日期', 'Held on'],
  attendance: ['应到 / 实到', 'Roll / present'],
  people: ['{n} 人', '{n}'],
  agenda: ['议程', 'Agenda'],
  results: ['表决结果', 'Results'],
  resolution: ['大会决议', 'Resolution'],
  resolutions: ['各项决议', 'Resolutions on motions'],
  replies: ['提案答复（校内公开）', 'Replies to motions (staff only)'],
  proposer: ['提案人', 'Proposer'],
  votes: ['{n} 票', '{n} votes'],
  needed: ['竖线：需 {needed} 票；得 {got} 票，{verdict}', 'Line: {needed} votes needed; {got} received, {verdict}'],
  passed: ['通过', 'passed'],
  failed: ['未通过', 'not passed'],
  acclaimed: ['鼓掌通过', 'passed by acclamation'],
  papers: [
    '发出 {issued} · 收回 {returned} · 有效 {valid} · 无效 {invalid}',
    'Issued {issued} · returned {returned} · valid {valid} · invalid {invalid}',
  ],
  inside: ['涉及个人的结果在校内公开。', 'Results about persons are open to staff only.'],
  approve: ['赞成', 'Approve'],
  oppose: ['反对', 'Oppose'],
  abstain: ['弃权', 'Abstain'],
} as const satisfies Record<string, Pair>
export type BoardWord = keyof typeof WORDS

export const boardWords =
  (lang: BoardLanguage) =>
  (word: BoardWord, facts: Record<string, string | number> = {}): string =>
    WORDS[word][lang === 'zh' ? 0 : 1].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))

export const isBoardWord = (word: string): word is BoardWord => word in WORDS
