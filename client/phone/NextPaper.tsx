/** One more paper in the same hand: ballots that are issued together are marked one after the other. */
import { Link } from 'wouter'
import { useMe } from '../subjects.ts'
import { useBallotAsks } from './asks-of-me.ts'
import { usePhoneWords } from './words.ts'

export default function NextPaper({ ballot }: { ballot: string }) {
  const w = usePhoneWords()
  const me = useMe()
  const { asks } = useBallotAsks(me)
  const next = asks.find((ask) => ask.kind === 'vote' && ask.href !== `/vote/${ballot}`)
  if (next?.kind !== 'vote') return null
  return (
    <Link href={next.href} className="button button-primary big">
      {w('vote.another', { title: next.title })}
    </Link>
  )
}
