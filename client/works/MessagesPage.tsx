import { Messages } from '../afterwards/Messages.tsx'
import { useAfterWords } from '../afterwards/unread.ts'
import { motionPath } from './MotionTable.tsx'

export const MessagesPage = () => {
  const w = useAfterWords()
  return (
    <div className="narrow">
      <div className="page-head">
        <h1>{w('messages.title')}</h1>
      </div>
      <Messages hrefOf={motionPath} />
    </div>
  )
}
