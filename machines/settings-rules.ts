/** What the rules ask of a school's settings: who may change them, and what no school can set (domain 1, 2.3, 2.4, 3). */
import { hasRole, type Actor } from './actor.ts'
import { isSecret, isSecretRequired } from './agenda.ts'
import { CATEGORIES, DECLINE_REASONS } from './catalogues.ts'
import { POWERS } from './matters.ts'
import { areGroupsSound } from './raters.ts'
import { KNOBS, type CatalogueEntry, type Fraction, type Knob, type SettingChange, type Settings } from './settings.ts'

/** The union's staff and the administrators keep the settings; the secretary those by which a session is run. */
export const mayChange = (by: Actor, knob: Knob): boolean =>
  hasRole(by, 'admin', 'staff') || (hasRole(by, 'secretary') && 'running' in KNOBS[knob])

/** Why a value that has the right shape is still no rule. */
export const SETTING_FAULTS = [
  'same',
  'moreThanWhole',
  'belowTwoThirds',
  'belowHalf',
  'secretRequired',
  'entryTwice',
  'entryRemoved',
  'entryUnknown',
  'nameTwice',
  'nameMissing',
  'noneActive',
  'endsNeeded',
  'pointsRise',
  'groupsUnsound',
  'placeholderMissing',
  'placeholderUnknown',
  'placeholdersTouch',
] as const
export type SettingFault = (typeof SETTING_FAULTS)[number]

const atLeast = ({ numerator, denominator }: Fraction, least: Fraction): boolean =>
  least.denominator * numerator >= least.numerator * denominator

const faultOfFraction = (fraction: Fraction, least: Fraction, fault: SettingFault): SettingFault | null => {
  if (fraction.numerator > fraction.denominator) return 'moreThanWhole'
  return atLeast(fraction, least) ? null : fault
}

/** An entry that something filed may bear is retired, never removed; what the school adds needs a name of its own. */
const faultOfCatalogue = (builtIn: readonly string[], before: CatalogueEntry[], after: CatalogueEntry[]): SettingFault | null => {
  const ids = after.map(({ id }) => id)
  const names = after.flatMap(({ name }) => (name === null ? [] : [name.trim()]))
  if (new Set(ids).size < ids.length) return 'entryTwice'
  if (before.some(({ id }) => !ids.includes(id))) return 'entryRemoved'
  if (after.some(({ id, name }) => name === null && !builtIn.includes(id))) return 'nameMissing'
  if (new Set(names).size < names.length) return 'nameTwice'
  return after.some(({ active }) => active) ? null : 'noneActive'
}

/** Entries that the rules know: none is added, and those at the ends of the scale stay in use. */
const faultOfLabels = (before: CatalogueEntry[], after: CatalogueEntry[], needed: string[]): SettingFault | null => {
  if (after.some(({ id }) => !before.some((entry) => entry.id === id))) return 'entryUnknown'
  const fault = faultOfCatalogue(
    before.map(({ id }) => id),
    before,
    after,
  )
  return fault ?? (after.some(({ id, active }) => !active && needed.includes(id)) ? 'endsNeeded' : null)
}

const PLACEHOLDER = /\{([^}]*)\}/g
const KNOWN_PLACEHOLDER = /^(?:term|session|year|serial(?::[1-6])?)$/

/** Two numbers that could read alike are refused: term, session and serial must be told apart. */
const faultOfNumbering = (pattern: string): SettingFault | null => {
  const placeholders = [...pattern.matchAll(PLACEHOLDER)].map(([, name = '']) => name)
  if (placeholders.some((name) => !KNOWN_PLACEHOLDER.test(name))) return 'placeholderUnknown'
  if (!['term', 'session', 'serial'].every((needed) => placeholders.some((name) => name.split(':')[0] === needed)))
    return 'placeholderMissing'
  return pattern.includes('}{') ? 'placeholdersTouch' : null
}

/** The number of a filed motion: `J3C2-017`. */
export const numberOf = (pattern: string, facts: { term: number; session: number; serial: number; year: number }): string =>
  pattern.replace(PLACEHOLDER, (_, placeholder: string) => {
    const [name, width = '1'] = placeholder.split(':')
    return String(facts[name as keyof typeof facts]).padStart(Number(width), '0')
  })

/** A better level is worth more. */
const isFalling = (points: Settings['ratingPoints']): boolean => {
  if (points === null) return true
  const { excellent, competent, basicallyCompetent, incompetent } = points
  return excellent > competent && competent > basicallyCompetent && basicallyCompetent > incompetent
}

const faultOfValue = (change: SettingChange, before: Settings): SettingFault | null => {
  switch (change.knob) {
    case 'quorum':
      return faultOfFraction(change.to, { numerator: 2, denominator: 3 }, 'belowTwoThirds')
    case 'passing':
      return faultOfFraction(change.to, { numerator: 1, denominator: 2 }, 'belowHalf')
    case 'methodByPower':
      return POWERS.some((power) => isSecretRequired(power) && !isSecret(change.to[power])) ? 'secretRequired' : null
    case 'categories':
      return faultOfCatalogue(CATEGORIES, before.categories, change.to)
    case 'declineReasons':
      return faultOfCatalogue(DECLINE_REASONS, before.declineReasons, change.to)
    case 'replyClasses':
      return faultOfLabels(before.replyClasses, change.to, ['A'])
    case 'grades':
      return faultOfLabels(before.grades, change.to, ['satisfied', 'dissatisfied'])
    case 'ratingPoints':
      return isFalling(change.to) ? null : 'pointsRise'
    case 'raterGroups':
      return change.to === null || areGroupsSound(change.to) ? null : 'groupsUnsound'
    case 'numbering':
      return faultOfNumbering(change.to)
    default:
      return null
  }
}

/** Structural equality of plain data, whatever the order of keys. */
const isSame = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => isSame(left[key], right[key]))
}

/** What keeps this value from being a rule of the school; null when nothing does. */
export const faultOfChange = (change: SettingChange, before: Settings): SettingFault | null =>
  isSame(change.to, before[change.knob]) ? 'same' : faultOfValue(change, before)

/** Whether a catalogue offers an entry: what was retired is no longer chosen, and stays with what bears it. */
export const isOffered = (catalogue: readonly CatalogueEntry[], id: string): boolean =>
  catalogue.some((entry) => entry.id === id && entry.active)
