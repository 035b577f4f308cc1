import SuggestionBox from '../box/SuggestionBox.tsx'
import { useWords } from '../words.ts'
import { suggestionWords } from '../words/suggestions.ts'
import { Page } from './Page.tsx'

export default function Box() {
  const w = useWords(suggestionWords)
  return (
    <Page title={w('box.title')} back="/motions">
      <SuggestionBox motionPath="/motions" />
    </Page>
  )
}
