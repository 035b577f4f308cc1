// @vitest-environment happy-dom
import { DEFAULT_SETTINGS } from '../../machines/settings.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { landingOf, surfacesOf, type Me } from '../../client/me.ts'
import { ballotAsksOf, checkInOf, ownMotionAsks, readingAsks } from '../../client/phone/asks-of-me.ts'
import { useSteady } from '../../client/phone/steady.ts'
import { toldOf } from '../../client/phone/Story.tsx'
import Write from '../../client/phone/Write.tsx'
import { keys } from '../../client/queries.ts'
import type { MineOf, SubjectView } from '../../client/subjects.ts'
import { wordsReady } from '../../client/words.ts'
import type { Person } from '../../machines/actor.ts'
import { blankBallot, type BallotContext, type BallotState } from '../../machines/ballot-context.ts'
import { blankMotion } from '../../machines/motion-context.ts'
import { blankSession, nothingKnown, type Presence, type SessionState } from '../../machines/session-context.ts'
import type { NoticeRow } from '../../server/notices-replies.ts'
import type { PaperRow } from '../../server/papers-replies.ts'
import type { MotionRow, TimelineRow, UndertakingRow } from '../../server/replies.ts'
import { chief, leader, officer, proposer, scrutineer, secretary, SESSION, presidium } from '../machines/people.ts'
import { serveWith } from './answering.ts'

const meOf = (actor: Person): Me => ({
  actor,
  name: '某人',
  number: '1001',
  publicUrl: null,
  catalogues: DEFAULT_SETTINGS,
  school: '学校',
  session: SESSION,
  rehearsal: null,
  units: [],
  now: '2025-03-10T04:00:00Z',
})

const session = (state: SessionState, presence: Presence): SubjectView<'session'> => ({
  id: SESSION,
  version: 1,
  state,
  context: { ...blankSession, roll: 57, present: 50 },
  known: { ...nothingKnown, signInBy: 'anywhere' },

  mine: { seat: 's', kind: 'representative', presence, delegation: null, head: false },
  names: {},
})

const ballot = (state: BallotState, mine: Partial<MineOf['ballot']>, context: Partial<BallotContext> = {}): SubjectView<'ballot'> => ({
  id: 'b1',
  version: 1,
  state,
  context: {
    ...blankBallot,
    title: '绩效方案',
    method: 'secret',
    scrutineers: [chief.person, scrutineer.person],
    chief: chief.person,
    ...context,
  },
  known: { cast: 0, first: null } as SubjectView<'ballot'>['known'],
  mine: { paper: 'none', channel: null, seat: 's', scrutineer: false, teller: false, ...mine },
  names: {},
})

const kinds = (asks: { kind: string }[]) => asks.map(({ kind }) => kind)

describe('what is asked of me', () => {
  it('is to sign in while the session gathers or sits and I am not in the hall', () => {
    const me = meOf(proposer)
    const asked = (['papers_out', 'preparatory', 'open', 'recess', 'closed'] as const).map(
      (state) => checkInOf(session(state, 'absent'), me).length,
    )
    expect(asked).toEqual([0, 1, 1, 1, 0])
    expect(checkInOf(session('open', 'present'), me)).toEqual([])
    expect(checkInOf(session('open', 'out'), me)).toMatchObject([{ kind: 'checkIn', again: true }])
    expect(checkInOf(session('open', 'absent'), meOf(secretary))).toEqual([])
  })

  it('is to vote only where I hold a paper on this phone and voting is open', () => {
    const me = meOf(proposer)
    expect(kinds(ballotAsksOf(ballot('open', { paper: 'issued', channel: 'phone' }), me))).toEqual(['vote'])
    expect(kinds(ballotAsksOf(ballot('issuing', { paper: 'issued', channel: 'phone' }), me))).toEqual(['voteIssued'])
    for (const mine of [{ paper: 'none' }, { paper: 'cast', channel: 'phone' }, { paper: 'issued', channel: 'paper' }] as const) {
      expect(ballotAsksOf(ballot('open', mine), me)).toEqual([])
    }
    expect(ballotAsksOf(ballot('closed', { paper: 'issued', channel: 'phone' }), me)).toEqual([])
  })

  it('is to see the empty box and to certify once, where I am a scrutineer', () => {
    const me = meOf(scrutineer)
    expect(kinds(ballotAsksOf(ballot('quorum_checked', { scrutineer: true }), me))).toEqual(['box'])
    expect(kinds(ballotAsksOf(ballot('counted', { scrutineer: true }), me))).toEqual(['certify'])
    expect(ballotAsksOf(ballot('counted', { scrutineer: true }, { certifiedBy: [scrutineer.person] }), me)).toEqual([])
    expect(ballotAsksOf(ballot('counted', {}), meOf(proposer))).toEqual([])
  })

  it('is to rate, to complete and to submit what I proposed', () => {
    const row = (id: string, state: string, more: Partial<MotionRow> = {}) =>
      ({ id, state, title: id, mine: true, seconds: 0, secondsNeeded: 2, ...more }) as MotionRow
    const rows = [row('a', 'returned'), row('b', 'seeking_seconds', { seconds: 2 }), row('c', 'seeking_seconds'), row('d', 'handling')]
    const replied = [
      { id: 'u', motion: 'd', state: 'replied', title: 'd' },
      { id: 'v', motion: 'x', state: 'replied', title: 'x' },
    ] as UndertakingRow[]
    expect(ownMotionAsks(rows, replied).map(({ key }) => key)).toEqual(['rate:u', 'returned:a', 'submit:b'])
  })
})

describe('what I am asked to read', () => {
  const notice = (id: string, more: Partial<NoticeRow> = {}) => ({ id, title: id, notedAt: null, withdrawnAt: null, ...more }) as NoticeRow
  const paper = (name: string, more: Partial<PaperRow> = {}) =>
    ({ id: name, name, notice: null, readAt: null, removedAt: null, ...more }) as PaperRow

  it('is every notice that I have not noted and that still stands', () => {
    const asks = readingAsks([notice('a'), notice('b', { notedAt: '2025-03-01' }), notice('c', { withdrawnAt: '2025-03-01' })], [])
    expect(asks.map(({ key }) => key)).toEqual(['notice:a'])
  })

  it('is the papers in one line, however many they are, without what goes with a notice', () => {
    const papers = [paper('a.pdf', { readAt: '2025-03-01' }), paper('b.pdf'), paper('c.pdf'), paper('d.pdf', { notice: 'n' })]
    expect(readingAsks([], papers)).toMatchObject([{ kind: 'papers', title: 'b.pdf +1', href: '/papers' }])
    expect(readingAsks([], papers.slice(0, 2))).toMatchObject([{ title: 'b.pdf' }])
    expect(readingAsks([], papers.slice(0, 1))).toEqual([])
  })
})

describe('a list under a thumb', () => {
  it('waits while the thumb is down, and ignores the tap that was meant for before', () => {
    vi.useFakeTimers()
    const { result, rerender } = renderHook(({ list }) => useSteady(list, (all) => all.join()), { initialProps: { list: ['sign in'] } })
    act(() => void vi.advanceTimersByTime(1000))
    expect(result.current.isSettling()).toBe(false)
    act(() => void dispatchEvent(new Event('pointerdown')))
    rerender({ list: ['vote', 'sign in'] })
    expect(result.current.shown).toEqual(['sign in'])
    act(() => {
      dispatchEvent(new Event('pointerup'))
      vi.advanceTimersByTime(1)
    })
    expect(result.current.shown).toEqual(['vote', 'sign in'])
    expect(result.current.isSettling()).toBe(true)
    vi.useRealTimers()
  })
})

describe('where people land', () => {
  it('follows what they are here for', () => {
    expect([secretary, leader, officer, proposer, presidium].map((actor) => landingOf(meOf(actor)))).toEqual([
      '/desk',
      '/works',
      '/works',
      '/',
      '/works',
    ])
    expect(surfacesOf(meOf(proposer))).toEqual(['phone', 'works'])
  })
})

describe('a story', () => {
  it('tells seconds in a row in one line, and names the departments', () => {
    const row = (seq: number, word: string, by: string | null, event: Record<string, unknown> = {}): TimelineRow => ({
      seq,
      at: `2025-03-0${seq}T04:00:00Z`,
      by,
      subject: 'motion',
      id: 'm',
      word,
      state: 'x',
      event: { type: word, ...event },
    })
    const rows = [
      row(1, 'motion.submit', 'p'),
      row(2, 'motion.second', 'a'),
      row(3, 'motion.second', 'b'),
      row(4, 'undertaking.assign', null, { department: 'd' }),
      row(5, 'motion.return', 'c', { note: '请补充预算' }),
      row(6, 'session.show', 'c'),
    ]
    const lines = toldOf(rows, { p: '甲', a: '乙', b: '丙', c: '丁', d: '总务处' })
    expect(lines.map(({ who, quote, values }) => [who.join(), quote, values['department']])).toEqual([
      ['甲', null, ''],
      ['乙,丙', null, ''],
      ['', null, '总务处'],
      ['丁', '请补充预算', ''],
    ])
  })
})

describe('writing a motion', () => {
  beforeAll(() => wordsReady)
  beforeEach(() => localStorage.clear())
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  const write = (id: string | null, motion?: object) => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: false } } })
    client.setQueryData(keys.me, meOf(proposer))
    client.setQueryData(keys.congress, { school: '学校', departments: [{ id: 'd1', name: '总务处' }], delegations: [], sessions: [] })
    if (id) client.setQueryData(keys.subject('motion', id), motion)
    const page = (
      <QueryClientProvider client={client}>
        <Write id={id} />
      </QueryClientProvider>
    )
    return { client, ...render(page) }
  }
  const title = () => screen.getByLabelText<HTMLInputElement>('题目')

  it('keeps every key on this device, and gives it back', () => {
    serveWith(() => 'away')
    write(null)
    fireEvent.change(title(), { target: { value: '关于延长图书馆开放时间' } })
    cleanup()
    write(null)
    expect(title().value).toBe('关于延长图书馆开放时间')
    expect(screen.getByText(/已恢复上次没有写完的内容/)).toBeTruthy()
  })

  it('saves once under one id, keeps the text while there is no network, and lets it go when it is saved', async () => {
    let up = false
    const asked = serveWith((one) =>
      up ? { body: { act: (one.body as { id: string }).id, subject: 'motion', id: 'm', version: 1, state: 'draft' } } : 'away',
    )
    vi.useFakeTimers()
    write(null)
    fireEvent.change(title(), { target: { value: '题目' } })
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    await act(() => vi.advanceTimersByTimeAsync(0))
    expect(document.body.textContent).toContain('没有发出')
    expect(localStorage.length).toBe(1)
    up = true
    await act(() => vi.advanceTimersByTimeAsync(20_000))
    vi.useRealTimers()
    expect(
      new Set(asked.filter(({ method }) => method === 'POST').map(({ path, body }) => `${path} ${(body as { id: string }).id}`)).size,
    ).toBe(1)
    expect(localStorage.length).toBe(0)
  })

  it('is not touched by a live change, but says that there was one', async () => {
    serveWith(() => 'away')
    const motion = (version: number, text: string) => ({
      id: 'm1',
      version,
      state: 'draft',
      names: {},
      known: {},
      mine: { proposer: true, seconded: false, invited: false },
      context: { ...blankMotion, session: SESSION, title: text, proposer: proposer.person },
    })
    const { client } = write('m1', motion(1, '原题'))
    fireEvent.change(title(), { target: { value: '正在改' } })
    act(() => void client.setQueryData(keys.subject('motion', 'm1'), motion(2, '别处改了')))
    expect(await screen.findByText(/服务器上的内容已有变化/)).toBeTruthy()
    expect(title().value).toBe('正在改')
  })
})
