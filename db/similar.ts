/**
 * Similar motions. A title is cut into words and pairs of characters here, not by the database: PostgreSQL has no parser
 * for Chinese, and whether its trigrams see Chinese at all depends on the locale somebody once chose for a cluster. Words
 * that mean the same count as one, words that stand in every motion as none; a rare word counts for more than a common one.
 */
import { sql, type Transaction } from 'kysely'
import type { MotionContext } from '../machines/motion-context.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'
import { mayRead, type Reader } from './sight.ts'
import { SAID_OFTEN, SAME } from './similar-words.ts'

type Either = Db | Transaction<Database>

/** Of how words are cut. A row of another edition is cut anew. */
export const EDITION = 1
/** Grams of one text; a longer one has said what it is about before. */
const MAX_GRAMS = 160
/** How much of a body is read. */
const MAX_BODY = 1_200

const meaning = new Map(SAME.flatMap((group) => group.map((word) => [word, group[0] ?? word] as const)))
const often = new Set(SAID_OFTEN)
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const HAN = /^\p{Script=Han}+$/u

const wordsIn = (text: string): string[] =>
  [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment.toLowerCase())

/** Words of the catalogue of synonyms wherever they stand, as the segmenter cuts some of them in two. */
const meaningsIn = (text: string): string[] => [...meaning].filter(([word]) => text.includes(word)).map(([, stands]) => stands)

const pairsIn = (text: string): string[] =>
  text
    .split(/[^\p{Script=Han}]+|[的了和与及在是]/u)
    .flatMap((run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)))

const telling = (gram: string) => !often.has(gram) && (gram.length > 1 || !HAN.test(gram))
const distinct = (grams: string[]) => [...new Set(grams.filter(telling))].slice(0, MAX_GRAMS)

/** What stands in every title, taken out before pairs are made across it. */
const bare = (title: string) => SAID_OFTEN.reduce((left, word) => left.replaceAll(word, ' '), title)

export const gramsOfTitle = (title: string): string[] =>
  distinct([...meaningsIn(title).map((stands) => `=${stands}`), ...wordsIn(title), ...pairsIn(bare(title))])

export const gramsOfBody = (body: string): string[] => {
  const read = body.slice(0, MAX_BODY)
  return distinct([...meaningsIn(read).map((stands) => `=${stands}`), ...wordsIn(read)])
}

type Text = Pick<MotionContext, 'title' | 'rationale' | 'remedy' | 'textVersion'>
const rowOf = (motionId: string, { title, rationale, remedy, textVersion }: Text) => ({
  motionId,
  edition: EDITION,
  textVersion,
  title: gramsOfTitle(title),
  body: gramsOfBody(`${rationale}\n${remedy}`),
})

/** What a motion now says. Called in the transaction that changes its text. */
export const indexMotion = (db: Either, motionId: string, text: Text) => {
  const row = rowOf(motionId, text)
  return db
    .insertInto('motionGram')
    .values(row)
    .onConflict((conflict) => conflict.column('motionId').doUpdateSet(row))
    .execute()
}

const BATCH = 500
/** Motions that came by other ways than words, or were cut by another edition. @returns how many were cut */
export const indexMissing = async (db: Db): Promise<number> => {
  for (let done = 0; ;) {
    const rows = await db
      .selectFrom('motion')
      .leftJoin('motionGram', 'motionGram.motionId', 'motion.id')
      .select(['motion.id', 'motion.title', 'rationale', 'remedy', 'motion.textVersion'])
      .where((where) =>
        where.or([
          where('motionGram.motionId', 'is', null),
          where('motionGram.edition', '!=', EDITION),
          sql<boolean>`motion_gram.text_version <> motion.text_version`,
        ]),
      )
      .orderBy('motion.id')
      .limit(BATCH)
      .execute()
    if (rows.length === 0) return done
    await db
      .insertInto('motionGram')
      .values(rows.map(({ id, ...text }) => rowOf(id, text)))
      .onConflict((conflict) =>
        conflict.column('motionId').doUpdateSet((set) => ({
          edition: set.ref('excluded.edition'),
          textVersion: set.ref('excluded.textVersion'),
          title: set.ref('excluded.title'),
          body: set.ref('excluded.body'),
        })),
      )
      .execute()
    done += rows.length
  }
}

export type SimilarRow = {
  id: string
  number: string | null
  title: string
  state: string
  kind: string
  term: number
  ordinal: number
  replyClass: string | null
  resemblance: number
}

/** How many are looked at closely, and what share of a text's own weight must be met. */
const CLOSELY = 120
const ENOUGH = 0.25
/** What a word is worth that no motion has: little, as it tells nothing about any of them. */
const UNMET = 1
/** Two words that mean the same tell more than two characters that stand together. */
const IN_MEANING = 2
/** A word's rarity is judged as among this many motions at the least. */
const FEWEST = 1_000

/** How many motions there are, as the planner knows it: good enough to say how rare a word is. */
const estimate = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select reltuples::float as n from pg_class where oid = 'motion_gram'::regclass`.execute(db)
  return rows[0]?.n ?? 0
}

/** A word met in a body tells less than one met in a title. */
const IN_BODY = 0.35

/**
 * The most similar of those that the reader may see, the most similar first, with what became of them.
 * @param except the motion that is being written
 */
export const findSimilar = async (
  db: Db,
  { title, body, except, reader, limit }: { title: string; body: string; except: string | null; reader: Reader; limit: number },
): Promise<SimilarRow[]> => {
  const asked = gramsOfTitle(title)
  const more = gramsOfBody(body)
  if (asked.length === 0) return []
  const motions = Math.max(FEWEST, await estimate(db))
  const { rows } = await sql<SimilarRow>`
    with hit as (
      select motion_id, gram from motion_gram, unnest(title) as gram
      where title && ${asked}::text[] and gram = any(${asked}::text[]) and motion_id is distinct from ${except}::text
    ),
    weight as (
      select asked.gram,
        case when count(hit.gram) = 0 then ${UNMET}::float else ln(1 + ${motions}::float / (1 + count(hit.gram))) end
          * case when starts_with(asked.gram, '=') then ${IN_MEANING}::float else 1 end as w
      from unnest(${asked}::text[]) as asked(gram) left join hit on hit.gram = asked.gram group by asked.gram
    ),
    own as (select sum(w) as w from weight),
    near as (
      select motion_id, sum(w) as met from hit join weight using (gram) group by motion_id order by met desc limit ${CLOSELY}::int
    ),
    judged as (
      select near.motion_id,
        met / own.w
        + ${IN_BODY}::float * cardinality(array(select unnest(motion_gram.body) intersect select unnest(${more}::text[]))) / greatest(1, ${more.length}::int)
        + ${IN_BODY}::float * (select coalesce(sum(weight.w), 0) from weight where weight.gram = any(motion_gram.body) and not weight.gram = any(motion_gram.title)) / own.w
        as resemblance
      from near cross join own join motion_gram using (motion_id)
    )
    select motion.id, motion.number, motion.title, motion.state, motion.kind, resemblance,
      coalesce(session.term, (motion.history ->> 'term')::int) as term, coalesce(session.ordinal, (motion.history ->> 'ordinal')::int) as ordinal,
      (select reply->>'class' from undertaking where undertaking.motion = motion.id and part = 'lead' and reply is not null limit 1) as reply_class
    from judged join motion on motion.id = judged.motion_id left join session on session.id = motion.session
    where resemblance >= ${ENOUGH}::float and motion.state not in ('draft', 'withdrawn', 'returned') and ${mayRead(reader)}
    order by resemblance desc, motion.ord desc limit ${limit}`.execute(db)
  return rows
}
