/** One more in the same hand: ballots that are issued together are marked, and their counts signed, one after the other. */
import { Link } from 'wouter'
import { useMe } from '../subjects.ts'
import { useBallotAsks } from './asks-of-me.ts'
import { usePhoneWords } from './words.ts'

/** `asked`: what was done with this ballot, and is asked of another. */
export default function NextBallot({ ballot, asked }: { ballot: string; asked: 'vote' | 'certify' }) {
  const w = usePhoneWords()
  const me = useMe()
  const { asks } = useBallotAsks(me)
  const next = asks.find((ask) => ask.kind === asked && !ask.href.endsWith(`/${ballot}`))
  if (next?.kind !== asked) return null
  return (
    <Link href={next.href} className="button button-primary big">
      {w(`another.${asked}`, { title: next.title })}
    </Link>
  )
}
