/** The files of a motion, for whoever may read it; its proposer adds and removes them while the text is theirs to change. */
import { useCallback } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { listMotionPapers } from '../../server/papers-contract.ts'
import type { Uploaded } from '../../server/papers-replies.ts'
import { refusalOf } from '../offer.ts'
import { outbox } from '../outbox.ts'
import { useList, useMe, useSay, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { bringingWords } from '../words/bringing.ts'
import { useWords } from '../words.ts'
import { useBringing } from './bringing.ts'
import { FilesButton } from './FilesButton.tsx'
import { PaperLink } from './PaperLines.tsx'
import { useNoticeWords } from './queries.ts'
import './notices.css'

type Motion = SubjectView<'motion'>
/** Whether the words about files could be said at all: which file, the judge hears then. */
const FREE = { files: [{ place: 'free' as const, name: '', media: '', bytes: 0, sha256: '' }] }

const Adding = ({ motion }: { motion: Motion }) => {
  const w = useWords(bringingWords)
  const { say } = useSay('motion', motion.id)
  const then = useCallback(
    async ({ id }: Uploaded) => {
      if (await say({ type: 'motion.attach', paper: id })) return null
      return outbox.slot(`motion:${motion.id}`).problem ?? { code: 'broken', facts: {} }
    },
    [say, motion.id],
  )
  const bringing = useBringing(then)
  return (
    <>
      <FilesButton bringing={bringing} label={w('papers.add')} />
      <p className="quiet">{w('papers.size')}</p>
    </>
  )
}

export const MotionPapers = ({ motion }: { motion: Motion }) => {
  const w = useNoticeWords()
  const me = useMe()
  const { context } = motion
  const { data } = useList(listMotionPapers, context.papers > 0 ? { params: { id: motion.id } } : null)
  const { say, problem, status } = useSay('motion', motion.id)
  const mayChange =
    refusalOf('motion', motion, { type: 'motion.attach', paper: '' }, me, FREE)?.code !== 'not-entitled' && motion.mine.proposer
  const isOpen = mayChange && ['draft', 'seeking_seconds', 'returned'].includes(motion.state)
  if (context.papers === 0 && !isOpen) return null
  return (
    <section className="section part motion-papers" aria-label={w('attached.title')}>
      <h2>{w('attached.title')}</h2>
      <ul className="paper-lines">
        {(context.papers > 0 ? (data?.items ?? []) : []).map((paper) => (
          <li key={paper.id}>
            <PaperLink paper={paper} />
            {isOpen && (
              <Button
                kind="plain"
                aria-label={w('attached.removeOf', { name: paper.name })}
                disabled={status === 'sending'}
                onClick={() => void say({ type: 'motion.detach', paper: paper.id })}
              >
                {w('attached.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isOpen && context.papers < LIMIT.motionPapers && <Adding motion={motion} />}
      {isOpen && context.papers >= LIMIT.motionPapers && <p className="quiet">{w('attached.full', { n: LIMIT.motionPapers })}</p>}
      <ProblemNotice problem={problem} />
    </section>
  )
}
