/** A long text cut into sheets that the last row can read: the desk turns them, the hall screen shows them. */

/** Widths of a Chinese character to a line, and lines to a sheet, at the size the hall screen sets them in. */
const LINE = 28
const LINES = 8
const CJK = /[\u2e80-\uffef]/
/** Marks that never begin a line. */
const CLOSING = /[，。、；：？！）》”’]/

const linesOf = (paragraph: string): string[] => {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const character of paragraph) {
    const wide = CJK.test(character) ? 1 : 0.58
    if (width + wide > LINE && !CLOSING.test(character)) {
      lines.push(line)
      line = ''
      width = 0
    }
    line += character
    width += wide
  }
  return [...lines, line]
}

/** Sheets of lines; a text without anything is one empty sheet. */
export const sheetsOf = (text: string): string[][] => {
  const lines = text.split('\n').flatMap(linesOf)
  return Array.from({ length: Math.max(1, Math.ceil(lines.length / LINES)) }, (_, n) => lines.slice(n * LINES, (n + 1) * LINES))
}
