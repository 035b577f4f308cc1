import { Messages as Told } from '../afterwards/Messages.tsx'
import { useAfterWords } from '../afterwards/unread.ts'
import { Page } from './Page.tsx'

/** What I was told: my motions, and what waits for me. */
export default function Messages() {
  const w = useAfterWords()
  return (
    <Page title={w('messages.title')} back="/me">
      <Told hrefOf={(motion) => `/motions/${motion}`} />
    </Page>
  )
}
