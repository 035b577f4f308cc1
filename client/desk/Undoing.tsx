/** What was last changed on the agenda, and the way back. */
import { useState } from 'react'
import { itemOf } from '../../machines/agenda.ts'
import { newId } from '../api.ts'
import { Button } from '../ui/Button.tsx'
import { undoOf } from './agenda-undo.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { useHeld } from './speaking.ts'

export const Undoing = () => {
  const w = useDeskWords()
  const { session, edited, noteEdit } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const [born] = useState(newId)
  const name = edited && ('title' in edited.said ? edited.said.title : (itemOf(edited.before, edited.said.item)?.title ?? ''))
  const word = edited && undoOf(edited.before, edited.said, born, w('editor.undoReason'))
  const undo = async () => {
    if (word && (await saying.say(word))) noteEdit(null)
  }
  return (
    <div className="undoing" role="status">
      {edited && word && (
        <>
          <span>{w(`editor.did.${edited.said.type}`, { name: name ?? '' })}</span>
          <Button kind="plain" disabled={saying.busy} onClick={() => void undo()}>
            {w('editor.undone')}
          </Button>
        </>
      )}
    </div>
  )
}
