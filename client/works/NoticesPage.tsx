/** Notices to all staff, for whoever holds no seat too: read here, noted here, and commented on here. */
import { Link } from 'wouter'
import { NoticeLines } from '../notices/NoticeLines.tsx'
import { NoticeView } from '../notices/NoticeView.tsx'
import { useNotices, useNoticeWords } from '../notices/queries.ts'
import { useMe, useSubject } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'

const PATH = '/works/notices'
const hrefOf = (id: string) => `${PATH}/${id}`

const useHere = () => {
  const me = useMe()
  const session = useSubject('session', me.session)
  return { session: session.data, nothing: me.session === null, ...useNotices(session.data) }
}

/** On top of the list of motions, until they are noted. */
export const NoticesWaiting = () => {
  const w = useNoticeWords()
  const { data } = useHere()
  const waiting = data?.filter(({ notedAt, withdrawnAt }) => notedAt === null && withdrawnAt === null) ?? []
  if (waiting.length === 0) return null
  return (
    <section className="notices-waiting" aria-label={w('notices.open')}>
      <NoticeLines notices={waiting} hrefOf={hrefOf} />
    </section>
  )
}

export const NoticesPage = ({ open }: { open: string | null }) => {
  const w = useNoticeWords()
  const { session, nothing, data: notices, error, refetch } = useHere()
  const notice = notices?.find(({ id }) => id === open)
  if (!notices && !nothing) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  return (
    <div className="notices-page">
      <div className="page-head">
        {open !== null && (
          <p className="back">
            <Link href={PATH}>{w('notices.back')}</Link>
          </p>
        )}
        <h1>{open === null ? w('notices.title') : (notice?.title ?? w('notices.missing'))}</h1>
      </div>
      {open === null && <NoticeLines notices={notices ?? []} hrefOf={hrefOf} />}
      {session && notice && <NoticeView session={session} notice={notice} hrefOfMotion={(motion) => `/works/motions/${motion}`} />}
    </div>
  )
}
