/** The disclosure board: closed to strangers unless the school opens it, and then still telling them what is published only. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { getSchool, type Account } from '../../db/people.ts'
import { listStanding } from '../../db/notices.ts'
import { findRecord, listAhead, listOnBoard, listSignedReplies } from '../../db/record.ts'
import { findSubject } from '../../db/subjects.ts'
import { addDays, dayIn } from '../../machines/calendar.ts'
import { belongsTo } from '../../machines/sight.ts'
import type { Settings } from '../../machines/settings.ts'
import * as contract from '../documents-contract.ts'
import { aheadPage, boardPage, noticePage, sessionPage, type Reader } from '../documents/board.ts'
import type { House } from '../house.ts'
import { rulesNow } from '../rules.ts'
import { serve } from '../serve.ts'

const A_MINUTE = 60
/** Strangers are given the page that was made for the last one; it may be this old. */
const FRESH_MS = 60_000
const MOST_KEPT = 100

type Asked = { lang?: 'zh' | 'en' | undefined; version?: number }
type Page = { status: 200 | 401 | 404; html: string }

const readerOf = (account: Account | null, lang: 'zh' | 'en', { proposerNames }: Settings, session: string | null): Reader => ({
  lang,
  inside: account !== null,
  named:
    proposerNames === 'public' ||
    (account !== null && (proposerNames === 'staff' || (session !== null && belongsTo(account.actor, session)))),
})

/** What all staff were told before a session, for readers of the school; null while its papers are not out. */
const aheadOnBoard = async (house: House, reader: Reader, id: string): Promise<Page | null> => {
  const ahead = (await listAhead(house.db)).some((session) => session.id === id)
  const session = ahead ? await findSubject(house.db, 'session', id) : undefined
  if (!session) return null
  const [school, notices] = await Promise.all([getSchool(house.db), listStanding(house.db, id)])
  return { status: 200, html: aheadPage(reader, school.name, id, session.context, notices) }
}

/** A session that is on the board; null, if it is not, or not any more. */
const sessionOnBoard = async (
  house: House,
  account: Account | null,
  lang: 'zh' | 'en',
  id: string,
  rules: Settings,
): Promise<Page | null> => {
  const session = await findSubject(house.db, 'session', id)
  const publishedAt = session?.context.publishedAt
  if (!session || session.context.takenDownAt !== null) return null
  if (!publishedAt) return account ? aheadOnBoard(house, readerOf(account, lang, rules, id), id) : null
  const record = await findRecord(house.db, id)
  if (!record) return null
  const until = addDays(dayIn(publishedAt), rules.keepUpDays, 'calendar', {})
  const replies = account ? await listSignedReplies(house.db, id) : []
  return { status: 200, html: sessionPage(readerOf(account, lang, rules, id), record, until, replies) }
}

/** Made once a minute for strangers, however many of them there are. */
const keeping = (house: House) => {
  const kept = new Map<string, { page: Page; until: number }>()
  return async (key: string, make: () => Promise<Page>): Promise<Page> => {
    const now = house.clock().getTime()
    const found = kept.get(key)
    if (found && found.until > now) return found.page
    if (kept.size >= MOST_KEPT) kept.clear()
    const page = await make()
    kept.set(key, { page, until: now + FRESH_MS })
    return page
  }
}

export const boardRoutes = (house: House) => async (app: FastifyInstance) => {
  const keptFor = keeping(house)

  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { lang = 'zh', version = 0 }: Asked,
    path: string,
    make: (account: Account | null, rules: Settings) => Promise<Page | null>,
  ) => {
    const rules = await rulesNow(house.db)
    const { account } = request
    const { name } = await getSchool(house.db)
    const gone = (): Page => ({ status: 404, html: noticePage(lang, name, 'gone', path) })
    const page =
      !account && !rules.publicBoard
        ? { status: 401 as const, html: noticePage(lang, name, 'closed', path) }
        : account
          ? ((await make(account, rules)) ?? gone())
          : await keptFor(
              `${path} ${version} ${lang} ${rules.proposerNames} ${rules.keepUpDays}`,
              async () => (await make(null, rules)) ?? gone(),
            )
    reply
      .code(page.status)
      .type('text/html; charset=utf-8')
      .header('vary', 'cookie')
      .header('x-robots-tag', 'noindex')
      .header('cache-control', account || page.status !== 200 ? 'private, no-store' : 'public, max-age=60')
    return Buffer.from(page.html)
  }

  const limit = { max: A_MINUTE, by: ({ account, ip }: FastifyRequest) => account?.actor.person ?? ip }
  serve(
    app,
    contract.getBoard,
    ({ query, request, reply }) =>
      answer(request, reply, query, '/board', async (account, rules) => {
        const [school, sessions, ahead] = await Promise.all([
          getSchool(house.db),
          listOnBoard(house.db),
          account ? listAhead(house.db) : [],
        ])
        return { status: 200, html: boardPage(readerOf(account, query.lang ?? 'zh', rules, null), school.name, sessions, ahead) }
      }),
    limit,
  )
  serve(
    app,
    contract.getBoardSession,
    async ({ params, query, request, reply }) => {
      // What was kept is of this version: what is taken down is gone at once.
      const version = (await findSubject(house.db, 'session', params.id))?.version ?? 0
      return answer(request, reply, { ...query, version }, `/board/${params.id}`, (account, rules) =>
        sessionOnBoard(house, account, query.lang ?? 'zh', params.id, rules),
      )
    },
    limit,
  )
}
