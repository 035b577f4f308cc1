/**
 * A list that its reader puts in order: by dragging a handle, or by keys on it (Space lifts, arrows move, Space drops,
 * Escape puts it back). Every move is said to a screen reader; nothing is settled before the drop.
 */
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { afterOf, movedBy, movedTo, placeAt } from './order.ts'
import { useDeskWords } from './desk-words.ts'

export type SortableRow = { id: string; name: string; isFixed: boolean }
type SortableProps<T extends SortableRow> = {
  rows: T[]
  label: string
  onMove: (id: string, after: string | null) => void
  children: (row: T, place: number, handle: ReactNode) => ReactNode
  className?: string
}
type Lifted = { id: string; order: string[]; by: 'keys' | 'pointer' }

const middlesOf = (list: HTMLOListElement, lifted: string): number[] =>
  [...list.querySelectorAll<HTMLElement>('[data-sort]')]
    .filter((row) => row.dataset['sort'] !== lifted)
    .map((row) => row.getBoundingClientRect())
    .map(({ top, height }) => top + height / 2)

const useLifting = (rows: SortableRow[], onMove: (id: string, after: string | null) => void) => {
  const w = useDeskWords()
  const [lifted, setLifted] = useState<Lifted | null>(null)
  // What the hand has done, of which the page may still be behind: a quick drop is where the pointer was.
  const inHand = useRef<Lifted | null>(null)
  const hold = (next: Lifted | null) => {
    inHand.current = next
    setLifted(next)
  }
  const [told, setTold] = useState('')
  const ids = rows.map(({ id }) => id)
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? ''
  const tell = (key: 'sort.lifted' | 'sort.moved' | 'sort.dropped' | 'sort.cancelled', id: string, order: string[]) =>
    setTold(w(key, { name: nameOf(id), n: order.indexOf(id) + 1, of: order.length }))
  const lift = (id: string, by: Lifted['by']) => {
    hold({ id, order: ids, by })
    tell('sort.lifted', id, ids)
  }
  const put = (reorder: (order: string[]) => string[]) => {
    const held = inHand.current
    const order = held && reorder(held.order)
    if (!order || order.join() === held.order.join()) return
    hold({ ...held, order })
    tell('sort.moved', held.id, order)
  }
  const drop = () => {
    const held = inHand.current
    if (!held) return
    hold(null)
    tell('sort.dropped', held.id, held.order)
    if (held.order.join() !== ids.join()) onMove(held.id, afterOf(held.order, held.id))
  }
  const cancel = () => {
    const held = inHand.current
    if (!held) return
    hold(null)
    tell('sort.cancelled', held.id, ids)
  }
  return { lifted, told, lift, put, drop, cancel }
}

type Lifting = ReturnType<typeof useLifting>

const keysOf =
  (row: SortableRow, { lifted, lift, put, drop, cancel }: Lifting) =>
  (event: KeyboardEvent) => {
    const isUp = lifted?.id === row.id
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.key === ' ' || event.key === 'Enter') {
      if (isUp) drop()
      else lift(row.id, 'keys')
    } else if (by !== 0 && isUp) put((order) => movedBy(order, row.id, by))
    else if (event.key === 'Escape' && isUp) cancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

const Handle = ({ row, lifting, list }: { row: SortableRow; lifting: Lifting; list: React.RefObject<HTMLOListElement | null> }) => {
  const w = useDeskWords()
  const { lifted, lift, put, drop, cancel } = lifting
  const isDragged = lifted?.id === row.id && lifted.by === 'pointer'
  return (
    <button
      type="button"
      className="sort-handle"
      aria-label={w('sort.handle', { name: row.name })}
      aria-pressed={lifted?.id === row.id}
      title={w('sort.how')}
      onKeyDown={keysOf(row, lifting)}
      onBlur={() => lifted?.by === 'keys' && cancel()}
      onPointerDown={(event: PointerEvent<HTMLButtonElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        lift(row.id, 'pointer')
      }}
      onPointerMove={({ clientY }) => {
        const at = isDragged && list.current ? placeAt(middlesOf(list.current, row.id), clientY) : null
        if (at !== null) put((order) => movedTo(order, row.id, at))
      }}
      onPointerUp={() => isDragged && drop()}
      onPointerCancel={cancel}
    >
      <span aria-hidden="true">⠿</span>
    </button>
  )
}

export const Sortable = <T extends SortableRow>({ rows, label, onMove, children, className = '' }: SortableProps<T>) => {
  const list = useRef<HTMLOListElement>(null)
  const lifting = useLifting(rows, onMove)
  const { lifted, told } = lifting
  const order = lifted ? lifted.order : rows.map(({ id }) => id)
  const shown = order.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  return (
    <>
      <ol ref={list} className={`sortable ${className}`} aria-label={label}>
        {shown.map((row, place) => (
          <li key={row.id} data-sort={row.id} className={lifted?.id === row.id ? 'sort-lifted' : ''}>
            {children(row, place, row.isFixed ? null : <Handle row={row} lifting={lifting} list={list} />)}
          </li>
        ))}
      </ol>
      <p className="unseen" role="status" aria-live="assertive">
        {told}
      </p>
    </>
  )
}
