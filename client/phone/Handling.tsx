/** Who handles a motion, by when, what they answered, and what its proposer makes of it. */
import { listUndertakings } from '../../server/contract.ts'
import type { UndertakingRow } from '../../server/replies.ts'
import { Opinions } from '../afterwards/Opinions.tsx'
import { serverTime } from '../api.ts'
import { dateOf, dayOf, dueOf } from '../format.ts'
import { refusalOf } from '../offer.ts'
import { useList, useMe, useSubject, type SubjectView } from '../subjects.ts'
import { Progress } from '../ui/Progress.tsx'
import { Rate } from './Rate.tsx'
import { usePhoneWords } from './words.ts'
import type { Promised } from '../../machines/undertaking-events.ts'

type Undertaking = SubjectView<'undertaking'>

const Promise = ({ promise }: { promise: Promised }) => {
  const w = usePhoneWords()
  return (
    <dl className="facts">
      <dt>{w('motion.promiseWhat')}</dt>
      <dd>{promise.what}</dd>
      <dt>{w('motion.promiseBy')}</dt>
      <dd>{dateOf(promise.by, w.lang)}</dd>
      <dt>{w('motion.promiseWho')}</dt>
      <dd>{promise.who}</dd>
      {promise.cost !== '' && (
        <>
          <dt>{w('motion.promiseCost')}</dt>
          <dd>{promise.cost}</dd>
        </>
      )}
    </dl>
  )
}

const Reply = ({ view }: { view: Undertaking }) => {
  const w = usePhoneWords()
  const { reply, repliedAt, grade, gradeReason, settlement, fulfilment } = view.context
  if (!reply) return null
  return (
    <div className="reply">
      <h3>
        {w('motion.reply')} · {w.name('replyClass', reply.class)}
        {repliedAt && <span className="quiet"> · {dayOf(repliedAt, w.lang)}</span>}
      </h3>
      <p className="prose">{reply.text}</p>
      {reply.promise && <Promise promise={reply.promise} />}
      {fulfilment && (
        <p className="prose">
          {w('motion.fulfilled')}：{fulfilment}
        </p>
      )}
      <p>
        <strong>{grade ? w('motion.rated', { grade: w.name('grade', grade) }) : w('motion.unrated')}</strong>
        {gradeReason && <span> · {gradeReason}</span>}
      </p>
      {settlement && (
        <p className="prose">
          {w('motion.settled')}：{settlement}
        </p>
      )}
    </div>
  )
}

const OPEN = ['assigned', 'handling', 'rehandling', 'tracking', 'objected', 'escalated']

const One = ({ row }: { row: UndertakingRow }) => {
  const w = usePhoneWords()
  const me = useMe()
  const { data: view } = useSubject('undertaking', row.id)
  const open = OPEN.includes(row.state)
  const rates = view && !refusalOf('undertaking', view, { type: 'undertaking.rate', grade: 'satisfied', reason: '' }, me)
  return (
    <li className="undertaking">
      <p>
        <strong>{row.departmentName}</strong> <span className="quiet">{w.name('part', row.part)}</span>{' '}
        <span className="tag">{w.name('undertakingState', row.state)}</span>
      </p>
      {open && row.dueOn && (
        <p className={row.overdue ? 'late' : 'quiet'}>
          {row.overdue && <span aria-hidden="true">⚠ </span>}
          {w('motion.due', { day: dayOf(row.dueOn, w.lang) })} · {dueOf(row.dueOn, serverTime(), w.lang)}
        </p>
      )}
      {open && row.progress > 0 && <Progress value={row.progress} of={100} label={w('motion.progress')} />}
      {view && <Reply view={view} />}
      {view && rates && <Rate view={view} />}
      {view && <Opinions view={view} />}
    </li>
  )
}

export const Handling = ({ view }: { view: SubjectView<'motion'> }) => {
  const w = usePhoneWords()
  const { data } = useList(listUndertakings, view.context.lead ? { query: { motion: view.id } } : null)
  if (!data || data.items.length === 0) return null
  return (
    <section className="section">
      <h2>{w('motion.handling')}</h2>
      <ul className="lines">
        {data.items.map((row) => (
          <One key={row.id} row={row} />
        ))}
      </ul>
    </section>
  )
}
