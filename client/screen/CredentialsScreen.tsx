/** The credentials report before the hall: the roll, its quorum, and who sits on it. */
import type { CompositionRule } from '../../machines/composition.ts'
import { getCredentials } from '../../server/roll-contract.ts'
import { useList } from '../subjects.ts'
import { Count } from './Count.tsx'
import { useScreenWords } from './screen-words.ts'

export const CredentialsScreen = ({ session }: { session: string }) => {
  const w = useScreenWords()
  const { data } = useList(getCredentials, { params: { id: session } })
  if (!data) return null
  return (
    <div className="credentials-screen">
      <h1 className="hall-heading">{w('credentials.title')}</h1>
      <dl className="counts">
        <Count label={w('figure.roll')} value={data.roll} size="large" />
        <Count label={w('figure.quorum')} value={data.quorum} size="plain" />
      </dl>
      <ul className="credentials-lines">
        {data.composition.map(({ rule, count, percent, met }) => (
          <li key={rule}>
            <span>{w(`composition.${rule as CompositionRule}`)}</span>
            <span className="figure">{count}</span>
            <span className="figure hall-beside">
              {percent}% {met ? '✓' : '⚠'}
            </span>
          </li>
        ))}
        {data.beside.map(({ kind, seats }) => (
          <li key={kind}>
            <span>{w.name('seatKind', kind)}</span>
            <span className="figure">{seats}</span>
            <span />
          </li>
        ))}
      </ul>
    </div>
  )
}
