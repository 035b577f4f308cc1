import { useState } from 'react'
import type { DispatchOrder } from '../../machines/motion-context.ts'
import { useSay, type SubjectView } from '../subjects.ts'
import { ActButtons } from './ActButtons.tsx'
import { ActForm, AskSheet } from './ActForm.tsx'
import { MOTION_ACTS, type ActSpec } from './acts.ts'
import { ApproveSheet, DispatchForm } from './DispatchForm.tsx'
import { useOffered } from './offered.ts'
import { useSpeaking } from './speaking.ts'
import { SayingLine } from './SayingLine.tsx'

type Word = ActSpec<'motion'>['word']

/** What this person may do with the motion itself: dispatch, publish, report, archive. */
export const MotionActs = ({ view, calm }: { view: SubjectView<'motion'>; calm: boolean }) => {
  const { w } = useSpeaking()
  // Reporting twice is lawful and never wanted: once it is done, archiving is what is left.
  const isReported = view.context.reportedAt !== null
  const offered = useOffered('motion', view, MOTION_ACTS).filter(({ spec }) => !(isReported && spec.word === 'motion.report'))
  const saying = useSay('motion', view.id)
  const [open, setOpen] = useState<Word | null>(null)
  const [changing, setChanging] = useState(false)
  if (offered.length === 0) return null
  const close = () => {
    setOpen(null)
    setChanging(false)
  }
  const proposed = view.context.proposedDispatch
  const labels = {
    'motion.dispatch': w('dispatch.approve'),
    ...(proposed !== null && { 'motion.proposeDispatch': w('dispatch.again') }),
  }
  const approve = (order: DispatchOrder) => {
    close()
    void saying.say({ type: 'motion.dispatch', ...order }, { seen: true })
  }
  const spec = MOTION_ACTS.find(({ word }) => word === open)
  const isForm = open === 'motion.proposeDispatch' || (open === 'motion.dispatch' && changing)
  return (
    <div className="acts">
      <ActButtons offered={offered} open={open} setOpen={setOpen} saying={saying} calm={calm} labels={labels} />
      {open === 'motion.dispatch' && !changing && proposed && (
        <ApproveSheet order={proposed} confirm={() => approve(proposed)} change={() => setChanging(true)} close={close} />
      )}
      {isForm && <DispatchForm key={open} word={open} view={view} saying={saying} close={close} />}
      {spec?.how === 'form' && <ActForm key={spec.word} name="motion" view={view} spec={spec} saying={saying} close={close} />}
      {spec?.how === 'ask' && <AskSheet view={view} spec={spec} saying={saying} close={close} />}
      {!isForm && spec?.how !== 'form' && <SayingLine saying={saying} />}
    </div>
  )
}
