/** What the staff say to a draft, and what became of it; and a box for one's own, until the closing time. */
import { useState, type ComponentType, type FormEvent, type ReactNode } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import type { CommentRow, NoticeRow } from '../../server/notices-replies.ts'
import { newId, serverNow } from '../api.ts'
import { momentOf } from '../format.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { useKeptText } from './kept-text.ts'
import { useComments, useNoticeWords, useSayAbout } from './queries.ts'

export const CommentLine = ({ comment, children }: { comment: CommentRow; children?: ReactNode }) => {
  const w = useNoticeWords()
  const { answer } = comment
  return (
    <li className="comment">
      <p className="comment-head">
        <strong>{comment.mine ? w('comments.mine') : (comment.name ?? w('comments.colleague'))}</strong>{' '}
        <span className="quiet figure">{momentOf(comment.saidAt, w.lang)}</span>
      </p>
      <p className="comment-text">{comment.text}</p>
      {answer ? (
        <blockquote className="comment-answer">
          <p>
            <strong className={`outcome outcome-${answer.outcome}`}>{w.name('outcome', answer.outcome)}</strong>{' '}
            <span className="quiet figure">{momentOf(answer.at, w.lang)}</span>
          </p>
          <p className="comment-text">{answer.text}</p>
        </blockquote>
      ) : (
        <p className="quiet">{w('comments.unanswered')}</p>
      )}
      {children}
    </li>
  )
}

const Box = ({ session, notice, made }: { session: string; notice: NoticeRow; made: number }) => {
  const w = useNoticeWords()
  const [text, setText] = useKeptText(`comment.${notice.id}`)
  const [sent, setSent] = useState(false)
  const { say, status, problem, retry, busy } = useSayAbout(session, `comment:${notice.id}`)
  const left = LIMIT.comments - made
  const send = async (submitted: FormEvent) => {
    submitted.preventDefault()
    if (busy || text.trim() === '' || text.length > LIMIT.note) return
    if (!(await say({ type: 'session.comment', comment: newId(), notice: notice.id, text: text.trim() }))) return
    setText('')
    setSent(true)
  }
  const change = (next: string) => {
    setSent(false)
    setText(next)
  }
  if (left <= 0) return <Notice>{w('comments.full', { of: LIMIT.comments })}</Notice>
  return (
    <form className="stack comment-box" onSubmit={(submitted) => void send(submitted)}>
      <TextArea
        label={w('comments.write')}
        hint={w(notice.consultation?.names === 'shown' ? 'comments.namesShown' : 'comments.namesDesk')}
        value={text}
        onChange={change}
        limit={LIMIT.note}
        rows={5}
      />
      <p className="quiet">{w('comments.left', { n: left, of: LIMIT.comments })}</p>
      <Button className="big" type="submit" disabled={busy || text.trim() === '' || text.length > LIMIT.note}>
        {w('comments.send')}
      </Button>
      <output>{status === 'sending' ? w('act.sending') : status === 'unsent' ? w('act.unsent') : sent ? w('comments.sent') : ''}</output>
      {status === 'unsent' && (
        <Button kind="plain" onClick={retry}>
          {w('act.retry')}
        </Button>
      )}
      <ProblemNotice problem={problem} />
    </form>
  )
}

/** `below` stands below each comment: the desk's own form, which takes the place of the box. */
export const Comments = ({
  session,
  notice,
  below: Below,
}: {
  session: string
  notice: NoticeRow
  below?: ComponentType<{ comment: CommentRow }> | undefined
}) => {
  const w = useNoticeWords()
  const { rows, more, isLoading } = useComments(notice.id)
  const { consultation } = notice
  if (!consultation) return null
  const when = momentOf(consultation.closesAt, w.lang)
  const isOpen = consultation.closesAt > serverNow() && notice.withdrawnAt === null
  return (
    <section className="comments stack" aria-labelledby={`comments-${notice.id}`}>
      <h2 id={`comments-${notice.id}`}>{w('comments.title')}</h2>
      <p>{w(isOpen ? 'notices.closesAt' : 'notices.closed', { when })}</p>
      <p className="quiet">{w('comments.count', { n: notice.comments, answered: notice.comments - notice.unanswered })}</p>
      {isOpen && !Below && !isLoading && <Box session={session} notice={notice} made={rows.filter(({ mine }) => mine).length} />}
      {rows.length === 0 && !isLoading && <p className="quiet">{w('comments.none')}</p>}
      <ol className="comment-lines">
        {rows.map((comment) => (
          <CommentLine key={comment.id} comment={comment}>
            {Below && <Below comment={comment} />}
          </CommentLine>
        ))}
      </ol>
      {more && <Button onClick={more}>{w('comments.more')}</Button>}
    </section>
  )
}
