/**
 * Bringing in the staff and the representatives. Looking and doing make the same plan, so that what was shown is what is
 * done; with one bad row nothing is. People are rows; a seat is given by the session's own word, and so stands in the journal.
 *
 * Everything an import makes is named after the import: sent again, it finds its own work done and answers the same.
 */
import type { Refusal } from '../machines/refusal.ts'
import type { Actor } from '../machines/actor.ts'
import type { SessionEvent } from '../machines/session-events.ts'
import { wouldRefuse, type Subject } from '../machines/judge.ts'
import {
  countIds,
  delegationIds,
  delegationNames,
  departmentNames,
  findHeads,
  findStaff,
  writeStaff,
  type FoundPerson,
  type ImportedPerson,
} from '../db/roster.ts'
import { findCurrentSession } from '../db/sessions.ts'
import { findSubject } from '../db/subjects.ts'
import { at, type House } from './house.ts'
import { derivedId } from './ids.ts'
import { Invalid } from './invalid.ts'
import { lookUp } from './known.ts'
import { perform } from './perform.ts'
import { checkRows, fault, type CheckedRow, type WantedSeat } from './people-check.ts'
import { readPeopleFile } from './people-file.ts'
import {
  PREVIEW_ROWS,
  type CellFault,
  type FileFault,
  type PeopleImported,
  type PeoplePreview,
  type PreviewRow,
  type RollColumn,
} from './people-replies.ts'

/** Departments, or delegations, that the lists of the surfaces show. */
const MAX_GROUPS = 100

type Planned = CheckedRow & { known: FoundPerson | undefined; changes: PreviewRow['changes']; enrols: WantedSeat | null }
type Plan = {
  faults: FileFault[]
  rows: Planned[]
  newDepartments: string[]
  newDelegations: string[]
  session: string | null
  term: number
}

const COMPARED = ['name', 'pinyin', 'sex', 'bornOn', 'duty', 'frontLine', 'department'] as const satisfies readonly RollColumn[]
const told = (value: string | boolean | null) => String(value ?? '')

/** What the file says of a person that we do not know so. A pinyin that was corrected by hand outlives a file that gives none. */
const changesOf = (known: FoundPerson, person: ImportedPerson): PreviewRow['changes'] => {
  const keepsPinyin = !person.spelled && known.name === person.name
  const changes = COMPARED.filter((column) => !(column === 'pinyin' && keepsPinyin) && known[column] !== person[column])
  return changes.map((column) => ({ column, from: told(known[column]), to: told(person[column]) }))
}

const sameSeat = (known: FoundPerson, seat: WantedSeat) =>
  known.kind === seat.kind && known.delegation === seat.delegation && known.head === seat.head

/** A seat that somebody has is left alone, and refused where the file says otherwise: the roll is changed by words with reasons. */
const seatFault = (
  known: FoundPerson | undefined,
  seat: WantedSeat | null,
  session: string | null,
  refusal: Refusal | null,
): CellFault | null => {
  if (!seat) return null
  if (known?.seat) {
    if (known.presence === 'lapsed') return fault('kind', 'seatLapsed')
    return sameSeat(known, seat) ? null : fault('kind', 'seatDiffers', { kind: known.kind, delegation: known.delegation, head: known.head })
  }
  if (session === null) return fault('kind', 'noSession')
  return refusal && fault('kind', 'notEnrollable', { code: refusal.code, ...refusal.facts })
}

/** Whether the session would hear of a new seat now, from this person: its own machine says so. */
const enrolRefusal = async (house: House, id: string, subject: Subject<'session'>, by: Actor): Promise<Refusal | null> => {
  const time = at(house)
  const event: SessionEvent = {
    type: 'session.enrol',
    seat: derivedId('nobody'),
    person: derivedId('nobody'),
    kind: 'representative',
    delegation: null,
    head: false,
  }
  return wouldRefuse('session', subject, {
    id: derivedId('nothing'),
    event,
    by,
    at: time,
    known: await lookUp(house.db, 'session', id, subject, event, time, by),
  })
}

/** New names in the order of the file; a row that brings one too many is told so. */
const newGroups = (rows: CheckedRow[], column: 'department' | 'delegation', existing: string[]): string[] => {
  const names = new Set(existing)
  for (const { cells, faults } of rows) {
    const name = cells[column]
    if (name === '' || names.has(name)) continue
    if (names.size >= MAX_GROUPS) faults.push(fault(column, 'tooManyGroups', { limit: MAX_GROUPS }))
    else names.add(name)
  }
  return [...names].slice(existing.length)
}

const planOf = async (house: House, bytes: Buffer, by: Actor): Promise<Plan> => {
  const { rows, faults } = await readPeopleFile(bytes)
  const session = await findCurrentSession(house.db)
  const subject = session === null ? undefined : await findSubject(house.db, 'session', session)
  const term = subject?.context.term ?? 0
  const today = new Date(house.clock().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const checked = checkRows(rows, today)
  const known = new Map(
    (
      await findStaff(
        house.db,
        checked.map(({ cells }) => cells.number),
        session,
      )
    ).map((person) => [person.number, person]),
  )
  const refusal = session !== null && subject ? await enrolRefusal(house, session, subject, by) : null
  const heads = session === null ? new Map<string, { number: string; name: string }>() : await findHeads(house.db, session)
  const planned = checked.map((row): Planned => {
    const person = known.get(row.cells.number)
    const wrong = seatFault(person, row.seat, session, refusal)
    if (wrong) row.faults.push(wrong)
    const head = row.seat?.head ? heads.get(row.seat.delegation) : undefined
    if (head && head.number !== row.cells.number) row.faults.push(fault('head', 'twoHeads', { name: head.name }))
    const changes = person && row.person ? changesOf(person, row.person) : []
    return { ...row, known: person, changes, enrols: row.seat && !person?.seat ? row.seat : null }
  })
  const newDepartments = newGroups(planned, 'department', await departmentNames(house.db))
  const newDelegations = session === null ? [] : newGroups(planned, 'delegation', await delegationNames(house.db, term))
  return { faults, rows: planned, newDepartments, newDelegations, session, term }
}

const statusOf = ({ faults, known, changes }: Planned): PreviewRow['status'] => {
  if (faults.length > 0) return 'bad'
  if (!known) return 'new'
  return changes.length > 0 || !known.active ? 'changed' : 'unchanged'
}

const previewRow = (planned: Planned): PreviewRow => ({
  row: planned.row,
  number: planned.cells.number.slice(0, 60),
  name: planned.cells.name.slice(0, 60),
  status: statusOf(planned),
  faults: planned.faults,
  changes: planned.changes,
  seat: planned.enrols,
})

export const previewPeople = async (house: House, bytes: Buffer, by: Actor): Promise<PeoplePreview> => {
  const { faults, rows, newDepartments, newDelegations } = await planOf(house, bytes, by)
  const shown = rows.map(previewRow)
  const count = (status: PreviewRow['status']) => shown.filter((row) => row.status === status).length
  const bad = shown.filter(({ status }) => status === 'bad')
  const moved = shown.filter(({ status, seat }) => status === 'new' || status === 'changed' || (status === 'unchanged' && seat !== null))
  return {
    faults,
    newDepartments,
    newDelegations,
    rows: [...bad, ...moved].slice(0, PREVIEW_ROWS),
    counts: {
      rows: rows.length,
      bad: bad.length,
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      seats: rows.filter(({ enrols }) => enrols).length,
    },
  }
}

/** The person's own id where there is one; else the one that this import gives. */
const personId = (id: string, { known, cells }: Planned) => known?.id ?? derivedId(id, 'person', cells.number)

/**
 * @param id of the import: the caller's, the same when it is sent again
 * @throws Invalid where a row is bad: nothing is written then; Refusal where the session moved on between looking and doing
 */
export const importPeople = async (house: House, id: string, bytes: Buffer, by: Actor): Promise<PeopleImported> => {
  const { faults, rows, newDepartments, newDelegations, session, term } = await planOf(house, bytes, by)
  if (faults.length > 0 || rows.length === 0 || rows.some((row) => row.faults.length > 0)) throw new Invalid('/file', 'rows')
  const named = (names: string[], what: string) => names.map((name) => ({ id: derivedId(id, what, name), name }))
  const people = rows.flatMap((row) => {
    if (!row.person || statusOf(row) === 'unchanged') return []
    const keepsPinyin = row.known && !row.changes.some(({ column }) => column === 'pinyin')
    return [{ ...row.person, id: personId(id, row), pinyin: keepsPinyin && row.known ? row.known.pinyin : row.person.pinyin }]
  })
  await writeStaff(house.db, {
    people,
    departments: named(newDepartments, 'department'),
    delegations: named(newDelegations, 'delegation'),
    term,
  })
  const delegations = await delegationIds(house.db, term)
  for (const row of rows) {
    if (!row.enrols || session === null) continue
    const { kind, delegation, head } = row.enrols
    const { number } = row.cells
    const event: SessionEvent = {
      type: 'session.enrol',
      seat: derivedId(id, 'seat', number),
      person: personId(id, row),
      kind,
      delegation: delegations.get(delegation) ?? null,
      head,
    }
    await perform(house, { subject: 'session', id: session, act: { id: derivedId(id, 'act', number), event }, by })
  }
  const made = (what: 'person' | 'seat') =>
    countIds(
      house.db,
      what,
      rows.map(({ cells }) => derivedId(id, what, cells.number)),
    )
  return { import: id, rows: rows.length, added: await made('person'), seats: await made('seat') }
}
