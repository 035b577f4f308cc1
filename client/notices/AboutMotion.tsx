import { Link } from 'wouter'
import { useMe, useSubject } from '../subjects.ts'
import { useNotices, useNoticeWords } from './queries.ts'

/** From a draft to where the staff are told of it and heard on it. */
export const AboutMotion = ({ motion, hrefOf }: { motion: string; hrefOf: (notice: string) => string }) => {
  const w = useNoticeWords()
  const { data: session } = useSubject('session', useMe().session)
  const { data: notices } = useNotices(session && session.context.notices > 0 ? session : undefined)
  const items = new Set(session?.context.items.filter((item) => item.motion === motion).map(({ id }) => id))
  const about = (notices ?? []).filter(
    ({ motion: of, item, withdrawnAt }) => withdrawnAt === null && (of === motion || (item !== null && items.has(item))),
  )
  if (about.length === 0) return null
  return (
    <ul className="notices-about" aria-label={w('notices.title')}>
      {about.map(({ id, title, consultation }) => (
        <li key={id}>
          <Link href={hrefOf(id)}>{w('notices.link', { what: w(consultation ? 'comments.title' : 'notices.title'), title })}</Link>
        </li>
      ))}
    </ul>
  )
}
