/** My own appraisals, whoever else may read them. */
import { useRatings } from '../ratings.ts'
import { useMe } from '../subjects.ts'
import { RatingHistory } from '../ui/RatingHistory.tsx'
import { Page } from './Page.tsx'
import { usePhoneWords } from './words.ts'

export default function OwnRatings() {
  const w = usePhoneWords()
  const rows = useRatings(useMe().actor.person)
  return (
    <Page title={w('ratings.title')} back="/me">
      {rows.length === 0 ? <p className="quiet">{w('ratings.none')}</p> : <RatingHistory rows={rows} />}
    </Page>
  )
}
