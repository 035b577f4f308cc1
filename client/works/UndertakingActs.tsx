import { useState } from 'react'
import { useSay, type SubjectView } from '../subjects.ts'
import { ActForm, AskSheet } from './ActForm.tsx'
import { UNDERTAKING_ACTS, type ActSpec } from './acts.ts'
import { useHasKept } from './kept.ts'
import { ActButtons } from './ActButtons.tsx'
import { useOffered } from './offered.ts'
import { RateForm } from './RateForm.tsx'
import { ReplyForm } from './ReplyForm.tsx'
import { useSpeaking } from './speaking.ts'
import { SayingLine } from './SayingLine.tsx'

export const replyFormOf = (undertaking: string): string => `reply.${undertaking}`

type Spec = ActSpec<'undertaking'>

/** The buttons this person has over one undertaking; one form is open at a time, below them. */
export const UndertakingActs = ({ view, calm }: { view: SubjectView<'undertaking'>; calm: boolean }) => {
  const { w } = useSpeaking()
  const offered = useOffered('undertaking', view, UNDERTAKING_ACTS)
  const saying = useSay('undertaking', view.id)
  const hasReply = useHasKept(replyFormOf(view.id))
  const [open, setOpen] = useState<Spec['word'] | null>(hasReply ? 'undertaking.reply' : null)
  if (offered.length === 0) return null
  const close = () => setOpen(null)
  // A drafted reply is the leader's next step, not its writer's.
  const isLeadersTurn = view.context.draft !== null && !offered.some(({ spec }) => spec.word === 'undertaking.sign')
  const labels = view.context.draft === null ? {} : { 'undertaking.reply': w('reply.edit') }
  // A live update may take the word away while its form is open: the form stays, and the judge's answer shows in it.
  const spec = UNDERTAKING_ACTS.find(({ word }) => word === open)
  return (
    <div className="acts">
      <ActButtons offered={offered} open={open} setOpen={setOpen} saying={saying} calm={calm || isLeadersTurn} labels={labels} />
      {spec?.word === 'undertaking.reply' && <ReplyForm view={view} saying={saying} close={close} />}
      {spec?.word === 'undertaking.rate' && <RateForm view={view} saying={saying} close={close} />}
      {spec?.how === 'form' && <ActForm key={spec.word} name="undertaking" view={view} spec={spec} saying={saying} close={close} />}
      {spec?.how === 'ask' && <AskSheet view={view} spec={spec} saying={saying} close={close} />}
      {spec?.how !== 'form' && spec?.how !== 'own' && <SayingLine saying={saying} />}
    </div>
  )
}
