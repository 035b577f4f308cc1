/** 罢免: how those who elected voted, as their unit voted here or as a meeting is told of; or the way to put it to the unit. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Unit } from '../../machines/session-events.ts'
import type { getSeatStory } from '../../server/roll-contract.ts'
import type { SeatRow } from '../../server/replies.ts'
import type { ReplyOf } from '../api.ts'
import { takePart } from '../taking-part.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Choice } from './Choice.tsx'
import { ConstituteForm } from './ConstituteForm.tsx'
import { useDay } from './day.tsx'
import type { Recalling } from './recall.ts'
import { useRollWords } from './roll-words.ts'
import { VoteFigures } from './VoteFigures.tsx'

type Story = ReplyOf<typeof getSeatStory>
const UNDER_WAY = ['open', 'recess']

/** The unit is asked: its vote is begun, or has been begun and is run where it is held. */
const ByUnit = ({ row, story }: { row: SeatRow; story: Story }) => {
  const w = useRollWords()
  const { session } = useDay()
  const [, go] = useLocation()
  const [begun, setBegun] = useState<Unit | null>(null)
  const unit = session.context.units.find(({ id }) => id === story.unit)
  const { recall } = story
  if (recall !== null && UNDER_WAY.includes(recall.state)) {
    const enter = () => {
      takePart(recall.session)
      go('/desk')
    }
    return (
      <Notice>
        <p>{w(recall.ballot?.vote ? 'recall.announced' : 'recall.underWay')}</p>
        <Button onClick={enter}>{w('recall.enter')}</Button>
      </Notice>
    )
  }
  if (!unit) return <p className="quiet">{w('recall.noUnit')}</p>
  const recalls = { seat: row.seat, person: row.person, name: row.name }
  return (
    <>
      <Button onClick={() => setBegun(unit)}>{w('recall.begin', { unit: unit.name })}</Button>
      {begun && <ConstituteForm unit={begun} recalls={recalls} onClose={() => setBegun(null)} onBegun={() => go('/desk')} />}
    </>
  )
}

type RecallFieldsProps = { row: SeatRow; story: Story; recalling: Recalling; onChange: (recalling: Recalling) => void }

export const RecallFields = ({ row, story, recalling, onChange }: RecallFieldsProps) => {
  const w = useRollWords()
  const { figures, source } = recalling
  const vote = story.recall?.ballot?.vote ?? null
  return (
    <>
      <ByUnit row={row} story={story} />
      {vote !== null && (
        <Choice
          label={w('recall.source')}
          value={source}
          onChange={(chosen) => onChange({ ...recalling, source: chosen })}
          options={[
            { value: 'here', label: w('recall.here', vote) },
            { value: 'meeting', label: w('recall.meeting') },
          ]}
        />
      )}
      {(vote === null || source === 'meeting') && (
        <VoteFigures figures={figures} approve={w('recall.approve')} onChange={(given) => onChange({ ...recalling, figures: given })} />
      )}
    </>
  )
}
