/**
 * Templates of sessions (domain 2.5): the items that a session of each kind usually has, with power, kind and method.
 * Their titles, and the papers that each suggests, are the words of whoever founds the session, by key.
 */
import { defaultMethod } from './agenda.ts'
import type { ItemKind, Method, Power, SessionKind } from './matters.ts'

export const TEMPLATE_ITEMS = [
  'opening',
  'closing',
  'workReport',
  'workPlan',
  'financeReport',
  'budget',
  'spendingNote',
  'spending',
  'unionReport',
  'motionsReport',
  'draftNote',
  'draftVote',
  'discussion',
  'awards',
  'resolution',
  'credentials',
  'presidium',
  'agenda',
  'rules',
  'scrutineers',
  'cadreReports',
  'cadreAppraisal',
  'leaderReports',
  'leaderAppraisal',
  'opinions',
  'headsDraft',
  'headsVote',
] as const
export type TemplateKey = (typeof TEMPLATE_ITEMS)[number]
export type TemplateItem = { key: TemplateKey; power: Power; kind: ItemKind; method: Method | null; minutes: number }

const item = (key: TemplateKey, kind: ItemKind, power: Power, minutes: number, method = defaultMethod(power, kind)): TemplateItem => ({
  key,
  power,
  kind,
  method,
  minutes,
})
const opening = item('opening', 'hear', 'other', 10)
const closing = item('closing', 'hear', 'other', 10)
const discussion = item('discussion', 'discuss', 'other', 40)
const resolution = item('resolution', 'decide', 'other', 5, 'acclamation')

export const TEMPLATES: Readonly<Record<SessionKind, readonly TemplateItem[]>> = {
  full: [
    opening,
    item('workReport', 'hear', 'annualReport', 30),
    item('financeReport', 'hear', 'annualReport', 15),
    item('unionReport', 'hear', 'annualReport', 15),
    item('motionsReport', 'hear', 'motionsReport', 15),
    item('draftNote', 'hear', 'other', 15),
    discussion,
    item('workPlan', 'decide', 'plans', 10, 'sealed'),
    item('draftVote', 'decide', 'staffInterest', 15),
    item('awards', 'hear', 'other', 10),
    resolution,
    closing,
  ],
  preparatory: [
    item('credentials', 'decide', 'other', 10),
    item('presidium', 'decide', 'other', 5),
    item('agenda', 'decide', 'other', 5),
    item('rules', 'decide', 'other', 5),
    item('scrutineers', 'decide', 'other', 5),
  ],
  workPlan: [
    opening,
    item('workReport', 'hear', 'annualReport', 30),
    discussion,
    item('workPlan', 'decide', 'plans', 15, 'sealed'),
    resolution,
    closing,
  ],
  cadreAppraisal: [opening, item('cadreReports', 'hear', 'appraisal', 60), item('cadreAppraisal', 'appraise', 'appraisal', 20), closing],
  finance: [
    opening,
    item('budget', 'hear', 'annualReport', 20),
    item('spendingNote', 'hear', 'plans', 15),
    discussion,
    item('spending', 'decide', 'plans', 15, 'sealed'),
    resolution,
    closing,
  ],
  leaderAppraisal: [opening, item('leaderReports', 'hear', 'appraisal', 60), item('leaderAppraisal', 'appraise', 'appraisal', 20), closing],
  headsMeeting: [
    item('opinions', 'hear', 'other', 30),
    item('headsDraft', 'discuss', 'other', 40),
    item('headsVote', 'decide', 'other', 10),
  ],
}
