/** What this person was told, newest first; opening the page is reading it. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { listNotifications, readNotifications, type NotificationRow } from '../../server/after-contract.ts'
import { call } from '../api.ts'
import { momentOf } from '../format.ts'
import { invalidateLists } from '../queries.ts'
import { Button } from '../ui/Button.tsx'
import { usePages } from '../pages.ts'
import { Waiting } from '../ui/Waiting.tsx'
import type { AfterKey } from '../words/afterwards.ts'
import { MessageChoice } from './MessageChoice.tsx'
import { useAfterWords } from './unread.ts'
import './afterwards.css'

/** What is new stays marked while the page is open, though it now counts as read. */
const useReading = (rows: NotificationRow[]): Set<number> => {
  const client = useQueryClient()
  const [fresh, setFresh] = useState<Set<number>>(new Set())
  const newest = rows[0]?.ord ?? 0
  const unread = rows.filter(({ readAt }) => readAt === null).map(({ ord }) => ord)
  const key = unread.join()
  useEffect(() => {
    if (key === '') return
    const read = async () => {
      await call(readNotifications, { body: { upTo: newest } })
      setFresh((before) => new Set([...before, ...key.split(',').map(Number)]))
      invalidateLists(client, ['/api/notifications/unread'])
    }
    // What could not be noted as read stays unread, and is shown again.
    read().catch(() => undefined)
  }, [key, newest, client])
  return fresh
}

const Line = ({ row, isNew, href }: { row: NotificationRow; isNew: boolean; href: string }) => {
  const w = useAfterWords()
  return (
    <li>
      <Link href={href} className={`message ${isNew ? 'message-new' : ''}`}>
        <span className="message-what">
          {isNew && <span className="message-mark">{w('messages.new')}</span>} {w(`tiding.${row.kind}` as AfterKey)}
        </span>
        <span className="message-title">{[row.number, row.title].filter(Boolean).join(' ')}</span>
        <span className="quiet figure">
          <time dateTime={row.at}>{momentOf(row.at, w.lang)}</time>
          {row.department && ` · ${row.department}`}
        </span>
      </Link>
    </li>
  )
}

export const Messages = ({ hrefOf }: { hrefOf: (motion: string) => string }) => {
  const w = useAfterWords()
  const { rows, more, isLoading } = usePages(listNotifications, { query: { limit: '30' } })
  const fresh = useReading(rows)
  const [choosing, setChoosing] = useState(false)
  if (isLoading) return <Waiting />
  return (
    <div className="messages">
      {rows.length === 0 && <p className="empty">{w('messages.none')}</p>}
      <ul className="message-lines">
        {rows.map((row) => (
          <Line
            key={row.ord}
            row={row}
            isNew={row.readAt === null || fresh.has(row.ord)}
            href={row.motion === null ? `/vote/${row.ballot}` : hrefOf(row.motion)}
          />
        ))}
      </ul>
      {more && <Button onClick={more}>{w('messages.more')}</Button>}
      {choosing ? <MessageChoice /> : <Button onClick={() => setChoosing(true)}>{w('messages.choose')}</Button>}
    </div>
  )
}
