/** Messages that did not go out, or may not have: why, and once more. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listFailedMessages, retryMessage, type FailedMessage } from '../../server/after-contract.ts'
import { call, ProblemError, type Problem } from '../api.ts'
import { afterWords, type AfterKey } from '../words/afterwards.ts'
import { momentOf } from '../format.ts'
import { usePages } from '../pages.ts'
import { invalidateLists } from '../queries.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useWords } from '../words.ts'
import { OfficeOnly } from './Queue.tsx'
import { useSpeaking } from './speaking.ts'

const Line = ({ row }: { row: FailedMessage }) => {
  const { w } = useSpeaking()
  const told = useWords(afterWords)
  const client = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)
  const again = async () => {
    try {
      await call(retryMessage, { params: { id: row.id }, body: {} })
      invalidateLists(client, [listFailedMessages.url])
    } catch (thrown) {
      if (thrown instanceof ProblemError) setProblem(thrown.problem)
    }
  }
  return (
    <li className="undertaking">
      <p>
        <strong>{w(`channel.${row.channel as 'email'}`)}</strong> {row.name} · {told(`tiding.${row.kind}` as AfterKey)}
      </p>
      <p>{[row.number, row.title].filter(Boolean).join(' ')}</p>
      <p className="quiet">
        {w(row.state === 'unsure' ? 'outbox.unsure' : 'outbox.dead', { n: row.attempts })} · {momentOf(row.createdAt, w.lang)}
        {row.fault && <span className="said"> {row.fault}</span>}
      </p>
      <Button onClick={() => void again()}>{w('outbox.retry')}</Button>
      <ProblemNotice problem={problem} />
    </li>
  )
}

const Failures = () => {
  const { w } = useSpeaking()
  const { rows, more, isLoading } = usePages(listFailedMessages, { query: { limit: '30' } })
  if (isLoading) return <Waiting />
  if (rows.length === 0) return <p className="empty">{w('outbox.none')}</p>
  return (
    <>
      <ul className="plain-list">
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      {more && <Button onClick={more}>{w('outbox.more')}</Button>}
    </>
  )
}

export const OutboxPage = () => {
  const { w } = useSpeaking()
  return (
    <>
      <div className="page-head">
        <h1>{w('outbox.title')}</h1>
        <p className="quiet">{w('outbox.lead')}</p>
      </div>
      <OfficeOnly office="staff">
        <Failures />
      </OfficeOnly>
    </>
  )
}
