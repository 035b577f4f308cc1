/** How those who elect voted at a meeting of theirs: how many they are, how many took part, how many were for it. */
import type { ElectorsVote } from '../../machines/session-events.ts'
import { NumberField } from './NumberField.tsx'
import { useRollWords } from './roll-words.ts'

export type Figures = Record<keyof ElectorsVote, number | null>
export const noFigures: Figures = { electors: null, returned: null, approve: null }

/** Null while one is missing. */
export const votedIn = ({ electors, returned, approve }: Figures): ElectorsVote | null =>
  electors === null || returned === null || approve === null ? null : { electors, returned, approve }

const FIGURES = ['electors', 'returned', 'approve'] as const

type VoteFiguresProps = { figures: Figures; approve: string; onChange: (figures: Figures) => void }

export const VoteFigures = ({ figures, approve, onChange }: VoteFiguresProps) => {
  const w = useRollWords()
  return (
    <fieldset className="row">
      <legend>{w('vote.figures')}</legend>
      {FIGURES.map((figure) => (
        <NumberField
          key={figure}
          label={figure === 'approve' ? approve : w(`vote.${figure}`)}
          value={figures[figure]}
          onChange={(n) => onChange({ ...figures, [figure]: n })}
        />
      ))}
    </fieldset>
  )
}
