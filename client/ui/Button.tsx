import { useId, type ReactNode } from 'react'
import { sentenceOf, type Reason } from '../sentence.ts'
import { useWords } from '../words.ts'

export type ButtonProps = {
  /** One primary a page: the next step. */
  kind?: 'primary' | 'quiet' | 'plain'
  /** Why it cannot be done yet: the button is dark, and the reason stands below it. */
  refusal?: Reason | null
  disabled?: boolean
  onClick?: () => void
  type?: 'button' | 'submit'
  children: ReactNode
  className?: string
  /** A key shown on the button; the page that shows it listens for it. */
  keyHint?: string
  'aria-label'?: string
  'aria-pressed'?: boolean
}

/** Stays focusable while dark, so that a screen reader can come to it and hear why. */
export const Button = ({
  kind = 'quiet',
  refusal = null,
  disabled = false,
  onClick,
  type = 'button',
  children,
  className = '',
  keyHint,
  ...aria
}: ButtonProps) => {
  const w = useWords()
  const reason = useId()
  const dark = disabled || refusal !== null
  const button = (
    <button
      type={type}
      className={`button button-${kind} ${className}`}
      aria-disabled={dark}
      aria-describedby={refusal ? reason : undefined}
      onClick={(event) => {
        if (!dark) return onClick?.()
        event.preventDefault()
      }}
      {...aria}
    >
      {children}
      {keyHint && <kbd aria-hidden="true">{keyHint}</kbd>}
    </button>
  )
  if (!refusal) return button
  return (
    <span className="button-refused">
      {button}
      <span id={reason} className="button-reason">
        {sentenceOf(w, refusal)}
      </span>
    </span>
  )
}
