/**
 * What the judge is told beside the subject: facts that other subjects, the roll or the calendar hold.
 *
 * Looked up under the subject's lock, written into the journal with the act. `event` is null when somebody only looks:
 * what depends on a word's own fields then has its neutral value.
 */
import { hallOf } from '../machines/ballot-context.ts'
import type { Transaction } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { Database } from '../db/schema.ts'
import { countCast, countRunningBallots, countVotes, findPaper, findRoundBefore, listCompanions, listOpenBallots } from '../db/ballots.ts'
import { countRequests, findRequest, isAsking } from '../db/floor.ts'
import { countDelegations, countKnownDepartments, countNumbered } from '../db/motions.ts'
import { findArranged } from '../db/calendar.ts'
import { countComments, findNotice, findNoticeOfComment } from '../db/notices.ts'
import { listKnownFiles } from '../db/papers.ts'
import { findSealedRound } from '../db/sealed.ts'
import { findQuestion } from '../db/questions.ts'
import { countOwnSuggestions, isSupporter } from '../db/suggestions.ts'
import { countPresent, countVoters, daysUntil, endOfDayAfter, findCurrentSession, findRehearsal } from '../db/sessions.ts'
import { findSubject, lockName } from '../db/subjects.ts'
import { personOf, type Actor } from '../machines/actor.ts'
import { itemOf } from '../machines/agenda.ts'
import { addDays, dayIn } from '../machines/calendar.ts'
import type { BallotContext, SeatPaper } from '../machines/ballot-context.ts'
import type { EventOf, SubjectName } from '../machines/events.ts'
import { isOffered, numberOf } from '../machines/settings-rules.ts'
import type { Settings } from '../machines/settings.ts'
import { unborn, type Subject } from '../machines/judge.ts'
import type { KnownOf } from '../machines/rights.ts'
import type { Original } from '../machines/rehearsal.ts'
import type { SessionKnown } from '../machines/session-context.ts'
import { knownOfAwards } from './known-awards.ts'
import { knownOfCandidates } from './known-candidates.ts'
import { knownOfRoll } from './known-roll.ts'
import { ofUndertaking } from './known-undertaking.ts'
import { rulesAt, rulesNow } from './rules.ts'
import { ratersOf } from '../machines/raters.ts'
import { personOnLine } from '../machines/sheet.ts'
import { countAttending, countOfAppraisal } from '../db/raters.ts'

type Either = Db | Transaction<Database>
type LookUp<S extends SubjectName> = (
  db: Either,
  id: string,
  subject: Subject<S>,
  event: EventOf[S] | null,
  at: string,
  by: Actor,
) => Promise<KnownOf[S]>

const papersIn = (event: EventOf['session'] | null): string[] =>
  event === null ? [] : 'paper' in event ? [event.paper] : 'papers' in event ? event.papers : []

/** The notice that a word is about, if it is this session's. */
const noticeIn = async (db: Either, session: string, event: EventOf['session'] | null, by: Actor): Promise<SessionKnown['notice']> => {
  if (event === null || event.type === 'session.postNotice') return null
  const id = 'notice' in event ? event.notice : 'comment' in event ? await findNoticeOfComment(db, event.comment) : null
  const notice = id === null ? undefined : await findNotice(db, id)
  if (!notice || notice.sessionId !== session) return null
  const comments = await countComments(db, notice.id, personOf(by))
  return { withdrawn: notice.withdrawnAt !== null, consultUntil: notice.consultUntil, comments }
}

const ofFloor = async (db: Either, id: string, event: EventOf['session'] | null) => {
  const asks = event?.type === 'session.askFloor' ? event : null
  return {
    // Whoever asks makes up a new name for it: one that is taken is taken in every session.
    request: event && 'request' in event ? await findRequest(db, asks ? null : id, event.request) : null,
    asking: asks ? await isAsking(db, asks.item, asks.seat) : false,
    requests: asks ? await countRequests(db, id, asks.item) : 0,
  }
}

const originalOf = async (db: Either, of: string): Promise<Original | null> => {
  const found = await findSubject(db, 'session', of)
  return found ? { state: found.state, context: found.context, rehearsals: (await findRehearsal(db, of)) === null ? 0 : 1 } : null
}

const ofSession: LookUp<'session'> = async (db, id, { context }, event, at, by) => {
  const settings = await rulesNow(db)
  const opensOn = event && 'opensOn' in event ? event.opensOn : context.opensOn
  const nominees = event?.type === 'session.nominateScrutineers' ? event.scrutineers : []
  return {
    ...(await knownOfRoll(db, id, context, settings, event, at)),
    ...(await knownOfAwards(db, id, event)),
    ...(await knownOfCandidates(db, id, context, event)),
    ballotsRunning: await countRunningBallots(db, id),
    agendaBallotRunning: (await countRunningBallots(db, id, 'agenda')) > 0,
    resolutionBallotRunning: (await countRunningBallots(db, id, 'resolution')) > 0,
    rulesBallotRunning: (await countRunningBallots(db, id, 'rules')) > 0,
    notRepresentatives: nominees.length - (await countVoters(db, id, nominees)),
    ...(await ofFloor(db, id, event)),
    daysToOpening: await daysUntil(db, at, opensOn),
    papersDays: settings.papersDays,
    daysUp: context.publishedAt ? await daysUntil(db, context.publishedAt, dayIn(at)) : 0,
    keepUpDays: settings.keepUpDays,
    files: await listKnownFiles(db, id, papersIn(event)),
    notice: await noticeIn(db, id, event, by),
    original: event?.type === 'session.rehearse' ? await originalOf(db, event.of) : null,
    openBallots: event?.type === 'session.discard' ? await listOpenBallots(db, id) : [],
  }
}

/** `J3C2-017`: term, session, serial, as the school writes them. */
const numberFor = async (db: Either, session: string, pattern: string): Promise<string | null> => {
  const found = await findSubject(db, 'session', session)
  if (!found) return null
  const { term, ordinal, opensOn } = found.context
  const year = Number((opensOn ?? '').slice(0, 4))
  return numberOf(pattern, { term, session: ordinal, serial: (await countNumbered(db, session)) + 1, year })
}

/** Whether a word names a category or reason that is not in use. */
const isNotOffered = ({ categories, declineReasons }: Settings, event: EventOf['motion'] | null): boolean => {
  if (event?.type === 'motion.decline') return !isOffered(declineReasons, event.reason)
  // What is told of the past may bear a category that was retired since.
  if (event?.type === 'motion.record') return !categories.some(({ id }) => id === event.category)
  return event !== null && 'category' in event && !isOffered(categories, event.category)
}

const departmentsIn = (event: EventOf['motion'] | null): string[] => {
  if (event?.type === 'motion.proposeDispatch' || event?.type === 'motion.dispatch') return [event.lead, ...event.coHandling]
  return event && 'department' in event && event.department ? [event.department] : []
}

const ofSuggestion = async (db: Either, id: string | undefined): Promise<KnownOf['motion']['suggestion']> => {
  const found = id === undefined ? undefined : await findSubject(db, 'motion', id)
  return found ? { state: found.state, proposer: found.context.proposer, hidden: found.context.hidden !== null } : null
}

/** The motion's own line of the question that a word names. */
const questionIn = async (db: Either, id: string, event: EventOf['motion'] | null) => {
  const named = event && 'question' in event ? await findQuestion(db, id, event.question) : undefined
  return named ? { department: named.departmentId, isAnswered: named.answeredAt !== null, rung: named.rung } : null
}

const ofMotion: LookUp<'motion'> = async (db, id, { state, context }, event, at, by) => {
  const settings = await rulesNow(db)
  /** What is dispatched is owed by the rule under which it was filed, or taken in. */
  const filed = await rulesAt(db, context.filedAt ?? context.submittedAt)
  const today = dayIn(at)
  const home = event?.type === 'motion.create' ? event.session : context.session
  const named = event && 'session' in event ? event.session : await findCurrentSession(db)
  const [collectedFor, session] = await Promise.all([
    home ? findSubject(db, 'session', home) : undefined,
    named ? findSubject(db, 'session', named) : undefined,
  ])
  const numbering = event?.type === 'motion.file' || event?.type === 'motion.table'
  if (numbering && home) await lockName(db as Transaction<Database>, `number ${home}`)
  const departments = departmentsIn(event)
  const person = personOf(by) ?? ''
  const isCollective = event?.type === 'motion.create' ? event.delegation !== null : context.delegation !== null
  const target = event?.type === 'motion.merge' ? await findSubject(db, 'motion', event.into) : undefined
  return {
    secondsNeeded: isCollective && !settings.collectiveNeedsSeconds ? 0 : settings.secondsNeeded,
    delegationReview:
      collectedFor !== undefined &&
      settings.delegationReviewFrom > 0 &&
      (await countDelegations(db, collectedFor.context.term)) >= settings.delegationReviewFrom,
    windowClosesAt: collectedFor?.context.windowClosesAt ?? null,
    nextNumber: numbering && home ? await numberFor(db, home, settings.numbering) : null,
    mergeTarget: event?.type === 'motion.merge' ? (target?.state ?? null) : 'filed',
    /** Motions live outside of rehearsals and units. */
    sessionState: session?.context.rehearsalOf === null && session.context.unit === null ? session.state : null,
    lateBecome: settings.lateBecome,
    reviewDueAt: event?.type === 'motion.submit' ? await endOfDayAfter(db, at, settings.delegationReviewDays) : null,
    suggestion: await ofSuggestion(db, event?.type === 'motion.create' ? event.suggestion : undefined),
    supported: context.kind === 'suggestion' && (await isSupporter(db, id, person)),
    ownSuggestions: event?.type === 'motion.suggest' ? await countOwnSuggestions(db, person) : 0,
    notOffered: isNotOffered(settings, event),
    unknownDepartments: departments.length - (await countKnownDepartments(db, departments)),
    replyDueOn: addDays(
      today,
      state === 'converted' ? filed.suggestionReplyDays : filed.replyDays,
      filed.daysCounted,
      await findArranged(db, today),
    ),
    question: await questionIn(db, id, event),
    files: await listKnownFiles(db, id, event && 'paper' in event ? [event.paper] : []),
  }
}

const paperOf = async (db: Either, ballot: string, seat: string): Promise<SeatPaper> => {
  const paper = await findPaper(db, ballot, [seat])
  return paper === undefined ? 'none' : paper.cast ? 'cast' : paper.channel
}
const boxStateOf = (round: { opened: boolean; verified: boolean } | undefined) => ({
  opened: round?.opened ?? false,
  verified: round?.verified ?? false,
})

const firstOf = async (db: Either, id: string | null): Promise<KnownOf['ballot']['first']> => {
  const found = id === null ? undefined : await findSubject(db, 'ballot', id)
  if (!found) return null
  const { session, method, togetherWith } = found.context
  return { session, state: found.state, method, isCompanion: togetherWith !== null }
}

/** Of an appraisal that is weighed: who of each group is in the hall as papers are issued, and whether it is set up already. */
const ofRaters = async (
  db: Either,
  { session, sheet, items }: BallotContext,
  event: EventOf['ballot'] | null,
): Promise<Pick<KnownOf['ballot'], 'attending' | 'ofAppraisal'>> => {
  const issued = event?.type === 'ballot.issue' ? ratersOf(sheet) : null
  const setUp = event && 'sheet' in event ? ratersOf(event.sheet) : null
  const among = event?.type === 'ballot.issue' ? { onPaper: event.onPaper, rated: items.map(personOnLine) } : { onPaper: [], rated: [] }
  return {
    attending: issued && session ? await countAttending(db, session, issued, among) : {},
    ofAppraisal: setUp ? await countOfAppraisal(db, setUp.appraisal) : 0,
  }
}

const ofBallot: LookUp<'ballot'> = async (db, id, { context }, event, _at) => {
  const home = event?.type === 'ballot.configure' ? event.session : context.session
  const session = home ? await findSubject(db, 'session', home) : undefined
  const agendaItem = event?.type === 'ballot.configure' ? event.agendaItem : context.agendaItem
  const item = session && agendaItem ? itemOf(session.context.items, agendaItem) : undefined
  const motion = event?.type === 'ballot.configure' ? event.motion : context.motion
  const before = await findRoundBefore(db, id)
  const together = event?.type === 'ballot.configure' ? (event.together ?? null) : context.togetherWith
  const nominees = event?.type === 'ballot.confirmScrutineers' ? event.scrutineers : []
  const paperSeats = event?.type === 'ballot.issue' ? event.onPaper : []
  return {
    session: hallOf(session ?? unborn.session),
    item: item
      ? {
          power: item.power,
          override: item.override,
          ballot: item.ballot,
          isOpenToVote: item.phase !== 'voting' && item.phase !== 'decided',
        }
      : null,
    motionState: motion ? ((await findSubject(db, 'motion', motion))?.state ?? null) : null,
    first: await firstOf(db, together),
    ...(await ofRaters(db, context, event)),
    companions: await listCompanions(db, together !== null && event?.type === 'ballot.configure' ? together : id),
    previous: before ? { id: before.id, round: before.round, override: before.override } : null,
    notRepresentatives: home ? nominees.length - (await countVoters(db, home, nominees)) : nominees.length,
    notConfirmed: nominees.filter((person) => !session?.context.scrutiny?.scrutineers.includes(person)).length,
    candidatesAmong: nominees.filter((person) => context.items.some((candidate) => candidate.id === person)).length,
    surplus: (await rulesNow(db)).electionSurplus,
    seatPaper: event?.type === 'ballot.moveToPaper' ? await paperOf(db, id, event.seat) : 'none',
    paperAbsent: home ? paperSeats.length - (await countPresent(db, home, paperSeats)) : paperSeats.length,
    cast: await countCast(db, id),
    sealed: boxStateOf(await findSealedRound(db, id)),
    tally: event?.type === 'ballot.count' ? await countVotes(db, id) : null,
  }
}

const lookUps: { [S in SubjectName]: LookUp<S> } = { session: ofSession, motion: ofMotion, ballot: ofBallot, undertaking: ofUndertaking }

export const lookUp = <S extends SubjectName>(
  db: Either,
  name: S,
  id: string,
  subject: Subject<S>,
  event: EventOf[S] | null,
  at: string,
  by: Actor,
): Promise<KnownOf[S]> => (lookUps[name] as LookUp<S>)(db, id, subject, event, at, by)
