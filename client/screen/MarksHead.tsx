import type { ReactNode } from 'react'
import { useScreenWords } from './screen-words.ts'

/** The head of a table of results: whom each line is about, a column for each mark, and what stands beside them. */
export const MarksHead = ({ marks, children }: { marks: readonly string[]; children?: ReactNode }) => {
  const w = useScreenWords()
  return (
    <thead>
      <tr>
        <th scope="col">{w('result.name')}</th>
        {marks.map((mark) => (
          <th key={mark} scope="col">
            {w.name('mark', mark)}
          </th>
        ))}
        {children}
      </tr>
    </thead>
  )
}
