import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonIn } from '../../client/desk/common-words.ts'

const marked = (text: string, other: string) =>
  commonIn(text, other)
    .filter(({ isCommon }) => isCommon)
    .map(({ part }) => part)

describe('what two motions have in common', () => {
  it('is found whatever its place', () => {
    expect(marked('建议食堂延长晚餐供应时间，方便晚自习教师', '晚自习教师下课后食堂已关门，建议食堂延长')).toEqual([
      '建议食堂延长',
      '晚自习教师',
    ])
  })

  it('is nothing where only short words and punctuation agree', () => {
    expect(marked('教师食堂。。。。', '学生宿舍。。。。')).toEqual([])
    expect(marked('', '食堂')).toEqual([])
  })

  it('never loses or adds a letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        expect(
          commonIn(text, other)
            .map(({ part }) => part)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
