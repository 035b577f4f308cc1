/** A congress in which there is something of everything to see or not to see, and one person of every kind to look at it. */
import { newId } from '../../server/ids.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { attach, bring, pdf, postNotice } from '../sample-files.ts'
import { dispatchMotion, fileMotion, submitMotion, suggest, writeMotion } from '../procedure.ts'

export const KINDS = [
  'nobody',
  'stranger',
  'author',
  'seconder',
  'representative',
  'head',
  'otherHead',
  'staff',
  'secretary',
  'committee',
  'presidium',
  'leader',
  'officer',
  'scrutineer',
  'admin',
] as const
export type Kind = (typeof KINDS)[number]
export const SEATED: Kind[] = ['author', 'seconder', 'representative', 'head', 'otherHead', 'scrutineer']
const IN_OFFICE: Kind[] = ['staff', 'secretary', 'committee', 'presidium', 'leader', 'admin']
/** Whoever belongs to the congress. An officer of a department and a member of staff without a seat do not. */
export const INSIDE: Kind[] = [...SEATED, ...IN_OFFICE]
/** Whoever has a login. */
export const EVERYBODY: Kind[] = [...INSIDE, 'stranger', 'officer']
export const REVIEWERS: Kind[] = ['author', 'seconder', 'head', 'staff', 'committee', 'presidium', 'secretary']

export type Scene = {
  hall: Hall
  origin: string
  speaker: (kind: Kind) => Speaker
  /** Two seconds for a motion of the author's. */
  seconders: Speaker[]
  /** Motions of the author's. */
  draft: string
  seeking: string
  reviewed: string
  filed: string
  dispatched: string
  /** Suggestions of the author's, seen and hidden. */
  suggested: string
  hidden: string
  undertaking: string
  /** Secret ballots: configured, open with one item, and counted. */
  planned: string
  running: string
  item: string
  counted: string
  /** Papers of the session: one that was sent, one that was taken back after that, and one that is attached to nothing. */
  paper: string
  taken: string
  free: string
  /** Notices to all staff: one that asks for comments, with its paper, and one that was withdrawn. */
  notice: string
  noticePaper: string
  withdrawn: string
}

export const MARKS = ['approve', 'oppose', 'abstain']
export const HALF = { base: 'roll' as const, comparator: '>' as const, numerator: 1, denominator: 2 }

const configure = async (hall: Hall): Promise<{ ballot: string; item: string }> => {
  const [ballot, item] = [newId(), newId()]
  await hall.secretary.must('ballot', ballot, {
    type: 'ballot.configure',
    session: hall.session,
    agendaItem: null,
    matter: 'other',
    motion: null,
    title: '绩效工资方案',
    power: 'staffInterest',
    method: 'secret',
    items: [{ id: item, title: '绩效工资方案', marks: MARKS }],
    passing: HALF,
    finality: 'first',
  })
  return { ballot, item }
}

/** Its scrutineers are the fifth and the sixth representative, who head nothing and second nothing. */
const openSecret = async (hall: Hall): Promise<{ ballot: string; item: string }> => {
  const { ballot, item } = await configure(hall)
  const [chief, second] = hall.reps.slice(4, 6)
  if (!chief || !second) throw new Error('there are no scrutineers')
  await hall.secretary.must('ballot', ballot, { type: 'ballot.adoptRules' })
  await hall.secretary.must('ballot', ballot, {
    type: 'ballot.confirmScrutineers',
    scrutineers: [chief.person, second.person],
    chief: chief.person,
    tellers: [],
  })
  await hall.secretary.must('ballot', ballot, { type: 'ballot.checkQuorum' })
  await chief.must('ballot', ballot, { type: 'ballot.sealEmpty' })
  await hall.secretary.must('ballot', ballot, { type: 'ballot.issue', onPaper: [] })
  await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
  return { ballot, item }
}

const peopleOf = (hall: Hall): Record<Kind, Speaker | null> => {
  const [head = null, otherHead = null, author = null, representative = null, scrutineer = null, , seconder = null] = hall.reps
  const { stranger, staff, secretary, committee, presidium, leader, officer, admin } = hall
  return {
    nobody: null,
    stranger,
    author,
    seconder,
    representative,
    head,
    otherHead,
    staff,
    secretary,
    committee,
    presidium,
    leader,
    officer,
    scrutineer,
    admin,
  }
}

const takenBack = async (hall: Hall): Promise<string> => {
  const paper = await attach(hall)
  await hall.staff.must('session', hall.session, { type: 'session.removePaper', paper, reason: '换新稿' })
  return paper
}

/** Eight representatives in two delegations; the first two of them head one each. */
export const openScene = async (): Promise<Scene> => {
  const hall = await openHall(8)
  const origin = await hall.app.app.listen({ port: 0, host: '127.0.0.1' })
  const people = peopleOf(hall)
  const speaker = (kind: Kind): Speaker => {
    const found = people[kind]
    if (!found) throw new Error(`${kind} has no login`)
    return found
  }
  const author = speaker('author')
  const seconders = hall.reps.slice(6, 8)
  const seeking = await writeMotion(hall, author)
  await author.must('motion', seeking, { type: 'motion.invite', people: [] })
  const reviewed = await submitMotion(hall, author, seconders)
  await hall.staff.must('motion', reviewed, { type: 'motion.accept' })
  const hidden = await suggest(hall, author)
  await hall.staff.must('motion', hidden, { type: 'motion.hide', note: '写了同事的姓名。' })
  const dispatched = await fileMotion(hall, author, seconders)
  const undertaking = (await dispatchMotion(hall, dispatched)).lead
  await hall.officer.must('undertaking', undertaking, { type: 'undertaking.accept' })
  await callToOrder(hall)
  const over = await openSecret(hall)
  for (const rep of hall.reps.slice(0, 7)) await rep.cast(over.ballot, { [over.item]: 'approve' })
  for (const word of ['ballot.close', 'ballot.reconcile', 'ballot.declareValid', 'ballot.count'] as const)
    await hall.secretary.must('ballot', over.ballot, { type: word })
  const running = await openSecret(hall)
  const asked = await postNotice(hall, { papers: 1 })
  const withdrawn = await postNotice(hall)
  await hall.staff.must('session', hall.session, { type: 'session.withdrawNotice', notice: withdrawn.notice, reason: '日期有误' })
  return {
    hall,
    origin,
    speaker,
    seconders,
    seeking,
    reviewed,
    dispatched,
    undertaking,
    suggested: await suggest(hall, author),
    hidden,
    draft: await writeMotion(hall, author),
    filed: await fileMotion(hall, author, seconders),
    planned: (await configure(hall)).ballot,
    running: running.ballot,
    item: running.item,
    counted: over.ballot,
    paper: await attach(hall),
    taken: await takenBack(hall),
    free: (await bring(hall, hall.staff, pdf())).body.id,
    ...asked,
    withdrawn: withdrawn.notice,
  }
}
