/** Notices to all staff: written here, their receipts counted here, and every comment answered here. */
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { isEntitled } from '../../machines/rights.ts'
import { OUTCOMES, type Outcome } from '../../machines/matters.ts'
import { LIMIT } from '../../machines/schema.ts'
import { listReceipts } from '../../server/notices-contract.ts'
import type { CommentRow, NoticeRow } from '../../server/notices-replies.ts'
import { Comments } from '../notices/Comments.tsx'
import { useKeptText } from '../notices/kept-text.ts'
import { NoticeFacts, NoticePapers } from '../notices/NoticeView.tsx'
import { useNotices, useSayAbout } from '../notices/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Answer } from './Answer.tsx'
import { Choice } from './Choice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { NoticeForm } from './NoticeForm.tsx'
import { ReceiptsDrawer } from './ReceiptsDrawer.tsx'
import { WordForm } from './WordForm.tsx'

const POSTING = ['preparing', 'papers_out', 'preparatory', 'open', 'recess', 'closed', 'published']

const useMayPost = (): boolean => {
  const { me, session } = useDay()
  const event = { type: 'session.answerComment', comment: '', outcome: 'adopted', text: '' } as const
  return POSTING.includes(session.state) && isEntitled('session', { ...session, event, by: me.actor })
}

const AnswerForm = ({ comment, onClose }: { comment: CommentRow; onClose: () => void }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const saying = useSayAbout(session.id, `answer:${comment.id}`)
  const [kept, setText] = useKeptText(`answer.${comment.id}`)
  const [outcome, setOutcome] = useState<Outcome>(comment.answer?.outcome ?? 'adopted')
  const isComplete = kept.trim() !== '' && kept.length <= LIMIT.note
  const send = async (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!isComplete || saying.busy) return
    if (!(await saying.say({ type: 'session.answerComment', comment: comment.id, outcome, text: kept.trim() }))) return
    setText('')
    onClose()
  }
  return (
    <form className="stack answer-form" onSubmit={(submitted) => void send(submitted)}>
      <Choice<Outcome>
        label={w('answer.outcome')}
        value={outcome}
        onChange={setOutcome}
        options={OUTCOMES.map((value) => ({ value, label: w.name('outcome', value) }))}
      />
      <TextArea label={w('answer.text')} value={kept} onChange={setText} limit={LIMIT.note} rows={4} />
      <Answer saying={saying} />
      <div className="row">
        <Button type="submit" disabled={!isComplete || saying.busy}>
          {w.name('word', 'session.answerComment')}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {w('act.cancel')}
        </Button>
      </div>
    </form>
  )
}

const Answering = ({ comment }: { comment: CommentRow }) => {
  const w = useDeskWords()
  const [open, setOpen] = useState(false)
  if (open) return <AnswerForm comment={comment} onClose={() => setOpen(false)} />
  return (
    <Button kind={comment.answer ? 'plain' : 'quiet'} onClick={() => setOpen(true)}>
      {w(comment.answer ? 'answer.again' : 'answer.write')}
    </Button>
  )
}

/** Who only looks on at the desk has nothing to answer, and comments elsewhere. */
const Nothing = () => null

const WithdrawForm = ({ notice, onClose }: { notice: NoticeRow; onClose: () => void }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const [reason, setReason] = useState('')
  const isComplete = reason.trim() !== '' && reason.length <= LIMIT.note
  return (
    <WordForm
      title={w.name('word', 'session.withdrawNotice')}
      name="session"
      id={session.id}
      event={isComplete ? { type: 'session.withdrawNotice', notice: notice.id, reason: reason.trim() } : null}
      onClose={onClose}
    >
      <p>{notice.title}</p>
      <p className="quiet">{w('notices.withdrawHint')}</p>
      <TextArea label={w('reason.label')} value={reason} onChange={setReason} limit={LIMIT.note} rows={4} />
    </WordForm>
  )
}

const Whole = ({ notice, mayPost }: { notice: NoticeRow; mayPost: boolean }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const [shown, setShown] = useState<'receipts' | 'withdraw' | null>(null)
  const close = () => setShown(null)
  return (
    <article className="review">
      <h2 className="notice-heading">{notice.title}</h2>
      <NoticeFacts notice={notice} />
      <p className="notice-text">{notice.text}</p>
      <NoticePapers session={session} notice={notice} />
      <div className="row">
        {notice.noted && (
          <Button onClick={() => setShown('receipts')}>{w('notices.noted', { n: notice.noted.noted, of: notice.noted.staff })}</Button>
        )}
        {mayPost && notice.withdrawnAt === null && (
          <Button kind="plain" onClick={() => setShown('withdraw')}>
            {w.name('word', 'session.withdrawNotice')}
          </Button>
        )}
      </div>
      <Comments session={session.id} notice={notice} below={mayPost && notice.withdrawnAt === null ? Answering : Nothing} />
      {shown === 'receipts' && (
        <ReceiptsDrawer title={w('notices.notedOf', { title: notice.title })} operation={listReceipts} id={notice.id} onClose={close} />
      )}
      {shown === 'withdraw' && <WithdrawForm notice={notice} onClose={close} />}
    </article>
  )
}

const Lines = ({ notices, open }: { notices: NoticeRow[]; open: string | null }) => {
  const w = useDeskWords()
  const [, go] = useLocation()
  return (
    <ul className="desk-notices">
      {notices.map((notice) => (
        <li key={notice.id}>
          <button type="button" aria-pressed={notice.id === open} onClick={() => go(`/desk/notices/${notice.id}`)}>
            <span className="notice-title">{notice.title}</span>
            {notice.noted && <span className="quiet">{w('notices.noted', { n: notice.noted.noted, of: notice.noted.staff })}</span>}
            {notice.unanswered > 0 && notice.withdrawnAt === null && <strong>⚠ {w('notices.unanswered', { n: notice.unanswered })}</strong>}
          </button>
        </li>
      ))}
    </ul>
  )
}

const NoticesPage = ({ open }: { open: string | null }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data: notices, error, refetch } = useNotices(session, true)
  const [writing, setWriting] = useState(false)
  const mayPost = useMayPost()
  if (!notices) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  const notice = notices.find(({ id }) => id === open) ?? (open === null ? notices[0] : undefined)
  return (
    <main className="page">
      <div className="page-head">
        <h1>{w('notices.title')}</h1>
        {mayPost && <Button onClick={() => setWriting(true)}>{w('notices.new')}</Button>}
      </div>
      <p className="quiet">{w('notices.hint')}</p>
      {notices.length === 0 && <p>{w('notices.none')}</p>}
      <div className="notices-columns">
        {notices.length > 0 && <Lines notices={notices} open={notice?.id ?? null} />}
        {notice && <Whole key={notice.id} notice={notice} mayPost={mayPost} />}
      </div>
      {writing && <NoticeForm onClose={() => setWriting(false)} />}
    </main>
  )
}

export default NoticesPage
