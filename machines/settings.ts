/**
 * The settings of a school (domain 2.3): one line a knob, with its limits, its default and where it stands on the page.
 *
 * Rules take them as data; none is written into a machine. A new knob is one line here and its words in
 * client/words/desk-settings.ts; the page draws the field from the schema. A knob is read by `server/rules.ts`, as it is
 * now or as it was when something was filed: a change never touches what was filed under the old rule.
 */
import { Type, type Static, type TSchema } from 'typebox'
import { isSecretRequired } from './agenda.ts'
import { COUNTINGS } from './calendar.ts'
import { CATEGORIES, DECLINE_REASONS, GRADES, LATE_BECOME, REPLY_CLASSES, TELLABLE } from './catalogues.ts'
import { HALF_OF_ROLL, QUORUM } from './majority.ts'
import { Entry, Method, Passing, POWERS, RATER_GROUPS, RaterGroup, RATINGS_SEEN_BY, type Power } from './matters.ts'
import { LIMIT, oneOf, orNull, text } from './schema.ts'

/**
 * The kinds of fields. What the page must know of one stands beside its schema: in the browser schemas are left out
 * (client/schemas-unread.ts).
 */
const whole = (least: number, most: number) => ({
  is: 'whole' as const,
  least,
  most,
  schema: Type.Integer({ minimum: least, maximum: most }),
})
const yesNo = { is: 'yesNo' as const, schema: Type.Boolean() }
const choice = <const T extends readonly string[]>(options: T) => ({ is: 'choice' as const, options, schema: oneOf(options) })
/** Drawn by hand. */
const special = <S extends TSchema>(schema: S) => ({ is: 'special' as const, schema })

/** An entry of a catalogue: `name` null stands for the words that the software has for it; retired entries keep their name for what bears them. */
export const CatalogueEntry = Type.Object(
  { id: Entry, name: orNull(text(LIMIT.entryName)), active: Type.Boolean() },
  { additionalProperties: false },
)
export type CatalogueEntry = Static<typeof CatalogueEntry>
/** Entries may be added. */
const Catalogue = Type.Array(CatalogueEntry, { minItems: 1, maxItems: LIMIT.catalogue })
/** Entries may be renamed and retired, none added: the rules know each of them. */
const labels = (n: number) => Type.Array(CatalogueEntry, { minItems: n, maxItems: n })
const entries = (ids: readonly string[]): CatalogueEntry[] => ids.map((id) => ({ id, name: null, active: true }))

/** The ladder of reminders: so many days from the due date (before it negative), and who is told. */
export const Ladder = Type.Array(
  Type.Object(
    {
      days: Type.Integer({ minimum: -180, maximum: 180 }),
      tell: Type.Array(oneOf(TELLABLE), { minItems: 1, maxItems: TELLABLE.length, uniqueItems: true }),
    },
    { additionalProperties: false },
  ),
  { maxItems: 8 },
)
export type Ladder = Static<typeof Ladder>

const Part = Type.Integer({ minimum: 1, maximum: 100 })
export const Fraction = Type.Object({ numerator: Part, denominator: Part }, { additionalProperties: false })
export type Fraction = Static<typeof Fraction>

const MethodByPower = Type.Unsafe<Record<Power, Method>>(
  Type.Object(Object.fromEntries(POWERS.map((power) => [power, Method])), { additionalProperties: false }),
)
const usualMethods = Object.fromEntries(POWERS.map((power) => [power, isSecretRequired(power) ? 'sealed' : 'hands'])) as Record<
  Power,
  Method
>

const Worth = Type.Integer({ minimum: 0, maximum: 100 })
/** What each level of an appraisal is worth, where it is reckoned in points beside counts and shares (domain 4.2). */
export const RatingPoints = Type.Object(
  { excellent: Worth, competent: Worth, basicallyCompetent: Worth, incompetent: Worth },
  { additionalProperties: false },
)
export type RatingPoints = Static<typeof RatingPoints>

/** Groups in which the raters of an appraisal are weighed, where the school does so (domain 4.2). */
export const RaterGroups = Type.Array(RaterGroup, { minItems: 2, maxItems: RATER_GROUPS.length })

export const KNOB_GROUPS = ['collecting', 'review', 'handling', 'meeting', 'voting', 'roll', 'publishing'] as const
export type KnobGroup = (typeof KNOB_GROUPS)[number]

type Field = { schema: TSchema }
/** `running`: concerns how a session is run, so that its secretary may change it too. */
const knob = <F extends Field>(
  group: KnobGroup,
  field: F,
  usual: Static<F['schema']>,
  more: { running?: true } = {},
): F & { group: KnobGroup; usual: Static<F['schema']>; running?: true } => ({ ...field, group, usual, ...more })

export const KNOBS = {
  secondsNeeded: knob('collecting', whole(0, 20), 2),
  collectiveNeedsSeconds: knob('collecting', yesNo, false),
  /** Delegation review is on from this many delegations; 0: never. */
  delegationReviewFrom: knob('collecting', whole(0, 99), 3),
  /** Days that a delegation has for its review; then the motion goes on by itself. */
  delegationReviewDays: knob('collecting', whole(1, 30), 3),
  /** The window closes this many days before the session. */
  collectionDays: knob('collecting', whole(0, 90), 15),
  lateBecome: knob('collecting', choice(LATE_BECOME), 'suggestion'),
  categories: knob('collecting', special(Catalogue), entries(CATEGORIES)),
  /** To whom the names of proposers are told. */
  proposerNames: knob('collecting', choice(['representatives', 'staff', 'public']), 'representatives'),

  declineReasons: knob('review', special(Catalogue), entries(DECLINE_REASONS)),
  /** {term} {session} {serial} {serial:3} {year} */
  numbering: knob('review', special(text(40)), 'J{term}C{session}-{serial:3}'),

  replyDays: knob('handling', whole(1, 365), 60),
  suggestionReplyDays: knob('handling', whole(1, 365), 30),
  rehandleDays: knob('handling', whole(1, 180), 15),
  daysCounted: knob('handling', choice(COUNTINGS), 'calendar'),
  /** Worked days. */
  objectionDays: knob('handling', whole(1, 60), 5),
  dueSoonDays: knob('handling', whole(0, 60), 7),
  ladder: knob('handling', special(Ladder), [
    { days: -7, tell: ['department'] },
    { days: -1, tell: ['department', 'owner'] },
    { days: 1, tell: ['department', 'owner', 'committee', 'staff'] },
    { days: 7, tell: ['department', 'owner', 'committee', 'staff', 'leader'] },
  ]),
  /** Days after a signed reply from which a silent proposer's motion is called not rated. */
  unratedDays: knob('handling', whole(1, 180), 15),
  questionDays: knob('handling', whole(1, 180), 10),
  /** Whether seconders, too, may write what they think of a reply beside the proposer's rating. */
  secondersOpine: knob('handling', yesNo, true),
  replyClasses: knob('handling', special(labels(REPLY_CLASSES.length)), entries(REPLY_CLASSES)),
  grades: knob('handling', special(labels(GRADES.length)), entries(GRADES)),
  /** How often a motion is answered before a dissatisfied proposer brings it to the leader. */
  rounds: knob('handling', whole(1, 5), 2),

  papersDays: knob('meeting', whole(0, 60), 7),
  quorum: knob('meeting', special(Fraction), QUORUM),
  signInBy: knob('meeting', choice(['hallCode', 'anywhere']), 'hallCode', { running: true }),

  passing: knob('voting', special(Passing), HALF_OF_ROLL),
  methodByPower: knob('voting', special(MethodByPower), usualMethods),
  /** Candidates beyond the seats of a contested election, in percent of the seats; there is at least one. */
  electionSurplus: knob('voting', whole(0, 100), 20),
  /** Whether an appraisal's paper is refused while a line is left out; else it counts as not rated. */
  ratingComplete: knob('voting', yesNo, false),
  ratingsSeenBy: knob('voting', choice(RATINGS_SEEN_BY), 'presidium'),
  ratingPoints: knob('voting', special(orNull(RatingPoints)), null as RatingPoints | null),
  raterGroups: knob('voting', special(orNull(RaterGroups)), null as RaterGroup[] | null),

  teachersAtLeast: knob('roll', whole(60, 100), 60),
  leadersAtMost: knob('roll', whole(0, 20), 20),
  frontLineAtLeast: knob('roll', whole(0, 100), 60),
  youngAtLeast: knob('roll', whole(0, 100), 20),

  publishDays: knob('publishing', whole(1, 30), 3),
  /** Whether what is published may be read without an account. */
  publicBoard: knob('publishing', yesNo, false),
  keepUpDays: knob('publishing', whole(1, 365), 15),
  /** Years for which sealed records are kept. */
  retentionYears: knob('publishing', whole(1, 100), 30),
} as const

export type Knob = keyof typeof KNOBS
export type Settings = { [K in Knob]: Static<(typeof KNOBS)[K]['schema']> }

export const knobNames = Object.keys(KNOBS) as Knob[]

export const DEFAULT_SETTINGS = Object.fromEntries(knobNames.map((name) => [name, KNOBS[name].usual])) as Settings

/** One change of one knob, as it is asked for: the shape of the new value depends on the knob. */
export type SettingChange = { [K in Knob]: { knob: K; to: Settings[K] } }[Knob]
export const SettingChange = Type.Unsafe<SettingChange>({
  type: 'object',
  required: ['knob'],
  discriminator: { propertyName: 'knob' },
  oneOf: knobNames.map((name) => Type.Object({ knob: Type.Literal(name), to: KNOBS[name].schema }, { additionalProperties: false })),
})

/** The knobs that are catalogues: everybody's client names and offers what is in them. */
export const CATALOGUES = ['categories', 'declineReasons', 'replyClasses', 'grades'] as const satisfies Knob[]
export type CatalogueName = (typeof CATALOGUES)[number]
