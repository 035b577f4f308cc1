/**
 * Who may be given an office, and what no appointment may do. An office is a person's for the whole school (domain 1);
 * what a congress gives, such as a seat or a scrutineer's task, is not one.
 */
import { hasRole, type Actor } from './actor.ts'
import { type Role } from './matters.ts'

/** Offices are given by the administrator, and every one of them is on record. */
export const mayAppoint = (by: Actor): boolean => hasRole(by, 'admin')

export const OFFICE_FAULTS = ['same', 'departmentMissing', 'lastAdmin'] as const
export type OfficeFault = (typeof OFFICE_FAULTS)[number]

type Holder = { roles: readonly Role[]; department: string | null }

/**
 * What is wrong with giving somebody these offices instead of theirs; null, if nothing is.
 *
 * `departmentMissing`: whoever answers for a department must be in one. `lastAdmin`: nobody could give an office any more.
 *
 * @param admins how many administrators there are now
 */
export const faultOfOffices = ({ roles, department }: Holder, to: readonly Role[], admins: number): OfficeFault | null => {
  if (roles.length === to.length && to.every((role) => roles.includes(role))) return 'same'
  if (to.includes('department') && department === null) return 'departmentMissing'
  return roles.includes('admin') && !to.includes('admin') && admins <= 1 ? 'lastAdmin' : null
}
