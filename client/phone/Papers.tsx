/** The papers of the session, item by item, with what I have read. */
import type { PaperRow } from '../../server/papers-replies.ts'
import { PaperLines } from '../notices/PaperLines.tsx'
import { useNoticeWords, usePapers } from '../notices/queries.ts'
import '../notices/notices.css'
import { useMe, useSubject, type SubjectView } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Page } from './Page.tsx'
import { sessionName } from '../format.ts'

const Groups = ({ session, papers }: { session: SubjectView<'session'>; papers: PaperRow[] }) => {
  const w = useNoticeWords()
  const { items } = session.context
  const isOf = (paper: PaperRow, item: string) => paper.item === item
  const whole = papers.filter((paper) => !items.some(({ id }) => isOf(paper, id)))
  const read = papers.filter(({ readAt }) => readAt !== null).length
  return (
    <>
      <Progress value={read} of={papers.length} label={w('papers.progress', { n: read, of: papers.length })} showFigures={false} />
      {whole.length > 0 && (
        <section className="section">
          <h2>{w('papers.whole')}</h2>
          <PaperLines papers={whole} />
        </section>
      )}
      {items.map((item, at) => {
        const own = papers.filter((paper) => isOf(paper, item.id))
        return own.length === 0 ? null : (
          <section className="section" key={item.id}>
            <h2>
              <span className="figure">{at + 1}</span> {item.title}
            </h2>
            <PaperLines papers={own} />
          </section>
        )
      })}
    </>
  )
}

export default function Papers() {
  const w = useNoticeWords()
  const me = useMe()
  const { data: session, isPending } = useSubject('session', me.session)
  const { data, error, refetch } = usePapers(session)
  const papers = data?.filter(({ notice, removedAt }) => notice === null && removedAt === null)
  return (
    <Page title={w('papers.title')} above={session && sessionName(session.context, w.lang)} back="/">
      {!papers && (error ? <Failed error={error} again={() => void refetch()} /> : isPending && <Waiting />)}
      {session && papers?.length === 0 && (
        <p className="quiet">{w(session.context.papersSentAt === null ? 'papers.notSent' : 'papers.none')}</p>
      )}
      {session && papers && papers.length > 0 && <Groups session={session} papers={papers} />}
    </Page>
  )
}
