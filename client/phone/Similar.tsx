/** What was asked for before on the same matter, and what became of it; looked for when the typing rests. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { listSimilar } from '../../server/writing-contract.ts'
import { call } from '../api.ts'
import { useWords } from '../words.ts'
import { suggestionWords } from '../words/suggestions.ts'

const REST_MS = 700
/** A title of fewer characters says too little. */
const ENOUGH = 4

const useRested = <T,>(value: T): T => {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

type SimilarProps = {
  title: string
  text: string
  /** The motion that is being written, and the suggestion that it takes up. */
  except: string
  suggestion: string | null
}

export default function Similar({ title, text, except, suggestion }: SimilarProps) {
  const w = useWords(suggestionWords)
  const heading = useRested(title.trim())
  const body = useRested(text)
  const { data } = useQuery({
    queryKey: ['similar', heading, body, except],
    queryFn: () => call(listSimilar, { body: { title: heading.slice(0, 120), text: body.slice(0, 6000), except } }),
    enabled: heading.length >= ENOUGH,
  })
  const found = data?.items.filter(({ id }) => id !== suggestion) ?? []
  if (found.length === 0) return null
  return (
    <details className="section">
      <summary>
        {w('similar.title')} <span className="figure">{found.length}</span>
      </summary>
      <p className="quiet">{w('similar.hint')}</p>
      <ul className="lines">
        {found.map((row) => (
          <li key={row.id}>
            <Link href={`/motions/${row.id}`} className="line">
              <span className="line-title">{row.title}</span>
              <span className="line-facts quiet">
                <span>{w('similar.of', { term: row.term, ordinal: row.ordinal })}</span>
                {row.number && <span className="figure">{row.number}</span>}
                <span className="tag">{w.name('motionState', row.state)}</span>
                {row.replyClass && <span>{w.name('replyClass', row.replyClass)}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
