import type { ReactNode } from 'react'
import type { EventOf } from '../../machines/events.ts'
import type { KnownOf } from '../../machines/rights.ts'
import { refusalOf } from '../offer.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import type { MotionView } from './MotionReview.tsx'
import { WordForm } from './WordForm.tsx'

type Said = EventOf['motion']
export type MotionFormProps = { motion: MotionView; onClose: () => void }
type Asking = MotionFormProps & { word: Said['type']; event: Said | null; known?: Partial<KnownOf['motion']>; children: ReactNode }

/** A word to a motion. The judge is asked with what the form has found out: the other motion's state, the session's. */
export const MotionWord = ({ motion, onClose, word, event, known, children }: Asking) => {
  const w = useDeskWords()
  const { me } = useDay()
  return (
    <WordForm
      title={w.name('word', word)}
      name="motion"
      id={motion.id}
      version={motion.version}
      event={event}
      refusal={event && refusalOf('motion', motion, event, me, known)}
      onClose={onClose}
    >
      <p className="quiet">{motion.context.title}</p>
      {children}
    </WordForm>
  )
}
