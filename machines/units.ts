/**
 * 代表换届: the representatives of a term are elected by constituencies (选区), each in an election of its own that may last for days
 * (domain 4.1).
 *
 * The congress whose roll is to be filled says which units there are and how many seats each has. Each unit's election is a session
 * beside the congress: its roll are the unit's whole staff, nobody signs in, and the share that a congress needs in its hall must
 * have taken part when the box is closed. Who was elected takes a seat of the congress once their credentials were checked.
 */
import { firstAgenda } from './agenda.ts'
import { HALF_OF_ROLL, isQuorate, verdictOf } from './majority.ts'
import type { Method } from './matters.ts'
import { blankSession, type SessionContext, type SessionState } from './session-context.ts'
import type { Recalled, ElectorsVote, Unit } from './session-events.ts'
import type { Fraction } from './settings.ts'

/**
 * What a unit's election knows of itself: for which congress, which unit, how many seats, and who decided how it is held. `recalls`: it
 * elects nobody, and votes on the recall of one of its representatives.
 */
export type UnitElection = { of: string; id: string; name: string; seats: number; decision: string; recalls?: Recalled }

/** The congress that a word would fill: how it stands, its quota table, and the units whose elections are under way. */
export type Filled = { state: SessionState; context: SessionContext; underWay: string[] }

/** Until it opens a congress can be filled; neither a rehearsal nor a unit's election can. */
const FILLABLE: readonly SessionState[] = ['preparing', 'papers_out', 'preparatory']

export const isFillable = (congress: Filled | null): congress is Filled =>
  congress !== null && congress.context.rehearsalOf === null && congress.context.unit === null && FILLABLE.includes(congress.state)

/** No name, and no department, stands in two lines. */
export const areUnitsDistinct = (units: readonly Unit[]): boolean => {
  const departments = units.flatMap((unit) => unit.departments)
  return [units.map(({ id }) => id), units.map(({ name }) => name), departments].every((each) => new Set(each).size === each.length)
}

type Constituted = {
  of: string
  unit: string
  title: string
  item: string
  itemTitle: string
  method: Method
  decision: string
  rulesText: string
  countedAllowed: boolean
  scrutineers: string[]
  chief: string
  tellers: string[]
  electors: number
  recalls?: Recalled
  at: string
  quorum: Fraction
}

/** A unit's election as it is born: open, under rules and scrutineers that were decided beforehand, with one thing to do. */
export const unitElection = ({ context }: Filled, said: Constituted): SessionContext => {
  const unit = context.units.find(({ id }) => id === said.unit)
  const { of, recalls, decision } = said
  return {
    ...blankSession,
    term: context.term,
    ordinal: context.ordinal,
    kind: 'unit',
    title: said.title,
    opensOn: context.opensOn,
    quorum: said.quorum,
    passing: HALF_OF_ROLL,
    roll: said.electors,
    present: said.electors,
    agendaAdopted: 1,
    items: firstAgenda([
      {
        item: said.item,
        title: said.itemTitle,
        power: 'election',
        kind: recalls ? 'decide' : 'elect',
        method: said.method,
        motion: null,
        presenter: null,
        minutes: null,
      },
    ]).map((item) => ({ ...item, phase: recalls ? 'collated' : 'presented', startedAt: said.at })),
    rulesText: said.rulesText,
    countedAllowed: said.countedAllowed,
    rulesAdopted: true,
    scrutiny: { scrutineers: said.scrutineers, chief: said.chief, tellers: said.tellers },
    scrutinyConfirmed: true,
    unit: { of, id: said.unit, name: unit?.name ?? '', seats: recalls ? 0 : (unit?.seats ?? 0), decision, ...(recalls ? { recalls } : {}) },
    openedAt: said.at,
  }
}

/** As many took part as an election asks for (domain 4.1). */
export const areElectorsEnough = ({ electors, returned }: ElectorsVote, quorum: Fraction): boolean =>
  returned <= electors && isQuorate(returned, electors, quorum)

/** More than half of all who elect are for it: so one is elected, and so one is recalled. */
export const isCarriedByElectors = ({ electors, returned, approve }: ElectorsVote): boolean =>
  approve <= returned && verdictOf(HALF_OF_ROLL, approve, { roll: electors, present: electors, returned, valid: returned }).passed

/**
 * Seats by size (largest remainder, in integers): each unit gets its whole share, and the seats left go to the largest remainders; every
 * unit has one at the least. A proposal: who allots may change it.
 */
export const seatsBySize = (sizes: readonly number[], seats: number): number[] => {
  const total = sizes.reduce((sum, n) => sum + n, 0)
  if (total === 0) return sizes.map(() => 1)
  const shares = sizes.map((size) => {
    const rest = (size * seats) % total
    return { whole: (size * seats - rest) / total, rest }
  })
  const left = seats - shares.reduce((sum, { whole }) => sum + whole, 0)
  const first = shares
    .map(({ rest }, at) => ({ rest, at }))
    .toSorted((a, b) => b.rest - a.rest)
    .slice(0, left)
  const given = new Set(first.map(({ at }) => at))
  return shares.map(({ whole }, at) => whole + (given.has(at) ? 1 : 0)).map((n) => (n < 1 ? 1 : n))
}
