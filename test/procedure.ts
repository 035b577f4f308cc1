/** Carries a motion through the procedure by the words of the people whose words they are, for tests that begin further on. */
import { listUndertakings } from '../server/contract.ts'
import { newId } from '../server/ids.ts'
import type { Hall, Speaker } from './hall.ts'

export const WORDING = { title: '改善教师休息室条件', rationale: '现有休息室过于拥挤。', remedy: '每层增设一间休息室。' }
export const DUE = '2030-03-10'

export const writeMotion = async ({ session }: Hall, author: Speaker, title = WORDING.title): Promise<string> => {
  const motion = newId()
  await author.must('motion', motion, {
    type: 'motion.create',
    session,
    kind: 'proposal',
    delegation: null,
    category: 'campus',
    department: null,
    ...WORDING,
    title,
  })
  return motion
}

/** Into the suggestion box, by anybody. */
export const suggest = async ({ session }: Hall, author: Speaker, title = '操场边放饮水机'): Promise<string> => {
  const suggestion = newId()
  await author.must('motion', suggestion, { type: 'motion.suggest', session, category: 'logistics', title, remedy: '下课孩子们没有水喝。' })
  return suggestion
}

/** With two seconds, before the reviewers. A hall of two delegations asks no head. */
export const submitMotion = async (hall: Hall, author: Speaker, seconders: Speaker[], title?: string): Promise<string> => {
  const motion = await writeMotion(hall, author, title)
  await author.must('motion', motion, { type: 'motion.invite', people: seconders.map((seconder) => seconder.person) })
  for (const seconder of seconders) await seconder.must('motion', motion, { type: 'motion.second' })
  await author.must('motion', motion, { type: 'motion.submit', oneMatter: true })
  return motion
}

export const fileMotion = async (hall: Hall, author: Speaker, seconders: Speaker[], title?: string): Promise<string> => {
  const motion = await submitMotion(hall, author, seconders, title)
  await hall.staff.must('motion', motion, { type: 'motion.accept' })
  await hall.committee.must('motion', motion, { type: 'motion.file', priority: 'ordinary' })
  return motion
}

/** With the officer's department in the lead, and the co-officer's beside it if asked. */
export const dispatchMotion = async (
  hall: Hall,
  motion: string,
  withCoHandling = false,
): Promise<{ lead: string; coHandling: string | undefined }> => {
  const [lead = '', second = ''] = hall.departments
  const order = { lead, coHandling: withCoHandling ? [second] : [], dueOn: DUE }
  await hall.committee.must('motion', motion, { type: 'motion.proposeDispatch', ...order })
  await hall.leader.must('motion', motion, { type: 'motion.dispatch', ...order })
  const { body } = await hall.staff.call(listUndertakings, { query: { motion } })
  const of = (part: string) => body.items.find((row) => row.part === part)?.id
  return { lead: of('lead') ?? '', coHandling: of('coHandling') }
}
