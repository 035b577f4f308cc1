/** My own appraisals, whoever else may read them. */
import { listRatings } from '../../server/ratings-contract.ts'
import { useList, useMe } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { RatingHistory } from '../ui/RatingHistory.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Page } from './Page.tsx'
import { usePhoneWords } from './words.ts'

export default function OwnRatings() {
  const w = usePhoneWords()
  const { data, error, refetch } = useList(listRatings, { query: { person: useMe().actor.person } })
  return (
    <Page title={w('ratings.title')} back="/me">
      {data === undefined ? (
        error ? (
          <Failed error={error} again={() => void refetch()} />
        ) : (
          <Waiting />
        )
      ) : data.items.length === 0 ? (
        <p className="quiet">{w('ratings.none')}</p>
      ) : (
        <RatingHistory rows={data.items} />
      )}
    </Page>
  )
}
