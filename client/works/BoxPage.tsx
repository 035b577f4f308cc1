import SuggestionBox from '../box/SuggestionBox.tsx'
import { useWords } from '../words.ts'
import { suggestionWords } from '../words/suggestions.ts'

export default function BoxPage() {
  const w = useWords(suggestionWords)
  return (
    <>
      <div className="page-head">
        <h1>{w('box.title')}</h1>
      </div>
      <SuggestionBox motionPath="/works/motions" />
    </>
  )
}
