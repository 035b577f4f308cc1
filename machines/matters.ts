/** The matters of a congress: what it decides, by which method, and what a ballot asks (domain 2.4, 2.5, 3). */
import { Type, type Static } from 'typebox'
import { Count, Id, LIMIT, oneOf, text, Title } from './schema.ts'

/** Offices that a person holds for the whole school or for a congress (domain 1). Seats carry the rest. */
export const ROLES = ['staff', 'secretary', 'presidium', 'committee', 'leader', 'department', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Powers of the congress; the first of them that touch people must be secret (domain 2.4). */
export const POWERS = ['staffInterest', 'election', 'appraisal', 'charter', 'plans', 'annualReport', 'motionsReport', 'other'] as const
/**
 * `sealed`: secret, encrypted on the phone, and recounted by anybody. `secret`: secret, and counted by a server that is trusted;
 * only where the voting rules adopted say so. `open`: by name.
 */
export const METHODS = ['sealed', 'secret', 'open', 'hands', 'acclamation'] as const
export const ITEM_KINDS = ['hear', 'discuss', 'decide', 'elect', 'appraise'] as const
export const SESSION_KINDS = ['full', 'preparatory', 'workPlan', 'cadreAppraisal', 'finance', 'leaderAppraisal', 'headsMeeting'] as const
/** What a ballot decides besides a motion: the votes by which a congress orders itself. */
export const MATTERS = [
  'motion',
  'agenda',
  'rules',
  'scrutineers',
  'presidium',
  'credentials',
  'resolution',
  'election',
  'appraisal',
  'survey',
  'other',
] as const
/** What becomes of a comment on a draft. */
export const OUTCOMES = ['adopted', 'partly', 'notAdopted'] as const
/** What a person nominated says to it: nothing yet, or their answer. */
export const CONSENTS = ['asked', 'given', 'refused'] as const
/** Who reads the name below a comment: every colleague, or only the desk, which keeps the record. */
export const NAMES_SHOWN = ['shown', 'desk'] as const
/** Warnings of the credentials report. */
export const CREDENTIAL_WARNINGS = ['headless', 'noDelegation', 'nobody'] as const
export const SCREEN_PAGES = [
  'follow',
  'welcome',
  'credentials',
  'agenda',
  'item',
  'papers',
  'speaker',
  'countdown',
  'ballot',
  'result',
  'recess',
  'black',
] as const

export const Power = oneOf(POWERS)
export const Method = oneOf(METHODS)
/** An entry of one of the school's catalogues: which there are is data, and the door knows (2.3). */
export const Entry = Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]{0,23}$' })

export const Passing = Type.Object(
  {
    base: oneOf(['roll', 'present', 'returned', 'valid'] as const),
    comparator: oneOf(['>', '>='] as const),
    numerator: Type.Integer({ minimum: 1, maximum: 100 }),
    denominator: Type.Integer({ minimum: 1, maximum: 100 }),
  },
  { additionalProperties: false },
)

export const Mark = Type.String({ pattern: '^[a-z][A-Za-z]{0,23}$' })
/** One question of a ballot: a motion, a candidate or a person appraised, and the marks it may be given. */
export const BallotItem = Type.Object(
  {
    id: Id,
    title: Title,
    marks: Type.Array(Mark, { minItems: 2, maxItems: LIMIT.marks, uniqueItems: true }),
    /** The person appraised, where one person has several lines. A candidate's line bears the candidate's own id. */
    person: Type.Optional(Id),
  },
  { additionalProperties: false },
)
/** How an election came about: by nomination, between the tied at its last seat, or for seats that nobody won (domain 4.1). */
export const STAGES = ['first', 'runOff', 'supplementary'] as const
/** Who reads how persons were rated: those who run the congress and lead the school, or every colleague. */
export const RATINGS_SEEN_BY = ['presidium', 'staff'] as const
/**
 * Groups in which the raters of an appraisal are weighed (domain 4.2): school leaders, those who answer for a department, teachers, other
 * staff, and whoever fits no group before.
 */
export const RATER_GROUPS = ['leaders', 'heads', 'teachers', 'workers', 'others'] as const
export const RaterGroupName = oneOf(RATER_GROUPS)
const Weight = Type.Integer({ minimum: 1, maximum: 99 })
export const RaterGroup = Type.Object(
  { group: RaterGroupName, name: text(LIMIT.groupName), weight: Weight },
  { additionalProperties: false },
)
/**
 * `appraisal`: made up by whoever sets it up, and shared by the ballots of all groups; `title`: its own, without the groups. `of`: the groups
 * to which the papers of this ballot go. Whoever fits several groups belongs to the first. Weights are percent.
 */
export const Raters = Type.Object(
  {
    appraisal: Id,
    title: Title,
    of: Type.Array(RaterGroupName, { minItems: 1, maxItems: RATER_GROUPS.length, uniqueItems: true }),
    groups: Type.Array(RaterGroup, { minItems: 2, maxItems: RATER_GROUPS.length }),
  },
  { additionalProperties: false },
)

/**
 * What a paper is beyond its single lines. An election: approvals and write-ins together fill no more than `seats`; who may be
 * written in is listed. A rating (appraisal or survey): `complete` refuses lines left out, but for one's own; `seenBy` says who reads
 * the result once it is announced, besides whoever is rated; `points`, where the school has them, what each level is worth; `raters`, where
 * they are weighed in groups, whose ballot this is.
 */
export const Sheet = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('election'),
      seats: Type.Integer({ minimum: 1, maximum: LIMIT.ballotItems }),
      stage: oneOf(STAGES),
      writeIns: Type.Array(Type.Object({ id: Id, title: Title }, { additionalProperties: false }), { maxItems: LIMIT.writeIns }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('rating'),
      complete: Type.Boolean(),
      seenBy: oneOf(RATINGS_SEEN_BY),
      points: Type.Optional(Type.Record(Mark, Type.Integer({ minimum: 0, maximum: 100 }), { maxProperties: LIMIT.marks })),
      raters: Type.Optional(Raters),
    },
    { additionalProperties: false },
  ),
])
/** Votes by item and mark: `{ [item]: { [mark]: votes } }`. */
export const Tally = Type.Record(Id, Type.Record(Mark, Count), { maxProperties: LIMIT.ballotItems + LIMIT.writeIns })

export type Power = Static<typeof Power>
export type Method = Static<typeof Method>
export type Passing = Static<typeof Passing>
export type BallotItem = Static<typeof BallotItem>
export type Sheet = Static<typeof Sheet>
export type ElectionSheet = Extract<Sheet, { kind: 'election' }>
export type RatingSheet = Extract<Sheet, { kind: 'rating' }>
export type RaterGroupName = (typeof RATER_GROUPS)[number]
export type RaterGroup = Static<typeof RaterGroup>
export type Raters = Static<typeof Raters>
export type Tally = Static<typeof Tally>
export type Matter = (typeof MATTERS)[number]
export type ItemKind = (typeof ITEM_KINDS)[number]
export type Outcome = (typeof OUTCOMES)[number]
export type Consent = (typeof CONSENTS)[number]
export type NamesShown = (typeof NAMES_SHOWN)[number]
export type SessionKind = (typeof SESSION_KINDS)[number]
export type ScreenPage = (typeof SCREEN_PAGES)[number]
