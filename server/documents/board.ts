/**
 * The disclosure board (校务公开): what a congress produced, as pages of HTML without a script. A few kilobytes, read on any
 * phone, by staff and, where the school allows it, without an account.
 */
import type { SessionRecord } from '../../db/record.ts'
import type { listSignedReplies } from '../../db/record.ts'
import { openCountOf, titleOf } from './ballot-papers.ts'
import { boardWords, isBoardWord, type BoardLanguage } from './board-words.ts'
import type { Bar, Block } from './document.ts'
import { escaped, htmlOfBlock, pageOfHtml } from './html.ts'
import { paragraphsOf } from './session-papers.ts'
import { dateOf, isAnnounced, markOf, sessionOf } from './wording.ts'

type Reply = Awaited<ReturnType<typeof listSignedReplies>>[number]
/** `inside`: the reader is of the school. `named`: proposers are named to them. */
export type Reader = { lang: BoardLanguage; inside: boolean; named: boolean }

const frame = ({ lang, inside }: Reader, school: string, body: string, here: string): string => {
  const w = boardWords(lang)
  const other = `<a href="${here}?lang=${lang === 'zh' ? 'en' : 'zh'}" lang="${lang === 'zh' ? 'en' : 'zh-CN'}">${w('other')}</a>`
  const way = inside ? `<a href="/">${w('home')}</a>` : `<a href="/login">${w('login')}</a>`
  return pageOfHtml({
    title: `${w('title')} · ${school}`,
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    body: `<header>${escaped(school)} · ${w('title')}</header><main>${body}</main><footer>${other} · ${way}</footer>`,
  })
}

const linkOf = (id: string, lang: BoardLanguage) => `/board/${id}${lang === 'en' ? '?lang=en' : ''}`

type Listed = { id: string; term: number; ordinal: number; title: string; publishedAt: string | null }

type Ahead = Pick<Listed, 'id' | 'term' | 'ordinal' | 'title'> & { opensOn: string | null }

const listOf = (rows: string[], none: string): string => (rows.length === 0 ? none : `<ul class="board">${rows.join('')}</ul>`)

/** `ahead` are sessions that are still to decide; they are for readers of the school. */
export const boardPage = (reader: Reader, school: string, sessions: Listed[], ahead: Ahead[]): string => {
  const w = boardWords(reader.lang)
  const items = sessions.map(
    ({ id, title, publishedAt, ...session }) =>
      `<li><p class="strong"><a href="${linkOf(id, reader.lang)}">${escaped(title)}</a></p><p class="note">${sessionOf(session)} · ${w('published')} ${dateOf(publishedAt)}</p></li>`,
  )
  const coming = ahead.map(
    ({ id, title, opensOn, ...session }) =>
      `<li><p class="strong"><a href="${linkOf(id, reader.lang)}">${escaped(title)}</a></p><p class="note">${sessionOf(session)} · ${w('opens')} ${dateOf(opensOn)}</p></li>`,
  )
  const before = coming.length === 0 ? '' : `<h2>${w('ahead')}</h2>${listOf(coming, '')}<h2>${w('decided')}</h2>`
  const list = listOf(items, `<p class="plain">${w('none')}</p>`)
  return frame(reader, school, `<h1>${w('title')}</h1><p class="subtitle">${w('lead')}</p>${before}${list}`, '/board')
}

/** A page that says one thing, and where to go. */
export const noticePage = (lang: BoardLanguage, school: string, word: 'closed' | 'gone', to: string): string => {
  const w = boardWords(lang)
  const way = word === 'closed' ? `<a href="/login?to=${to}">${w('login')}</a>` : `<a href="/board">${w('back')}</a>`
  return frame(
    { lang, inside: false, named: false },
    school,
    `<h1>${w('title')}</h1><p class="centre">${w(word)}</p><p class="centre">${way}</p>`,
    to,
  )
}

const TONES: Readonly<Record<string, Bar['tone']>> = { approve: 'approve', oppose: 'oppose', abstain: 'abstain' }
/** About persons: told inside the school, never to the world. */
const isPersonal = ({ context }: SessionRecord['ballots'][number]) => ['election', 'appraisal'].includes(context.power)

const resultOf = (record: SessionRecord, ballot: SessionRecord['ballots'][number], { lang, inside }: Reader): Block[] => {
  const w = boardWords(lang)
  const { context } = ballot
  const head: Block = { is: 'paragraph', as: 'strong', text: titleOf(ballot) }
  if (isPersonal(ballot) && !inside) return [head, { is: 'paragraph', as: 'note', text: w('inside') }]
  if (context.sheet !== null) return [head, ...openCountOf(record, ballot)]
  if (context.method === 'acclamation') return [head, { is: 'paragraph', as: 'plain', text: w(context.passed ? 'acclaimed' : 'failed') }]
  const nameOf = (mark: string) => (isBoardWord(mark) ? w(mark) : markOf(mark))
  const papers = { issued: context.issued, returned: context.returned ?? 0, valid: context.valid ?? 0, invalid: context.invalid ?? 0 }
  return [
    head,
    ...context.items.flatMap((item): Block[] => {
      const verdict = context.verdicts.find((each) => each.item === item.id)
      const line = verdict && {
        at: verdict.needed,
        label: w('needed', { needed: verdict.needed, got: verdict.got, verdict: w(verdict.passed ? 'passed' : 'failed') }),
      }
      return [
        ...(context.items.length > 1 ? [{ is: 'paragraph' as const, as: 'plain' as const, text: item.title }] : []),
        {
          is: 'bars',
          bars: item.marks.map((mark) => ({
            label: nameOf(mark),
            value: context.tally?.[item.id]?.[mark] ?? 0,
            whole: Math.max(context.roll, 1),
            tone: TONES[mark] ?? 'plain',
          })),
          ...(line && { line }),
        },
      ]
    }),
    { is: 'paragraph', as: 'note', text: w('papers', papers) },
  ]
}

const motionsOf = (record: SessionRecord, reader: Reader): Block[] =>
  record.motions
    .filter(({ context }) => context.resolution !== null)
    .flatMap(({ context }): Block[] => [
      { is: 'paragraph', as: 'strong', text: [context.number, context.title].filter(Boolean).join(' ') },
      ...(reader.named && context.proposer
        ? [
            {
              is: 'paragraph' as const,
              as: 'note' as const,
              text: `${boardWords(reader.lang)('proposer')} ${record.names[context.proposer] ?? ''}`,
            },
          ]
        : []),
      ...paragraphsOf(context.resolution ?? ''),
    ])

const repliesOf = (replies: Reply[]): Block[] =>
  replies.flatMap(({ number, title, department, reply, repliedAt }): Block[] => [
    { is: 'paragraph', as: 'strong', text: [number, title].filter(Boolean).join(' ') },
    { is: 'paragraph', as: 'note', text: `${department} · ${dateOf(repliedAt)}` },
    ...paragraphsOf(reply?.text ?? ''),
  ])

const section = (title: string, blocks: Block[]): Block[] => (blocks.length === 0 ? [] : [{ is: 'heading', text: title }, ...blocks])

/** How the congress ordered itself is in its record; the board tells what it decided. */
const ORDERS = ['agenda', 'rules', 'scrutineers', 'presidium', 'credentials']

export const sessionPage = (reader: Reader, record: SessionRecord, until: string, replies: Reply[]): string => {
  const w = boardWords(reader.lang)
  const { context, id } = record.session
  const blocks: Block[] = [
    {
      is: 'facts',
      facts: [
        [w('opened'), dateOf(context.openedAt ?? context.opensOn)],
        [w('place'), context.place || '—'],
        [w('attendance'), `${w('people', { n: context.roll })} / ${w('people', { n: context.present })}`],
        [w('published'), dateOf(context.publishedAt)],
        [w('until'), dateOf(until)],
      ],
    },
    ...section(w('resolution'), context.resolution && context.resolutionAdopted ? paragraphsOf(context.resolution) : []),
    ...section(
      w('results'),
      record.ballots
        .filter((ballot) => isAnnounced(ballot) && !ORDERS.includes(ballot.context.matter))
        .flatMap((ballot) => resultOf(record, ballot, reader)),
    ),
    ...section(w('resolutions'), motionsOf(record, reader)),
    ...section(
      w('agenda'),
      context.items.map(({ title }, at) => ({ is: 'paragraph', as: 'plain', text: `${at + 1}　${title}` })),
    ),
    ...(reader.inside ? section(w('replies'), repliesOf(replies)) : []),
  ]
  const body = `<p class="note"><a href="/board${reader.lang === 'en' ? '?lang=en' : ''}">${w('back')}</a></p><h1>${escaped(context.title)}</h1>${blocks.map(htmlOfBlock).join('')}`
  return frame(reader, record.school, body, `/board/${id}`)
}

type Notice = { title: string; text: string; postedAt: string; consultUntil: string | null }

/** A session before it has decided: when and where, its agenda as it was sent out, and what all staff were told (全员告知). */
export const aheadPage = (
  reader: Reader,
  school: string,
  id: string,
  { title, opensOn, place, items }: Pick<SessionRecord['session']['context'], 'title' | 'opensOn' | 'place' | 'items'>,
  notices: Notice[],
): string => {
  const w = boardWords(reader.lang)
  const blocks: Block[] = [
    {
      is: 'facts',
      facts: [
        [w('opens'), dateOf(opensOn)],
        [w('place'), place || '—'],
      ],
    },
    ...section(
      w('notices'),
      notices.flatMap((notice): Block[] => [
        { is: 'paragraph', as: 'strong', text: notice.title },
        {
          is: 'paragraph',
          as: 'note',
          text: `${dateOf(notice.postedAt)}${notice.consultUntil ? ` · ${w('consultUntil', { day: dateOf(notice.consultUntil) })}` : ''}`,
        },
        ...paragraphsOf(notice.text),
      ]),
    ),
    ...section(
      w('agenda'),
      items.map((item, at) => ({ is: 'paragraph', as: 'plain', text: `${at + 1}　${item.title}` })),
    ),
  ]
  const back = `<p class="note"><a href="/board${reader.lang === 'en' ? '?lang=en' : ''}">${w('back')}</a></p>`
  return frame(reader, school, `${back}<h1>${escaped(title)}</h1>${blocks.map(htmlOfBlock).join('')}`, `/board/${id}`)
}
