/** Results of elections and ratings, the same on phone and desk. */
import type { Words } from '../words.ts'

export const standingWords = {
  'standing.elected': ['当选', 'Elected'],
  'standing.tied': ['得票相等，再次投票', 'Tied: voted on again'],
  'standing.notElected': ['未当选', 'Not elected'],
  'standing.writeIn': ['另选', 'write-in'],
  'standing.votes': ['{n} 票', '{n} votes'],
  'standing.others': ['不赞成 {oppose} · 弃权 {abstain}', 'not approved {oppose} · abstained {abstain}'],
  'standing.seats': ['应选 {seats} 人，选出 {elected} 人', '{seats} seats, {elected} elected'],
  'standing.line': ['竖线：过半数，需 {n} 票', 'Line: majority, {n} votes'],
  'standing.open': ['得票相等，{n} 个名额再次投票', 'Tied: {n} seats are voted on again'],
  'standing.vacant': ['{n} 个名额没有选出', '{n} seats were not filled'],
  'standing.leftVacant': ['决定空缺：{reason}', 'Left vacant by decision: {reason}'],
  'rating.raters': ['{n} 人评价', '{n} raters'],
  'rating.points': ['{n} 分', '{n} points'],
  'rating.few': ['评价人数不足 5 人，不列明细', 'Fewer than 5 raters: not told in detail'],
  'rating.comma': ['、', ', '],
  'rating.weighed': ['各组加权', 'weighed by groups'],
  'rating.weighedTitle': ['各组合成结果', 'All groups together'],
  'rating.weighedLater': [
    '各组都宣布后，有权看的人在这里看到合成结果。',
    'Once every group is announced, those entitled read the whole here.',
  ],
  'rating.thisGroup': ['这张票的结果', 'The result of this ballot'],
  'rating.byGroup': ['看各组', 'Group by group'],
  'rating.group': ['{name} · 权重 {weight}%', '{name} · weight {weight}%'],
  'rating.notWeighed': ['评价人数不足 5 人，不列明细，不计入合成', 'Fewer than 5 raters: not told, and not weighed'],
  'rating.private': [
    '评议结果按规定只向主席团和校领导报告，被评议人可看自己的。',
    'Results go to the presidium and the leaders; whoever was rated reads their own.',
  ],
} as const satisfies Words
