import { STAGES, stageOf, type MotionState, type Stage } from '../../machines/motion-context.ts'
import { useWords } from '../words.ts'

/** What a motion that is answered directly never passes through. */
const CONGRESS_ONLY: readonly Stage[] = ['tabled', 'ballot', 'resolved']

/** The six steps of a motion, the one it stands on marked by shape and word. */
export const StageSteps = ({ state, route }: { state: MotionState; route: 'direct' | 'congress' | null }) => {
  const w = useWords()
  const stage = stageOf[state]
  if (stage === null) return null
  const now = STAGES.indexOf(stage)
  const shown = STAGES.filter((step) => route !== 'direct' || step === stage || !CONGRESS_ONLY.includes(step))
  return (
    <ol className="stages">
      {shown.map((step) => {
        const at = STAGES.indexOf(step)
        const place = at < now ? 'done' : at === now ? 'now' : 'ahead'
        return (
          <li key={step} className={`stage stage-${place}`} aria-current={place === 'now' ? 'step' : undefined}>
            <span className="stage-dot" aria-hidden="true" />
            <span>{w.name('stage', step)}</span>
            {place === 'done' && <span className="unseen">{w('stage.done')}</span>}
          </li>
        )
      })}
    </ol>
  )
}
