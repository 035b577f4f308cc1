/** A setting's value as one line of plain words. */
import { POWERS } from '../../machines/matters.ts'
import type { CatalogueEntry, CatalogueName, Fraction, Knob, Settings } from '../../machines/settings.ts'
import { NAMED_BY } from '../catalogues.ts'
import { settingsWords } from '../words/desk-settings.ts'
import { deskWords } from '../words/desk.ts'
import { more } from '../words/procedure-more.ts'
import { spoken, useWords, type Wording, type Words } from '../words.ts'
import { sharesOf } from './shares.ts'

const words = { ...deskWords, ...settingsWords }
export type SettingsKey = keyof typeof words
export type SettingsWording = Wording<SettingsKey>
export const useSettingsWords = (): SettingsWording => useWords(words)

export const isCatalogue = (knob: Knob): knob is CatalogueName => knob in NAMED_BY

/** What we call a built-in entry, whatever the school calls it; empty for what the school has added. */
export const builtInName = (w: SettingsWording, knob: CatalogueName, id: string): string => {
  const names: Words = more[NAMED_BY[knob]]
  const pair = names[id]
  return pair ? spoken(pair, w.lang) : ''
}

export const entryName = (w: SettingsWording, knob: CatalogueName, { id, name }: CatalogueEntry): string => name ?? builtInName(w, knob, id)

const share = ({ numerator, denominator }: Fraction) => `${numerator}/${denominator}`

const entriesLine = (w: SettingsWording, knob: CatalogueName, entries: CatalogueEntry[]) => {
  const used = entries.filter(({ active }) => active).map((entry) => entryName(w, knob, entry))
  return w('settings.entries', { n: used.length, names: used.join(w('list.comma')) })
}

const passingLine = (w: SettingsWording, passing: Settings['passing']) =>
  w('rule.other', {
    base: w.name('base', passing.base),
    reach: w(passing.comparator === '>' ? 'rule.over' : 'rule.atLeast', { fraction: share(passing) }),
  })

const rungLine = (w: SettingsWording, { days, tell }: Settings['ladder'][number]) =>
  w(days < 0 ? 'settings.rungBefore' : 'settings.rungAfter', {
    n: Math.abs(days),
    who: tell.map((who) => w(`tell.${who}`)).join(w('list.comma')),
  })

export const LEVELS = ['excellent', 'competent', 'basicallyCompetent', 'incompetent'] as const

const pointsLine = (w: SettingsWording, points: Settings['ratingPoints']) =>
  points === null ? w('settings.noPoints') : LEVELS.map((level) => `${w.name('mark', level)} ${points[level]}`).join(w('list.comma'))

const groupsLine = (w: SettingsWording, groups: Settings['raterGroups']) =>
  groups === null ? w('raters.off') : sharesOf(groups, w('list.comma'))

/** 0 of what is counted from a number on means that there is none. */
const isNever = (knob: Knob, value: number) => value === 0 && ['delegationReviewFrom', 'frontLineAtLeast', 'youngAtLeast'].includes(knob)

export const valueLine = (w: SettingsWording, knob: Knob, value: unknown): string => {
  if (knob === 'quorum') return share(value as Fraction)
  if (knob === 'passing') return passingLine(w, value as Settings['passing'])
  if (knob === 'methodByPower') {
    const methods = value as Settings['methodByPower']
    return POWERS.map((power) => `${w.name('power', power)} ${w.name('method', methods[power])}`).join(w('list.comma'))
  }
  if (knob === 'raterGroups') return groupsLine(w, value as Settings['raterGroups'])
  if (knob === 'ratingPoints') return pointsLine(w, value as Settings['ratingPoints'])
  if (knob === 'ladder') return (value as Settings['ladder']).map((rung) => rungLine(w, rung)).join(w('list.semicolon'))
  if (isCatalogue(knob)) return entriesLine(w, knob, value as CatalogueEntry[])
  if (typeof value === 'number') return isNever(knob, value) ? w('settings.never') : w(`count.${knob}` as SettingsKey, { n: value })
  if (typeof value === 'boolean') return w(value ? 'settings.yes' : 'settings.no')
  return knob === 'numbering' ? String(value) : w(`option.${knob}.${String(value)}` as SettingsKey)
}
