/** Papers, notices and comments: read anew when the session's own figures say that there are more, and said in a place of their own. */
import { useInfiniteQuery, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { SessionEvent } from '../../machines/session-events.ts'
import { sendSessionAct } from '../../server/contract.ts'
import { listComments, listNotices, listReceipts } from '../../server/notices-contract.ts'
import type { CommentRow, NoticeRow } from '../../server/notices-replies.ts'
import { listPapers, listReaders } from '../../server/papers-contract.ts'
import type { PaperRow } from '../../server/papers-replies.ts'
import type { ActReply } from '../../server/replies.ts'
import { call, newId, type Problem } from '../api.ts'
import { outbox, type Sending } from '../outbox.ts'
import { invalidateLists, invalidateSubject, keys } from '../queries.ts'
import { useOutbox, type SubjectView } from '../subjects.ts'
import { noticeWords, type NoticeKey } from '../words/notices.ts'
import { useWords, type Wording } from '../words.ts'

type Session = SubjectView<'session'>
/** Receipts and answers come without a word to the hall: looked for while they are on the screen. */
const AGAIN_MS = 15_000

export const useNoticeWords = (): Wording<NoticeKey> => useWords(noticeWords)

export const ABOUT_PAPERS: readonly string[] = [listPapers.url, listReaders.url, listNotices.url, listReceipts.url, listComments.url]

/** `live`: looked at again and again, for a page that counts receipts. */
export const usePapers = (session: Session | undefined, live = false): UseQueryResult<PaperRow[]> => {
  const params = { id: session?.id ?? '' }
  return useQuery({
    queryKey: [...keys.list(listPapers.url, { params }), session?.context.papers, session?.context.papersSentAt],
    queryFn: async () => (await call(listPapers, { params })).items,
    enabled: session !== undefined,
    placeholderData: (before) => before,
    ...(live && { refetchInterval: AGAIN_MS }),
  })
}

export const useNotices = (session: Session | undefined, live = false): UseQueryResult<NoticeRow[]> => {
  const params = { id: session?.id ?? '' }
  return useQuery({
    queryKey: [...keys.list(listNotices.url, { params }), session?.context.notices],
    queryFn: async () => (await call(listNotices, { params })).items,
    enabled: session !== undefined,
    placeholderData: (before) => before,
    ...(live && { refetchInterval: AGAIN_MS }),
  })
}

export const useComments = (notice: string): { rows: CommentRow[]; more: (() => void) | null; isLoading: boolean } => {
  const params = { id: notice }
  const { data, hasNextPage, fetchNextPage, isPending } = useInfiniteQuery({
    queryKey: keys.list(listComments.url, { params }),
    queryFn: ({ pageParam }) => call(listComments, { params, query: pageParam === '' ? {} : { after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: AGAIN_MS,
  })
  return {
    rows: (data?.pages ?? []).flatMap((page) => page.items),
    more: hasNextPage ? () => void fetchNextPage() : null,
    isLoading: isPending,
  }
}

export type SayingAbout = {
  say: (event: SessionEvent) => Promise<ActReply | null>
  status: Sending
  problem: Problem | null
  retry: () => void
  clear: () => void
  busy: boolean
}

/** Says a word to the session about one thing of it: what is said of another does not wait for it, nor shows its refusal. */
export const useSayAbout = (session: string, about: string): SayingAbout => {
  const client = useQueryClient()
  const key = `session:${session}:${about}`
  const { status, problem } = useOutbox(key)
  const say = useCallback(
    async (event: SessionEvent) => {
      const body = { id: newId(), event }
      const reply = await outbox.post(key, () => call(sendSessionAct, { params: { id: session }, body }))
      invalidateLists(client, ABOUT_PAPERS)
      invalidateSubject(client, 'session', session)
      return reply
    },
    [client, key, session],
  )
  const retry = useCallback(() => outbox.retry(key), [key])
  const clear = useCallback(() => outbox.clear(key), [key])
  return { say, status, problem, retry, clear, busy: status === 'sending' || status === 'unsent' }
}
