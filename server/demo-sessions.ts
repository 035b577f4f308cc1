/** The congress of the demonstration: how it was called, enrolled and opened, and its day up to the next ballot. */
import { agendaTexts } from '../db/seed-agenda.ts'
import type { Calendar } from '../db/seed-calendar.ts'
import { PREPARATORY, VOTING_RULES, said, SESSIONS } from '../db/seed-said.ts'
import { delegationId, observers, representatives, seedId, TERM, type SeedPerson } from '../db/seed.ts'
import type { SessionEvent } from '../machines/session-events.ts'
import { line, the, type Line } from './demo-stage.ts'

export const SESSION = seedId('session', 'now')
export const NEXT_SESSION = seedId('session', 'next')
export const agendaItem = (key: string): string => seedId('item', key)
export const handsBallot = (key: string): string => seedId('ballot', key)

/** Days to the session after this one. */
const NEXT_OPENS = 154
/** The collection closes this long before a session (domain 2.3). */
const WINDOW_DAYS = 15

const seatOf = (person: SeedPerson): string => {
  if (!person.seat) throw new Error(`${person.name} has no seat`)
  return person.seat.id
}
export const seat = (key: string): string => {
  const found = representatives.find((person) => person.keys.includes(key))
  if (!found) throw new Error(`${key} is no representative`)
  return seatOf(found)
}

const hasKey = (person: SeedPerson, name: string) => person.keys.some((key) => key.startsWith(name))
const onLeave = representatives.filter((person) => hasKey(person, 'onLeave'))
const absent = representatives.filter((person) => hasKey(person, 'absent'))
/** The 51 who come. */
export const coming = representatives.filter((person) => !onLeave.includes(person) && !absent.includes(person))

const windowOf = (calendar: Calendar, opens: number): string => {
  const day = calendar.day(opens - WINDOW_DAYS)
  return new Date(`${day}T23:59:59+08:00`).toISOString()
}

const calling = (calendar: Calendar): Line[] => {
  const by = the('secretary')
  const of = (opens: number, ordinal: number, words: { title: string; place: string }): SessionEvent => ({
    type: 'session.create',
    term: TERM,
    ordinal,
    kind: 'full',
    ...words,
    opensOn: calendar.day(opens),
    windowClosesAt: windowOf(calendar, opens),
    items: [],
  })
  return [
    line([-92, '09:00'], by, 'session', SESSION, of(0, 2, SESSIONS.now)),
    ...[...representatives, ...observers].map((person) =>
      line([-91, '14:00'], by, 'session', SESSION, {
        type: 'session.enrol',
        seat: seatOf(person),
        person: person.id,
        kind: person.seat?.kind ?? 'observer',
        delegation: person.seat?.delegation ? delegationId(person.seat.delegation) : null,
        head: person.seat?.head ?? false,
      }),
    ),
    line([-11, '10:00'], by, 'session', NEXT_SESSION, of(NEXT_OPENS, 3, SESSIONS.next)),
  ]
}

const preparing = (calendar: Calendar): Line[] => {
  const items = agendaTexts(calendar)
  const by = the('secretary')
  return [
    ...items.map(({ key, title, power, kind, method, motion }, at) =>
      line([-9, '15:00'], by, 'session', SESSION, {
        type: 'session.addItem',
        item: agendaItem(key),
        after: at === 0 ? null : agendaItem(items[at - 1]?.key ?? ''),
        title,
        power,
        kind,
        method,
        motion: motion && seedId('motion', motion),
        presenter: null,
        minutes: null,
      }),
    ),
    line([-8, '09:30'], the('unionStaff'), 'session', SESSION, { type: 'session.sendPapers', overrideReason: null }),
    ...onLeave.map((person, at) =>
      line([-1, '16:00'], the('unionStaff'), 'session', SESSION, {
        type: 'session.grantLeave',
        seat: seatOf(person),
        reason: said(calendar).onLeave[at] ?? '',
      }),
    ),
    line([0, '08:00'], by, 'session', SESSION, { type: 'session.prepare' }),
  ]
}

/** Who has a phone signs in for themselves; the desk helps the rest. */
const signingIn = (): Line[] =>
  [...coming, ...observers.slice(0, -1)].map((person, at) => {
    const minutes = 2 + Math.floor((at * 32) / 58)
    const when = [0, `08:${String(minutes).padStart(2, '0')}`] as const
    return line(when, hasKey(person, 'onPaper') ? the('unionStaff') : person.id, 'session', SESSION, {
      type: 'session.checkIn',
      seat: seatOf(person),
    })
  })

/** Five shows of hands order the congress; scrutineers are named before they are confirmed. */
const preparatoryMeeting = (): Line[] => {
  const keys = Object.keys(PREPARATORY) as (keyof typeof PREPARATORY)[]
  return [
    line([-8, '09:00'], the('unionStaff'), 'session', SESSION, {
      type: 'session.writeRules',
      text: VOTING_RULES,
      countedAllowed: false,
      lastCastCounts: false,
    }),
    line([0, '08:36'], the('presidium7'), 'session', SESSION, {
      type: 'session.nominateScrutineers',
      chief: the('chief'),
      scrutineers: [the('chief'), the('scrutineer2'), the('scrutineer3')],
      tellers: [the('teller1'), the('teller2')],
    }),
    ...keys.flatMap((key, at) => {
      const { title, ...votes } = PREPARATORY[key]
      const ballot = handsBallot(key)
      const when = [0, `08:${38 + at * 2}`] as const
      return [
        line(when, the('secretary'), 'ballot', ballot, {
          type: 'ballot.configure',
          session: SESSION,
          agendaItem: null,
          matter: key,
          motion: null,
          title,
          power: 'other',
          method: 'hands',
          items: [{ id: seedId('question', key), title, marks: ['approve', 'oppose', 'abstain'] }],
          passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
          finality: 'first',
        }),
        line(when, the('secretary'), 'ballot', ballot, { type: 'ballot.checkQuorum' }),
        line(when, the('secretary'), 'ballot', ballot, { type: 'ballot.recordHands', ...votes }),
        line(when, the('presidium7'), 'ballot', ballot, { type: 'ballot.announce' }),
      ]
    }),
    {
      when: [0, '08:49'],
      say: (stage) =>
        stage.makeKeys(SESSION, seedId('ceremony', 'now'), the('chief'), [the('chief'), the('scrutineer2'), the('scrutineer3')]),
    },
    line([0, '08:50'], the('presidium7'), 'session', SESSION, { type: 'session.open' }),
  ]
}

const present = (time: string, key: string) =>
  line([0, time], the('presidium7'), 'session', SESSION, { type: 'session.presentItem', item: agendaItem(key) })
const discuss = (time: string, key: string) =>
  line([0, time], the('presidium7'), 'session', SESSION, { type: 'session.discussItem', item: agendaItem(key) })
const collate = (time: string, key: string, note: string) =>
  line([0, time], the('presidium7'), 'session', SESSION, { type: 'session.collateItem', item: agendaItem(key), note })
const done = (time: string, key: string) =>
  line([0, time], the('presidium7'), 'session', SESSION, { type: 'session.decideItem', item: agendaItem(key) })
const heard = (from: string, to: string, key: string) => [present(from, key), done(to, key)]

/** The items of the morning; the ballots between them are told in demo-ballots.ts. */
const morning = (calendar: Calendar): Line[] => {
  const { collated } = said(calendar)
  return [
    ...heard('08:51', '08:56', 'opening'),
    present('08:57', 'workPlan'),
    discuss('09:05', 'workPlan'),
    collate('09:10', 'workPlan', ''),
    ...heard('09:30', '09:34', 'finance'),
    ...heard('09:35', '09:38', 'union'),
    ...heard('09:39', '09:43', 'motions'),
    present('09:44', 'explanation'),
    present('09:44', 'payPlan'),
    present('09:47', 'spending'),
    done('09:50', 'explanation'),
    present('09:51', 'discussion'),
    discuss('09:51', 'discussion'),
    discuss('09:51', 'payPlan'),
    discuss('09:51', 'spending'),
    done('10:01', 'discussion'),
    collate('10:02', 'payPlan', collated.payPlan),
    collate('10:02', 'spending', collated.spending),
  ]
}

export const congressLines = (calendar: Calendar): Line[] => [
  ...calling(calendar),
  ...preparing(calendar),
  ...signingIn(),
  ...preparatoryMeeting(),
  ...morning(calendar),
]
