/** What the works say about awards. */
import type { Words } from '../words.ts'

export const awardWords = {
  'awards.title': ['表彰', 'Awards'],
  'awards.lead': [
    '按办理数据提名，经表决或主席团决定后授予。满意、已解决、按期的排在前面；没有评价的不算满意。',
    'Nominated by the data, granted after a vote or by decision. Satisfied, solved and in time come first; silence is not satisfaction.',
  ],
  'awards.motions': ['优秀提案', 'Outstanding motions'],
  'awards.departments': ['先进承办单位', 'Outstanding departments'],
  'awards.none': ['还没有可以提名的', 'Nothing to nominate yet'],
  'awards.motion': ['提案', 'Motion'],
  'awards.proposer': ['提案人', 'Proposer'],
  'awards.department': ['承办单位', 'Department'],
  'awards.result': ['办理结果', 'Outcome'],
  'awards.grade': ['评价', 'Rating'],
  'awards.inTime': ['按期', 'In time'],
  'awards.late': ['超期', 'Late'],
  'awards.answered': ['答复 / 交办', 'Answered / dispatched'],
  'awards.satisfied': ['满意 · 基本满意 · 不满意', 'Satisfied · basically · dissatisfied'],
  'awards.status': ['提名和授予', 'Nomination'],
  'awards.nominated': ['已提名', 'Nominated'],
  'awards.granted': ['已授予', 'Granted'],
  'awards.reason': ['提名理由', 'Why it is nominated'],
  'awards.reasonMotion': ['{number}，{result}，提案人评价“{grade}”。', '{number}: {result}; rated “{grade}”.'],
  'awards.reasonDepartment': [
    '交办 {dispatched} 件，答复 {answered} 件，按期 {inTime} 件，满意 {satisfied} 件。',
    '{dispatched} dispatched, {answered} answered, {inTime} in time, {satisfied} satisfied.',
  ],
  'awards.ballot': ['依据的表决', 'The vote it rests on'],
  'awards.noBallot': ['没有表决，由下面的决定授予', 'No vote: by the decision below'],
  'awards.decision': ['依据', 'By what decision'],
  'awards.byVote': ['大会表决通过', 'By vote of the congress'],
  'awards.byPresidium': ['主席团会议决定', 'By decision of the presidium'],
  'awards.list': ['已授予', 'Granted'],
  'awards.print': ['打印名单', 'Print the list'],
  'awards.of': ['{name}：{act}', '{name}: {act}'],
} as const satisfies Words
