/**
 * Whatever is said to motions and undertakings, by whomever, in whatever order: every answer is a yes or a refusal of the closed list,
 * a no changes nothing, and the journal folds to what the tables hold.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventOf } from '../../machines/events.ts'
import { wordsFrom } from '../../machines/judge.ts'
import { REFUSALS } from '../../machines/refusal.ts'
import type { StateOf } from '../../machines/rights.ts'
import { getMotion, getUndertaking, listUndertakings } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { dispatchMotion, fileMotion, submitMotion, WORDING, writeMotion } from '../procedure.ts'

let hall: Hall
beforeAll(async () => {
  hall = await openHall(5)
})
afterAll(() => hall.close())

type Said = 'motion' | 'undertaking'
/** A throw of the dice: which subject, which word, who says it, and how its fields are filled. */
type Throw = { target: number; word: number; speaker: number; fields: number }

const pick = <T>(among: readonly T[], n: number): T => among[n % among.length] as T
const NOTE = '按会议讨论的意见办理。'

const KNOWN: readonly string[] = [...REFUSALS, 'invalid']
const ENDS = ['motion.withdraw', 'motion.merge', 'motion.archive', 'motion.decline']

/** Every word's fields, filled with people, departments and motions that there are. */
const fieldsOf = (word: string, n: number, motions: string[]): Record<string, unknown> => {
  const departments = hall.departments
  const order = { lead: pick(departments, n), coHandling: n % 3 === 0 ? [pick(departments, n + 1)] : [], dueOn: '2030-03-10' }
  const fields: Record<string, Record<string, unknown>> = {
    'motion.edit': { category: 'campus', department: null, ...WORDING },
    'motion.invite': { people: hall.reps.slice(1, 2 + (n % 3)).map(({ person }) => person) },
    'motion.submit': { oneMatter: true },
    'motion.return': { note: NOTE },
    'motion.file': { priority: n % 2 === 0 ? 'priority' : 'ordinary' },
    'motion.merge': { into: pick(motions, n), note: NOTE },
    'motion.convert': { note: NOTE },
    'motion.decline': { reason: 'vague', note: NOTE },
    'motion.appeal': { note: NOTE },
    'motion.refer': { note: NOTE },
    'motion.table': { session: hall.session },
    'motion.amend': { ...WORDING, note: NOTE },
    'motion.resubmit': { session: hall.session, ...WORDING, note: NOTE },
    'motion.publish': { resolution: NOTE },
    'motion.proposeDispatch': order,
    'motion.dispatch': order,
    'motion.show': { visibility: pick(['private', 'representatives', 'staff', 'public'], n) },
    'motion.ask': { question: newId(), department: pick(departments, n), text: NOTE },
    'undertaking.object': { reason: NOTE },
    'undertaking.reassign': { department: pick(departments, n), dueOn: '2030-04-10' },
    'undertaking.uphold': { note: NOTE },
    'undertaking.contact': { note: NOTE },
    'undertaking.report': { progress: n % 101, note: NOTE },
    'undertaking.reply': {
      class: pick(['A', 'B', 'C', 'D'], n),
      text: NOTE,
      promise: n % 4 === 1 ? { what: NOTE, by: '2030-09-01', who: '总务处', cost: '' } : null,
    },
    'undertaking.countersign': { draft: 1 + (n % 3) },
    'undertaking.sendBack': { note: NOTE },
    'undertaking.rate': { grade: pick(['satisfied', 'basicallySatisfied', 'dissatisfied'], n), reason: NOTE },
    'undertaking.opine': { grade: 'satisfied', note: '' },
    'undertaking.settle': { note: NOTE },
    'undertaking.fulfil': { text: NOTE },
    'undertaking.remind': { note: '' },
    'undertaking.supervise': { owner: hall.committee.person },
  }
  return fields[word] ?? {}
}

const GET = { motion: getMotion, undertaking: getUndertaking } as const
const standing = async (name: Said, id: string) => {
  const { body } = await hall.admin.call(GET[name], { params: { id } })
  // Motions that the administrator may not read are asked of the table itself.
  const row = await hall.db.selectFrom(name).select(['state', 'version']).where('id', '=', id).executeTakeFirstOrThrow()
  return { ...body, state: row.state, version: row.version }
}

test('random words, by random people, leave the journal and the tables in agreement', async () => {
  const speakers: Speaker[] = [
    ...hall.reps,
    hall.staff,
    hall.committee,
    hall.leader,
    hall.officer,
    hall.coOfficer,
    hall.presidium,
    hall.admin,
  ]
  const heard = new Map<string, number>()
  const refused = new Map<string, number>()
  const wrong: unknown[] = []
  const count = (tally: Map<string, number>, key: string) => tally.set(key, (tally.get(key) ?? 0) + 1)

  const say = async (motions: string[], { target, word, speaker, fields }: Throw): Promise<void> => {
    const { body } = await hall.staff.call(listUndertakings, { query: { motion: pick(motions, target) } })
    const undertakings = body.items.map(({ id }) => id)
    const toMotion = undertakings.length === 0 || fields % 3 === 0
    const [name, id]: [Said, string] = toMotion ? ['motion', pick(motions, target)] : ['undertaking', pick(undertakings, fields)]
    const before = await standing(name, id)
    const words = wordsFrom(name, before.state as StateOf[Said])
    if (words.length === 0) return
    const type = pick(words, word)
    // A motion that is withdrawn at once has no story.
    if (ENDS.includes(type) && fields % 6 !== 0) return
    const event = { type, ...fieldsOf(type, fields, motions) } as EventOf[Said]
    // Mostly whoever may say it is found; now and then it is whoever comes first.
    const turns = fields % 4 === 0 ? 1 : speakers.length
    let { status, problem } = await pick(speakers, speaker).say(name, id, event as never)
    for (let turn = 1; turn < turns && problem.code === 'not-entitled'; turn += 1)
      ({ status, problem } = await pick(speakers, speaker + turn).say(name, id, event as never))
    const { version } = await standing(name, id)
    const isSound = status === 200 ? version > before.version : KNOWN.includes(problem.code) && version === before.version
    if (!isSound) wrong.push({ type, status, code: problem.code, from: before.version, to: version })
    count(status === 200 ? heard : refused, status === 200 ? type : problem.code)
  }

  const throws = fc.array(fc.record({ target: fc.nat(2), word: fc.nat(60), speaker: fc.nat(60), fields: fc.nat(60) }), {
    minLength: 200,
    maxLength: 200,
  })
  await fc.assert(
    fc.asyncProperty(throws, async (said) => {
      const [author, ...seconders] = hall.reps as [Speaker, ...Speaker[]]
      const motions = [
        await writeMotion(hall, author),
        await submitMotion(hall, author, seconders.slice(0, 2)),
        await fileMotion(hall, author, seconders.slice(1, 3)),
      ]
      await dispatchMotion(hall, motions[2] ?? '', true)
      for (const each of said) await say(motions, each)
      // Every answer was a yes that moved its subject on, or a no of the closed list that changed nothing.
      expect(wrong).toEqual([])
      const { findings } = await verifyJournal(hall.db)
      // The hall's people were seated by hand, not by words.
      expect(findings.filter(({ subject }) => !/^(seat|session) /.test(subject ?? ''))).toEqual([])
    }),
    { numRuns: 3, endOnFailure: true },
  )
  // What was tried reached far enough to mean something.
  expect(heard.size).toBeGreaterThan(10)
  expect(refused.size).toBeGreaterThan(2)
})
