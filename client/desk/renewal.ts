/** The quota table as it is written: one line a unit, seats by size, delegations by name. */
import type { SessionEvent, Unit } from '../../machines/session-events.ts'
import { areUnitsDistinct, seatsBySize } from '../../machines/units.ts'
import type { listUnits } from '../../server/units-contract.ts'
import { newId, type ReplyOf } from '../api.ts'

export type UnitsReply = ReplyOf<typeof listUnits>
export type Line = { id: string; name: string; departments: string[]; seats: number | null; delegation: string }
type Department = UnitsReply['departments'][number]
type Group = { id: string; name: string }

export const linesOf = (units: readonly Unit[], delegations: readonly Group[]): Line[] =>
  units.map(({ delegation, ...unit }) => ({ ...unit, delegation: delegations.find(({ id }) => id === delegation)?.name ?? '' }))

/** A unit for each department that has anybody. */
export const oneEach = (departments: readonly Department[], nameOf: (department: string) => string): Line[] =>
  departments
    .filter(({ staff }) => staff > 0)
    .map(({ id, name }) => ({ id: newId(), name: nameOf(name), departments: [id], seats: null, delegation: '' }))

export const staffOf = ({ departments: own }: Pick<Line, 'departments'>, departments: readonly Department[]): number =>
  departments.filter(({ id }) => own.includes(id)).reduce((total, { staff }) => total + staff, 0)

export const allotted = (lines: readonly Line[], departments: readonly Department[], seats: number): Line[] => {
  const shares = seatsBySize(
    lines.map((line) => staffOf(line, departments)),
    seats,
  )
  return lines.map((line, at) => ({ ...line, seats: shares[at] ?? 1 }))
}

/** Departments with staff that no line names. */
export const leftOut = (lines: readonly Line[], departments: readonly Department[]): Department[] =>
  departments.filter(({ id, staff }) => staff > 0 && !lines.some((line) => line.departments.includes(id)))

/** The word that the table says, or null while a line lacks something. A delegation that is there already keeps its id. */
export const allotment = (
  lines: readonly Line[],
  delegations: readonly Group[],
  decision: string,
): Extract<SessionEvent, { type: 'session.allot' }> | null => {
  const names = [...new Set(lines.map(({ delegation }) => delegation.trim()).filter((name) => name !== ''))]
  const groups = names.map((name) => ({ id: delegations.find((one) => one.name === name)?.id ?? newId(), name }))
  const units = lines.map(({ delegation, seats, ...line }) => ({
    ...line,
    name: line.name.trim(),
    seats: seats ?? 0,
    delegation: groups.find(({ name }) => name === delegation.trim())?.id ?? null,
  }))
  const isWhole = units.length > 0 && units.every(({ name, departments, seats }) => name !== '' && departments.length > 0 && seats > 0)
  return isWhole && areUnitsDistinct(units) && decision.trim() !== ''
    ? { type: 'session.allot', units, delegations: groups, decision: decision.trim() }
    : null
}
