import type { CandidateRow } from '../../server/candidates-contract.ts'
import { useCandidateWords } from '../candidates.ts'

/** What speaks for a candidate, and what they say of themselves. */
export const CandidateText = ({ row }: { row: CandidateRow }) => {
  const w = useCandidateWords()
  return (
    <>
      <p className="candidate-said">{row.reason}</p>
      {row.statement !== '' && (
        <>
          <p className="quiet">{w('candidates.statement')}</p>
          <p className="candidate-said">{row.statement}</p>
        </>
      )}
      <p className="quiet">{w('candidates.by', { name: row.nominator })}</p>
    </>
  )
}
