import { Link } from 'wouter'
import type { NoticeRow } from '../../server/notices-replies.ts'
import { serverNow } from '../api.ts'
import { momentOf } from '../format.ts'
import { useNoticeWords } from './queries.ts'
import './notices.css'

/** What still waits for me stands first: a note to take, then newest first. */
export const NoticeLines = ({ notices, hrefOf }: { notices: NoticeRow[]; hrefOf: (id: string) => string }) => {
  const w = useNoticeWords()
  if (notices.length === 0) return <p className="quiet">{w('notices.none')}</p>
  const waits = (notice: NoticeRow) => notice.notedAt === null && notice.withdrawnAt === null
  return (
    <ul className="notice-lines">
      {notices
        .toSorted((a, b) => Number(waits(b)) - Number(waits(a)))
        .map((notice) => (
          <li key={notice.id}>
            <Link href={hrefOf(notice.id)} className={`notice-line ${waits(notice) ? 'notice-waits' : ''}`}>
              <span className="notice-title">{notice.title}</span>
              <span className="quiet">
                {momentOf(notice.postedAt, w.lang)}
                {notice.consultation &&
                  notice.consultation.closesAt > serverNow() &&
                  ` · ${w('notices.closesAt', { when: momentOf(notice.consultation.closesAt, w.lang) })}`}
              </span>
              <span className="notice-mark">
                {notice.withdrawnReason !== null
                  ? w('notices.withdrawn', { reason: notice.withdrawnReason })
                  : waits(notice)
                    ? w('notices.open')
                    : `✓ ${w('notices.take')}`}
              </span>
            </Link>
          </li>
        ))}
    </ul>
  )
}
