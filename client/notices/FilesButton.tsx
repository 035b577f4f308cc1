import { useId } from 'react'
import { sentenceOf } from '../sentence.ts'
import { Button } from '../ui/Button.tsx'
import { useLeaveWarning } from '../ui/leaving.ts'
import { ACCEPTED, type Bringing } from './bringing.ts'
import { bringingWords } from '../words/bringing.ts'
import { useWords } from '../words.ts'
import './bringing.css'

/** Chooses files and says how they fare. `label` names what they are for. */
export const FilesButton = ({ bringing, label }: { bringing: Bringing; label: string }) => {
  const w = useWords(bringingWords)
  const id = useId()
  const { progress, faults, choose, again } = bringing
  useLeaveWarning(progress !== null)
  return (
    <div className="bring">
      <span className="file-button">
        <input
          id={id}
          type="file"
          multiple
          accept={ACCEPTED}
          disabled={progress !== null}
          aria-label={label}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])]
            // The same file, corrected, must be choosable again.
            target.value = ''
            if (files.length > 0) void choose(files)
          }}
        />
        <label htmlFor={id} className="button button-quiet">
          {w('papers.add')}
        </label>
      </span>
      <output>{progress && w('papers.bringing', progress)}</output>
      <div role="alert">
        {faults.map((fault) => (
          <p key={fault.brought.id} className="notice notice-warn">
            <span aria-hidden="true">⚠ </span>
            {w('papers.fault', { name: fault.brought.file.name })}
            {fault.rule ? w(`file.${fault.rule}`) : sentenceOf(w, fault.reason)}{' '}
            {fault.rule === null && (
              <Button kind="plain" onClick={() => void again(fault)}>
                {w('papers.again')}
              </Button>
            )}
          </p>
        ))}
      </div>
    </div>
  )
}
