/** The credentials report (代表资格审查报告): the figures, what the rules would have otherwise, and the text that is read out. */
import { Link } from 'wouter'
import type { CompositionLine } from '../../machines/composition.ts'
import { getCredentials } from '../../server/roll-contract.ts'
import { sessionName } from '../format.ts'
import { useList } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Figures } from '../ui/Figures.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { CompositionLines } from './Composition.tsx'
import { useDay } from './day.tsx'
import { useRollWords } from './roll-words.ts'
import './roll.css'

const CredentialsPage = () => {
  const w = useRollWords()
  const { me, session } = useDay()
  const { data, error, refetch } = useList(getCredentials, { params: { id: session.id } })
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  return (
    <main className="page credentials">
      <div className="page-head no-print">
        <Link href="/desk/roll">{w('slips.back')}</Link>
        <Button onClick={() => window.print()}>{w('slips.print')}</Button>
      </div>
      <header className="credentials-head">
        <p className="kicker">{me.school}</p>
        <h1>{w('credentials.title')}</h1>
        <p>{sessionName(session.context, w.lang)}</p>
      </header>
      {data.warnings.map(({ is, names }) => (
        <Notice key={is} tone="warn">
          ⚠ {w(`credentials.${is}`, { names: names.join(w('list.comma')) })}
        </Notice>
      ))}
      <Figures
        items={[
          { label: w('figure.roll'), value: data.roll },
          { label: w('figure.quorum'), value: data.quorum },
          ...data.beside.map(({ kind, seats }) => ({ label: w.name('seatKind', kind), value: seats })),
        ]}
      />
      {data.composition.length > 0 && <CompositionLines lines={data.composition as CompositionLine[]} />}
      {data.delegations.length > 1 && (
        <table className="roll-table">
          <thead>
            <tr>
              <th scope="col">{w('roll.delegation')}</th>
              <th scope="col">{w('credentials.seats')}</th>
              <th scope="col">{w('roll.head')}</th>
            </tr>
          </thead>
          <tbody>
            {data.delegations.map(({ name, seats, head }) => (
              <tr key={name}>
                <th scope="row">{name || w('attendance.noDelegation')}</th>
                <td className="figure">{seats}</td>
                <td>{head ?? (name ? `⚠ ${w('credentials.noHead')}` : '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <section aria-labelledby="credentials-text">
        <h2 id="credentials-text">{w('credentials.text')}</h2>
        {data.text.map((line) => (
          <p key={line} className="credentials-line">
            {line}
          </p>
        ))}
      </section>
    </main>
  )
}

export default CredentialsPage
