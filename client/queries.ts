/** The keys under which answers are kept, and which of them a live change touches. */
import type { QueryClient } from '@tanstack/react-query'
import type { SubjectName } from '../machines/events.ts'
import * as contract from '../server/contract.ts'
import { getComposition } from '../server/people-contract.ts'
import { listAgendaVersions, listFloor } from '../server/session-contract.ts'
import type { LooseInput } from './api.ts'

export const keys = {
  me: ['me'] as const,
  congress: ['congress'] as const,
  subject: (name: SubjectName, id: string) => ['subject', name, id] as const,
  list: (url: string, input: LooseInput) => ['list', url, input.params ?? null, input.query ?? null] as const,
  turnout: (ballot: string) => ['turnout', ballot] as const,
  ceremony: (session: string) => ['ceremony', session] as const,
  opening: (ballot: string) => ['opening', ballot] as const,
}

/** Lists that may look different once a subject of this kind has changed. */
const LISTS: Record<SubjectName, readonly string[]> = {
  session: [
    contract.listSeats.url,
    contract.getAttendance.url,
    getComposition.url,
    listFloor.url,
    listAgendaVersions.url,
    // The desk's: their addresses stand here so that a phone does not load their operations first.
    '/api/sessions/:id/credentials',
    '/api/sessions/:id/seats/:seat/story',
    '/api/terms',
    '/api/sessions/:id/units',
  ],
  motion: [contract.listMotions.url, contract.getTimeline.url, '/api/questions', '/api/suggestions'],
  ballot: [contract.listBallots.url, contract.getTimeline.url, '/api/sessions/:id/units', '/api/ratings'],
  undertaking: [contract.listUndertakings.url, contract.getTimeline.url, '/api/undertakings/:id/opinions'],
}

/** The lists an arriving or leaving representative changes. */
export const ATTENDANCE_LISTS: readonly string[] = [contract.listSeats.url, contract.getAttendance.url, getComposition.url]

/** The inbox and its badge; the addresses stand here so that a phone does not load their operations first. */
export const NOTIFICATION_LISTS: readonly string[] = ['/api/notifications', '/api/notifications/unread']

export const invalidateLists = (client: QueryClient, urls: readonly string[]): void => {
  void client.invalidateQueries({ predicate: ({ queryKey: [kind, url] }) => kind === 'list' && urls.includes(url as string) })
}

/** Lists that one subject's change may touch. */
export const invalidateListsOf = (client: QueryClient, name: SubjectName): void => invalidateLists(client, LISTS[name])

const hasUnits = (view: unknown): boolean => ((view as { context?: { units?: unknown[] } } | undefined)?.context?.units?.length ?? 0) > 0

/**
 * Fetches again what is on the screen about one subject; the rest is marked old and fetched when it is looked at.
 * Resolves when the subject itself was fetched, where it is on the screen.
 */
export const refreshSubject = (client: QueryClient, name: SubjectName, id: string): Promise<void> => {
  invalidateListsOf(client, name)
  if (name === 'session') {
    void client.invalidateQueries({ queryKey: keys.congress })
    // What may be done in a congress that is being filled turns on which of its units' elections are under way.
    void client.invalidateQueries({
      predicate: ({ queryKey: [kind, subject, of], state }) =>
        kind === 'subject' && subject === 'session' && of !== id && hasUnits(state.data),
    })
  }
  // What a department may do turns on how far the motion's other departments are.
  if (name === 'undertaking') void client.invalidateQueries({ queryKey: ['subject', 'undertaking'] })
  return client.invalidateQueries({ queryKey: keys.subject(name, id) })
}

/** The same for those who do not wait. */
export const invalidateSubject = (client: QueryClient, name: SubjectName, id: string): void => {
  void refreshSubject(client, name, id)
}
