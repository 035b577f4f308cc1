/** Notices to all staff: the list, and one of them. */
import { NoticeLines } from '../notices/NoticeLines.tsx'
import { NoticeView } from '../notices/NoticeView.tsx'
import { useNotices, useNoticeWords } from '../notices/queries.ts'
import { useMe, useSubject } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Page } from './Page.tsx'

export default function Notices({ id }: { id: string | null }) {
  const w = useNoticeWords()
  const me = useMe()
  const session = useSubject('session', me.session)
  const { data: notices, error, refetch } = useNotices(session.data)
  const notice = notices?.find((one) => one.id === id)
  const waiting = !notices && (error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />)
  if (id !== null && notices) {
    return (
      <Page title={notice?.title ?? w('notices.missing')} above={w('notices.title')} back="/notices">
        {session.data && notice && <NoticeView session={session.data} notice={notice} hrefOfMotion={(motion) => `/motions/${motion}`} />}
      </Page>
    )
  }
  return (
    <Page title={w('notices.title')} back="/">
      {waiting}
      {notices && <NoticeLines notices={notices} hrefOf={(one) => `/notices/${one}`} />}
    </Page>
  )
}
