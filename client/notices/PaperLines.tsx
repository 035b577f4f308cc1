import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { getFile, listPapers } from '../../server/papers-contract.ts'
import type { PaperKind, PaperRow } from '../../server/papers-replies.ts'
import { urlOf } from '../api.ts'
import { momentOf } from '../format.ts'
import { invalidateLists } from '../queries.ts'
import { useNoticeWords } from './queries.ts'

const SAVED: PaperKind[] = ['docx', 'xlsx', 'pptx']
/** By then the server has noted who opened it. */
const NOTED_AFTER_MS = 1_500

/** 820 kB, 3.4 MB */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** `mark` says of the reader whether it was opened, where that is of interest. */
export const PaperLink = ({ paper, mark = null }: { paper: PaperRow; mark?: ReactNode }) => {
  const w = useNoticeWords()
  const client = useQueryClient()
  const opened = () => setTimeout(() => invalidateLists(client, [listPapers.url]), NOTED_AFTER_MS)
  return (
    <a
      className="paper-link"
      href={urlOf(getFile, { params: { id: paper.id } })}
      target="_blank"
      rel="noopener"
      onClick={opened}
      onAuxClick={opened}
    >
      <span className="paper-kind" aria-hidden="true">
        {paper.kind}
      </span>
      <span className="paper-name">
        {paper.name}
        <span className="unseen">{w('papers.newTab')}</span>
      </span>
      <span className="paper-facts">
        {sizeOf(paper.bytes)}
        {SAVED.includes(paper.kind) && ` · ${w('papers.saves')}`}
        {mark && <> · {mark}</>}
      </span>
    </a>
  )
}

const Mark = ({ readAt }: Pick<PaperRow, 'readAt'>) => {
  const w = useNoticeWords()
  return readAt === null ? (
    <strong className="paper-unread">{w('papers.unread')}</strong>
  ) : (
    <span className="paper-read">{`✓ ${w('papers.read')} ${momentOf(readAt, w.lang)}`}</span>
  )
}

export const PaperLines = ({ papers }: { papers: PaperRow[] }) => (
  <ul className="paper-lines">
    {papers.map((paper) => (
      <li key={paper.id}>
        <PaperLink paper={paper} mark={<Mark readAt={paper.readAt} />} />
      </li>
    ))}
  </ul>
)
