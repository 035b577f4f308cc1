/** Everything that the record of one session consists of, as it stood at one moment. Decides nothing. */
import { sql, type Transaction } from 'kysely'
import type { SeatKind } from '../machines/actor.ts'
import type { Subject } from '../machines/judge.ts'
import type { Presence } from '../machines/session-context.ts'
import type { Db } from './connect.ts'
import type { JournalRow } from './journal.ts'
import { getSchool } from './people.ts'
import type { Database } from './schema.ts'
import { inSnapshot } from './snapshot.ts'
import { findSubject } from './subjects.ts'

type Trx = Transaction<Database>
export type Recorded<S extends 'session' | 'ballot' | 'motion'> = Subject<S> & { id: string }

/** One seat of the roll; `signedInAt` is the first time that its holder came in. */
export type RecordedSeat = {
  seat: string
  person: string
  name: string
  number: string
  kind: SeatKind
  delegation: string | null
  head: boolean
  presence: Presence
  signedInAt: string | null
}

export type SessionRecord = {
  school: string
  session: Recorded<'session'>
  seats: RecordedSeat[]
  /** In the order in which they were set up, void rounds and all. */
  ballots: Recorded<'ballot'>[]
  /** What this session decides or has decided. */
  motions: Recorded<'motion'>[]
  /** Names of everybody mentioned, by id. */
  names: Record<string, string>
}

/** Rounds of ballots, and motions, of one session. */
const MOST = 2_000

const listRecordedSeats = (trx: Trx, session: string): Promise<RecordedSeat[]> =>
  trx
    .selectFrom('seat')
    .innerJoin('person', 'person.id', 'seat.personId')
    .leftJoin('delegation', 'delegation.id', 'seat.delegationId')
    .leftJoin(
      (query) =>
        query
          .selectFrom('journal')
          .select([sql<string>`event ->> 'seat'`.as('of'), sql<string>`min(at)`.as('signedInAt')])
          .where('subject', '=', 'session')
          .where('subjectId', '=', session)
          .where(sql<boolean>`event ->> 'type' = 'session.checkIn'`)
          .groupBy(sql`event ->> 'seat'`)
          .as('entry'),
      (join) => join.onRef('entry.of', '=', 'seat.id'),
    )
    .select([
      'seat.id as seat',
      'person.id as person',
      'person.name',
      'person.number',
      'seat.kind',
      'delegation.name as delegation',
      'head',
      'presence',
      'entry.signedInAt',
    ])
    .where('sessionId', '=', session)
    .orderBy(sql`coalesce(delegation.ord, 999)`)
    .orderBy('person.pinyin')
    .orderBy('seat.id')
    .execute()

const idsOf = async (trx: Trx, table: 'ballot' | 'motion', session: string): Promise<string[]> => {
  const rows =
    table === 'ballot'
      ? await trx.selectFrom('ballot').select('id').where('session', '=', session).orderBy('ord').limit(MOST).execute()
      : await trx.selectFrom('motion').select('id').where('tabledFor', '=', session).orderBy('ord').limit(MOST).execute()
  return rows.map(({ id }) => id)
}

const listRecorded = async <S extends 'ballot' | 'motion'>(trx: Trx, name: S, session: string): Promise<Recorded<S>[]> => {
  const found: Recorded<S>[] = []
  for (const id of await idsOf(trx, name, session)) {
    const subject = await findSubject(trx, name, id)
    if (subject) found.push({ ...subject, id })
  }
  return found
}

/** Everybody has a name who has ever been of the school; a few hundred rows. */
const listNames = async (trx: Trx): Promise<Record<string, string>> => {
  const rows = await trx
    .selectFrom('person')
    .select(['id', 'name'])
    .unionAll(trx.selectFrom('delegation').select(['id', 'name']))
    .unionAll(trx.selectFrom('department').select(['id', 'name']))
    .execute()
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

export const findRecordIn = async (trx: Trx, id: string): Promise<SessionRecord | null> => {
  const session = await findSubject(trx, 'session', id)
  if (!session) return null
  const { name } = await getSchool(trx)
  return {
    school: name,
    session: { ...session, id },
    seats: await listRecordedSeats(trx, id),
    ballots: await listRecorded(trx, 'ballot', id),
    motions: await listRecorded(trx, 'motion', id),
    names: await listNames(trx),
  }
}

export const findRecord = (db: Db, id: string): Promise<SessionRecord | null> => inSnapshot(db, (trx) => findRecordIn(trx, id))

/** Votes by name of an open ballot: the only marks that are anybody's. */
export const listNamedVotes = (trx: Trx, ballot: string) =>
  trx
    .selectFrom('namedVote')
    .select(['seatId as seat', 'itemId as item', 'mark'])
    .where('ballotId', '=', ballot)
    .orderBy('itemId')
    .orderBy('seatId')
    .execute()

/** Links of the chain, without what they hold. */
export const listLinks = (trx: Trx, after: number, limit: number) =>
  trx.selectFrom('journal').select(['seq', 'prevHash', 'hash']).where('seq', '>', after).orderBy('seq').limit(limit).execute()

/** The acts of some subjects, oldest first. */
export const listActs = (trx: Trx, ids: string[], after: number, limit: number): Promise<JournalRow[]> =>
  trx.selectFrom('journal').selectAll().where('subjectId', 'in', ids).where('seq', '>', after).orderBy('seq').limit(limit).execute()

/** The papers of some subjects with who has opened them; those taken back are told of by name and hash only. */
export const listPapersFor = async (trx: Trx, ids: string[]) => {
  const papers = await trx
    .selectFrom('paper')
    .innerJoin('file', 'file.id', 'paper.fileId')
    .select(['file.id', 'file.name', 'file.media', 'file.bytes', 'file.sha256', 'paper.item', 'paper.noticeId as notice'])
    .select(['paper.subjectId as of', 'attachedAt', 'removedAt', 'removedReason'])
    .where('subjectId', 'in', ids)
    .orderBy('paper.ord')
    .execute()
  const reads = await trx
    .selectFrom('paperRead')
    .innerJoin('paper', 'paper.fileId', 'paperRead.fileId')
    .select(['paperRead.fileId as file', 'personId as person', 'readAt'])
    .where('subjectId', 'in', ids)
    .orderBy('paper.ord')
    .orderBy('readAt')
    .orderBy('personId')
    .execute()
  return papers.map((paper) => ({
    ...paper,
    readers: reads.filter(({ file }) => file === paper.id).map(({ person, readAt }) => ({ person, readAt })),
  }))
}

/** Notices to all staff: what was said, and how many have taken note of it. */
export const listNoticesFor = (trx: Trx, session: string) =>
  trx
    .selectFrom('notice')
    .select(['id', 'title', 'text', 'item', 'motion', 'consultUntil', 'names', 'postedAt', 'withdrawnAt', 'withdrawnReason'])
    .select(sql<number>`(select count(*) from notice_receipt r where r.notice_id = notice.id)`.as('noted'))
    .where('sessionId', '=', session)
    .orderBy('ord')
    .execute()

/** What was said to the drafts of a session and what became of it; who said it, where that was for everybody to read. */
export const listCommentsFor = (trx: Trx, session: string) =>
  trx
    .selectFrom('comment')
    .innerJoin('notice', 'notice.id', 'comment.noticeId')
    .select(['comment.id', 'notice.id as notice', 'comment.text', 'saidAt', 'outcome', 'answer', 'answeredAt'])
    .select(sql<string | null>`case when names = 'shown' then comment.person_id end`.as('person'))
    .where('sessionId', '=', session)
    .orderBy('comment.ord')
    .execute()

export const journalHead = (trx: Trx) => trx.selectFrom('journalHead').select(['seq', 'hash']).executeTakeFirstOrThrow()

/** Sessions whose results are up, newest first. */
export const listOnBoard = (db: Db) =>
  db
    .selectFrom('session')
    .select(['id', 'term', 'ordinal', 'title', 'publishedAt'])
    .where('publishedAt', 'is not', null)
    .where('takenDownAt', 'is', null)
    .orderBy('publishedAt', 'desc')
    .limit(50)
    .execute()

/** Sessions whose papers are out and whose results are not: what will be decided, and when. */
export const listAhead = (db: Db) =>
  db
    .selectFrom('session')
    .select(['id', 'term', 'ordinal', 'title', 'opensOn'])
    .where('papersSentAt', 'is not', null)
    .where('publishedAt', 'is', null)
    .where('rehearsalOf', 'is', null)
    .where('unit', 'is', null)
    .where('state', 'in', ['papers_out', 'preparatory', 'open', 'recess', 'closed'])
    .orderBy('opensOn')
    .limit(50)
    .execute()

/** Signed replies to the motions of a session. */
export const listSignedReplies = (db: Db, session: string) =>
  db
    .selectFrom('undertaking')
    .innerJoin('motion', 'motion.id', 'undertaking.motion')
    .innerJoin('department', 'department.id', 'undertaking.department')
    .select(['motion.number', 'motion.title', 'department.name as department', 'undertaking.reply', 'undertaking.repliedAt'])
    .where('motion.session', '=', session)
    .where('part', '=', 'lead')
    .where('undertaking.reply', 'is not', null)
    // A board is for the whole staff: what is shown to fewer does not stand on it.
    .where('motion.visibility', 'in', ['staff', 'public'])
    .orderBy('undertaking.repliedAt')
    .limit(500)
    .execute()
