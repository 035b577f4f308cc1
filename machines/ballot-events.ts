/** Words for a ballot (domain 4). */
import { Type, type Static } from 'typebox'
import { BallotItem, MATTERS, Method, Passing, Power, RATER_GROUPS, RaterGroupName, Sheet, Tally } from './matters.ts'
import { Count, Id, Ids, Instant, LIMIT, Note, oneOf, orNull, said, Title, word } from './schema.ts'

const BallotFields = {
  title: Title,
  power: Power,
  method: Method,
  items: Type.Array(BallotItem, { minItems: 1, maxItems: LIMIT.ballotItems }),
  /** An election's or a rating's; plain questions have none. */
  sheet: Type.Optional(Sheet),
  passing: Passing,
  /** Which of two casts by one seat counts, where the rules adopted say so (domain 4, step 6). */
  finality: oneOf(['first', 'last'] as const),
}
const Votes = Type.Object({ approve: Count, oppose: Count, abstain: Count }, { additionalProperties: false })

export const BallotEvent = said([
  word('ballot.configure', {
    session: Id,
    /** The agenda item it decides; none for the votes by which the congress orders itself. */
    agendaItem: orNull(Id),
    matter: oneOf(MATTERS),
    motion: orNull(Id),
    /** The ballot with which it is issued and announced together (domain 4.1). */
    together: Type.Optional(Id),
    ...BallotFields,
  }),
  word('ballot.adjust', BallotFields),
  word('ballot.adoptRules', {}),
  word('ballot.confirmScrutineers', { scrutineers: Ids(15, 2), chief: Id, tellers: Ids(15) }),
  word('ballot.checkQuorum', {}),
  word('ballot.sealEmpty', {}),
  /** `raters`: the groups that the papers of a companion go to, told to it where an appraisal is weighed. */
  word('ballot.issue', {
    onPaper: Ids(LIMIT.seats),
    raters: Type.Optional(Type.Array(RaterGroupName, { minItems: 1, maxItems: RATER_GROUPS.length, uniqueItems: true })),
  }),
  /** A group of raters is too small for papers of its own: it is given those of another ballot. */
  word('ballot.absorb', { into: Id }),
  word('ballot.open', { closesAt: orNull(Instant) }),
  /** Prolongs, shortens or lifts the time to vote, before it is over. */
  word('ballot.setClosing', { closesAt: orNull(Instant) }),
  /** Whoever has not voted is reminded, where a unit votes over days; by the desk, or by the clock on the last day. */
  word('ballot.prompt', {}),
  /** A phone is lost or dead before its paper was cast: its holder is given a paper by hand instead. */
  word('ballot.moveToPaper', { seat: Id, reason: Note }),
  word('ballot.enterPaper', { returned: Count, invalid: Count, tally: Tally }),
  word('ballot.close', {}),
  word('ballot.reconcile', {}),
  word('ballot.declareValid', {}),
  word('ballot.void', { reason: Note }),
  word('ballot.fallBack', { method: Method, reason: Note }),
  word('ballot.revote', { ballot: Id }),
  word('ballot.recordHands', Votes.properties),
  word('ballot.recordAcclamation', { objections: Count }),
  word('ballot.count', {}),
  word('ballot.certify', {}),
  /** The chair lets the hall watch the votes being called out (唱票), as often as it likes. */
  word('ballot.reveal', {}),
  word('ballot.announce', {}),
  /** The tied at an election's last seat are voted on again. */
  word('ballot.runOff', { ballot: Id }),
  /** Seats that nobody won are filled by a further election, with candidates of its own. */
  word('ballot.supplement', { ballot: Id, title: Title, items: Type.Array(BallotItem, { minItems: 1, maxItems: LIMIT.ballotItems }) }),
  /** They stay empty, by decision. */
  word('ballot.leaveVacant', { reason: Note }),
  word('ballot.archive', {}),
  /** The rehearsal that it belongs to is thrown away while papers come in. */
  word('ballot.discard', {}),
])

export type BallotEvent = Static<typeof BallotEvent>
