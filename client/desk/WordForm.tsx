/** A form that ends in one word: what it still lacks is said by the judge, and it closes when the word is heard. */
import { Drawer } from 'antd'
import { useRef, type FormEvent, type ReactNode } from 'react'
import type { EventOf, SubjectName } from '../../machines/events.ts'
import { useLooksOn } from '../desk-window.ts'
import type { Reason } from '../sentence.ts'
import { Button } from '../ui/Button.tsx'
import { Answer } from './Answer.tsx'
import { useDeskWords } from './desk-words.ts'
import { useHeld } from './speaking.ts'

type WordFormProps<S extends SubjectName> = {
  title: string
  name: S
  id: string
  /** Null while something is still missing. */
  event: EventOf[S] | null
  refusal?: Reason | null
  /** Refuses a stale screen. */
  version?: number
  submit?: string
  onClose: () => void
  onDone?: () => void
  children: ReactNode
}

const WIDTH = 560
/** The band that says who holds the meeting lies behind the form. */
const DESK_TAKEN: Reason = { code: 'desk-taken', facts: {} }

export const WordForm = <S extends SubjectName>({
  title,
  name,
  id,
  event,
  refusal = null,
  version,
  submit,
  onClose,
  onDone,
  children,
}: WordFormProps<S>) => {
  const w = useDeskWords()
  const saying = useHeld(name, id, version ?? Infinity)
  const looksOn = useLooksOn() && (name === 'session' || name === 'ballot')
  const reason = looksOn ? DESK_TAKEN : event === null ? null : refusal
  const send = async (submitted: FormEvent) => {
    submitted.preventDefault()
    // A drawer that opens out of another form is none of that form's.
    submitted.stopPropagation()
    if (!event || refusal || saying.busy) return
    const reply = await saying.say(event, { seen: version !== undefined })
    if (!reply) return
    onClose()
    onDone?.()
  }
  const form = useRef<HTMLFormElement>(null)
  // A form that is filled in already is sent by Enter; any other begins at its first field.
  const begin = (isOpen: boolean) => {
    // Whoever was quicker than the drawer is left where they type.
    if (!isOpen || form.current?.contains(document.activeElement)) return
    const first = event === null || refusal ? 'input, textarea, select' : 'button[type="submit"]'
    form.current?.querySelector<HTMLElement>(first)?.focus()
  }
  const close = () => {
    saying.clear()
    onClose()
  }
  return (
    <Drawer open title={title} size={WIDTH} onClose={close} afterOpenChange={begin} destroyOnHidden>
      <form ref={form} className="stack word-form" onSubmit={(submitted) => void send(submitted)}>
        {children}
        <Answer saying={saying} />
        <div className="row">
          <Button kind="primary" type="submit" disabled={event === null || saying.busy} refusal={reason}>
            {submit ?? title}
          </Button>
          <Button onClick={close}>{w('act.cancel')}</Button>
        </div>
      </form>
    </Drawer>
  )
}
