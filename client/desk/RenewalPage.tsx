/** 代表换届 on one page: the units and their seats, their elections, and who would sit in the congress then. */
import { Link } from 'wouter'
import { compositionOf } from '../../machines/composition.ts'
import { listUnits } from '../../server/units-contract.ts'
import { hasAnyRole } from '../me.ts'
import { useList } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { CompositionLines } from './Composition.tsx'
import { useDay } from './day.tsx'
import { QuotaTable } from './QuotaTable.tsx'
import type { UnitsReply } from './renewal.ts'
import { UnitsTable } from './UnitsTable.tsx'
import { useUnitWords } from './unit-words.ts'
import './renewal.css'

const ROLL_OPEN = ['preparing', 'papers_out', 'preparatory']

const MakeUp = ({ data }: { data: UnitsReply }) => {
  const w = useUnitWords()
  if (data.candidates.representatives === 0) return null
  return (
    <section className="renewal-part" aria-labelledby="make-up-heading">
      <h2 id="make-up-heading">{w('make-up.title')}</h2>
      <p className="quiet">{w('make-up.note')}</p>
      {(['candidates', 'elected'] as const).map((who) => {
        const figures = data[who]
        return (
          figures.representatives > 0 && (
            <div key={who}>
              <h3>{w(`make-up.${who}`, { n: figures.representatives })}</h3>
              <CompositionLines lines={compositionOf(figures, figures.floors)} />
            </div>
          )
        )
      })}
    </section>
  )
}

const RenewalPage = () => {
  const w = useUnitWords()
  const { me, session } = useDay()
  const { data, error, refetch } = useList(listUnits, session.context.unit === null ? { params: { id: session.id } } : null)
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  const isOpen = ROLL_OPEN.includes(session.state)
  const mayRun = isOpen && hasAnyRole(me, 'secretary', 'staff')
  return (
    <main className="page renewal">
      <Link href="/desk/roll">{w('slips.back')}</Link>
      <h1>{w('renewal.title')}</h1>
      <p>{w('renewal.intro')}</p>
      {!isOpen && <Notice>{w('renewal.closed')}</Notice>}
      <QuotaTable data={data} mayEdit={mayRun && session.known.unitsUnderWay.length === 0} />
      {session.context.units.length > 0 && <UnitsTable data={data} mayRun={mayRun} />}
      <MakeUp data={data} />
    </main>
  )
}

export default RenewalPage
