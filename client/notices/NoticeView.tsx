/** A notice as everybody reads it: what it says, what goes with it, that one has taken note, and one's comment. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { itemOf } from '../../machines/agenda.ts'
import { listNotices, noteNotice } from '../../server/notices-contract.ts'
import type { NoticeRow } from '../../server/notices-replies.ts'
import { call, OfflineError, ProblemError } from '../api.ts'
import { momentOf } from '../format.ts'
import { invalidateLists } from '../queries.ts'
import type { Reason } from '../sentence.ts'
import type { SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Comments } from './Comments.tsx'
import { PaperLines } from './PaperLines.tsx'
import { useNoticeWords, usePapers } from './queries.ts'
import './notices.css'

type Session = SubjectView<'session'>

const useTaking = (notice: string) => {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Reason | null>(null)
  const take = async () => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await call(noteNotice, { params: { id: notice }, body: {} })
      invalidateLists(client, [listNotices.url])
    } catch (thrown) {
      if (thrown instanceof ProblemError) setProblem(thrown.problem)
      else if (thrown instanceof OfflineError) setProblem({ code: 'offline', facts: {} })
      else throw thrown
    }
    setBusy(false)
  }
  return { take, busy, problem }
}

const Taking = ({ notice }: { notice: NoticeRow }) => {
  const w = useNoticeWords()
  const { take, busy, problem } = useTaking(notice.id)
  if (notice.notedAt !== null) return <Notice tone="good">✓ {w('notices.taken', { when: momentOf(notice.notedAt, w.lang) })}</Notice>
  return (
    <div>
      <Button kind="primary" className="big" disabled={busy} onClick={() => void take()}>
        {w('notices.take')}
      </Button>
      <ProblemNotice problem={problem} />
    </div>
  )
}

const About = ({ session, notice, hrefOfMotion }: { session: Session; notice: NoticeRow; hrefOfMotion: (id: string) => string }) => {
  const w = useNoticeWords()
  const item = notice.item === null ? undefined : itemOf(session.context.items, notice.item)
  const motion = notice.motion ?? item?.motion ?? null
  if (!item && motion === null) return null
  return (
    <p className="notice-about">
      {item && w('notices.about', { title: item.title })}{' '}
      {motion !== null && <Link href={hrefOfMotion(motion)}>{w('notices.readMotion')}</Link>}
    </p>
  )
}

export const NoticeFacts = ({ notice }: { notice: NoticeRow }) => {
  const w = useNoticeWords()
  return (
    <>
      <p className="quiet figure">{w('notices.postedAt', { when: momentOf(notice.postedAt, w.lang), name: notice.postedBy })}</p>
      {notice.withdrawnReason !== null && <Notice tone="warn">⚠ {w('notices.withdrawn', { reason: notice.withdrawnReason })}</Notice>}
    </>
  )
}

export const NoticePapers = ({ session, notice }: { session: Session; notice: NoticeRow }) => {
  const w = useNoticeWords()
  const { data: papers } = usePapers(session)
  const own = papers?.filter((paper) => paper.notice === notice.id) ?? []
  if (own.length === 0) return null
  return (
    <section aria-label={w('notices.papers')}>
      <PaperLines papers={own} />
    </section>
  )
}

export const NoticeView = ({
  session,
  notice,
  hrefOfMotion,
}: {
  session: Session
  notice: NoticeRow
  hrefOfMotion: (id: string) => string
}) => (
  <article className="notice-view stack">
    <NoticeFacts notice={notice} />
    <p className="notice-text">{notice.text}</p>
    <About session={session} notice={notice} hrefOfMotion={hrefOfMotion} />
    <NoticePapers session={session} notice={notice} />
    {notice.withdrawnAt === null && <Taking notice={notice} />}
    <Comments session={session.id} notice={notice} />
  </article>
)
