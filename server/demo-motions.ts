/** The ten motions of the demonstration, each on its road as far as it has come, and the two that the school lays before the congress. */
import type { Calendar } from '../db/seed-calendar.ts'
import { motionTexts, RESUBMITTED, type MotionKey } from '../db/seed-motions.ts'
import { PROMISED, said } from '../db/seed-said.ts'
import { called, delegationId, departmentId, everybody, representatives, seedId } from '../db/seed.ts'
import type { DepartmentKey } from '../db/seed-people.ts'
import type { MotionEvent } from '../machines/motion-events.ts'
import type { UndertakingEvent } from '../machines/undertaking-events.ts'
import { NEXT_SESSION, SESSION } from './demo-sessions.ts'
import { line, the, type Line, type Owed, type When } from './demo-stage.ts'

export const motionId = (key: MotionKey): string => seedId('motion', key)

/** Representatives without a part of their own: they second. */
const chorus = representatives.filter((person) => person.keys.length === 0).map((person) => person.id)

const word = (when: When, by: string, key: MotionKey, event: MotionEvent): Line => line(when, by, 'motion', motionId(key), event)
const owes = (when: When, by: string, owed: Owed, event: UndertakingEvent): Line => line(when, by, 'undertaking', owed, event)

const headOf = (proposer: string): string => {
  const delegation = called(proposer).seat?.delegation
  const head = everybody.find((person) => person.seat?.head && person.seat.delegation === delegation)
  if (!head) throw new Error(`${proposer} has no head of delegation`)
  return head.id
}

type Written = { calendar: Calendar; key: MotionKey; proposer: string; day: number }

const create = ({ calendar, key, day, proposer }: Written, more: { kind: 'proposal' | 'draftItem'; delegation: string | null }): Line => {
  const { title, rationale, remedy, category, department } = motionTexts(calendar)[key]
  return word([day, '09:10'], the(proposer), key, {
    type: 'motion.create',
    session: SESSION,
    title,
    rationale,
    remedy,
    category,
    department: department && departmentId(department),
    ...more,
  })
}

/** Written, seconded, submitted and endorsed; `from` says where in the chorus its seconders stand. */
const collected = (written: Written, from: number, seconders: number): Line[] => {
  const { key, proposer, day } = written
  const asked = Array.from({ length: seconders + 1 }, (_, at) => chorus[(from + at) % chorus.length] ?? '')
  return [
    create(written, { kind: 'proposal', delegation: null }),
    word([day, '09:40'], the(proposer), key, { type: 'motion.invite', people: asked }),
    ...asked
      .slice(0, seconders)
      .map((person, at) => word([day + (at > 2 ? 1 : 0), `1${at % 6}:25`], person, key, { type: 'motion.second' })),
    ...submitted(key, proposer, day + 2),
  ]
}

const submitted = (key: MotionKey, proposer: string, day: number): Line[] => [
  word([day, '08:50'], the(proposer), key, { type: 'motion.submit', oneMatter: true }),
  word([day, '16:30'], headOf(proposer), key, { type: 'motion.endorse' }),
]
const accepted = (key: MotionKey, day: number) => word([day, '09:15'], the('unionStaff'), key, { type: 'motion.accept' })
const filed = (key: MotionKey, day: number, time: string, priority: 'priority' | 'ordinary' = 'ordinary') =>
  word([day, time], the('committeeChair'), key, { type: 'motion.file', priority })

type Sending = { key: MotionKey; day: number; lead: DepartmentKey; coHandling?: DepartmentKey; due: number }

/** The committee proposes, the leader approves; whoever is to act accepts a day later. */
const dispatched = (calendar: Calendar, { key, day, lead, coHandling, due }: Sending, accepts = true): Line[] => {
  const order = { lead: departmentId(lead), coHandling: coHandling ? [departmentId(coHandling)] : [], dueOn: calendar.day(due) }
  return [
    word([day, '10:20'], the('committeeChair'), key, { type: 'motion.proposeDispatch', ...order }),
    word([day, '15:40'], the('leader'), key, { type: 'motion.dispatch', ...order }),
    ...(accepts ? [owes([day + 1, '08:40'], officer(lead), leadOf(key), { type: 'undertaking.accept' })] : []),
    ...(coHandling ? [owes([day + 1, '09:05'], officer(coHandling), coOf(key), { type: 'undertaking.accept' })] : []),
  ]
}

const officer = (department: DepartmentKey): string => the(`officer${department.charAt(0).toUpperCase()}${department.slice(1)}`)
const leadOf = (key: MotionKey): Owed => ({ motion: motionId(key), part: 'lead' })
const coOf = (key: MotionKey): Owed => ({ motion: motionId(key), part: 'coHandling' })
const signed = (day: number, time: string, key: MotionKey) => owes([day, time], the('leader'), leadOf(key), { type: 'undertaking.sign' })

/** Filed as priority and tabled; its ballot is told in demo-ballots.ts. */
const payPlan = (calendar: Calendar): Line[] => [
  ...collected({ calendar, key: 'payPlan', proposer: 'payPlanProposer', day: -86 }, 0, 6),
  accepted('payPlan', -83),
  filed('payPlan', -80, '15:00', 'priority'),
  word([-12, '16:00'], the('presidium7'), 'payPlan', { type: 'motion.table', session: SESSION }),
]

/** Answered 21 days after it was dispatched, class A, satisfied; reported to the congress this morning. */
const restRoom = (calendar: Calendar): Line[] => {
  const words = said(calendar)
  const [by, owed] = [officer('logistics'), leadOf('restRoom')]
  return [
    ...collected({ calendar, key: 'restRoom', proposer: 'restRoomProposer', day: -86 }, 3, 3),
    accepted('restRoom', -83),
    filed('restRoom', -80, '15:10'),
    ...dispatched(calendar, { key: 'restRoom', day: -76, lead: 'logistics', due: -16 }),
    owes([-71, '14:00'], by, owed, { type: 'undertaking.contact', note: words.restRoomContact }),
    owes([-63, '11:00'], by, owed, { type: 'undertaking.report', progress: 60, note: words.restRoomProgress }),
    owes([-56, '16:00'], by, owed, { type: 'undertaking.report', progress: 100, note: words.restRoomOpen }),
    owes([-55, '09:30'], by, owed, { type: 'undertaking.reply', class: 'A', text: words.restRoomReply, promise: null }),
    signed(-55, '15:00', 'restRoom'),
    owes([-53, '12:30'], the('restRoomProposer'), owed, { type: 'undertaking.rate', grade: 'satisfied', reason: words.restRoomThanks }),
    word([0, '09:41'], the('unionStaff'), 'restRoom', { type: 'motion.report' }),
  ]
}

/** A whole delegation's: answered vaguely, sent back, answered with a date that was kept. */
const collective = (calendar: Calendar): Line[] => {
  const words = said(calendar)
  const [by, owed] = [officer('teaching'), leadOf('collective')]
  const promise = { what: words.datedPromise, by: calendar.day(PROMISED.tablesStop), who: called('officerTeaching').name, cost: '' }
  return [
    create({ calendar, key: 'collective', proposer: 'headPrimary', day: -85 }, { kind: 'proposal', delegation: delegationId('primary') }),
    word([-84, '10:00'], the('headPrimary'), 'collective', { type: 'motion.submit', oneMatter: true }),
    accepted('collective', -82),
    filed('collective', -78, '15:00'),
    ...dispatched(calendar, { key: 'collective', day: -75, lead: 'teaching', coHandling: 'office', due: -15 }),
    owes([-50, '11:00'], by, owed, { type: 'undertaking.reply', class: 'A', text: words.vagueReply, promise: null }),
    owes([-50, '14:00'], officer('office'), coOf('collective'), { type: 'undertaking.countersign', draft: 1 }),
    signed(-49, '09:00', 'collective'),
    owes([-47, '17:10'], the('headPrimary'), owed, { type: 'undertaking.rate', grade: 'dissatisfied', reason: words.vagueReason }),
    owes([-44, '15:30'], by, owed, { type: 'undertaking.contact', note: words.collectiveContact }),
    owes([-38, '10:00'], by, owed, { type: 'undertaking.reply', class: 'B', text: words.datedReply, promise }),
    signed(-37, '09:00', 'collective'),
    owes([-35, '17:20'], the('headPrimary'), owed, { type: 'undertaking.rate', grade: 'basicallySatisfied', reason: words.datedGrade }),
    owes([-17, '10:00'], by, owed, { type: 'undertaking.fulfil', text: words.kept }),
    word([0, '09:42'], the('unionStaff'), 'collective', { type: 'motion.report' }),
  ]
}

/** Overdue, reminded and supervised; its class C reply is written and waits for the leader's signature. */
const ventilation = (calendar: Calendar): Line[] => {
  const words = said(calendar)
  const [by, owed] = [officer('logistics'), leadOf('ventilation')]
  return [
    ...collected({ calendar, key: 'ventilation', proposer: 'ventilationProposer', day: -84 }, 6, 3),
    accepted('ventilation', -81),
    filed('ventilation', -78, '15:20', 'priority'),
    ...dispatched(calendar, { key: 'ventilation', day: -72, lead: 'logistics', coHandling: 'safety', due: -12 }),
    owes([-60, '10:30'], by, owed, { type: 'undertaking.contact', note: words.ventilationContact }),
    owes([-48, '16:00'], by, owed, { type: 'undertaking.report', progress: 40, note: words.ventilationProgress }),
    owes([-15, '09:00'], the('unionStaff'), owed, { type: 'undertaking.remind', note: words.ventilationReminder }),
    owes([-9, '09:00'], the('committeeChair'), owed, { type: 'undertaking.supervise', owner: the('committee1') }),
    owes([-2, '10:00'], by, owed, { type: 'undertaking.reply', class: 'C', text: words.ventilationReply, promise: null }),
    owes([-1, '10:00'], officer('safety'), coOf('ventilation'), { type: 'undertaking.countersign', draft: 1 }),
  ]
}

/** Two motions on one matter: the second joins the first, whose answer waits for its proposer to rate it; the other's opinion stands beside. */
const canteen = (calendar: Calendar): Line[] => {
  const words = said(calendar)
  const [by, owed] = [officer('canteen'), leadOf('canteen')]
  return [
    ...collected({ calendar, key: 'canteen', proposer: 'canteenProposer', day: -84 }, 9, 4),
    ...collected({ calendar, key: 'lightMeals', proposer: 'canteenCoProposer', day: -83 }, 14, 2),
    accepted('canteen', -80),
    accepted('lightMeals', -80),
    filed('canteen', -77, '15:00'),
    word([-77, '15:30'], the('committeeChair'), 'lightMeals', { type: 'motion.merge', into: motionId('canteen'), note: words.merged }),
    ...dispatched(calendar, { key: 'canteen', day: -70, lead: 'canteen', coHandling: 'logistics', due: -10 }),
    owes([-52, '11:00'], by, owed, { type: 'undertaking.contact', note: words.canteenContact }),
    owes([-24, '16:00'], by, owed, { type: 'undertaking.report', progress: 80, note: words.canteenProgress }),
    owes([-14, '10:00'], by, owed, { type: 'undertaking.reply', class: 'A', text: words.canteenReply, promise: null }),
    owes([-13, '09:00'], officer('logistics'), coOf('canteen'), { type: 'undertaking.countersign', draft: 1 }),
    signed(-12, '09:00', 'canteen'),
  ]
}

/** One person's own matter: declined, and what is general in it converted to a suggestion, which is soon due. */
const personal = (calendar: Calendar): Line[] => {
  const words = said(calendar)
  const [by, owed] = [officer('office'), leadOf('personal')]
  return [
    ...collected({ calendar, key: 'personal', proposer: 'personalProposer', day: -44 }, 2, 2),
    accepted('personal', -40),
    word([-36, '15:00'], the('committeeChair'), 'personal', { type: 'motion.decline', reason: 'individual', note: words.individual }),
    word([-34, '15:00'], the('committeeChair'), 'personal', { type: 'motion.convert', note: words.converted }),
    ...dispatched(calendar, { key: 'personal', day: -26, lead: 'office', due: 4 }),
    owes([-20, '10:00'], by, owed, { type: 'undertaking.contact', note: words.personalContact }),
    owes([-8, '16:20'], by, owed, { type: 'undertaking.report', progress: 50, note: words.personalProgress }),
  ]
}

/** Sent to the wrong department, reassigned, and promised: tracked until the promise is kept. */
const singleLogin = (calendar: Calendar): Line[] => {
  const words = said(calendar)
  const [by, owed] = [officer('informatics'), leadOf('singleLogin')]
  const promise = {
    what: words.loginPromise,
    by: calendar.day(PROMISED.singleLogin),
    who: called('officerInformatics').name,
    cost: words.loginCost,
  }
  return [
    ...collected({ calendar, key: 'singleLogin', proposer: 'loginProposer', day: -79 }, 11, 3),
    accepted('singleLogin', -76),
    filed('singleLogin', -72, '15:00'),
    ...dispatched(calendar, { key: 'singleLogin', day: -66, lead: 'teaching', due: -6 }, false),
    owes([-65, '09:00'], officer('teaching'), owed, { type: 'undertaking.object', reason: words.objection }),
    owes([-63, '15:00'], the('committeeChair'), owed, {
      type: 'undertaking.reassign',
      department: departmentId('informatics'),
      dueOn: calendar.day(-3),
    }),
    owes([-62, '09:00'], by, owed, { type: 'undertaking.accept' }),
    owes([-55, '14:00'], by, owed, { type: 'undertaking.contact', note: words.loginContact }),
    owes([-30, '10:00'], by, owed, { type: 'undertaking.reply', class: 'B', text: words.loginReply, promise }),
    signed(-29, '09:00', 'singleLogin'),
    owes([-27, '12:00'], the('loginProposer'), owed, { type: 'undertaking.rate', grade: 'satisfied', reason: words.loginGrade }),
    owes([-7, '16:00'], by, owed, { type: 'undertaking.report', progress: 35, note: words.loginProgress }),
  ]
}

/** Sent back once for want of figures, submitted again, and put on the agenda of the session after this one. */
const dutyPay = (calendar: Calendar): Line[] => {
  const { category, department } = motionTexts(calendar).dutyPay
  return [
    ...collected({ calendar, key: 'dutyPay', proposer: 'dutyPayProposer', day: -62 }, 16, 5),
    accepted('dutyPay', -58),
    word([-52, '15:00'], the('committeeChair'), 'dutyPay', { type: 'motion.return', note: said(calendar).dutyPayReturned }),
    word([-47, '20:10'], the('dutyPayProposer'), 'dutyPay', {
      type: 'motion.edit',
      category,
      department: department && departmentId(department),
      ...RESUBMITTED,
    }),
    ...submitted('dutyPay', 'dutyPayProposer', -46),
    accepted('dutyPay', -43),
    filed('dutyPay', -40, '15:00'),
    word([-10, '16:00'], the('presidium7'), 'dutyPay', { type: 'motion.table', session: NEXT_SESSION }),
  ]
}

/** Withdrawn by its proposer, because the school had begun already. */
const parking = (calendar: Calendar): Line[] => [
  ...collected({ calendar, key: 'parking', proposer: 'withdrawnProposer', day: -56 }, 5, 2),
  word([-50, '10:00'], the('withdrawnProposer'), 'parking', { type: 'motion.withdraw' }),
]

/** What the school lays before the congress: no seconds, no delegation, but a vote. */
const draftItems = (calendar: Calendar): Line[] =>
  (['workPlan', 'spending'] as const).flatMap((key) => [
    create({ calendar, key, proposer: 'unionStaff', day: -24 }, { kind: 'draftItem', delegation: null }),
    word([-22, '10:00'], the('unionStaff'), key, { type: 'motion.submit', oneMatter: true }),
    accepted(key, -21),
    filed(key, -18, '15:00', 'priority'),
    word([-12, '16:10'], the('presidium7'), key, { type: 'motion.table', session: SESSION }),
  ])

export const motionLines = (calendar: Calendar): Line[] =>
  [payPlan, restRoom, collective, ventilation, canteen, personal, singleLogin, dutyPay, parking, draftItems].flatMap((road) =>
    road(calendar),
  )
