/** Beside a unit's ballot: what makes its election valid, who decided on it, and the way back to all units. */
import { useLocation } from 'wouter'
import { quorumOf, votesNeeded } from '../../machines/majority.ts'
import { takePart } from '../taking-part.ts'
import { Button } from '../ui/Button.tsx'
import { useDay } from './day.tsx'
import { useUnitWords } from './unit-words.ts'

export const UnitPanel = () => {
  const w = useUnitWords()
  const [, go] = useLocation()
  const { unit, roll, quorum, passing } = useDay().session.context
  if (unit === null) return null
  const back = () => {
    takePart(null)
    go('/desk/roll/renewal')
  }
  return (
    <section className="attendance" aria-label={w('unitPanel.title')}>
      <header className="panel-head">
        <h2>{unit.name}</h2>
      </header>
      <p>{w(unit.recalls ? 'recall.rule' : 'unitPanel.rule', { n: quorumOf(roll, quorum), votes: votesNeeded(passing, roll) })}</p>
      <p className="quiet">
        {w('unitPanel.decision')}: {unit.decision}
      </p>
      <Button onClick={back}>{w('unitPanel.back')}</Button>
    </section>
  )
}
