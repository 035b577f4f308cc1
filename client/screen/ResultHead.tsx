import type { ContextOf } from '../../machines/rights.ts'
import { useScreenWords } from './screen-words.ts'

export const Head = ({ ballot, note }: { ballot: ContextOf['ballot']; note: string }) => {
  const w = useScreenWords()
  return (
    <header className="hall-head">
      <h1 className="hall-heading">{ballot.title}</h1>
      <p className="hall-note figure">
        {w.name('method', ballot.method)} · {note}
      </p>
    </header>
  )
}
