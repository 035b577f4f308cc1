/** What is not shaped as the contract asks, or comes at the wrong time, is refused by name, and changes nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '../../server/replies.ts'
import { newId } from '../../server/ids.ts'
import { callToOrder, closeAndAnnounce, openBallot, openHall, type Hall, type OpenBallot, type Speaker } from '../hall.ts'
import { dispatchMotion, fileMotion, submitMotion, WORDING, writeMotion } from '../procedure.ts'
import { everything, refusedIn, type Asked } from './asking.ts'

let hall: Hall
let author: Speaker
let other: Speaker
let draft: string
let seeking: string
let reviewed: string
let undertaking: string
let running: OpenBallot
let over: OpenBallot

const rep = (n: number): Speaker => {
  const found = hall.reps[n]
  if (!found) throw new Error(`there is no representative ${n}`)
  return found
}

beforeAll(async () => {
  hall = await openHall(6)
  author = rep(2)
  other = rep(3)
  draft = await writeMotion(hall, author)
  seeking = await writeMotion(hall, author)
  await author.must('motion', seeking, { type: 'motion.invite', people: [] })
  reviewed = await submitMotion(hall, author, [other, rep(4)])
  undertaking = (await dispatchMotion(hall, await fileMotion(hall, author, [other, rep(4)]))).lead
  await callToOrder(hall)
  over = await openBallot(hall, 'secret')
  await other.cast(over.ballot, { [over.item]: 'approve' })
  await closeAndAnnounce(hall, over.ballot)
  running = await openBallot(hall, 'secret')
  await other.cast(running.ballot, { [running.item]: 'approve' })
})
afterAll(() => hall.close())

type Asking = Omit<Asked, 'by'> & { by?: Speaker | null }
/** Asked by the author, where nobody else is named. */
const refused = (asked: Asking): Promise<Problem> => refusedIn(hall, { by: author, ...asked })
const invalid = (field: string, rule: string, more: object = {}) => ({ status: 400, code: 'invalid', facts: { field, rule, ...more } })
const act = (event: object, more: object = {}) => ({ id: newId(), event, ...more })
const toMotion = (event: object, more: object = {}): Asking => ({ url: `/api/motions/${draft}/acts`, body: act(event, more) })
const edit = (change: object) => toMotion({ type: 'motion.edit', category: 'campus', department: null, ...WORDING, ...change })
const toSession = (event: object, by = hall.secretary): Asking => ({ by, url: `/api/sessions/${hall.session}/acts`, body: act(event) })

describe('a word that is not shaped as the contract asks is refused by the name of its field', () => {
  const many = Array.from({ length: 101 }, newId)
  const cases: [string, () => Asking, ReturnType<typeof invalid>][] = [
    ['an unknown word', () => toMotion({ type: 'motion.fly' }), invalid('event.type', 'discriminator')],
    ['another subject’s word', () => toMotion({ type: 'ballot.close' }), invalid('event.type', 'discriminator')],
    ['no word', () => toMotion({}), invalid('event.type', 'required')],
    ['a word that is no word', () => toMotion({ type: 7 }), invalid('event.type', 'discriminator')],
    ['no event', () => ({ url: `/api/motions/${draft}/acts`, body: { id: newId() } }), invalid('event', 'required')],
    ['an event that is a list', () => ({ url: `/api/motions/${draft}/acts`, body: { id: newId(), event: [] } }), invalid('event', 'type')],
    ['an extra field', () => toMotion({ type: 'motion.withdraw', please: true }), invalid('event.please', 'additionalProperties')],
    ['a field beside the event', () => toMotion({ type: 'motion.withdraw' }, { by: 'somebody' }), invalid('by', 'additionalProperties')],
    ['a missing field', () => edit({ remedy: undefined }), invalid('event.remedy', 'required')],
    ['a number for a text', () => edit({ title: 7 }), invalid('event.title', 'type')],
    ['a title over its limit', () => edit({ title: '长'.repeat(61) }), invalid('event.title', 'maxLength', { limit: 60 })],
    ['a text over its limit', () => edit({ rationale: '长'.repeat(3001) }), invalid('event.rationale', 'maxLength', { limit: 3000 })],
    ['a title of nothing', () => edit({ title: '' }), invalid('event.title', 'minLength', { limit: 1 })],
    ['a title of blanks', () => edit({ title: ' 　\t' }), invalid('event.title', 'pattern')],
    ['a category that is no entry', () => edit({ category: '食堂' }), invalid('event.category', 'pattern')],
    ['a department that is no id', () => edit({ department: '0' }), invalid('event.department', 'pattern')],
    ['too many people', () => toMotion({ type: 'motion.invite', people: many }), invalid('event.people', 'maxItems', { limit: 100 })],
    [
      'the same person twice',
      () => toMotion({ type: 'motion.invite', people: [author.person, author.person] }),
      invalid('event.people', 'uniqueItems'),
    ],
    ['somebody who is no id', () => toMotion({ type: 'motion.invite', people: ['Zhang'] }), invalid('event.people.0', 'pattern')],
    ['two matters in one', () => toMotion({ type: 'motion.submit', oneMatter: false }), invalid('event.oneMatter', 'const')],
    ['no act id', () => ({ url: `/api/motions/${draft}/acts`, body: { event: { type: 'motion.withdraw' } } }), invalid('id', 'required')],
    [
      'an act id with a letter that Base58 lacks',
      () => ({ url: `/api/motions/${draft}/acts`, body: { id: 'O0Il'.repeat(5), event: { type: 'motion.withdraw' } } }),
      invalid('id', 'pattern'),
    ],
    ['a version seen that is no number', () => toMotion({ type: 'motion.withdraw' }, { seen: '1' }), invalid('seen', 'type')],
    ['a version seen below nought', () => toMotion({ type: 'motion.withdraw' }, { seen: -1 }), invalid('seen', 'minimum', { limit: 0 })],
    [
      'half a hand',
      () => ({
        by: hall.secretary,
        url: `/api/ballots/${running.ballot}/acts`,
        body: act({ type: 'ballot.recordHands', approve: 1.5, oppose: 0, abstain: 0 }),
      }),
      invalid('event.approve', 'type'),
    ],
    [
      'more hands than a congress has',
      () => ({
        by: hall.secretary,
        url: `/api/ballots/${running.ballot}/acts`,
        body: act({ type: 'ballot.recordHands', approve: 20_001, oppose: 0, abstain: 0 }),
      }),
      invalid('event.approve', 'maximum', { limit: 20_000 }),
    ],
    ['a text with NUL in it', () => edit({ remedy: '增设\0一间' }), invalid('event.remedy', 'characters')],
    ['half a character', () => edit({ remedy: '增设\ud83d一间' }), invalid('event.remedy', 'characters')],
    [
      'a day that no month has',
      () =>
        toSession({
          type: 'session.create',
          term: 3,
          ordinal: 3,
          kind: 'full',
          title: '会',
          place: '',
          opensOn: '2030-02-30',
          windowClosesAt: '2030-01-01T00:00:00Z',
          items: [],
        }),
      invalid('event.opensOn', 'calendar'),
    ],
    [
      'an hour that no day has',
      () => ({
        by: hall.secretary,
        url: `/api/ballots/${running.ballot}/acts`,
        body: act({ type: 'ballot.open', closesAt: '2030-01-01T25:00:00Z' }),
      }),
      invalid('event.closesAt', 'calendar'),
    ],
    [
      'a promise by a day that never comes',
      () => ({
        by: hall.officer,
        url: `/api/undertakings/${undertaking}/acts`,
        body: act({
          type: 'undertaking.reply',
          class: 'B',
          text: '列入计划',
          promise: { what: '增设', by: '2030-13-01', who: '总务处', cost: '' },
        }),
      }),
      invalid('event.promise.by', 'calendar'),
    ],
  ]
  test.each(cases)('%s', async (_, asked, problem) => {
    expect(await refused(asked())).toMatchObject(problem)
  })
})

describe('a word that names what is not there, or what is there already, is refused by the name of its field', () => {
  const enrol = (change: object) =>
    toSession({
      type: 'session.enrol',
      seat: newId(),
      person: hall.stranger.person,
      kind: 'observer',
      delegation: null,
      head: false,
      ...change,
    })
  const cases: [string, () => Asking, ReturnType<typeof invalid>][] = [
    ['a department nobody has heard of', () => edit({ department: newId() }), invalid('event.department', 'unknown')],
    [
      'somebody unknown as case owner',
      () => ({
        by: hall.committee,
        url: `/api/undertakings/${undertaking}/acts`,
        body: act({ type: 'undertaking.supervise', owner: newId() }),
      }),
      invalid('event.owner', 'unknown'),
    ],
    [
      'a session that was called already',
      () => ({
        by: hall.secretary,
        url: `/api/sessions/${newId()}/acts`,
        body: act({
          type: 'session.create',
          term: 3,
          ordinal: 2,
          kind: 'full',
          title: '会',
          place: '',
          opensOn: '2030-02-28',
          windowClosesAt: '2030-01-01T00:00:00Z',
          items: [],
        }),
      }),
      invalid('event.ordinal', 'taken'),
    ],
  ]
  test.each(cases)('%s', async (_, asked, problem) => {
    expect(await refused(asked())).toMatchObject(problem)
  })

  test('on a roll that is still open: a person, a delegation, a seat', async () => {
    const session = newId()
    await hall.secretary.must('session', session, {
      type: 'session.create',
      term: 3,
      ordinal: 4,
      kind: 'full',
      title: '四次会',
      place: '',
      opensOn: '2031-01-10',
      windowClosesAt: '2030-12-01T00:00:00Z',
      items: [],
    })
    const there = (asked: Asking): Asking => ({ ...asked, url: `/api/sessions/${session}/acts` })
    expect(await refused(there(enrol({ person: newId() })))).toMatchObject(invalid('event.person', 'unknown'))
    expect(await refused(there(enrol({ delegation: newId() })))).toMatchObject(invalid('event.delegation', 'unknown'))
    expect(await refused(there(enrol({ seat: author.seat })))).toMatchObject(invalid('event.seat', 'taken'))
  })
})

describe('a body that cannot be read', () => {
  const url = () => `/api/motions/${draft}/acts`
  test('is malformed', async () => expect(await refused({ url: url(), raw: '{"id": ' })).toMatchObject({ status: 400, code: 'invalid' }))
  test('is empty', async () => expect(await refused({ url: url(), raw: '' })).toMatchObject({ status: 400, code: 'invalid' }))
  test('is missing', async () => expect(await refused({ url: url() })).toMatchObject({ status: 400, code: 'invalid' }))
  test('is a list', async () => expect(await refused({ url: url(), body: [] })).toMatchObject(invalid('', 'type')))
  test('reaches for the prototype', async () =>
    expect(await refused({ url: url(), raw: '{"__proto__": {"admin": true}}' })).toMatchObject({ status: 400, code: 'invalid' }))
  test('is plain text', async () =>
    expect(await refused({ url: url(), raw: 'motion.withdraw', type: 'text/plain' })).toMatchObject(invalid('', 'type')))
  test('is a form', async () =>
    expect(await refused({ url: url(), raw: 'id=1', type: 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 415,
      code: 'invalid',
    }))
  test('is over 64 kB', async () =>
    expect(await refused({ url: url(), raw: `{"id": "${'x'.repeat(65_536)}"}` })).toMatchObject({ status: 413, code: 'invalid' }))
})

describe('an address that means nothing', () => {
  test.each([
    ['/api/motions/short', 'id'],
    [`/api/motions/${'0'.repeat(22)}`, 'id'],
    ['/api/sessions/%00/seats', 'id'],
    ['/api/ballots/x/turnout', 'id'],
    ['/api/motions/x/timeline', 'id'],
  ])('%s has a bad id', async (url, field) => expect(await refused({ method: 'GET', url })).toMatchObject(invalid(field, 'pattern')))

  test.each([
    ['colour=red', 'colour', 'additionalProperties'],
    ['limit=0', 'limit', 'pattern'],
    ['limit=101', 'limit', 'pattern'],
    ['limit=1&limit=2', 'limit', 'type'],
    ['after=abc', 'after', 'pattern'],
    ['mine=false', 'mine', 'const'],
    ['session=x', 'session', 'pattern'],
    [`text=${'x'.repeat(61)}`, 'text', 'maxLength'],
    [`state=${'x'.repeat(201)}`, 'state', 'maxLength'],
    ['text=%00', 'text', 'characters'],
  ])('the list of motions does not know ?%s', async (query, field, rule) =>
    expect(await refused({ method: 'GET', url: `/api/motions?${query}` })).toMatchObject(invalid(field, rule)),
  )

  test('other lists neither', async () => {
    expect(await refused({ method: 'GET', url: `/api/ballots?session=${hall.session}&after=x` })).toMatchObject(invalid('after', 'pattern'))
    expect(await refused({ method: 'GET', url: '/api/ballots' })).toMatchObject(invalid('session', 'required'))
    expect(await refused({ method: 'GET', url: '/api/undertakings?department=none' })).toMatchObject(invalid('department', 'pattern'))
    expect(await refused({ method: 'GET', url: `/api/sessions/${hall.session}/seats?presence=somewhere-else` })).toMatchObject(
      invalid('presence', 'maxLength'),
    )
  })

  test.each(['/api/nothing', '/api', '/api/motions/x/y/z', '/nothing'])('%s is no route', async (url) =>
    expect(await refused({ method: 'GET', url })).toMatchObject({ status: 404, code: 'not-found' }),
  )
  test('an address can be too long', async () =>
    expect(await refused({ method: 'GET', url: `/api/motions/${'x'.repeat(300)}` })).toMatchObject({ status: 414, code: 'invalid' }))
  test('another method is no route', async () => {
    expect(await refused({ method: 'PUT', url: '/api/me' })).toMatchObject({ status: 404, code: 'not-found' })
    expect(await refused({ method: 'DELETE', url: `/api/motions/${draft}` })).toMatchObject({ status: 404, code: 'not-found' })
  })
  test('a path that cannot be decoded is no address', async () =>
    expect(await refused({ method: 'GET', url: '/api/motions/%zz' })).toMatchObject({ status: 400, code: 'invalid' }))
})

describe('a word at the wrong time or from the wrong person', () => {
  test('is told what can be said instead', async () => {
    expect(await refused(toMotion({ type: 'motion.resubmit', session: hall.session, note: '再议', ...WORDING }))).toMatchObject({
      status: 409,
      code: 'out-of-order',
      facts: {
        state: 'draft',
        word: 'motion.resubmit',
        can: expect.arrayContaining(['motion.edit', 'motion.invite', 'motion.submit', 'motion.withdraw']) as string[],
      },
    })
  })
  test('is not theirs to say', async () => {
    expect(await refused({ by: other, url: `/api/motions/${seeking}/acts`, body: act({ type: 'motion.withdraw' }) })).toMatchObject({
      status: 403,
      code: 'not-entitled',
      facts: { word: 'motion.withdraw' },
    })
    expect(await refused({ ...toSession({ type: 'session.recess', reason: '', resumesAt: null }), by: author })).toMatchObject({
      status: 403,
      code: 'not-entitled',
    })
    expect(
      await refused({
        by: hall.stranger,
        url: `/api/motions/${newId()}/acts`,
        body: act({
          type: 'motion.create',
          session: hall.session,
          kind: 'proposal',
          delegation: null,
          category: 'campus',
          department: null,
          ...WORDING,
        }),
      }),
    ).toMatchObject({ status: 403, code: 'not-entitled' })
  })
  test('lacks a condition, which is named', async () => {
    expect(await refused({ url: `/api/motions/${seeking}/acts`, body: act({ type: 'motion.submit', oneMatter: true }) })).toMatchObject({
      status: 409,
      code: 'unmet',
      facts: { unmet: 'seconded' },
    })
  })
  test('speaks of what has changed since', async () => {
    expect(await refused({ url: `/api/motions/${seeking}/acts`, body: act({ type: 'motion.withdraw' }, { seen: 1 }) })).toMatchObject({
      status: 409,
      code: 'stale',
      facts: { seen: 1, version: 2 },
    })
  })
  test('is not heard from strangers', async () => {
    for (const url of [`/api/motions/${draft}/acts`, `/api/motions/${newId()}/acts`])
      expect(await refused({ by: null, url, body: act({ type: 'motion.withdraw' }) })).toMatchObject({
        status: 401,
        code: 'login-required',
      })
    expect(await refused({ by: null, method: 'GET', url: '/api/me' })).toMatchObject({ status: 401, code: 'login-required' })
    expect(await refused({ by: { ...author, cookie: 'made-up' }, method: 'GET', url: '/api/me' })).toMatchObject({ status: 401 })
  })
})

describe('an act id', () => {
  test('answers the same to the same, and is not lent to anything else', async () => {
    const motion = await writeMotion(hall, author)
    const id = newId()
    const invite = { type: 'motion.invite' as const, people: [other.person] }
    const first = await author.say('motion', motion, invite, { act: id })
    expect(first.status).toBe(200)
    const before = await everything(hall)
    expect(await author.say('motion', motion, invite, { act: id })).toEqual(first)
    expect(await everything(hall)).toBe(before)
    const reused = { status: 409, code: 'act-id-reused', facts: { act: id } }
    expect(await refused({ url: `/api/motions/${motion}/acts`, body: { id, event: { ...invite, people: [] } } })).toMatchObject(reused)
    expect(await refused({ url: `/api/motions/${motion}/acts`, body: { id, event: { type: 'motion.withdraw' } } })).toMatchObject(reused)
    expect(await refused({ url: `/api/motions/${seeking}/acts`, body: { id, event: invite } })).toMatchObject(reused)
    expect(await refused({ by: other, url: `/api/motions/${motion}/acts`, body: { id, event: invite } })).toMatchObject(reused)
    expect(
      await refused({
        by: hall.secretary,
        url: `/api/sessions/${hall.session}/acts`,
        body: { id, event: { type: 'session.recess', reason: '', resumesAt: null } },
      }),
    ).toMatchObject(reused)
  })

  test('still answers to a speaker whose word took the subject out of their sight', async () => {
    const motion = await submitMotion(hall, author, [other, rep(4)])
    await hall.staff.must('motion', motion, { type: 'motion.accept' })
    const id = newId()
    const event = { type: 'motion.return', note: '请写明措施。' } as const
    const first = await hall.committee.say('motion', motion, event, { act: id })
    expect(first).toMatchObject({ status: 200, body: { state: 'returned' } })
    expect(await hall.committee.say('motion', motion, event, { act: id })).toEqual(first)
    expect(await refused({ by: hall.committee, url: `/api/motions/${motion}/acts`, body: act(event) })).toMatchObject({ status: 404 })
    expect(await refused({ by: other, url: `/api/motions/${motion}/acts`, body: { id, event } })).toMatchObject({ status: 404 })
  })
})

describe('what one may not see is answered as if it were not there', () => {
  const bare = ({ requestId: _, ...problem }: Problem) => problem
  const pairs: [string, () => [Asking, Asking]][] = [
    [
      'a draft',
      () => [
        { by: other, method: 'GET', url: `/api/motions/${draft}` },
        { by: other, method: 'GET', url: `/api/motions/${newId()}` },
      ],
    ],
    [
      'its story',
      () => [
        { by: other, method: 'GET', url: `/api/motions/${draft}/timeline` },
        { by: other, method: 'GET', url: `/api/motions/${newId()}/timeline` },
      ],
    ],
    [
      'a word to it',
      () => [
        { ...toMotion({ type: 'motion.second' }), by: other },
        { by: other, url: `/api/motions/${newId()}/acts`, body: act({ type: 'motion.second' }) },
      ],
    ],
    [
      'a motion under review',
      () => [
        { by: rep(5), method: 'GET', url: `/api/motions/${reviewed}` },
        { by: rep(5), method: 'GET', url: `/api/motions/${newId()}` },
      ],
    ],
    [
      'a ballot',
      () => [
        { by: hall.stranger, method: 'GET', url: `/api/ballots/${running.ballot}` },
        { by: hall.stranger, method: 'GET', url: `/api/ballots/${newId()}` },
      ],
    ],
    [
      'a word to a ballot',
      () => [
        { by: hall.stranger, url: `/api/ballots/${running.ballot}/acts`, body: act({ type: 'ballot.close' }) },
        { by: hall.stranger, url: `/api/ballots/${newId()}/acts`, body: act({ type: 'ballot.close' }) },
      ],
    ],
    [
      'a paper for it',
      () => [
        { by: hall.stranger, url: `/api/ballots/${running.ballot}/casts`, body: { id: newId(), paper: { [running.item]: 'approve' } } },
        { by: hall.stranger, url: `/api/ballots/${newId()}/casts`, body: { id: newId(), paper: { [running.item]: 'approve' } } },
      ],
    ],
  ]
  test.each(pairs)('%s', async (_, both) => {
    const [hidden, absent] = both()
    const problem = await refused(hidden)
    expect(problem).toMatchObject({ status: 404, code: 'not-found' })
    expect(bare(problem)).toEqual(bare(await refused(absent)))
  })
})

describe('a paper', () => {
  const casting = (paper: unknown, { by = author, ballot = running.ballot } = {}): Asking => ({
    by,
    url: `/api/ballots/${ballot}/casts`,
    body: { id: newId(), paper },
  })
  test('must have a mark of its own for every item and no other', async () => {
    expect(await refused(casting({ [running.item]: 'maybe' }))).toMatchObject({
      status: 400,
      code: 'paper-invalid',
      facts: { fault: 'foreign-mark', item: running.item },
    })
    expect(await refused(casting({ [over.item]: 'approve' }))).toMatchObject({
      status: 400,
      code: 'paper-invalid',
      facts: { fault: 'foreign-item' },
    })
    expect(await refused(casting({ [running.item]: 'approve', [over.item]: 'approve' }))).toMatchObject({
      status: 400,
      code: 'paper-invalid',
    })
    expect(await refused(casting({}))).toMatchObject(invalid('paper', 'minProperties', { limit: 1 }))
    expect(await refused(casting({ [running.item]: ['approve', 'oppose'] }))).toMatchObject(invalid(`paper.${running.item}`, 'type'))
    expect(await refused(casting({ [running.item]: 'APPROVE' }))).toMatchObject(invalid(`paper.${running.item}`, 'pattern'))
  })
  test('goes into the box once', async () => {
    expect(await refused(casting({ [running.item]: 'oppose' }, { by: other }))).toMatchObject({
      status: 409,
      code: 'already-voted',
      facts: {},
    })
  })
  test('comes too late after closing', async () => {
    expect(await refused(casting({ [over.item]: 'oppose' }, { ballot: over.ballot }))).toMatchObject({
      status: 409,
      code: 'ballot-not-open',
    })
  })
  test('is for representatives', async () => {
    expect(await refused(casting({ [running.item]: 'approve' }, { by: hall.secretary }))).toMatchObject({
      status: 403,
      code: 'not-entitled',
    })
  })
})
