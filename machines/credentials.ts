/**
 * The credentials report (代表资格审查报告): who sits on the roll, what has changed since the last session, and what the
 * rules would have otherwise. Generated from the record; a warning is a warning, never a lock (domain 1).
 */
import { compositionOf, type CompositionLine, type Floors, type RollFigures } from './composition.ts'
import { quorumOf } from './majority.ts'
import type { CREDENTIAL_WARNINGS } from './matters.ts'
import type { Fraction } from './settings.ts'

export type CredentialsFacts = {
  term: number
  ordinal: number
  assembly: boolean
  quorum: Fraction
  figures: RollFigures
  floors: Floors
  delegations: { name: string; seats: number; head: string | null }[]
  beside: { kind: string; seats: number }[]
  /** Names of representatives who sit now and did not in the last session, and the other way round; null where there was none. */
  changes: { since: { term: number; ordinal: number }; joined: string[]; left: string[] } | null
}

export type CredentialWarning = { is: (typeof CREDENTIAL_WARNINGS)[number]; names: string[] }

export type Credentials = {
  roll: number
  quorum: number
  composition: CompositionLine[]
  unmet: CompositionLine[]
  warnings: CredentialWarning[]
}

/** The figures of the report. In an assembly the whole staff sits: there is nothing to be composed, and nobody heads anybody. */
export const credentialsOf = ({ assembly, quorum, figures, floors, delegations }: CredentialsFacts): Credentials => {
  const roll = figures.representatives
  const composition = assembly ? [] : compositionOf(figures, floors)
  const headless = delegations.filter(({ name, head }) => name !== '' && head === null).map(({ name }) => name)
  const loose = delegations.filter(({ name }) => name === '').reduce((sum, { seats }) => sum + seats, 0)
  return {
    roll,
    quorum: quorumOf(roll, quorum),
    composition,
    unmet: composition.filter(({ met }) => !met),
    warnings: [
      ...(roll === 0 ? [{ is: 'nobody' as const, names: [] }] : []),
      ...(!assembly && headless.length > 0 ? [{ is: 'headless' as const, names: headless }] : []),
      ...(!assembly && loose > 0 && delegations.length > 1 ? [{ is: 'noDelegation' as const, names: [String(loose)] }] : []),
    ],
  }
}
