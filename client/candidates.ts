/** Who stands in the elections of a session: read anew whenever something was said about them. */
import { useQuery } from '@tanstack/react-query'
import { itemOf } from '../machines/agenda.ts'
import { listCandidates, type CandidateRow } from '../server/candidates-contract.ts'
import { call } from './api.ts'
import { keys } from './queries.ts'
import { inStrokes } from './strokes.ts'
import type { SubjectView } from './subjects.ts'
import { candidateWords, type CandidateKey } from './words/candidates.ts'
import { useWords, type Wording } from './words.ts'

type Session = SubjectView<'session'>

export const useCandidateWords = (): Wording<CandidateKey> => useWords(candidateWords)

export const useCandidatesQuery = (session: Session | undefined) => {
  const params = { id: session?.id ?? '' }
  const said = session?.context.candidacies ?? 0
  return useQuery({
    queryKey: [...keys.list(listCandidates.url, { params }), said],
    queryFn: async () => (await call(listCandidates, { params })).items,
    enabled: said > 0,
    placeholderData: (before) => before,
  })
}

/** For whom they stand beside something else: none as long as they are not read. */
export const useCandidates = (session: Session | undefined): CandidateRow[] => useCandidatesQuery(session).data ?? NONE
const NONE: CandidateRow[] = []

/** Who has agreed to stand on an item, as they stand on the paper. */
export const standingOn = (rows: readonly CandidateRow[], item: string): CandidateRow[] =>
  inStrokes(rows.filter((row) => row.item === item && row.consent === 'given'))

/** Elections whose candidates can still change. */
export const electionsAhead = (session: Session) =>
  session.context.items.filter(({ kind, phase }) => kind === 'elect' && phase !== 'voting' && phase !== 'decided')

/** What the judge is told of a person on an item. */
export const knownOfNominee = (rows: readonly CandidateRow[], item: string, person: string) => {
  const standing = rows.filter((row) => row.item === item)
  return { nominee: { there: true, consent: standing.find((row) => row.person === person)?.consent ?? null }, nominees: standing.length }
}

export const titleOfItem = (session: Session, item: string): string => itemOf(session.context.items, item)?.title ?? ''
