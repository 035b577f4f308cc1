// @vitest-environment happy-dom
/** Ordering by keys, countdowns on a clock that is wrong, taking changes back, sheets, and the name of a desk. */
import { act, cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { noteServerTime } from '../../client/api.ts'
import { minutesOf, secondsLeft } from '../../client/countdown.ts'
import { nameOfDevice } from '../../client/desk-window.ts'
import { undoOf, type Editing } from '../../client/desk/agenda-undo.ts'
import { afterOf, movedBy, movedTo, placeAt } from '../../client/desk/order.ts'
import { Sortable } from '../../client/desk/Sortable.tsx'
import { sheetsOf } from '../../client/sheets.ts'
import { useEnding } from '../../client/time-left.ts'
import { Countdown } from '../../client/ui/Countdown.tsx'
import { wordsReady } from '../../client/words.ts'
import { agendaAfter, insertItem, type AgendaItem } from '../../machines/agenda.ts'
import { item } from '../machines/session-stand.ts'

beforeAll(() => wordsReady)
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('a list put in order by keys', () => {
  const rows = ['开幕', '报告', '表决'].map((name) => ({ id: name, name, isFixed: name === '开幕' }))
  const open = () => {
    const moves: [string, string | null][] = []
    render(
      <Sortable rows={rows} label="议程" onMove={(id, after) => moves.push([id, after])}>
        {(row, _place, handle) => (
          <>
            {handle}
            <span data-row>{row.name}</span>
          </>
        )}
      </Sortable>,
    )
    return moves
  }
  const shown = () => [...document.querySelectorAll('[data-row]')].map((row) => row.textContent)
  const handle = (name: string) => screen.getByRole('button', { name: `移动“${name}”` })

  it('lifts, moves, says where it is, and settles nothing before it is dropped', async () => {
    const moves = open()
    handle('表决').focus()
    await userEvent.keyboard(' {ArrowUp}{ArrowUp}')
    expect(shown()).toEqual(['表决', '开幕', '报告'])
    expect(screen.getByRole('status').textContent).toBe('“表决”移到第 1 项，共 3 项')
    expect(document.activeElement).toBe(handle('表决'))
    expect(moves).toEqual([])
    await userEvent.keyboard(' ')
    expect(moves).toEqual([['表决', null]])
  })

  it('puts it back on Escape, and where the focus goes elsewhere', async () => {
    const moves = open()
    handle('表决').focus()
    await userEvent.keyboard(' {ArrowUp}{Escape}')
    expect(screen.getByRole('status').textContent).toBe('已取消，“表决”仍在第 3 项')
    await userEvent.keyboard(' {ArrowUp}{Tab}')
    expect([shown(), moves]).toEqual([['开幕', '报告', '表决'], []])
  })

  it('is dropped where the pointer was, though the page has not drawn it yet', () => {
    const moves = open()
    const grip = handle('表决')
    grip.setPointerCapture = () => undefined
    const at = (type: string, clientY: number) => grip.dispatchEvent(new PointerEvent(type, { bubbles: true, clientY }))
    act(() => void at('pointerdown', 0))
    act(() => {
      at('pointermove', -1)
      at('pointerup', -1)
    })
    expect(moves).toEqual([['表决', null]])
  })

  it('offers no handle for what has begun', () => {
    open()
    expect(screen.queryByRole('button', { name: '移动“开幕”' })).toBeNull()
  })

  it('keeps everybody in the list whatever is moved where', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(ids, fc.nat(), fc.integer({ min: -20, max: 20 }), (all, pick, by) => {
        const id = all[pick % all.length] ?? ''
        const order = movedBy(all, id, by)
        expect(order.toSorted()).toEqual(all.toSorted())
        expect(order.filter((other) => other !== id)).toEqual(all.filter((other) => other !== id))
        expect(order[order.indexOf(id) - 1] ?? null).toBe(afterOf(order, id))
        expect(movedTo(order, id, all.indexOf(id))).toEqual(all)
      }),
    )
    expect([placeAt([10, 30, 50], 5), placeAt([10, 30, 50], 31), placeAt([10, 30, 50], 99)]).toEqual([0, 2, 3])
  })
})

describe('a countdown', () => {
  const began = '2025-03-30T02:00:00.000Z'
  const at = (server: string, device: string) => {
    vi.useFakeTimers({ now: new Date(device), toFake: ['Date', 'setInterval', 'clearInterval'] })
    noteServerTime(server)
    render(<Countdown from={began} seconds={180} />)
    return screen.getByRole('timer').textContent
  }

  it.each([
    ['right', '2025-03-30T02:01:00.000Z'],
    ['an hour slow', '2025-03-30T01:01:00.000Z'],
    ['an hour fast', '2025-03-30T03:01:00.000Z'],
  ])('is the same on a device whose clock is %s', (_, device) => {
    expect(at('2025-03-30T02:01:00.000Z', device)).toBe('2:00')
  })

  it('says in words by how much it is over', () => {
    expect(at('2025-03-30T02:03:12.000Z', '2025-03-30T09:00:00.000Z')).toBe('超时 0:12')
  })

  it('never shows more than was given, though the frame came before the clock', () => {
    expect(secondsLeft(began, 180, Date.parse('2025-03-30T01:59:58.000Z'))).toBe(180)
    expect([minutesOf(0), minutesOf(65), minutesOf(-5)]).toEqual(['0:00', '1:05', '0:05'])
  })
})

describe('when a vote ends', () => {
  const Ends = ({ until }: { until: string }) => {
    const ending = useEnding(until)
    return <p data-ending>{`${ending?.word} ${ending?.text}`}</p>
  }
  const ends = (until: string) => {
    vi.useFakeTimers()
    vi.setSystemTime('2025-03-30T02:00:00.000Z')
    noteServerTime('2025-03-30T02:00:00.000Z')
    render(<Ends until={until} />)
    return document.querySelector('[data-ending]')?.textContent
  }

  it('is counted down in its last hour', () => {
    expect(ends('2025-03-30T03:00:00.000Z')).toBe('time.left 60:00')
  })

  it('is a day and an hour before that: a unit votes over days', () => {
    expect(ends('2025-04-02T10:00:00.000Z')).toBe('time.until 4月2日 18:00')
  })
})

describe('taking a change of the agenda back', () => {
  const items = ['a', 'b', 'c'].map((name) => item(name, 'pending'))
  const [first, second, third] = items as [AgendaItem, AgendaItem, AgendaItem]
  const agenda = { items, agendaVersion: 1, agendaAdopted: 0 }
  const after = (said: Editing, from = items) =>
    said.type === 'session.addItem'
      ? insertItem({ ...agenda, items: from }, said).items
      : agendaAfter({ ...agenda, items: from }, said).items
  const fields = (of: AgendaItem) => {
    const { title, power, kind, method, motion, presenter, minutes } = of
    return { title, power, kind, method, motion, presenter, minutes }
  }
  const words: Editing[] = [
    { type: 'session.moveItem', item: third.id, after: null },
    { type: 'session.moveItem', item: first.id, after: third.id },
    { type: 'session.editItem', item: second.id, ...fields(second), title: '改过的题目', minutes: 5 },
    { type: 'session.removeItem', item: second.id, reason: '并入' },
    { type: 'session.addItem', item: 'new', after: first.id, ...fields(second), title: '新的一项' },
  ]

  it.each(words.map((said) => [said.type, said] as const))('%s leaves the agenda as it was', (_, said) => {
    const undo = undoOf(items, said, 'born', '撤销')
    const back = undo && after(undo, after(said))
    expect(back?.map(fields)).toEqual(items.map(fields))
  })
})

describe('a text on the hall screen', () => {
  it('is cut into sheets that lose nothing, break no line before a closing mark, and are never none', () => {
    const text = '为进一步完善学校绩效工资分配办法，体现多劳多得、优绩优酬的原则，现对分配方案修订如下。'.repeat(20)
    const sheets = sheetsOf(text)
    expect(sheets.flat().join('')).toBe(text)
    expect(sheets.length).toBeGreaterThan(1)
    expect(sheets.flat().some((line) => /^[，。、]/.test(line))).toBe(false)
    expect(sheetsOf('')).toEqual([['']])
  })
})

it('a desk is named as its people would name it', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36'
  expect([
    nameOfDevice(chrome),
    nameOfDevice(`${chrome} Edg/130.0`),
    nameOfDevice(chrome.replace('Windows NT 10.0; Win64; x64', 'Linux; Android 14')),
    nameOfDevice(''),
  ]).toEqual(['Windows · Chrome', 'Windows · Edge', 'Android · Chrome', '?'])
})
