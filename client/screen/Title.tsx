import type { CSSProperties } from 'react'

/** Hundredths of the picture's height that a line is wide, and the smallest that a title may become to stay on one. */
const LINE = 160
const SMALLEST = 8
const CJK = /[\u2e80-\uffef]/

/** In widths of one Chinese character. */
const widthOf = (text: string) => Array.from(text, (character) => (CJK.test(character) ? 1 : 0.58)).reduce((width, one) => width + one, 0)

/** A title breaks badly between Chinese characters: it is set on one line as long as the last row can still read it. */
export const Title = ({ text, largest }: { text: string; largest: number }) => {
  const fitting = LINE / Math.max(1, widthOf(text))
  const size = fitting >= SMALLEST ? Math.min(largest, fitting) : SMALLEST + 1
  return (
    <h1 className="hall-title" style={{ '--title': size } as CSSProperties}>
      {text}
    </h1>
  )
}
