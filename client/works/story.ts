/**
 * A motion's journal as a story: who did what, when, what was said and what was promised.
 *
 * Pure: timeline rows in, lines to be read aloud out. What is only procedure is marked `minor` and folded away.
 */
import type { Promised } from '../../machines/undertaking-events.ts'
import type { Word } from '../../machines/events.ts'
import type { TimelineRow } from '../../server/replies.ts'
import { isoDayOf } from '../format.ts'
import type { WorksKey } from '../words/works.ts'
import type { Phrase } from './urgency.ts'

export type StoryWord = Word<'motion' | 'ballot' | 'undertaking'>
/** In what capacity somebody spoke. */
export type Office = 'proposer' | 'head' | 'staff' | 'committee' | 'presidium' | 'leader'

export type StoryLine = {
  seq: number
  at: string
  office: Office | null
  /** The department that spoke, or is spoken of. */
  department: string | null
  who: string[]
  phrase: Phrase
  quote: string | null
  promise: Promised | null
  weight: 'milestone' | 'plain' | 'minor'
}

/** What depends on the language: how names are listed, a day is written, a word of the procedure is called. */
export type Speech = {
  list: (names: string[]) => string
  day: (day: string) => string
  name: (kind: 'grade' | 'replyClass' | 'priority' | 'declineReason', word: string) => string
}

type Telling = { weight: StoryLine['weight']; office?: Office; quote?: string }
const plain = (office?: Office, quote?: string): Telling => ({ weight: 'plain', ...(office && { office }), ...(quote && { quote }) })
const milestone = (office?: Office, quote?: string): Telling => ({ ...plain(office, quote), weight: 'milestone' })
const minor = (office?: Office, quote?: string): Telling => ({ ...plain(office, quote), weight: 'minor' })
const reviewed = (quote?: string): Telling => milestone('committee', quote)

/** Every word of a motion's life, and how much of the story it is. Total: a new word must say how it is told. */
const TELLING: Record<StoryWord, Telling> = {
  'motion.create': milestone('proposer'),
  'motion.record': milestone(),
  'motion.edit': minor('proposer'),
  'motion.attach': minor('proposer'),
  'motion.detach': minor('proposer'),
  'motion.invite': minor('proposer'),
  'motion.second': plain(),
  'motion.unsecond': minor(),
  'motion.submit': plain('proposer'),
  'motion.endorse': plain('head'),
  'motion.return': reviewed('note'),
  'motion.accept': plain('staff'),
  'motion.withdraw': milestone('proposer'),
  'motion.file': reviewed(),
  'motion.merge': reviewed('note'),
  'motion.absorb': plain(),
  'motion.convert': reviewed('note'),
  'motion.decline': reviewed('note'),
  'motion.appeal': plain('proposer', 'note'),
  'motion.refer': plain('committee', 'note'),
  'motion.table': milestone('presidium'),
  'motion.amend': plain(undefined, 'note'),
  'motion.openBallot': plain(),
  'motion.adopt': milestone(),
  'motion.reject': milestone(),
  'motion.voidBallot': plain(),
  'motion.resubmit': plain('proposer', 'note'),
  'motion.publish': milestone('staff'),
  'motion.proposeDispatch': minor('committee'),
  'motion.dispatch': milestone('leader'),
  'motion.handOver': plain(),
  'motion.close': milestone(),
  'motion.report': plain('staff'),
  'motion.archive': plain('staff'),
  'motion.forward': plain(),
  'motion.suggest': milestone(),
  'motion.support': plain(),
  'motion.unsupport': minor(),
  'motion.takeUp': milestone(),
  'motion.answer': milestone('staff', 'note'),
  'motion.hide': plain('staff', 'note'),
  'motion.unhide': plain('staff', 'note'),
  'motion.show': minor(),
  'motion.ask': plain(undefined, 'text'),
  'motion.answerQuestion': plain(undefined, 'text'),
  'motion.promptQuestion': plain(),
  'ballot.configure': minor(),
  'ballot.adjust': minor(),
  'ballot.adoptRules': minor(),
  'ballot.confirmScrutineers': minor(),
  'ballot.checkQuorum': minor(),
  'ballot.sealEmpty': minor(),
  'ballot.issue': minor(),
  'ballot.open': minor(),
  'ballot.setClosing': minor(),
  'ballot.prompt': minor(),
  'ballot.moveToPaper': minor(undefined, 'reason'),
  'ballot.enterPaper': minor(),
  'ballot.close': minor(),
  'ballot.reconcile': minor(),
  'ballot.declareValid': minor(),
  'ballot.void': minor(undefined, 'reason'),
  'ballot.fallBack': minor('presidium', 'reason'),
  'ballot.revote': minor(),
  'ballot.recordHands': minor(),
  'ballot.recordAcclamation': minor(),
  'ballot.count': minor(),
  'ballot.certify': minor(),
  'ballot.runOff': minor(),
  'ballot.supplement': minor(),
  'ballot.leaveVacant': minor(),
  'ballot.reveal': minor(),
  'ballot.announce': minor(),
  'ballot.absorb': minor(),
  'ballot.archive': minor(),
  'ballot.discard': minor(),
  'undertaking.assign': minor(),
  'undertaking.accept': plain(),
  'undertaking.object': plain(undefined, 'reason'),
  'undertaking.reassign': plain('committee'),
  'undertaking.uphold': plain('committee', 'note'),
  'undertaking.contact': plain(undefined, 'note'),
  'undertaking.report': plain(undefined, 'note'),
  'undertaking.reply': minor(),
  'undertaking.countersign': plain(),
  'undertaking.sendBack': minor('leader', 'note'),
  'undertaking.sign': milestone('leader', 'text'),
  'undertaking.rate': milestone('proposer', 'reason'),
  'undertaking.opine': plain(undefined, 'note'),
  'undertaking.settle': milestone('leader', 'note'),
  'undertaking.fulfil': milestone(undefined, 'text'),
  'undertaking.track': plain(),
  'undertaking.close': minor(),
  'undertaking.remind': plain('staff', 'note'),
  'undertaking.supervise': plain('committee'),
  'undertaking.fallDue': plain(),
  'undertaking.prompt': plain(),
}

const isTold = (word: string): word is StoryWord => word in TELLING
const textIn = (event: Record<string, unknown>, field: string): string | null => {
  const said = event[field]
  return typeof said === 'string' && said.trim() !== '' ? said : null
}
const listIn = (event: Record<string, unknown>, field: string): string[] => {
  const said = event[field]
  return Array.isArray(said) ? said.filter((one) => typeof one === 'string') : []
}

/** What has to be remembered while the story is read: whose an undertaking is, and where the motion stood. */
type Memory = { department: Map<string, string>; motionState: string }

const remember = (memory: Memory, row: TimelineRow): void => {
  const department = textIn(row.event, 'department')
  if ((row.word === 'undertaking.assign' || row.word === 'undertaking.reassign') && department) memory.department.set(row.id, department)
  if (row.subject === 'motion') memory.motionState = row.state
}

/** The reviewer changes with where the motion lay: a head, the committee, or the presidium after an appeal. */
const officeOf = (word: StoryWord, stateBefore: string): Office | null => {
  const usual = TELLING[word].office ?? null
  if (usual !== 'committee' || !word.startsWith('motion.')) return usual
  if (stateBefore === 'delegation_review') return 'head'
  return stateBefore === 'presidium_review' ? 'presidium' : usual
}

const keyOf = (word: StoryWord, event: Record<string, unknown>): WorksKey => {
  const shared = listIn(event, 'coHandling').length > 0
  if (word === 'motion.dispatch' && shared) return 'story.motion.dispatch.shared'
  if (word === 'motion.proposeDispatch' && shared) return 'story.motion.proposeDispatch.shared'
  if (word === 'undertaking.fallDue' && event['flag'] === 'dueSoon') return 'story.undertaking.fallDue.soon'
  if (word === 'undertaking.fallDue' && event['flag'] === 'unrated') return 'story.undertaking.fallDue.unrated'
  return `story.${word}`
}

const valuesOf = (event: Record<string, unknown>, department: string, names: Record<string, string>, speech: Speech): Phrase['values'] => {
  const named = (field: string) => names[textIn(event, field) ?? ''] ?? ''
  const day = textIn(event, 'dueOn')
  const called = (kind: Parameters<Speech['name']>[0], field: string) => {
    const word = textIn(event, field)
    return word === null ? '' : speech.name(kind, word)
  }
  return {
    department,
    lead: named('lead'),
    others: speech.list(listIn(event, 'coHandling').map((id) => names[id] ?? '')),
    owner: named('owner'),
    by: day === null ? '' : speech.day(day),
    n: typeof event['progress'] === 'number' ? event['progress'] : 0,
    class: called('replyClass', 'class'),
    grade: called('grade', 'grade'),
    priority: called('priority', 'priority'),
    reason: called('declineReason', 'reason'),
  }
}

const isPromise = (said: unknown): said is Promised => typeof said === 'object' && said !== null && 'what' in said && 'by' in said

const lineOf = (row: TimelineRow, word: StoryWord, before: Memory, names: Record<string, string>, speech: Speech): StoryLine => {
  const telling = TELLING[word]
  const id = (word === 'undertaking.assign' ? textIn(row.event, 'department') : before.department.get(row.id)) ?? ''
  const toWhom = word === 'undertaking.reassign' ? (names[textIn(row.event, 'department') ?? ''] ?? '') : (names[id] ?? '')
  const speaker = row.by === null ? undefined : names[row.by]
  return {
    seq: row.seq,
    at: row.at,
    office: officeOf(word, before.motionState),
    department: row.subject === 'undertaking' ? (names[id] ?? null) : null,
    who: speaker === undefined ? [] : [speaker],
    phrase: { key: keyOf(word, row.event), values: valuesOf(row.event, toWhom, names, speech) },
    quote: telling.quote ? textIn(row.event, telling.quote) : null,
    promise: isPromise(row.event['promise']) ? row.event['promise'] : null,
    weight: telling.weight,
  }
}

const SECONDED: readonly WorksKey[] = ['story.motion.second']
const FELL_DUE: readonly WorksKey[] = ['story.undertaking.fallDue', 'story.undertaking.fallDue.soon']

/** Seconders who follow one another are told in one line, and so are departments whose date came on the same day. */
const joined = (last: StoryLine, line: StoryLine, speech: Speech): StoryLine | null => {
  const { key, values } = line.phrase
  if (last.phrase.key !== key) return null
  if (SECONDED.includes(key)) return { ...last, who: [...last.who, ...line.who] }
  const isSameDay = isoDayOf(Date.parse(last.at)) === isoDayOf(Date.parse(line.at))
  if (!FELL_DUE.includes(key) || !isSameDay) return null
  const department = speech.list([String(last.phrase.values['department']), String(values['department'])])
  return { ...last, phrase: { key, values: { ...values, department } } }
}

const folded = (lines: StoryLine[], speech: Speech): StoryLine[] => {
  const told: StoryLine[] = []
  for (const line of lines) {
    const last = told.at(-1)
    const both = last ? joined(last, line, speech) : null
    if (both) told[told.length - 1] = both
    else told.push(line)
  }
  return told
}

/** The story, oldest first. `everyStep` tells the procedure too. */
export const storyOf = (rows: TimelineRow[], names: Record<string, string>, speech: Speech, everyStep = false): StoryLine[] => {
  const memory: Memory = { department: new Map(), motionState: 'unborn' }
  const lines: StoryLine[] = []
  for (const row of rows) {
    if (isTold(row.word)) lines.push(lineOf(row, row.word, memory, names, speech))
    remember(memory, row)
  }
  return folded(everyStep ? lines : lines.filter((line) => line.weight !== 'minor'), speech)
}
