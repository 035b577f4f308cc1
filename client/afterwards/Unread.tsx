import { useAfterWords, useUnread } from './unread.ts'
import './afterwards.css'

const MOST_SHOWN = 99

/** A number beside a link; nothing while there is nothing to read. */
export default function Unread() {
  const w = useAfterWords()
  const unread = useUnread()
  if (unread === 0) return null
  return (
    <span className="unread figure">
      <span aria-hidden="true">{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</span>
      <span className="unseen">{w('messages.unread', { n: unread })}</span>
    </span>
  )
}
