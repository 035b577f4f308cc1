/** A message as it leaves: a headline, which motion, and a link. */
import type { Tiding } from '../../machines/tidings.ts'
import { HEADLINES, OPEN, UNNAMED } from './words.ts'

export type Letter = { id: string; headline: string; motion: string; link: string; open: string }

type About = {
  id: string
  kind: Tiding
  motionId: string | null
  ballotId: string | null
  number: string | null
  title: string
  /** Of a motion; a ballot's title is everybody's who votes on it. */
  visibility: string | null
}

/** Nothing here can be turned into a reply, a mark or a name: the row it is made of has none. */
export const letterOf = ({ id, kind, motionId, ballotId, number, title, visibility }: About, publicUrl: string): Letter => {
  const name = visibility === 'private' ? UNNAMED : `《${title}》`
  return {
    id,
    headline: HEADLINES[kind],
    motion: number === null ? name : `${number} ${name}`,
    link: new URL(ballotId === null ? `/works/motions/${motionId}` : `/vote/${ballotId}`, publicUrl).href,
    open: OPEN,
  }
}
