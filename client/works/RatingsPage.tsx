/** 历年评议: everybody who was rated, and how, year after year. */
import { useState } from 'react'
import { listRatings, type RatingRow } from '../../server/ratings-contract.ts'
import { useList } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Field } from '../ui/Field.tsx'
import { RatingHistory } from '../ui/RatingHistory.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { ratingsWords } from '../words/works-ratings.ts'
import { useWords } from '../words.ts'

type Rated = { person: string; name: string; rows: RatingRow[] }

/** Whoever was rated last comes first. */
const byPerson = (rows: readonly RatingRow[]): Rated[] => {
  const people = new Map<string, Rated>()
  for (const row of rows) {
    const { person, name } = row
    const rated = people.get(person) ?? { person, name, rows: [] }
    rated.rows.push(row)
    people.set(person, rated)
  }
  return [...people.values()]
}

const People = ({ rows }: { rows: readonly RatingRow[] }) => {
  const w = useWords(ratingsWords)
  const [text, setText] = useState('')
  const people = byPerson(rows)
  const found = people.filter(({ name }) => name.includes(text.trim()))
  if (people.length === 0) return <p className="quiet">{w('ratings.none')}</p>
  return (
    <>
      <Field label={w('ratings.find')} value={text} onChange={setText} inputMode="search" maxLength={60} />
      {found.length === 0 && <p className="quiet">{w('ratings.nobody')}</p>}
      {found.map(({ person, name, rows: own }) => (
        <details key={`${person} ${found.length === 1}`} className="rated" open={found.length === 1}>
          <summary>
            <strong>{name}</strong> <span className="quiet">{w('ratings.times', { n: own.length })}</span>
          </summary>
          <RatingHistory rows={own} />
        </details>
      ))}
    </>
  )
}

export default function RatingsPage() {
  const w = useWords(ratingsWords)
  const { data, error, refetch } = useList(listRatings, { query: {} })
  return (
    <section className="stack rated-page">
      <h1>{w('ratings.title')}</h1>
      <p className="quiet">{w('ratings.explain')}</p>
      {data ? <People rows={data.items} /> : error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />}
    </section>
  )
}
