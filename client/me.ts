/** Who is signed in, which surfaces are theirs, and where they land. */
import { isVoting, type Person, type Seat } from '../machines/actor.ts'
import type { Role } from '../machines/matters.ts'
import { belongsTo } from '../machines/sight.ts'
import type { Me as MeReply } from '../server/replies.ts'

/** `actor` as the judge knows this person: a signed-in actor is always a person. */
export type Me = Omit<MeReply, 'actor'> & { actor: Person }

export const meOf = (reply: MeReply): Me => reply as unknown as Me

export const hasAnyRole = (me: Me, ...roles: Role[]): boolean => roles.some((role) => me.actor.roles.includes(role))

/** My seat in a session, of any kind. */
export const seatIn = (me: Me, session: string | null): Seat | null => me.actor.seats.find((seat) => seat.session === session) ?? null

export const SURFACES = ['phone', 'desk', 'works', 'screen'] as const
export type Surface = (typeof SURFACES)[number]

export const pathOf: Record<Surface, string> = { phone: '/', desk: '/desk', works: '/works', screen: '/screen' }

/** The surfaces a person has a use for, the one they land on first. */
export const surfacesOf = (me: Me): Surface[] => {
  const atDesk = hasAnyRole(me, 'secretary', 'staff', 'admin')
  const votes = me.actor.seats.some((seat) => isVoting(seat.kind))
  const wanted: Surface[] = [
    ...(atDesk ? (['desk'] as const) : []),
    // An officer who only sits in on the session has come for what the department owes.
    ...(!votes && hasAnyRole(me, 'department', 'leader') ? (['works'] as const) : []),
    ...(me.actor.seats.length > 0 ? (['phone'] as const) : []),
    'works',
    ...(hasAnyRole(me, 'presidium', 'committee') ? (['desk'] as const) : []),
    ...(hasAnyRole(me, 'secretary', 'staff', 'presidium') ? (['screen'] as const) : []),
  ]
  return [...new Set(wanted)]
}

export const landingOf = (me: Me): string => pathOf[surfacesOf(me)[0] ?? 'works']

/** What goes on in a session is told to those who belong to it: null where this person does not, or not yet. */
export const ownSession = ({ actor, session }: Me): string | null => (belongsTo(actor, session) ? session : null)

/** The election of one's own unit, while the tab is somewhere else. */
export const unitElsewhere = (me: Me): Me['units'][number] | null =>
  me.units.some(({ id }) => id === me.session) ? null : (me.units.find(({ id }) => seatIn(me, id) !== null) ?? null)

/** Where this tab takes part: where it chose to; whoever holds no seat but in their unit's election is there; else in the congress. */
export const sessionOf = (me: Me, chosen: string | null): string | null => {
  const { session, rehearsal, units, actor } = me
  if (chosen !== null && (chosen === rehearsal || units.some(({ id }) => id === chosen))) return chosen
  const own = units.find(({ id }) => seatIn(me, id) !== null)
  const onlyThere = own !== undefined && actor.roles.length === 0 && actor.seats.every(({ kind }) => kind === 'elector')
  return onlyThere ? own.id : session
}
