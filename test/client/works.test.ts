// @vitest-environment happy-dom
/** What the tracking surface concludes from rows: urgency, lines, next steps and the story. */
import { describe, expect, it } from 'vitest'
import { blankMotion, MOTION_STATES } from '../../machines/motion-context.ts'
import { blankUndertaking, UNDERTAKING_STATES } from '../../machines/undertaking-context.ts'
import type { MotionRow, TimelineRow, UndertakingRow } from '../../server/replies.ts'
import { eventOf, missingIn, NO_VALUES, probeOf, UNDERTAKING_ACTS } from '../../client/works/acts.ts'
import { inboxOf } from '../../client/works/inbox.ts'
import { boardOf, figuresOf, filterFrom, linesOf, linesThrough, NO_FILTER, searchOf } from '../../client/works/lines.ts'
import { nextSteps, type UndertakingNow } from '../../client/works/next-step.ts'
import { draftFrom, lackingIn, replyEvent } from '../../client/works/reply-draft.ts'
import { storyOf, type Speech } from '../../client/works/story.ts'
import { byUrgency, isInTime, urgencyOf } from '../../client/works/urgency.ts'
import { worksWords } from '../../client/words/works.ts'

/** 10 March in China, though still 9 March in UTC. */
const NOW = Date.parse('2025-03-09T17:00:00Z')

const row = (given: Partial<UndertakingRow> = {}): UndertakingRow => ({
  id: 'u1',
  version: 1,
  state: 'handling',
  motion: 'm1',
  number: 'J3C2-001',
  title: '改善午休室',
  department: 'd1',
  departmentName: '后勤处',
  part: 'lead',
  dueOn: '2025-04-30',
  progress: 30,
  round: 1,
  grade: null,
  overdue: false,
  dueSoon: false,
  unrated: false,
  owner: null,
  isRaised: null,
  isDrafted: false,
  session: 's1',
  repliedAt: null,
  replyClass: null,
  promise: null,
  ...given,
})
const filed = (given: Partial<MotionRow> = {}): MotionRow => ({
  id: 'm9',
  version: 1,
  state: 'filed',
  number: 'J3C2-009',
  title: '食堂错峰',
  category: 'logistics',
  kind: 'proposal',
  route: 'direct',
  priority: 'ordinary',
  proposer: 'p1',
  proposerName: '王芳',
  delegation: null,
  seconds: 2,
  secondsNeeded: 2,
  mine: false,
  seconded: false,
  invited: false,
  submittedAt: null,
  ...given,
})

describe('urgency', () => {
  it.each([
    ['a date that has passed is late, with its days', { dueOn: '2025-03-07' }, 'late', 'urgency.late', 3],
    ['late is late from the first day', { dueOn: '2025-03-09' }, 'late', 'urgency.late', 1],
    ['the day itself is counted in China', { dueOn: '2025-03-10' }, 'soon', 'urgency.today', 0],
    ['what the clock calls due soon is amber', { dueOn: '2025-03-15', dueSoon: true }, 'soon', 'urgency.soon', 5],
    ['the rest is in time', { dueOn: '2025-04-09' }, 'fine', 'urgency.fine', 30],
    ['a promise is owed as a reply is', { state: 'tracking', dueOn: '2025-03-01' }, 'late', 'urgency.late', 9],
    ['what is answered presses nobody, however old its date', { state: 'replied', dueOn: '2025-03-01' }, 'quiet', 'urgency.unrated', 0],
    ['an escalated one waits for the leader', { state: 'escalated', dueOn: '2025-03-01' }, 'soon', 'urgency.escalated', 0],
    ['a closed one is closed', { state: 'closed', dueOn: '2025-03-01' }, 'quiet', 'urgency.closed', 0],
  ])('%s', (_, given, tone, key, n) => {
    const urgency = urgencyOf(row(given), NOW)
    expect(urgency.tone).toBe(tone)
    expect(urgency.phrase).toEqual({ key, values: { n } })
  })

  it('puts the latest first and the finished last', () => {
    const dues = ['2025-04-30', '2025-03-01', '2025-03-08', '2025-03-10'].map((dueOn) => urgencyOf(row({ dueOn }), NOW))
    const closed = urgencyOf(row({ state: 'closed', dueOn: '2025-01-01' }), NOW)
    expect([closed, ...dues].toSorted(byUrgency).map((urgency) => urgency.daysLeft)).toEqual([-9, -2, 0, 51, null])
  })

  it('an answer just before midnight in China is in time', () => {
    expect(isInTime('2025-03-10T15:59:00Z', '2025-03-10')).toBe(true)
    expect(isInTime('2025-03-10T16:01:00Z', '2025-03-10')).toBe(false)
    expect(isInTime(null, '2025-03-10')).toBeNull()
  })
})

describe('lines', () => {
  const rows = [
    row({ id: 'u1', motion: 'm1', part: 'coHandling', department: 'd2', departmentName: '财务处', dueOn: '2025-03-01' }),
    row({ id: 'u2', motion: 'm1', part: 'lead', state: 'handling' }),
    row({ id: 'u3', motion: 'm2', state: 'closed', title: '实验室通风', number: null, grade: 'satisfied' }),
    row({ id: 'u4', motion: 'm3', state: 'objected', title: '单点登录', dueOn: '2025-03-12', dueSoon: true }),
  ]
  const lines = linesOf(rows, [filed()], NOW)

  it('tells a motion once: its lead department first, with the urgency that presses most', () => {
    expect(lines.map((line) => line.motion)).toEqual(['m1', 'm3', 'm2', 'm9'])
    expect(lines[0]?.shares.map((share) => share.name)).toEqual(['后勤处', '财务处'])
    expect(lines[0]?.urgency).toMatchObject({ tone: 'late', daysLeft: -9 })
    expect(lines[0]?.state).toEqual({ of: 'undertaking', is: 'handling' })
  })

  it('stands on the board in one column each', () => {
    const board = Object.fromEntries(boardOf(lines).map(({ column, lines: inColumn }) => [column, inColumn.map((line) => line.motion)]))
    expect(board).toEqual({ waiting: ['m9'], assigned: ['m3'], handling: ['m1'], replied: [], tracking: [], closed: ['m2'] })
  })

  it('every figure opens exactly the motions it counts', () => {
    for (const { count, filter } of figuresOf(lines, 'list')) {
      expect(linesThrough(filterFrom(searchOf(filter)), lines)).toHaveLength(count)
    }
    expect(figuresOf(lines, 'list').find(({ is }) => is === 'late')?.count).toBe(1)
  })

  it('finds by number, subject and department', () => {
    const found = (text: string) => linesThrough({ ...NO_FILTER, text }, lines).map((line) => line.motion)
    expect(found('c2-009')).toEqual(['m9'])
    expect(found(' 通风 ')).toEqual(['m2'])
    expect(found('财务')).toEqual(['m1'])
    expect(linesThrough({ ...NO_FILTER, department: 'd2' }, lines).map((line) => line.motion)).toEqual(['m1'])
  })

  it('a filter survives the address', () => {
    const filter = { view: 'board', column: 'handling', department: 'd1', late: true, soon: false, text: '午休 室' } as const
    expect(filterFrom(searchOf(filter))).toEqual(filter)
    expect(searchOf(NO_FILTER)).toBe('')
    expect(filterFrom('?state=nonsense&due=whenever')).toEqual(NO_FILTER)
  })
})

describe('next step', () => {
  const undertaking = (given: Partial<UndertakingNow['context']>, state: UndertakingNow['state'] = 'handling'): UndertakingNow => ({
    name: '后勤处',
    state,
    context: { ...blankUndertaking, dueOn: '2025-03-20', ...given },
  })
  const next = (...undertakings: UndertakingNow[]) => nextSteps({ state: 'handling', context: blankMotion }, undertakings, NOW)

  it('names who and by when', () => {
    expect(next(undertaking({}))).toMatchObject([{ phrase: { key: 'next.reply', values: { who: '后勤处' } }, by: '2025-03-20' }])
    expect(next(undertaking({ draft: { class: 'A', text: '好', promise: null } }))).toMatchObject([{ phrase: { key: 'next.sign' } }])
    expect(next(undertaking({ part: 'coHandling' }))).toMatchObject([{ phrase: { key: 'next.countersign' } }])
    expect(next(undertaking({ round: 2 }, 'rehandling'))).toMatchObject([{ phrase: { key: 'next.replyAgain' } }])
    expect(next(undertaking({}, 'replied'))).toMatchObject([{ phrase: { key: 'next.rate' }, by: null }])
  })

  it('says how many seconds are missing, and who must approve a proposed dispatch', () => {
    expect(
      nextSteps({ state: 'seeking_seconds', context: { ...blankMotion, secondsNeeded: 2, seconders: ['p'] } }, [], NOW)[0]?.phrase,
    ).toEqual({
      key: 'next.seconds',
      values: { n: 1 },
    })
    const proposedDispatch = { lead: 'd1', coHandling: [], dueOn: '2025-05-01' }
    expect(nextSteps({ state: 'filed', context: blankMotion }, [], NOW)[0]?.phrase.key).toBe('next.proposeDispatch')
    expect(nextSteps({ state: 'filed', context: { ...blankMotion, proposedDispatch } }, [], NOW)[0]?.phrase.key).toBe('next.dispatch')
  })

  it('every open state has a next step and every end has none', () => {
    const silent = MOTION_STATES.filter((state) => nextSteps({ state, context: blankMotion }, [undertaking({})], NOW).length === 0)
    expect(silent).toEqual(['unborn', 'withdrawn', 'merged', 'archived', 'answered', 'taken_up'])
    expect(UNDERTAKING_STATES.filter((state) => next(undertaking({}, state)).length === 0)).toEqual(['unborn', 'rated', 'closed'])
  })
})

describe('story', () => {
  const speech: Speech = { list: (names) => names.join('、'), day: (day) => day, name: (_, word) => `<${word}>` }
  const names = { p1: '王芳', p2: '李强', p3: '赵敏', p4: '陈校长', p5: '周工', d1: '后勤处', d2: '财务处' }
  let seq = 0
  const said = (word: string, by: string | null, event: Record<string, unknown> = {}, id = 'm1', state = ''): TimelineRow => ({
    seq: ++seq,
    at: '2025-03-01T01:00:00Z',
    by,
    subject: word.split('.')[0] ?? '',
    id,
    word,
    state,
    event: { type: word, ...event },
  })
  const promise = { what: '加装空调', by: '2025-06-01', who: '周工', cost: '2 万元' }
  const rows = [
    said('motion.create', 'p1'),
    said('motion.invite', 'p1'),
    said('motion.second', 'p2'),
    said('motion.edit', 'p1'),
    said('motion.second', 'p3'),
    said('motion.file', 'p2', { priority: 'ordinary' }),
    said('motion.dispatch', 'p4', { lead: 'd1', coHandling: ['d2'], dueOn: '2025-05-01' }),
    said('undertaking.assign', null, { department: 'd1', dueOn: '2025-05-01' }, 'u1'),
    said('undertaking.accept', 'p5', {}, 'u1'),
    said('undertaking.reply', 'p5', {}, 'u1'),
    said('undertaking.sign', 'p4', { class: 'B', text: '列入暑期改造', promise }, 'u1'),
    said('undertaking.rate', 'p1', { grade: 'dissatisfied', reason: '没有日期' }, 'u1'),
    said('something.new', 'p1'),
  ]
  const story = storyOf(rows, names, speech)
  const told = (key: string) => story.find((line) => line.phrase.key === key)

  it('tells the steps that matter, seconders in one line, and leaves out what it does not know', () => {
    expect(story.map((line) => line.phrase.key)).toEqual([
      'story.motion.create',
      'story.motion.second',
      'story.motion.file',
      'story.motion.dispatch.shared',
      'story.undertaking.accept',
      'story.undertaking.sign',
      'story.undertaking.rate',
    ])
    expect(told('story.motion.second')?.who).toEqual(['李强', '赵敏'])
    expect(storyOf(rows, names, speech, true)).toHaveLength(rows.length - 1)
  })

  it('says for which department somebody speaks, and to whom it goes', () => {
    expect(told('story.undertaking.accept')).toMatchObject({ department: '后勤处', office: null, who: ['周工'] })
    expect(told('story.motion.dispatch.shared')?.phrase.values).toMatchObject({ lead: '后勤处', others: '财务处', by: '2025-05-01' })
  })

  it('a reply is told when it is signed, with its words and its promise', () => {
    expect(told('story.undertaking.sign')).toMatchObject({
      office: 'leader',
      quote: '列入暑期改造',
      promise,
      phrase: { values: { class: '<B>' } },
    })
    expect(told('story.undertaking.rate')).toMatchObject({
      quote: '没有日期',
      phrase: { values: { grade: '<dissatisfied>', department: '后勤处' } },
    })
  })

  it('tells departments whose date came on the same day in one line', () => {
    const fell = (id: string) => said('undertaking.fallDue', null, { flag: 'overdue' }, id)
    const lines = storyOf(
      [
        ...rows.filter(({ word }) => word === 'undertaking.assign'),
        said('undertaking.assign', null, { department: 'd2' }, 'u2'),
        fell('u1'),
        fell('u2'),
      ],
      names,
      speech,
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]?.phrase).toMatchObject({ key: 'story.undertaking.fallDue', values: { department: '后勤处、财务处' } })
  })

  it('knows the presidium from the committee by where the motion lay', () => {
    const appealed = [
      said('motion.appeal', 'p1', { note: '再议' }, 'm1', 'presidium_review'),
      said('motion.file', 'p2', { priority: 'priority' }, 'm1', 'filed'),
    ]
    expect(storyOf(appealed, names, speech).at(-1)?.office).toBe('presidium')
    expect(storyOf([said('motion.file', 'p2', { priority: 'priority' })], names, speech)[0]?.office).toBe('committee')
  })

  it('has words for every line, and none of them lacks a figure', () => {
    for (const line of storyOf(rows, names, speech, true)) {
      const [zh] = worksWords[line.phrase.key]
      for (const [, figure] of zh.matchAll(/\{(\w+)\}/g)) expect(line.phrase.values).toHaveProperty(figure ?? '')
    }
  })
})

describe('acts', () => {
  const specOf = (word: string) => UNDERTAKING_ACTS.find((spec) => spec.word === word)

  it('a word carries its own fields and no others', () => {
    const spec = specOf('undertaking.report')
    expect(spec && eventOf(spec, { ...NO_VALUES, progress: 40, note: '已采购', reason: '别的' })).toEqual({
      type: 'undertaking.report',
      progress: 40,
      note: '已采购',
    })
    const reply = specOf('undertaking.reply')
    expect(reply && probeOf(reply)).toMatchObject({ type: 'undertaking.reply', class: 'A', promise: null })
  })

  it('says what is still missing', () => {
    const missing = (word: string, values: object) =>
      missingIn(specOf(word)?.fields ?? [], { ...NO_VALUES, ...values }).map((field) => field.name)
    expect(missing('undertaking.report', {})).toEqual(['note'])
    expect(missing('undertaking.report', { note: '好', progress: 101 })).toEqual(['progress'])
    expect(missing('undertaking.reassign', { department: 'd1' })).toEqual(['dueOn'])
    expect(missing('undertaking.remind', {})).toEqual([])
    expect(missing('undertaking.object', { reason: '理'.repeat(2001) })).toEqual(['reason'])
  })
})

describe('inbox', () => {
  it('has what is to be done first, the most urgent on top, and no empty trays', () => {
    const rows = [
      row({ id: 'a', state: 'closed' }),
      row({ id: 'b', dueOn: '2025-06-01' }),
      row({ id: 'c', state: 'replied', dueOn: '2025-01-01' }),
      row({ id: 'd', state: 'tracking', dueOn: '2025-03-01' }),
      row({ id: 'e', state: 'objected', dueOn: '2025-03-01' }),
    ]
    const trays = inboxOf(rows, NOW).map(({ is, rows: inTray }) => [is, inTray.map(({ id }) => id)])
    expect(trays).toEqual([
      ['open', ['d', 'b']],
      ['waiting', ['e', 'c']],
      ['done', ['a']],
    ])
    expect(inboxOf([row()], NOW)).toHaveLength(1)
  })
})

describe('the reply being written', () => {
  const blank = draftFrom(null)

  it('asks for a promise with class B and for nothing but words with the others', () => {
    expect(lackingIn(blank)).toEqual(['class', 'text'])
    expect(lackingIn({ ...blank, class: 'A', text: '已解决' })).toEqual([])
    expect(lackingIn({ ...blank, class: 'B', text: '列入计划' })).toEqual(['what', 'by', 'who'])
    expect(lackingIn({ ...blank, class: 'C', text: '长'.repeat(3001) })).toEqual(['text'])
  })

  it('goes on from what was written, and sends no promise that is not made', () => {
    const promise = { what: '加装空调', by: '2025-06-01', who: '周工', cost: '' }
    const draft = draftFrom({ class: 'B', text: '列入计划', promise })
    expect(lackingIn(draft)).toEqual([])
    expect(replyEvent(draft)).toEqual({ type: 'undertaking.reply', class: 'B', text: '列入计划', promise })
    expect(replyEvent({ ...draft, class: 'A' }).promise).toBeNull()
  })
})
