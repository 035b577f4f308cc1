/** What is asked of this person now, in the order of urgency. */
import { useQueries, useQueryClient } from '@tanstack/react-query'
import type { BallotState } from '../../machines/ballot-context.ts'
import type { SessionState } from '../../machines/session-context.ts'
import { listBallots, listMotions, listUndertakings } from '../../server/contract.ts'
import type { MotionRow, UndertakingRow } from '../../server/replies.ts'
import type { NoticeRow } from '../../server/notices-replies.ts'
import type { PaperRow } from '../../server/papers-replies.ts'
import { ownSession, seatIn, type Me } from '../me.ts'
import { electionsAhead, titleOfItem, useCandidates } from '../candidates.ts'
import { useNotices, usePapers } from '../notices/queries.ts'
import { refusalOf } from '../offer.ts'
import { useMyMotions } from './my-motions.ts'
import { subjectQuery, useList, useMe, useSubject, type SubjectView } from '../subjects.ts'

type Session = SubjectView<'session'>
type Ballot = SubjectView<'ballot'>

export type Ask =
  | { kind: 'checkIn'; key: string; seat: string; again: boolean; byCode: boolean }
  | {
      kind:
        | 'vote'
        | 'voteIssued'
        | 'keys'
        | 'openBox'
        | 'box'
        | 'certify'
        | 'stand'
        | 'notice'
        | 'papers'
        | 'second'
        | 'rate'
        | 'endorse'
        | 'returned'
        | 'submit'
      key: string
      title: string
      href: string
    }

/** Ballots in which somebody may have something to do. */
const RUNNING: readonly BallotState[] = ['quorum_checked', 'sealed_empty', 'issuing', 'open', 'reconciled', 'counted']
const PAGE = '100'

/** My sign-in, where the session stands so that it would be heard. */
export const checkInOf = (view: Session, me: Me): Ask[] => {
  const seat = seatIn(me, view.id)
  if (!seat) return []
  const presence = view.mine.presence ?? 'absent'
  const { kind, delegation, head } = seat
  const refusal = refusalOf('session', view, { type: 'session.checkIn', seat: seat.id }, me, { seat: { presence, kind, delegation, head } })
  // The way in is on the hall screen: what is asked of me is to scan it.
  const byCode = refusal?.facts['unmet'] === 'codeSaid'
  return refusal && !byCode ? [] : [{ kind: 'checkIn', key: `checkIn:${view.id}`, seat: seat.id, again: presence === 'out', byCode }]
}

export const ballotAsksOf = (view: Ballot, me: Me): Ask[] => {
  const title = view.context.title
  const holds = view.mine.paper === 'issued' && view.mine.channel === 'phone'
  const asks: Ask[] = []
  if (holds && view.state === 'open') asks.push({ kind: 'vote', key: `vote:${view.id}`, title, href: `/vote/${view.id}` })
  if (holds && view.state === 'issuing') asks.push({ kind: 'voteIssued', key: `issued:${view.id}`, title, href: `/vote/${view.id}` })
  if (view.mine.scrutineer && !refusalOf('ballot', view, { type: 'ballot.sealEmpty' }, me)) {
    asks.push({ kind: 'box', key: `box:${view.id}`, title, href: `/scrutiny/${view.id}` })
  }
  const { method, declaredValidAt } = view.context
  if (view.mine.scrutineer && method === 'sealed' && view.state === 'reconciled' && declaredValidAt !== null && !view.known.sealed.opened) {
    asks.push({ kind: 'openBox', key: `open:${view.id}`, title, href: `/scrutiny/${view.id}` })
  }
  if (view.mine.scrutineer && !refusalOf('ballot', view, { type: 'ballot.certify' }, me)) {
    asks.push({ kind: 'certify', key: `certify:${view.id}`, title, href: `/scrutiny/${view.id}` })
  }
  return asks
}

const SITTING: readonly SessionState[] = ['preparatory', 'open', 'recess']

/** The scrutineers make the session's key once they are confirmed, where something of the agenda will be sealed. */
export const keysAsk = ({ state, context }: Session, me: Me): Ask[] => {
  const { scrutiny, scrutinyConfirmed, keys, items, title } = context
  const isAsked =
    SITTING.includes(state) &&
    scrutinyConfirmed &&
    keys === null &&
    scrutiny?.scrutineers.includes(me.actor.person) === true &&
    items.some(({ method, phase }) => method === 'sealed' && phase !== 'decided')
  return isAsked ? [{ kind: 'keys', key: 'keys', title, href: '/keys' }] : []
}

/** What is asked, and whether all of it has been read: an empty list means nothing only then. */
type Asked = { asks: Ask[]; reading: boolean }

export const useBallotAsks = (me: Me): Asked => {
  const client = useQueryClient()
  const session = ownSession(me)
  const { data, isLoading } = useList(listBallots, session ? { query: { session, limit: PAGE } } : null)
  const running = (data?.items ?? []).filter(({ state }) => RUNNING.includes(state as BallotState))
  const views = useQueries({ queries: running.map(({ id }) => subjectQuery(client, 'ballot', id)) })
  const asks = views.flatMap(({ data: view }) => (view ? ballotAsksOf(view, me) : []))
  return { asks, reading: isLoading || views.some((view) => view.isLoading) }
}

/** Somebody puts me forward: I say whether I stand. */
const useNominations = (session: Session | undefined): Ask[] => {
  const rows = useCandidates(session)
  if (!session) return []
  const ahead = electionsAhead(session).map(({ id }) => id)
  return rows
    .filter((row) => row.mine && row.consent === 'asked' && ahead.includes(row.item))
    .map(({ item }) => ({ kind: 'stand', key: `stand:${item}`, title: titleOfItem(session, item), href: '/candidates' }))
}

/** A notice that I have not taken note of, and papers that I have not opened. */
export const readingAsks = (notices: NoticeRow[], papers: PaperRow[]): Ask[] => {
  const unread = papers.filter(({ notice, readAt, removedAt }) => notice === null && readAt === null && removedAt === null)
  const [first] = unread
  return [
    ...notices
      .filter(({ notedAt, withdrawnAt }) => notedAt === null && withdrawnAt === null)
      .map(({ id, title }): Ask => ({ kind: 'notice', key: `notice:${id}`, title, href: `/notices/${id}` })),
    ...(first
      ? [
          {
            kind: 'papers' as const,
            key: 'papers',
            title: unread.length === 1 ? first.name : `${first.name} +${unread.length - 1}`,
            href: '/papers',
          },
        ]
      : []),
  ]
}

const useReadingAsks = (session: Session | undefined, me: Me): Asked => {
  const notices = useNotices(session)
  // Who only sits in on the session may read its papers, and is not asked to.
  const asked = session && seatIn(me, session.id)?.kind === 'representative' && session.context.papersSentAt !== null
  const papers = usePapers(asked ? session : undefined)
  return { asks: readingAsks(notices.data ?? [], asked ? (papers.data ?? []) : []), reading: notices.isLoading || papers.isLoading }
}

const of = (row: MotionRow) => ({ title: row.title, href: `/motions/${row.id}` })

export const ownMotionAsks = (rows: MotionRow[], undertakings: UndertakingRow[]): Ask[] => {
  const mine = rows.filter((row) => row.mine)
  const rated = undertakings.flatMap((row): Ask[] =>
    mine.some((motion) => motion.id === row.motion) && row.state === 'replied'
      ? [{ kind: 'rate', key: `rate:${row.id}`, title: row.title, href: `/motions/${row.motion}` }]
      : [],
  )
  const returned = mine.filter((row) => row.state === 'returned')
  const ready = mine.filter((row) => row.state === 'seeking_seconds' && row.seconds >= row.secondsNeeded)
  return [
    ...rated,
    ...returned.map((row): Ask => ({ kind: 'returned', key: `returned:${row.id}`, ...of(row) })),
    ...ready.map((row): Ask => ({ kind: 'submit', key: `submit:${row.id}`, ...of(row) })),
  ]
}

const useSeatAsks = (session: string | null, me: Me): Asked => {
  const client = useQueryClient()
  const seat = seatIn(me, session)
  const query = (state: string) => (session && seat?.kind === 'representative' ? { query: { session, state, limit: PAGE } } : null)
  const seeking = useList(listMotions, query('seeking_seconds'))
  const reviewing = useList(listMotions, seat?.head ? query('delegation_review') : null)
  const reviewed = useQueries({ queries: (reviewing.data?.items ?? []).map(({ id }) => subjectQuery(client, 'motion', id)) })
  const invited = (seeking.data?.items ?? []).filter((row) => row.invited && !row.seconded && !row.mine)
  const toEndorse = reviewed.flatMap(({ data: view }) => (view && !refusalOf('motion', view, { type: 'motion.endorse' }, me) ? [view] : []))
  const asks = [
    ...invited.map((row): Ask => ({ kind: 'second', key: `second:${row.id}`, ...of(row) })),
    ...toEndorse.map((view): Ask => ({
      kind: 'endorse',
      key: `endorse:${view.id}`,
      title: view.context.title,
      href: `/motions/${view.id}`,
    })),
  ]
  return { asks, reading: [seeking, reviewing, ...reviewed].some(({ isLoading }) => isLoading) }
}

const useOwnAsks = (): Asked => {
  const mine = useMyMotions()
  const handled = mine.data?.items.some((row) => row.state === 'handling') === true
  const replied = useList(listUndertakings, handled ? { query: { state: 'replied', limit: PAGE } } : null)
  return { asks: ownMotionAsks(mine.data?.items ?? [], replied.data?.items ?? []), reading: mine.isLoading || replied.isLoading }
}

/** Everything that waits for me: the hall's business first, then my motions'. */
export const useAsks = (): Asked => {
  const me = useMe()
  const session = useSubject('session', me.session)
  const ballots = useBallotAsks(me)
  const seat = useSeatAsks(me.session, me)
  const own = useOwnAsks()
  const reading = useReadingAsks(session.data, me)
  const nominations = useNominations(session.data)
  const checkIn = session.data ? [...checkInOf(session.data, me), ...keysAsk(session.data, me)] : []
  const voting = ballots.asks.filter(({ kind }) => kind === 'vote')
  const rest = ballots.asks.filter(({ kind }) => kind !== 'vote')
  return {
    asks: [...checkIn, ...voting, ...rest, ...nominations, ...reading.asks, ...seat.asks, ...own.asks],
    reading: session.isLoading || ballots.reading || reading.reading || seat.reading || own.reading,
  }
}
