/** That a motion was honoured, by the session that people are in now or by its own. */
import { awardOf } from '../../machines/awards.ts'
import { useMe, useSubject, type SubjectView } from '../subjects.ts'
import { useAfterWords } from './unread.ts'

export const AwardMark = ({ motion }: { motion: SubjectView<'motion'> }) => {
  const w = useAfterWords()
  const me = useMe()
  const { data: now } = useSubject('session', me.session)
  const { data: own } = useSubject('session', motion.context.session)
  const isHonoured = [now, own].some((session) => {
    const award = session && awardOf(session.context.awards, { award: 'motion', of: motion.id })
    return award !== undefined && award.decision !== null
  })
  return isHonoured ? (
    <p className="award-mark">
      <strong>★ {w('award.motion')}</strong>
    </p>
  ) : null
}
