/** A session with which nearly every word goes well, and every word of a session once. */
import type { AgendaItem, Phase } from '../../machines/agenda.ts'
import { blankSession, type KnownFile } from '../../machines/session-context.ts'
import { admin, chief, congress, id, presidium, scrutineer, secretary, staff, teller } from './people.ts'
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

const fields = { title: '审议学校工作计划', power: 'plans', kind: 'decide', method: 'hands', motion: null } as const

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
    },
    by: staff,
  },
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
    known: { seat: { presence: 'present', kind: 'representative' } },
  },
  'session.stepOut': {
    event: { type: 'session.stepOut', seat },
    by: secretary,
    known: { seat: { presence: 'present', kind: 'representative' } },
  },
  'session.grantLeave': { event: { type: 'session.grantLeave', seat, reason: '病假。' }, by: secretary },
  'session.open': { event: { type: 'session.open' }, by: presidium },
  'session.recess': { event: { type: 'session.recess' }, by: presidium },
  'session.resume': { event: { type: 'session.resume' }, by: presidium },
  'session.presentItem': { event: { type: 'session.presentItem', item: id('pending') }, by: secretary },
  'session.discussItem': { event: { type: 'session.discussItem', item: id('presented') }, by: secretary },
  'session.collateItem': { event: { type: 'session.collateItem', item: id('discussing'), note: '意见已汇总。' }, by: secretary },
  'session.voteItem': { event: { type: 'session.voteItem', item: id('collated'), ballot }, by: congress },
  'session.reopenItem': { event: { type: 'session.reopenItem', item: id('voting') }, by: congress },
  'session.decideItem': { event: { type: 'session.decideItem', item: id('voting') }, by: congress },
  'session.show': { event: { type: 'session.show', page: 'agenda', item: null, ballot: null }, by: secretary },
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
    scrutiny: { scrutineers: [chief.person, scrutineer.person], chief: chief.person, tellers: [teller.person] },
  },
  known: {
    seat: { presence: 'absent', kind: 'representative' },
    alreadyEnrolled: false,
    ballotsRunning: 0,
    agendaBallotRunning: false,
    rulesBallotRunning: false,
    resolutionBallotRunning: false,
    daysUp: 20,
    keepUpDays: 15,
    notRepresentatives: 0,
    daysToOpening: 10,
    papersDays: 7,
    files: [],
    notice: { withdrawn: false, consultUntil: '2025-03-20T09:00:00.000Z', comments: 0 },
  },
  samples,
}
