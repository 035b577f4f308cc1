import { Link } from 'wouter'
import type { AgendaItem } from '../../machines/agenda.ts'
import { useNotices } from '../notices/queries.ts'
import { Notice } from '../ui/Notice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

/** Comments on a draft are answered before it is voted on: a warning, not a gate. */
export const Unanswered = ({ item }: { item: AgendaItem }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data: notices } = useNotices(session.context.notices > 0 && item.phase !== 'decided' ? session : undefined)
  const about = (notices ?? []).filter(
    (notice) => notice.withdrawnAt === null && (notice.item === item.id || (notice.motion !== null && notice.motion === item.motion)),
  )
  const n = about.reduce((sum, { unanswered }) => sum + unanswered, 0)
  const first = about.find(({ unanswered }) => unanswered > 0)
  if (!first) return null
  return (
    <Notice tone="warn">
      ⚠ {w('notices.beforeVote', { n })} <Link href={`/desk/notices/${first.id}`}>{w('notices.goAnswer')}</Link>
    </Notice>
  )
}
