/** The way in, on the screen: a code that turns every half minute, so that only who is in the hall signs in by phone. */
import { useQuery } from '@tanstack/react-query'
import { getHallCode } from '../../server/sign-in-contract.ts'
import { call, serverTime } from '../api.ts'
import { useMe } from '../subjects.ts'
import { QrCode } from '../ui/QrCode.tsx'
import { useScreenWords } from './screen-words.ts'

/** A breath after it has turned, so that the next one is there. */
const LATE_MS = 250
const AGAIN_MS = 3_000

export const HallCode = ({ session }: { session: string }) => {
  const w = useScreenWords()
  const site = useMe().publicUrl ?? location.origin
  const { data } = useQuery({
    queryKey: ['hall-code', session],
    queryFn: () => call(getHallCode, { params: { id: session } }),
    refetchInterval: ({ state }) => (state.data ? Math.max(LATE_MS, Date.parse(state.data.until) - serverTime() + LATE_MS) : AGAIN_MS),
    refetchIntervalInBackground: true,
  })
  // A code whose time is over is not shown: whoever scanned it would be sent away.
  const shown = data && Date.parse(data.until) + LATE_MS + AGAIN_MS > serverTime() ? data : null
  return (
    <figure className="welcome-way">
      {shown ? <QrCode text={`${site}${shown.path}`} label={w('welcome.scan')} /> : <p className="hall-note">{w('hall.reconnecting')}</p>}
      <figcaption>
        {w('welcome.scan')}
        <span className="figure">{new URL(site).host}</span>
      </figcaption>
    </figure>
  )
}
