/** The papers of the session: what is attached to which item, what is still missing, and who has read what. */
import { useState } from 'react'
import { Link } from 'wouter'
import { itemOf, type AgendaItem } from '../../machines/agenda.ts'
import { LIMIT } from '../../machines/schema.ts'
import { listReaders } from '../../server/papers-contract.ts'
import type { PaperRow, Uploaded } from '../../server/papers-replies.ts'
import { momentOf } from '../format.ts'
import { PaperLink } from '../notices/PaperLines.tsx'
import { usePapers, useSayAbout } from '../notices/queries.ts'
import '../notices/notices.css'
import { isEntitled } from '../../machines/rights.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { outbox } from '../outbox.ts'
import { useBringing } from '../notices/bringing.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { FilesButton } from '../notices/FilesButton.tsx'
import { ReceiptsDrawer } from './ReceiptsDrawer.tsx'
import { WordForm } from './WordForm.tsx'

const ATTACHING = ['preparing', 'papers_out', 'preparatory', 'open', 'recess']

/** What is heard or decided has something to read: its own papers, or the text of its draft. */
const needsPapers = (item: AgendaItem) => item.motion === null && (item.kind === 'hear' || item.kind === 'decide')

const useMayAttach = (): boolean => {
  const { me, session } = useDay()
  const event = { type: 'session.attachPaper', paper: '', item: null } as const
  return ATTACHING.includes(session.state) && isEntitled('session', { ...session, event, by: me.actor })
}

const Standing = ({ lacking }: { lacking: AgendaItem[] }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { papersSentAt, papersOverride } = session.context
  const { daysToOpening: days, papersDays: least } = session.known
  const titles = lacking.map(({ title }) => title).join(w('list.comma'))
  return (
    <div className="papers-standing stack">
      {papersSentAt === null ? (
        <Notice tone={days < least ? 'warn' : 'plain'}>
          {days < least && '⚠ '}
          {w(days < least ? 'papers.late' : 'papers.inTime', { days, least })}{' '}
          {session.state === 'preparing' && <Link href="/desk">{w('papers.send')}</Link>}
        </Notice>
      ) : (
        <Notice tone="good">
          {w('papers.sentAt', { when: momentOf(papersSentAt, w.lang) })}
          {w('list.stop')}
          {w('papers.after')}
        </Notice>
      )}
      {papersOverride !== null && <Notice>{w('papers.override', { reason: papersOverride })}</Notice>}
      {lacking.length > 0 ? (
        <Notice tone="warn">⚠ {w('papers.lacking', { n: lacking.length, titles })}</Notice>
      ) : (
        <p className="quiet">✓ {w('papers.complete')}</p>
      )}
    </div>
  )
}

const RemoveForm = ({ paper, onClose }: { paper: PaperRow; onClose: () => void }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const [reason, setReason] = useState('')
  const sent = session.context.papersSentAt !== null
  const said = reason.trim() === '' ? null : reason.trim()
  const isComplete = reason.length <= LIMIT.note && (!sent || said !== null)
  return (
    <WordForm
      title={w.name('word', 'session.removePaper')}
      name="session"
      id={session.id}
      event={isComplete ? { type: 'session.removePaper', paper: paper.id, reason: said } : null}
      onClose={onClose}
    >
      <p>{w('papers.removeAsk', { name: paper.name })}</p>
      <p className="quiet">{w(sent ? 'papers.removeAfter' : 'papers.removeBefore')}</p>
      <TextArea label={w('reason.label')} value={reason} onChange={setReason} limit={LIMIT.note} rows={4} />
    </WordForm>
  )
}

const Paper = ({ paper, onReaders, onRemove }: { paper: PaperRow; onReaders: () => void; onRemove: (() => void) | null }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { removedAt } = paper
  return (
    <li className={`desk-paper ${removedAt ? 'desk-paper-removed' : ''}`}>
      {removedAt !== null && paper.removedReason === null ? <span className="paper-gone">{paper.name}</span> : <PaperLink paper={paper} />}
      <details className="paper-hash">
        <summary>{w('papers.hash')}</summary>
        <code>{paper.sha256}</code>
      </details>
      {removedAt === null ? (
        <div className="row">
          <Button kind="plain" onClick={onReaders}>
            {w('papers.readers', { n: paper.readers ?? 0, of: session.context.roll })}
          </Button>
          {onRemove && (
            <Button kind="plain" onClick={onRemove}>
              {w.name('word', 'session.removePaper')}
            </Button>
          )}
        </div>
      ) : (
        <p className="quiet">
          {w('papers.removed', { when: momentOf(removedAt, w.lang), reason: paper.removedReason ?? w('papers.removedBefore') })}
        </p>
      )}
    </li>
  )
}

const Adding = ({ item, title }: { item: string | null; title: string }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const about = `papers:${item ?? ''}`
  const { say } = useSayAbout(session.id, about)
  const bringing = useBringing(async ({ id }: Uploaded) => {
    if (await say({ type: 'session.attachPaper', paper: id, item })) return null
    return outbox.slot(`session:${session.id}:${about}`).problem ?? { code: 'broken', facts: {} }
  })
  return <FilesButton bringing={bringing} label={w('papers.addTo', { title })} />
}

type Acts = { onReaders: (paper: PaperRow) => void; onRemove: ((paper: PaperRow) => void) | null }

const Section = ({ item, papers, at, onReaders, onRemove }: Acts & { item: AgendaItem | null; papers: PaperRow[]; at: number }) => {
  const w = useDeskWords()
  const title = item?.title ?? w('papers.whole')
  const isEmpty = papers.every(({ removedAt }) => removedAt !== null)
  return (
    <section className="desk-papers">
      <h2>
        {item && <span className="figure">{at + 1} </span>}
        {title}{' '}
        {item && isEmpty && (
          <span className={needsPapers(item) ? 'papers-missing' : 'quiet'}>
            {needsPapers(item) ? `⚠ ${w('papers.missing')}` : item.motion !== null ? w('papers.inMotion') : ''}
          </span>
        )}
      </h2>
      <ul className="paper-lines">
        {papers.map((paper) => (
          <Paper key={paper.id} paper={paper} onReaders={() => onReaders(paper)} onRemove={onRemove && (() => onRemove(paper))} />
        ))}
      </ul>
      {onRemove && <Adding item={item?.id ?? null} title={title} />}
    </section>
  )
}

const PapersPage = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data, error, refetch } = usePapers(session, true)
  const [readers, setReaders] = useState<PaperRow | null>(null)
  const [removing, setRemoving] = useState<PaperRow | null>(null)
  const mayAttach = useMayAttach()
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  const { items } = session.context
  const papers = data.filter(({ notice }) => notice === null)
  const has = (id: string) => papers.some((paper) => paper.item === id && paper.removedAt === null)
  const acts = { onReaders: setReaders, onRemove: mayAttach ? setRemoving : null }
  return (
    <main className="page">
      <div className="page-head">
        <h1>{w('papers.title')}</h1>
      </div>
      <Standing lacking={items.filter((item) => needsPapers(item) && !has(item.id))} />
      {mayAttach && <p className="quiet">{w('papers.hint')}</p>}
      <Section item={null} at={0} papers={papers.filter((paper) => paper.item === null || !itemOf(items, paper.item))} {...acts} />
      {items.map((item, at) => (
        <Section key={item.id} item={item} at={at} papers={papers.filter((paper) => paper.item === item.id)} {...acts} />
      ))}
      {readers && (
        <ReceiptsDrawer
          title={w('papers.readersOf', { name: readers.name })}
          operation={listReaders}
          id={readers.id}
          onClose={() => setReaders(null)}
        />
      )}
      {removing && <RemoveForm paper={removing} onClose={() => setRemoving(null)} />}
    </main>
  )
}

export default PapersPage
