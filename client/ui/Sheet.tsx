import { useEffect, useId, useRef, type ReactNode } from 'react'

export type SheetProps = {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** Asks once, above the page. The browser's own modal dialog keeps the focus inside and gives it back. */
export const Sheet = ({ open, title, onClose, children }: SheetProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (open && !element.open) element.showModal()
    if (!open && element.open) element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={heading}
      onClose={() => open && onClose()}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {open && (
        <div className="sheet-page stack">
          <h2 id={heading}>{title}</h2>
          {children}
        </div>
      )}
    </dialog>
  )
}
