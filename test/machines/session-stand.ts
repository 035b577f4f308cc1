/** A session with which nearly every word goes well, and every word of a session once. */
import { HALF_OF_ROLL, QUORUM } from '../../machines/majority.ts'
import type { AgendaItem, Phase } from '../../machines/agenda.ts'
import { blankSession, type KnownFile } from '../../machines/session-context.ts'
import { admin, chief, committee, congress, id, presidium, scrutineer, second, secretary, staff, teller } from './people.ts'
import type { Unit } from '../../machines/session-events.ts'
import type { Samples, Stand } from './say.ts'

const seat = id('seat')
const ballot = id('ballot')

export const item = (name: string, phase: Phase, more: Partial<AgendaItem> = {}): AgendaItem => ({
  id: id(name),
  title: name,
  power: 'plans',
  kind: 'decide',
  method: 'hands',
  motion: null,
  presenter: null,
  minutes: null,
  startedAt: null,
  endedAt: null,
  ballot: null,
  phase,
  since: 1,
  collation: null,
  override: null,
  ...more,
})

export const file = (place: KnownFile['place'], more: Partial<KnownFile> = {}): KnownFile => ({
  place,
  name: '绩效工资分配方案.pdf',
  media: 'application/pdf',
  bytes: 2_000,
  sha256: 'ab'.repeat(32),
  ...more,
})

/** The unit of the quota table, and what a congress in preparation has of it. */
export const unit: Unit = { id: id('unit'), name: '语文选区', departments: [id('department')], seats: 3, delegation: id('delegation') }
const filled = { state: 'preparing' as const, context: { ...blankSession, term: 4, ordinal: 1, units: [unit] }, underWay: [] }
/** A unit of twenty, two of whom count the papers. */
export const electors = [chief.person, scrutineer.person, ...Array.from({ length: 18 }, (_, n) => id(`elector${n + 1}`))].map(
  (person, n) => ({
    seat: id(`electorSeat${n + 1}`),
    person,
  }),
)

/** The union committee is to be elected. */
export const electing = { items: [item('pending', 'pending', { kind: 'elect', power: 'election', method: 'secret' })] }

const fields = {
  title: '审议学校工作计划',
  power: 'plans',
  kind: 'decide',
  method: 'hands',
  motion: null,
  presenter: '王老师',
  minutes: 20,
} as const

const samples: Samples<'session'> = {
  'session.create': {
    event: {
      type: 'session.create',
      term: 3,
      ordinal: 2,
      kind: 'full',
      title: '三届二次教职工代表大会',
      place: '礼堂',
      opensOn: '2025-03-30',
      windowClosesAt: '2025-03-15T15:59:59.000Z',
      items: [],
    },
    by: staff,
  },
  'session.rehearse': { event: { type: 'session.rehearse', of: id('real'), title: '演练：三届二次教职工代表大会' }, by: secretary },
  'session.schedule': {
    event: {
      type: 'session.schedule',
      title: '三届二次教职工代表大会',
      place: '报告厅',
      opensOn: '2025-03-31',
      windowClosesAt: '2025-03-16T15:59:59.000Z',
    },
    by: secretary,
  },
  'session.enrol': {
    event: { type: 'session.enrol', seat, person: id('newcomer'), kind: 'representative', delegation: null, head: false },
    by: staff,
  },
  'session.lapse': { event: { type: 'session.lapse', seat, reason: '已调离。' }, by: staff },
  'session.byElect': {
    event: {
      type: 'session.byElect',
      seat: id('filled'),
      person: id('newcomer'),
      delegation: null,
      replaces: null,
      reason: '增补青年教师代表一名。',
      vote: { electors: 20, returned: 14, approve: 11 },
    },
    by: staff,
  },
  'session.recall': {
    event: {
      type: 'session.recall',
      seat,
      decision: '语文选区2025年3月2日全体会议决定。',
      vote: { electors: 20, returned: 14, approve: 11 },
      ballot: null,
    },
    by: staff,
  },
  'session.transfer': { event: { type: 'session.transfer', seat, delegation: id('delegation'), reason: '调入理化综教研组。' }, by: staff },
  'session.nameHead': {
    event: { type: 'session.nameHead', seat, delegation: id('delegation'), reason: '原团长调离，本团推选。' },
    by: staff,
    known: { seat: { presence: 'absent', kind: 'representative', delegation: id('delegation'), head: false } },
  },
  'session.assemble': {
    event: {
      type: 'session.assemble',
      seats: [
        { seat: id('seatOne'), person: id('personOne') },
        { seat: id('seatTwo'), person: id('personTwo') },
      ],
    },
    by: staff,
  },
  'session.allot': {
    event: {
      type: 'session.allot',
      units: [unit],
      delegations: [{ id: id('delegation'), name: '语数外' }],
      decision: '换届筹备组3月1日会议决定。',
    },
    by: staff,
  },
  'session.constitute': {
    event: {
      type: 'session.constitute',
      of: id('congress'),
      unit: unit.id,
      title: '四届一次代表选举 · 语文选区',
      item: id('election'),
      itemTitle: '选举代表',
      method: 'secret',
      rules: '无记名投票，全体教职工过半数当选。',
      countedAllowed: true,
      decision: '换届筹备组3月1日会议决定。',
      scrutineers: [chief.person, scrutineer.person],
      chief: chief.person,
      tellers: [],
      seats: electors,
    },
    by: staff,
    known: { filled },
  },
  'session.seatElected': {
    event: {
      type: 'session.seatElected',
      from: id('unitElection'),
      delegation: unit.delegation,
      seats: [{ seat: id('seatOne'), person: id('personOne') }],
    },
    by: staff,
    known: { elected: { unit: unit.id, persons: [id('personOne'), id('personTwo')] } },
  },
  'session.nominateAward': {
    event: { type: 'session.nominateAward', award: 'motion', of: id('motion'), name: '改善教师休息室条件', reason: '办成了，提案人满意。' },
    by: committee,
    known: { deserving: true },
  },
  'session.withdrawAward': { event: { type: 'session.withdrawAward', award: 'department', of: id('department') }, by: staff },
  'session.grantAward': {
    event: { type: 'session.grantAward', award: 'department', of: id('department'), ballot: id('ballot'), decision: '大会票决。' },
    by: presidium,
    known: { votedFor: true },
  },
  'session.nominateCandidate': {
    event: { type: 'session.nominateCandidate', item: id('pending'), person: id('nominee'), seat: null, reason: '二十年班主任。' },
    by: presidium,
    context: electing,
    known: { nominee: { there: true, consent: null } },
  },
  'session.answerNomination': {
    event: { type: 'session.answerNomination', item: id('pending'), person: second.person, agrees: true, statement: '愿意为大家服务。' },
    by: second,
    context: electing,
    known: { nominee: { there: true, consent: 'asked' } },
  },
  'session.withdrawNomination': {
    event: { type: 'session.withdrawNomination', item: id('pending'), person: id('nominee'), reason: '本人调离。' },
    by: staff,
    context: electing,
    known: { nominee: { there: true, consent: 'given' } },
  },
  'session.addItem': { event: { type: 'session.addItem', item: id('new'), after: null, ...fields }, by: secretary },
  'session.editItem': { event: { type: 'session.editItem', item: id('pending'), ...fields }, by: secretary },
  'session.moveItem': { event: { type: 'session.moveItem', item: id('pending'), after: null }, by: secretary },
  'session.removeItem': { event: { type: 'session.removeItem', item: id('pending'), reason: '并入下一项。' }, by: secretary },
  'session.override': {
    event: { type: 'session.override', item: id('pending'), method: 'hands', reason: '仅一处文字修改。' },
    by: presidium,
  },
  'session.sendPapers': { event: { type: 'session.sendPapers', overrideReason: null }, by: staff },
  'session.attachPaper': {
    event: { type: 'session.attachPaper', paper: id('paper'), item: id('pending') },
    by: staff,
    known: { files: [file('free')] },
  },
  'session.removePaper': {
    event: { type: 'session.removePaper', paper: id('paper'), reason: '数字有误，换新稿。' },
    by: staff,
    known: { files: [file('here')] },
  },
  'session.postNotice': {
    event: {
      type: 'session.postNotice',
      notice: id('notice'),
      title: '绩效工资分配方案征求意见',
      text: '请各位同事阅读方案，提出意见。',
      item: id('pending'),
      motion: null,
      papers: [id('paper')],
      consultation: { closesAt: '2025-03-20T09:00:00.000Z', names: 'desk' },
    },
    by: staff,
    known: { files: [file('free')] },
  },
  'session.withdrawNotice': { event: { type: 'session.withdrawNotice', notice: id('notice'), reason: '日期写错了。' }, by: staff },
  'session.comment': {
    event: { type: 'session.comment', comment: id('comment'), notice: id('notice'), text: '班主任津贴偏低。' },
    by: admin,
  },
  'session.answerComment': {
    event: { type: 'session.answerComment', comment: id('comment'), outcome: 'partly', text: '已适当提高。' },
    by: staff,
  },
  'session.prepare': { event: { type: 'session.prepare' }, by: secretary },
  'session.adoptAgenda': { event: { type: 'session.adoptAgenda' }, by: congress },
  'session.adoptRules': { event: { type: 'session.adoptRules' }, by: congress },
  'session.writeRules': {
    event: { type: 'session.writeRules', text: '无记名票决，赞成超过全体代表半数为通过。', countedAllowed: false, lastCastCounts: false },
    by: staff,
  },
  'session.keepKeys': {
    event: {
      type: 'session.keepKeys',
      ceremony: id('ceremony'),
      code: '8F3K-2M7Q',
      threshold: 2,
      trustees: [chief.person, scrutineer.person],
    },
    by: congress,
  },
  'session.discardKeys': { event: { type: 'session.discardKeys', reason: '一名监票人的手机丢失。' }, by: presidium },
  'session.nominateScrutineers': {
    event: {
      type: 'session.nominateScrutineers',
      scrutineers: [chief.person, scrutineer.person],
      chief: chief.person,
      tellers: [teller.person],
    },
    by: presidium,
  },
  'session.confirmScrutineers': { event: { type: 'session.confirmScrutineers' }, by: congress },
  'session.checkIn': { event: { type: 'session.checkIn', seat }, by: secretary },
  'session.undoCheckIn': {
    event: { type: 'session.undoCheckIn', seat, reason: '签错了人。' },
    by: secretary,
    known: { seat: { presence: 'present', kind: 'representative', delegation: null, head: false } },
  },
  'session.stepOut': {
    event: { type: 'session.stepOut', seat },
    by: secretary,
    known: { seat: { presence: 'present', kind: 'representative', delegation: null, head: false } },
  },
  'session.grantLeave': { event: { type: 'session.grantLeave', seat, reason: '病假。' }, by: secretary },
  'session.open': { event: { type: 'session.open' }, by: presidium },
  'session.recess': { event: { type: 'session.recess', reason: '茶歇', resumesAt: null }, by: presidium },
  'session.resume': { event: { type: 'session.resume' }, by: presidium },
  'session.presentItem': { event: { type: 'session.presentItem', item: id('pending') }, by: secretary },
  'session.discussItem': { event: { type: 'session.discussItem', item: id('presented') }, by: secretary },
  'session.collateItem': { event: { type: 'session.collateItem', item: id('discussing'), note: '意见已汇总。' }, by: secretary },
  'session.voteItem': { event: { type: 'session.voteItem', item: id('collated'), ballot }, by: congress },
  'session.reopenItem': { event: { type: 'session.reopenItem', item: id('voting') }, by: congress },
  'session.decideItem': { event: { type: 'session.decideItem', item: id('voting') }, by: congress },
  'session.show': { event: { type: 'session.show', page: 'agenda', item: null, ballot: null }, by: secretary },
  'session.turnSheet': { event: { type: 'session.turnSheet', sheet: 1 }, by: secretary },
  'session.startTimer': { event: { type: 'session.startTimer', item: id('discussing'), seconds: 300 }, by: secretary },
  'session.stopTimer': { event: { type: 'session.stopTimer' }, by: secretary },
  'session.askFloor': {
    event: { type: 'session.askFloor', request: id('request'), seat, item: id('discussing') },
    by: secretary,
    known: { seat: { presence: 'present', kind: 'representative', delegation: null, head: false }, request: null },
  },
  'session.withdrawFloor': { event: { type: 'session.withdrawFloor', request: id('request') }, by: secretary },
  'session.orderFloor': { event: { type: 'session.orderFloor', request: id('request'), after: null }, by: presidium },
  'session.giveFloor': { event: { type: 'session.giveFloor', request: id('request'), seconds: 180 }, by: presidium },
  'session.endFloor': { event: { type: 'session.endFloor' }, by: presidium },
  'session.takeDesk': { event: { type: 'session.takeDesk', device: id('device'), label: 'Windows · Chrome' }, by: secretary },
  'session.close': { event: { type: 'session.close' }, by: presidium },
  'session.writeResolution': { event: { type: 'session.writeResolution', text: '大会审议通过了各项报告。' }, by: secretary },
  'session.adoptResolution': { event: { type: 'session.adoptResolution' }, by: congress },
  'session.takeDown': { event: { type: 'session.takeDown', overrideReason: null }, by: staff },
  'session.reportUpward': {
    event: { type: 'session.reportUpward', to: '区教育工会', number: '校工〔2025〕3号', sentOn: '2025-04-01' },
    by: staff,
  },
  'session.publish': { event: { type: 'session.publish' }, by: staff },
  'session.archive': { event: { type: 'session.archive' }, by: staff },
  'session.discard': { event: { type: 'session.discard' }, by: secretary, context: { rehearsalOf: id('real') } },
}

export const session: Stand<'session'> = {
  name: 'session',
  context: {
    ...blankSession,
    term: 3,
    ordinal: 2,
    title: '三届二次教职工代表大会',
    opensOn: '2025-03-30',
    windowClosesAt: '2025-03-15T15:59:59.000Z',
    roll: 57,
    present: 51,
    onLeave: 4,
    papers: 1,
    papersBytes: 2_000,
    agendaVersion: 1,
    agendaAdopted: 1,
    items: [
      item('pending', 'pending'),
      item('presented', 'presented'),
      item('discussing', 'discussing'),
      item('collated', 'collated'),
      item('voting', 'voting'),
    ],
    scrutinyConfirmed: true,
    keys: { ceremony: id('ceremony'), code: '8F3K-2M7Q', threshold: 2, trustees: [chief.person, scrutineer.person] },
    timer: { item: null, startedAt: '2025-03-10T03:55:00.000Z', seconds: 600 },
    floor: {
      request: id('speaking'),
      item: id('discussing'),
      person: second.person,
      delegation: null,
      since: '2025-03-10T03:58:00.000Z',
      seconds: 180,
    },
    scrutiny: { scrutineers: [chief.person, scrutineer.person], chief: chief.person, tellers: [teller.person] },
    units: [unit],
    awards: [{ award: 'department', of: id('department'), name: '总务处', reason: '件件按期。', ballot: null, decision: null }],
  },
  known: {
    seat: { presence: 'absent', kind: 'representative', delegation: null, head: false },
    alreadyEnrolled: false,
    foreignDelegation: false,
    replaced: null,
    staff: { missed: 0, strangers: 0, count: 0 },
    signInBy: 'anywhere',
    code: 'none',
    quorum: QUORUM,
    passing: HALF_OF_ROLL,
    usualMethod: null,
    ballotsRunning: 0,
    agendaBallotRunning: false,
    rulesBallotRunning: false,
    resolutionBallotRunning: false,
    daysUp: 20,
    keepUpDays: 15,
    notRepresentatives: 0,
    request: { state: 'waiting', item: id('discussing'), seat, person: second.person, delegation: null },
    asking: false,
    requests: 0,
    daysToOpening: 10,
    papersDays: 7,
    files: [],
    original: { state: 'papers_out', context: { ...blankSession, roll: 57 }, rehearsals: 0 },
    recallable: false,
    recallVote: null,
    openBallots: [],
    filled: null,
    unitsUnderWay: [],
    elected: null,
    deserving: false,
    nominee: { there: false, consent: null },
    nominees: 0,
    votedFor: false,
    notice: { withdrawn: false, consultUntil: '2025-03-20T09:00:00.000Z', comments: 0 },
  },
  samples,
}
