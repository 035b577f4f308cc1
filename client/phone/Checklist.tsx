/** What makes a motion that can be filed, to be looked at before it is submitted; it stops nobody. */
import { useWords } from '../words.ts'
import { writingWords } from '../words/phone-writing.ts'

const POINTS = ['one', 'facts', 'remedy', 'congress'] as const

export default function Checklist({ isNew }: { isNew: boolean }) {
  const w = useWords(writingWords)
  return (
    <details className="checklist">
      <summary>{w('checklist.title')}</summary>
      <ul>
        {POINTS.map((point) => (
          <li key={point}>
            <strong>{w(`checklist.${point}`)}</strong> {w(`checklist.${point}How`)}
          </li>
        ))}
      </ul>
      {isNew && <p className="quiet">{w('checklist.files')}</p>}
    </details>
  )
}
