/**
 * Somebody who wants to know how each seat voted, and has got hold of everything: every table with its system columns, the
 * pages they lie on, the log, every frame and every reply, and a note of who tapped when, taken from the gallery.
 *
 * Each attack guesses a mark for some seats, or for none. Marks are dealt out evenly and at random, so a guess that knows
 * nothing is right once in three times: `verdictOn` says how far from that an attack came.
 */
import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'

export type Voter = { seat: string; person: string; act: string; mark: string; code: string; askedAt: number; answeredAt: number }
export type Row = { table: string; xmin: number; ctid: [number, number]; values: Record<string, unknown>; text: string }
/** One version of a row as it lies on its page, alive or dead. */
export type Version = { table: string; xmin: number; values: string[] }
export type Heard = { at: number; text: string }

export type Loot = {
  /** In the order in which they were seen to vote. What they marked is for the judge only. */
  voters: Voter[]
  rows: Row[]
  versions: Version[]
  frames: Heard[]
  /** Log lines and replies to others. */
  lines: string[]
}

export type Guesses = Map<string, string>
type Attacks = Record<string, Guesses>

export const MARKS = ['approve', 'oppose', 'abstain'] as const

// ── what can be got ────────────────────────────────────────────────────────────────────────────────────────────────

const placeOf = (ctid: string): [number, number] => {
  const [page = 0, line = 0] = ctid.slice(1, -1).split(',').map(Number)
  return [page, line]
}

export const dumpTables = async (db: Db): Promise<Row[]> => {
  const { rows: tables } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  const dumps = tables.map(async ({ name }) => {
    const { rows } = await sql<{ xmin: string; ctid: string; row: Record<string, unknown> }>`
      select xmin::text, ctid::text, to_jsonb(t) || jsonb_build_object('xmin', xmin::text, 'xmax', xmax::text, 'cmin', cmin::text, 'ctid', ctid::text) as row from ${sql.table(name)} as t`.execute(
      db,
    )
    return rows.map(({ xmin, ctid, row }) => ({
      table: name,
      xmin: Number(xmin),
      ctid: placeOf(ctid),
      values: row,
      text: JSON.stringify(row),
    }))
  })
  return (await Promise.all(dumps)).flat()
}

/** A value as it lies on the page: a flag, a number of four bytes, or text behind its length. */
const decode = (bytes: Buffer | null): string => {
  if (!bytes) return ''
  if (bytes.length === 1) return String(bytes[0] === 1)
  const head = bytes[0] ?? 0
  if (head % 2 === 1 && head >> 1 === bytes.length) return bytes.toString('utf8', 1)
  return bytes.length === 4 ? String(bytes.readInt32LE()) : bytes.toString('utf8', 4)
}

const pagesOf = async (db: Db, relation: string): Promise<number> =>
  (await sql<{ n: number }>`select pg_relation_size(${relation}::regclass) / 8192 as n`.execute(db)).rows[0]?.n ?? 0

export const dumpVersions = async (db: Db, tables: string[]): Promise<Version[]> => {
  const versions: Version[] = []
  for (const table of tables) {
    for (let page = 0; page < (await pagesOf(db, table)); page += 1) {
      const { rows } = await sql<{ xmin: string; attrs: (Buffer | null)[] }>`
        select t_xmin::text as xmin, t_attrs as attrs from heap_page_item_attrs(get_raw_page(${table}, ${page}), ${table}::regclass) where t_attrs is not null`.execute(
        db,
      )
      for (const { xmin, attrs } of rows) versions.push({ table, xmin: Number(xmin), values: attrs.map(decode) })
    }
  }
  return versions
}

/** How often a text lies on the pages of a table or index, in rows or in the gaps between them. */
export const countOnPages = async (db: Db, relation: string, text: string): Promise<number> => {
  let found = 0
  for (let page = 0; page < (await pagesOf(db, relation)); page += 1) {
    const { rows } = await sql<{ raw: Buffer }>`select get_raw_page(${relation}, ${page}) as raw`.execute(db)
    const raw = rows[0]?.raw.toString('latin1') ?? ''
    found += raw.split(text).length - 1
  }
  return found
}

// ── attacks ────────────────────────────────────────────────────────────────────────────────────────────────────────

const marksIn = (text: string): string[] => MARKS.filter((mark) => text.includes(`"${mark}"`))
const votersIn = (voters: Voter[], text: string): Voter[] =>
  voters.filter(({ seat, person, act }) => [seat, person, act].some((id) => text.includes(id)))

/** What speaks of one voter and of one mark. */
const guessTogether = (voters: Voter[], texts: Iterable<string>): Guesses => {
  const guesses: Guesses = new Map()
  for (const text of texts) {
    const [mark, ...otherMarks] = marksIn(text)
    if (mark === undefined || otherMarks.length > 0) continue
    const [voter, ...others] = votersIn(voters, text)
    if (voter && others.length === 0) guesses.set(voter.seat, mark)
  }
  return guesses
}

const byTransaction = ({ voters, rows }: Loot): Guesses => {
  const said = new Map<number, string>()
  for (const { xmin, text } of rows) said.set(xmin, `${said.get(xmin) ?? ''}${text}`)
  return guessTogether(voters, said.values())
}

/** Transactions that struck one seat and raised one mark, read from the versions that they left on the pages. */
const byVersion = ({ voters, versions }: Loot): Guesses => {
  const guesses: Guesses = new Map()
  const raised = new Map<number, string[]>()
  for (const mark of MARKS) {
    const sums = versions.filter(({ table, values }) => table === 'tally' && values.includes(mark)).toSorted((a, b) => a.xmin - b.xmin)
    for (const [i, { xmin, values }] of sums.entries()) {
      const before = sums[i - 1]
      if (before && Number(values.at(-1)) > Number(before.values.at(-1))) raised.set(xmin, [...(raised.get(xmin) ?? []), mark])
    }
  }
  for (const [xmin, marks] of raised) {
    const struck = versions.filter((version) => version.table === 'register' && version.xmin === xmin && version.values.includes('true'))
    const voter = voters.find(({ seat }) => struck[0]?.values.includes(seat))
    if (marks.length === 1 && struck.length === 1 && voter) guesses.set(voter.seat, marks[0] ?? '')
  }
  return guesses
}

/** Frames that tell counts: whoever voted since the last one marked what rose. */
const byCounts = ({ voters, frames }: Loot): Guesses => {
  const sequence: string[] = []
  let before: Record<string, number> = {}
  for (const { text } of frames) {
    const counts = Object.fromEntries(MARKS.map((mark) => [mark, Number(new RegExp(`"${mark}":(\\d+)`).exec(text)?.[1] ?? Number.NaN)]))
    if (Object.values(counts).some(Number.isNaN)) continue
    for (const mark of MARKS) for (let n = before[mark] ?? 0; n < (counts[mark] ?? 0); n += 1) sequence.push(mark)
    before = counts
  }
  return new Map(voters.slice(0, sequence.length).map(({ seat }, i) => [seat, sequence[i] ?? '']))
}

const alignedWith = (voters: Voter[], marks: string[]): Guesses =>
  new Map(marks.length === voters.length ? voters.map(({ seat }, i) => [seat, marks[i] ?? '']) : [])
const byPlaceOf = (a: Row, b: Row) => a.ctid[0] - b.ctid[0] || a.ctid[1] - b.ctid[1]
const ORDERS: Record<string, (a: Row, b: Row) => number> = { place: byPlaceOf, transaction: (a, b) => a.xmin - b.xmin || byPlaceOf(a, b) }

/** The voters in every order that the rows about them suggest, beside the order that was seen. */
const voterOrders = ({ voters, rows }: Loot): Record<string, Voter[]> => {
  const orders: Record<string, Voter[]> = { seen: voters, act: voters.toSorted((a, b) => (a.act < b.act ? -1 : 1)) }
  const register = rows.filter(({ table, text }) => table === 'register' && votersIn(voters, text).length === 1)
  for (const [name, order] of Object.entries(ORDERS)) {
    const sorted = register.toSorted(order).flatMap(({ text }) => votersIn(voters, text))
    if (sorted.length === voters.length) orders[`register by ${name}`] = sorted
  }
  return orders
}

/** Tables that have a row a vote, in every order of their rows. */
const markOrders = ({ voters, rows }: Loot): Record<string, string[]> => {
  const orders: Record<string, string[]> = {}
  for (const table of new Set(rows.map((row) => row.table))) {
    const marked = rows.filter((row) => row.table === table && marksIn(row.text).length === 1)
    if (marked.length !== voters.length) continue
    for (const [name, order] of Object.entries(ORDERS))
      orders[`${table} by ${name}`] = marked.toSorted(order).flatMap(({ text }) => marksIn(text))
  }
  return orders
}

const byRank = (loot: Loot): Attacks => {
  const attacks: Attacks = {}
  for (const [voterOrder, voters] of Object.entries(voterOrders(loot))) {
    for (const [markOrder, marks] of Object.entries(markOrders(loot)))
      attacks[`${voterOrder} beside ${markOrder}`] = alignedWith(voters, marks)
  }
  return attacks
}

export const attack = (loot: Loot): Attacks => ({
  'the same transaction': byTransaction(loot),
  'the same line': guessTogether(loot.voters, [
    ...loot.lines,
    ...loot.frames.map(({ text }) => text),
    ...loot.rows.map(({ text }) => text),
  ]),
  'versions on the pages': byVersion(loot),
  'counts in frames': byCounts(loot),
  ...byRank(loot),
})

// ── learning ───────────────────────────────────────────────────────────────────────────────────────────────────────

const gapAround = (frames: Heard[], at: number): number => {
  const after = frames.findIndex((frame) => frame.at >= at)
  return after > 0 ? (frames[after]?.at ?? 0) - (frames[after - 1]?.at ?? 0) : 0
}
const hashed = (text: string): number => Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) % 100_003, 7)
const rowOf = ({ rows }: Loot, voter: Voter): Row | undefined =>
  rows.find(({ table, text }) => table === 'register' && text.includes(voter.seat))

/** Figures about a voter in which a mark might show. */
const FEATURES: Record<string, (loot: Loot, voter: Voter) => number> = {
  'time to the answer': (_, { askedAt, answeredAt }) => answeredAt - askedAt,
  turn: ({ voters }, voter) => voters.indexOf(voter),
  'act id': (_, { act }) => hashed(act),
  receipt: (_, { code }) => hashed(code),
  'place in the register': (loot, voter) => {
    const row = rowOf(loot, voter)
    return row ? row.ctid[0] * 1000 + row.ctid[1] : 0
  },
  'transaction in the register': (loot, voter) => rowOf(loot, voter)?.xmin ?? 0,
  'time to the next frame': ({ frames }, { answeredAt }) => (frames.find(({ at }) => at >= answeredAt)?.at ?? answeredAt) - answeredAt,
  'time between frames': ({ frames }, { answeredAt }) => gapAround(frames, answeredAt),
}

/** Each voter's third of the hall by one feature. */
const thirds = (loot: Loot, feature: (loot: Loot, voter: Voter) => number): Map<string, number> => {
  const sorted = loot.voters.map((voter) => ({ voter, value: feature(loot, voter) })).toSorted((a, b) => a.value - b.value)
  return new Map(sorted.map(({ voter }, i) => [voter.seat, Math.floor((i * 3) / sorted.length)]))
}

/** Learns on the ballots whose marks it was told which third marks what, and guesses the others. */
const learn = (told: Loot[], asked: Loot[], feature: (loot: Loot, voter: Voter) => number): Guesses[] => {
  const seen = [0, 1, 2].map(() => new Map<string, number>())
  for (const loot of told) {
    const third = thirds(loot, feature)
    for (const { seat, mark } of loot.voters) {
      const counts = seen[third.get(seat) ?? 0]
      counts?.set(mark, (counts.get(mark) ?? 0) + 1)
    }
  }
  const likeliest = seen.map((counts) => [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? MARKS[0])
  return asked.map((loot) => new Map([...thirds(loot, feature)].map(([seat, third]) => [seat, likeliest[third] ?? MARKS[0]])))
}

/** Every feature, each half of the ballots guessed with what was learned on the other. */
export const attackByLearning = (loots: Loot[]): Record<string, Guesses[]> => {
  const even = loots.filter((_, i) => i % 2 === 0)
  const odd = loots.filter((_, i) => i % 2 === 1)
  return Object.fromEntries(
    Object.entries(FEATURES).map(([name, feature]) => {
      const [forEven, forOdd] = [learn(odd, even, feature), learn(even, odd, feature)]
      return [name, loots.map((_, i) => (i % 2 === 0 ? forEven[i / 2] : forOdd[(i - 1) / 2]) ?? new Map<string, string>())]
    }),
  )
}

// ── judging ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Verdict = { tried: number; right: number; sigmas: number }

/** How many standard deviations above blind guessing: `n / 3` right, give or take `√(2n / 9)`. */
export const verdictOn = (loots: Loot[], guesses: Guesses[]): Verdict => {
  let tried = 0
  let right = 0
  for (const [i, { voters }] of loots.entries()) {
    for (const { seat, mark } of voters) {
      const guess = guesses[i]?.get(seat)
      if (guess === undefined) continue
      tried += 1
      if (guess === mark) right += 1
    }
  }
  return { tried, right, sigmas: tried === 0 ? 0 : (right - tried / 3) / Math.sqrt((tried * 2) / 9) }
}

/** All attacks on all ballots, by name. */
export const verdictsOn = (loots: Loot[]): Record<string, Verdict> => {
  const each = loots.map(attack)
  const names = [...new Set(each.flatMap((attacks) => Object.keys(attacks)))]
  const direct = names.map(
    (name) =>
      [
        name,
        verdictOn(
          loots,
          each.map((attacks) => attacks[name] ?? new Map<string, string>()),
        ),
      ] as const,
  )
  const learned = Object.entries(attackByLearning(loots)).map(([name, guesses]) => [name, verdictOn(loots, guesses)] as const)
  return Object.fromEntries([...direct, ...learned])
}
