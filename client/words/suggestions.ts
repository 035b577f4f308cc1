/** What is said around the suggestion box, and beside a motion that is being written. */
import type { Words } from '../words.ts'

export const suggestionWords = {
  'box.title': ['金点子', 'Suggestion box'],
  'box.hint': [
    '全校教职工都可以写，也可以支持别人的。代表可以把它写成提案，工会会答复。',
    'Any colleague may write and support. A representative can make a motion of it; the office answers.',
  ],
  'box.open': ['待答复', 'Open'],
  'box.answered': ['已答复', 'Answered'],
  'box.converted': ['由提案转来', 'From motions'],
  'box.converted.by': ['{name}提出，{n} 人附议', 'Proposed by {name}, {n} seconds'],
  'box.follow': ['看办理情况', 'See how it is handled'],
  'box.takenUp': ['已成提案', 'Made a motion'],
  'box.none': ['这里还没有', 'Nothing here yet'],
  'box.more': ['更多', 'More'],
  'box.write': ['写一条金点子', 'Make a suggestion'],
  'box.heading': ['一句话说清楚', 'In a line'],
  'box.text': ['希望怎么做，为什么', 'What should be done, and why'],
  'box.category': ['类别', 'Category'],
  'box.send': ['投进箱子', 'Put it into the box'],
  'box.final': ['投进后不能改，只能撤回。', 'It cannot be changed afterwards, only withdrawn.'],
  'box.by': ['{name} · {n} 人支持', '{name} · supported by {n}'],
  'box.answer': ['答复：', 'Answer: '],
  'box.hidden': ['已隐藏：', 'Hidden: '],
  'box.see': ['看提案', 'See the motion'],
  'box.note': ['内容', 'Text'],
  'box.hideNote': ['隐藏的理由（作者看得到）', 'Why it is hidden (its author reads it)'],
  'similar.title': ['已有相近的', 'Similar ones already'],
  'similar.hint': ['看看它们后来怎样了，再决定写新的还是附议。', 'See what became of them before you write another.'],
  'similar.of': ['{term}届{ordinal}次', 'Term {term}, session {ordinal}'],
} as const satisfies Words
