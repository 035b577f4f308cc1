import { VISIBILITIES, type Visibility } from '../../machines/catalogues.ts'
import { refusalOf } from '../offer.ts'
import { useMe, useSay, type SubjectView } from '../subjects.ts'
import { Choose } from '../ui/Choose.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useSpeaking } from './speaking.ts'

/** Who may read the motion: a choice for the committee and the office, a line for everybody else. */
export const VisibilityField = ({ view }: { view: SubjectView<'motion'> }) => {
  const { w } = useSpeaking()
  const me = useMe()
  const saying = useSay('motion', view.id)
  const { visibility } = view.context
  const isMine = refusalOf('motion', view, { type: 'motion.show', visibility }, me) === null
  if (!isMine) {
    return (
      <p>
        <span className="quiet">{w('visibility.title')}</span> {w(`visibility.${visibility}`)}
      </p>
    )
  }
  const choose = (chosen: string) => void saying.say({ type: 'motion.show', visibility: chosen as Visibility })
  return (
    <>
      <Choose
        label={w('visibility.title')}
        value={visibility}
        onChange={choose}
        options={VISIBILITIES.map((one) => ({ id: one, name: w(`visibility.${one}`) }))}
      />
      <ProblemNotice problem={saying.problem} />
    </>
  )
}
