/**
 * `npm run rehearse`: a hall of simulated representatives at a running server, as many as there will be on the day, and
 * what they would have lived through. It moves the ballot itself only with `--run`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { called, DEMO_PASSWORD, SCHOOL } from '../db/seed.ts'
import type { BallotContext } from '../machines/ballot-context.ts'
import { isSecret } from '../machines/agenda.ts'
import type { SessionContext } from '../machines/session-context.ts'
import type { BallotRow, SeatRow, Turnout } from '../server/replies.ts'
import type { OpeningState } from '../server/sealed-replies.ts'
import { Caller, Refused, representativesOf, Voter } from './rehearse-hall.ts'
import { openBox, roundOf, takePapers } from './rehearse-sealed.ts'

const USAGE = `npm run rehearse -- [options]

  --seats 57                  representatives to simulate
  --ballot <id>               the ballot; without it, the first that is not over, of the rehearsal where there is one
  --url http://localhost:3000
  --spread 20s                they vote at random moments within this time
  --as number/password        somebody of the secretary's office; without it, the demonstration's
  --admin number/password     the administrator, who makes the codes; without it, the demonstration's
  --school <name>             needed anywhere but at the demonstration: simulated votes stay in a school's record for good
  --run                       move the ballot from configured to announced as well; without it, they wait until it opens`

type Options = {
  seats: number
  ballot: string | null
  url: string
  spreadMs: number
  number: string
  password: string
  admin: readonly [number: string, password: string]
  school: string
  run: boolean
}
type Subject<C> = { state: string; version: number; context: C }

const optionsOf = (args: string[]): Options => {
  const { values } = parseArgs({
    args,
    options: {
      seats: { type: 'string', default: '57' },
      ballot: { type: 'string' },
      url: { type: 'string', default: 'http://localhost:3000' },
      spread: { type: 'string', default: '20s' },
      as: { type: 'string', default: `${called('secretary').number}/${DEMO_PASSWORD}` },
      admin: { type: 'string', default: `${called('admin').number}/${DEMO_PASSWORD}` },
      school: { type: 'string', default: SCHOOL },
      run: { type: 'boolean', default: false },
    },
  })
  const [number = '', ...password] = values.as.split('/')
  const [adminNumber = '', ...adminPassword] = values.admin.split('/')
  const seats = Number(values.seats)
  const spread = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(values.spread)
  if (!Number.isInteger(seats) || seats < 1 || !spread) throw new TypeError(USAGE)
  const unit = { ms: 1, s: 1000, m: 60_000 }[spread[2] ?? 's'] ?? 1000
  return {
    seats,
    ballot: values.ballot ?? null,
    url: values.url.replace(/\/$/, ''),
    spreadMs: Number(spread[1]) * unit,
    number,
    password: password.join('/'),
    admin: [adminNumber, adminPassword.join('/')],
    school: values.school,
    run: values.run,
  }
}

const OVER = ['closed', 'reconciled', 'counted', 'certified', 'announced', 'void', 'archived']

const findBallot = async (office: Caller, session: string | null): Promise<string> => {
  const { items } = await office.ask<{ items: BallotRow[] }>('GET', `/api/ballots?session=${session}`)
  const next = items.find((row) => !OVER.includes(row.state) && ['sealed', 'secret', 'open'].includes(row.method))
  if (!next) throw new Error('No ballot of the session is waiting to be voted on.')
  return next.id
}

const ballotOf = (office: Caller, id: string) => office.ask<Subject<BallotContext>>('GET', `/api/ballots/${id}`)

/** Before papers are issued whoever is missing may still come in; on leave is on leave. */
const signIn = async (office: Caller, session: string, seats: SeatRow[]): Promise<number> => {
  const missing = seats.filter((seat) => seat.presence === 'absent' || seat.presence === 'out')
  let signedIn = 0
  for (const seat of missing) {
    try {
      await office.say('sessions', session, { type: 'session.checkIn', seat: seat.seat })
      signedIn += 1
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
    }
  }
  return signedIn
}

/** Lets everybody in, a few at a time, and puts a socket into everybody's hand. */
const gather = async (office: Caller, ballot: string, seats: SeatRow[]): Promise<Voter[]> => {
  const voters: Voter[] = []
  const queue = [...seats]
  const usher = async () => {
    for (let seat = queue.shift(); seat; seat = queue.shift()) {
      const voter = new Voter(await office.become(seat.person), ballot, seat)
      await voter.listen()
      voters.push(voter)
    }
  }
  await Promise.all(Array.from({ length: 8 }, usher))
  return voters
}

/** The whole ritual up to the open box; a ballot that stands somewhere on the way goes on from there. */
const openBallot = async (office: Caller, ballot: string, session: Subject<SessionContext>, voters: Voter[]): Promise<void> => {
  const { scrutiny, keys } = session.context
  if (!scrutiny) throw new Error('The congress has not confirmed its scrutineers: --run cannot go on without them.')
  const chief = await office.become(scrutiny.chief)
  const { context } = await ballotOf(office, ballot)
  if (context.method === 'sealed' && keys === null)
    throw new Error('The scrutineers have not made the key of the box: --run cannot go on without it.')
  const say = (event: { type: string } & Record<string, unknown>, by = office) => by.say('ballots', ballot, event)
  const steps: Record<string, () => Promise<unknown>> = {
    configured: () => say({ type: 'ballot.adoptRules' }),
    rules_adopted: () => say({ type: 'ballot.confirmScrutineers', ...scrutiny }),
    scrutineers_confirmed: () => say({ type: 'ballot.checkQuorum' }),
    quorum_checked: () =>
      isSecret(context.method) ? say({ type: 'ballot.sealEmpty' }, chief) : say({ type: 'ballot.issue', onPaper: [] }),
    sealed_empty: () => say({ type: 'ballot.issue', onPaper: [] }),
    issuing: async () => {
      if (context.method === 'sealed') await takePapers(voters)
      return say({ type: 'ballot.open', closesAt: null })
    },
  }
  for (let { state } = await ballotOf(office, ballot); state !== 'open'; { state } = await ballotOf(office, ballot)) {
    const step = steps[state]
    if (!step) throw new Error(`The ballot is ${state}: it cannot be opened any more.`)
    await step()
  }
}

const VERIFY_MS = 60_000

/** A sealed box is counted once the server has verified the whole of it. */
const untilVerified = async (office: Caller, ballot: string): Promise<void> => {
  const deadline = performance.now() + VERIFY_MS
  while (!(await office.ask<OpeningState>('GET', `/api/ballots/${ballot}/opening`)).verified) {
    if (performance.now() > deadline) throw new Error('The server has not verified the archive of the box within a minute.')
    await sleep(200)
  }
}

/** @returns null where the box waits for the people who hold its key */
const finishBallot = async (office: Caller, ballot: string): Promise<BallotContext | null> => {
  const { context } = await ballotOf(office, ballot)
  const others = context.scrutineers.filter((person) => person !== context.chief)
  await office.say('ballots', ballot, { type: 'ballot.close' })
  await office.say('ballots', ballot, { type: 'ballot.reconcile' })
  await office.say('ballots', ballot, { type: 'ballot.declareValid' })
  if (context.method === 'sealed') {
    if (!(await openBox(office, context.session ?? '', ballot, context.scrutineers))) return null
    await untilVerified(office, ballot)
  }
  await office.say('ballots', ballot, { type: 'ballot.count' })
  for (const person of [context.chief, others[0]]) {
    if (person) await (await office.become(person)).say('ballots', ballot, { type: 'ballot.certify' })
  }
  await office.say('ballots', ballot, { type: 'ballot.announce' })
  return (await ballotOf(office, ballot)).context
}

const untilOpen = async (office: Caller, ballot: string, voters: Voter[]): Promise<void> => {
  const opened = new Promise<void>((resolve) => {
    for (const voter of voters)
      voter.onBallot = (state) => {
        if (state === 'open') resolve()
      }
  })
  const { state } = await ballotOf(office, ballot)
  if (OVER.includes(state)) throw new Error(`The ballot is ${state}: there is nothing to cast.`)
  if (state === 'open') return
  console.log(`The ballot is ${state}; waiting until somebody opens it …`)
  await opened
}

/** The last figures may take this long to reach every screen. */
const SETTLE_MS = 5_000

type Lived = { accepted: number; refused: Map<string, number>; acks: number[]; seen: number[]; faults: string[] }

/** Everybody votes at a moment of their own. `seen` is from one's own answer to the first figure on one's own screen that includes it. */
const vote = async (voters: Voter[], { context }: Subject<BallotContext>, spreadMs: number, before: number): Promise<Lived> => {
  const lived: Lived = { accepted: 0, refused: new Map(), acks: [], seen: [], faults: [] }
  const waiting: { voter: Voter; returned: number; at: number }[] = []
  const progress = setInterval(() => {
    const refused = [...lived.refused.values()].reduce((total, n) => total + n, 0)
    if (process.stdout.isTTY)
      process.stdout.write(
        `\r  accepted ${lived.accepted} · refused ${refused} · on the screens ${Math.max(0, ...voters.map((voter) => voter.returned ?? 0))}   `,
      )
  }, 100)
  await Promise.all(
    voters.map(async (voter) => {
      await sleep(Math.random() * spreadMs)
      try {
        lived.acks.push(await voter.cast(context))
        lived.accepted += 1
        waiting.push({ voter, returned: before + lived.accepted, at: performance.now() })
      } catch (thrown) {
        const code = thrown instanceof Refused ? thrown.code : 'no answer'
        lived.refused.set(code, (lived.refused.get(code) ?? 0) + 1)
      }
    }),
  )
  const deadline = performance.now() + SETTLE_MS
  while (performance.now() < deadline && waiting.some(({ voter, returned }) => voter.heardAt(returned) === null)) await sleep(50)
  clearInterval(progress)
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K')
  for (const { voter, returned, at } of waiting) {
    const heard = voter.heardAt(returned)
    if (heard !== null) lived.seen.push(Math.max(0, heard - at))
  }
  return lived
}

/** Screens that show another figure than the server's, and sums that do not add up. */
const disagreements = (voters: Voter[], { returned }: Turnout, before: number, accepted: number): string[] => [
  ...voters.flatMap((voter) => voter.faults),
  ...(accepted === 0
    ? []
    : voters
        .filter((voter) => voter.returned !== returned)
        .map((voter) => `${voter.name}: the screen shows ${voter.returned ?? 'nothing'}, the server ${returned}`)),
  ...(returned < before + accepted ? [`${accepted} were accepted after ${before}, but ${returned} are in the box`] : []),
]

const quantile = (values: number[], q: number): string => {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]
  return value === undefined ? '–' : `${value.toFixed(0)} ms`
}

const report = (voters: Voter[], lived: Lived, turnout: Turnout): string => {
  const refused = [...lived.refused].map(([code, n]) => `${code} ${n}`).join(', ') || 'none'
  const rows = [
    ['representatives', String(voters.length)],
    ['accepted', String(lived.accepted)],
    ['refused', refused],
    ['answered', `p50 ${quantile(lived.acks, 0.5)}, p95 ${quantile(lived.acks, 0.95)}, p99 ${quantile(lived.acks, 0.99)}`],
    ['on own screen', `p50 ${quantile(lived.seen, 0.5)}, p95 ${quantile(lived.seen, 0.95)} after the answer`],
    ['in the box', `${turnout.returned} of ${turnout.issued}`],
    ['disagreements', String(lived.faults.length)],
  ]
  return [
    ...rows.map(([name = '', value = '']) => `  ${name.padEnd(16)} ${value}`),
    ...lived.faults.slice(0, 20).map((fault) => `    ${fault}`),
  ].join('\n')
}

const resultOf = ({ returned, valid, passed, tally }: BallotContext, inTheBox: number, faults: string[]): string => {
  if (returned !== inTheBox) faults.push(`${inTheBox} were in the box, ${returned} were counted`)
  for (const marks of Object.values(tally ?? {})) {
    const sum = Object.values(marks).reduce((total, votes) => total + votes, 0)
    if (sum !== valid) faults.push(`the marks add up to ${sum}, valid are ${valid}`)
  }
  return `  announced        returned ${returned}, valid ${valid}, ${JSON.stringify(Object.values(tally ?? {}))}, ${passed === null ? 'reported' : passed ? 'passed' : 'not passed'}`
}

const concluded = async (office: Caller, ballot: string, inTheBox: number, faults: string[]): Promise<string> => {
  const context = await finishBallot(office, ballot)
  return context === null
    ? '  closed           the scrutineers open the box on their phones, for the key is theirs'
    : resultOf(context, inTheBox, faults)
}

/** Papers of a sealed ballot are sealed before anybody casts: the machine that plays all the phones would be slower than they are. */
const sealAll = async (office: Caller, ballot: string, voters: Voter[]): Promise<void> => {
  const { context } = await ballotOf(office, ballot)
  const { keys } = (await office.ask<Subject<SessionContext>>('GET', `/api/sessions/${context.session}`)).context
  const round = await roundOf(office, ballot, context, keys?.code ?? '')
  for (const voter of voters) await voter.seal(round, context)
}

const rehearse = async (options: Options): Promise<number> => {
  const office = new Caller(options.url)
  const me = await office.byPassword(options.number, options.password)
  if (me.school !== options.school) {
    throw new Error(
      `The server at ${options.url} is that of ${me.school}. Simulated votes stay in its record for good; if that is meant: --school '${me.school}'`,
    )
  }
  office.keys = new Caller(options.url)
  await office.keys.byPassword(...options.admin)
  const ballot = options.ballot ?? (await findBallot(office, me.rehearsal ?? me.session))
  const { state, context } = await ballotOf(office, ballot)
  const session = context.session ?? ''
  const seats = (await representativesOf(office, session)).slice(0, options.seats)
  console.log(
    `${me.school}, ${options.url}\n${context.title} (${state}): ${seats.length} representatives, votes spread over ${options.spreadMs / 1000} s`,
  )
  const notIssued = !OVER.includes(state) && state !== 'issuing' && state !== 'open'
  if (notIssued) console.log(`  signed in        ${await signIn(office, session, seats)}`)
  const voters = await gather(office, ballot, seats)
  try {
    if (options.run) await openBallot(office, ballot, await office.ask('GET', `/api/sessions/${session}`), voters)
    else if (context.method === 'sealed' && state === 'issuing') await takePapers(voters)
    await untilOpen(office, ballot, voters)
    if (context.method === 'sealed') await sealAll(office, ballot, voters)
    const turnoutNow = () => office.ask<Turnout>('GET', `/api/ballots/${ballot}/turnout`)
    const before = (await turnoutNow()).returned
    const lived = await vote(voters, await ballotOf(office, ballot), options.spreadMs, before)
    const turnout = await turnoutNow()
    lived.faults.push(...disagreements(voters, turnout, before, lived.accepted))
    const result = options.run ? await concluded(office, ballot, turnout.returned, lived.faults) : null
    console.log([report(voters, lived, turnout), result].filter((part) => part !== null).join('\n'))
    return lived.faults.length === 0 ? 0 : 1
  } finally {
    for (const voter of voters) voter.hangUp()
  }
}

try {
  process.exitCode = await rehearse(optionsOf(process.argv.slice(2)))
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : String(thrown))
  process.exitCode = 1
}
