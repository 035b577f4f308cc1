/** Motions and departments that could be honoured, by the same facts as the report counts. */
import { listMotionFacts, type MotionFacts } from '../db/motion-facts.ts'
import { listDepartments, namesOf } from '../db/people.ts'
import { listHeadings } from '../db/motions.ts'
import type { House } from './house.ts'
import { groupedBy, isCounted } from './motions-figures.ts'

/** More than these nobody compares. */
const MOST = 60

/** Satisfied before basically satisfied, done before planned, in time before late. */
const meritOf = (motion: MotionFacts): number =>
  (isCounted.satisfied(motion) ? 8 : isCounted.basicallySatisfied(motion) ? 4 : 0) +
  (isCounted.classA(motion) ? 2 : 0) +
  (isCounted.inTime(motion) ? 1 : 0)

export const awardable = async (house: House, session: string) => {
  const facts = await listMotionFacts(house.db, session)
  const best = facts
    .filter((motion) => motion.number !== null && isCounted.answered(motion) && !isCounted.dissatisfied(motion))
    .toSorted((a, b) => meritOf(b) - meritOf(a))
    .slice(0, MOST)
  const [headings, departments] = await Promise.all([
    listHeadings(
      house.db,
      best.map(({ id }) => id),
    ),
    listDepartments(house.db),
  ])
  const names = await namesOf(
    house.db,
    headings.flatMap(({ proposer, delegation }) => [delegation ?? proposer]).filter((id): id is string => id !== null),
  )
  const nameOf = (department: string | null) => departments.find(({ id }) => id === department)?.name ?? ''
  return {
    motions: best.flatMap((motion) => {
      const heading = headings.find(({ id }) => id === motion.id)
      return heading
        ? [
            {
              id: motion.id,
              number: motion.number,
              title: heading.title,
              proposer: names[heading.delegation ?? heading.proposer ?? ''] ?? '',
              department: nameOf(motion.department),
              replyClass: motion.replyClass,
              grade: isCounted.unrated(motion) ? null : motion.grade,
              inTime: isCounted.inTime(motion) ? true : isCounted.late(motion) ? false : null,
            },
          ]
        : []
    }),
    departments: groupedBy<string | null>(facts, ({ department }) => department, []).flatMap(({ key, figures }) =>
      key !== null && figures.answered > 0 ? [{ id: key, name: nameOf(key), ...figuresOf(figures) }] : [],
    ),
  }
}

const figuresOf = (figures: Record<string, number>) => ({
  dispatched: figures['dispatched'] ?? 0,
  answered: figures['answered'] ?? 0,
  inTime: figures['inTime'] ?? 0,
  satisfied: figures['satisfied'] ?? 0,
  basicallySatisfied: figures['basicallySatisfied'] ?? 0,
  dissatisfied: figures['dissatisfied'] ?? 0,
})
