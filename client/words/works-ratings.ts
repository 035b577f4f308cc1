/** The page of appraisals over the years. */
import type { Words } from '../words.ts'

export const ratingsWords = {
  'ratings.title': ['历年评议', 'Appraisals over the years'],
  'ratings.explain': [
    '已公布的民主评议，最近的在前。谁能看由每次评议设定；评价人数不足 5 人的不列明细。',
    'Appraisals that were announced, the latest first. Each says who may read it; where fewer than five rated, no detail is given.',
  ],
  'ratings.find': ['按姓名查找', 'Find by name'],
  'ratings.none': ['还没有公布过民主评议。', 'No appraisal has been announced yet.'],
  'ratings.nobody': ['没有找到这个人。', 'Nobody by that name.'],
  'ratings.times': ['{n} 次', '{n}'],
} as const satisfies Words
