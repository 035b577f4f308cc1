/** Which of the surface's words this person is shown, and whether their buttons are lit. */
import type { Refusal } from '../../machines/refusal.ts'
import { isMineToSay, refusalOf } from '../offer.ts'
import { useMe, type SubjectView } from '../subjects.ts'
import { NOT_APPLICABLE, probeOf, type ActSpec } from './acts.ts'

export type Offered<S extends 'motion' | 'undertaking'> = { spec: ActSpec<S>; refusal: Refusal | null }

/**
 * What is somebody else's, or not of this moment, is left out. Of the rest the next steps are shown even when they are
 * dark, with their reason; a secondary word that cannot be said yet would only be noise.
 */
const isShown = <S extends 'motion' | 'undertaking'>({ spec, refusal }: Offered<S>): boolean =>
  isMineToSay(refusal) && (refusal === null || (spec.primary && !NOT_APPLICABLE.includes(String(refusal.facts['unmet']))))

export const useOffered = <S extends 'motion' | 'undertaking'>(name: S, view: SubjectView<S>, specs: ActSpec<S>[]): Offered<S>[] => {
  const me = useMe()
  return specs.map((spec) => ({ spec, refusal: refusalOf(name, view, probeOf(spec, view), me) })).filter(isShown)
}
