/** A file brought in by three steps: chosen, checked, imported. Nothing is written before the third. */
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { newId, ProblemError } from '../api.ts'
import { keys } from '../queries.ts'
import type { Reason } from '../sentence.ts'
import { useDeskWords } from './desk-words.ts'
import '../notices/bringing.css'

const STEPS = ['choose', 'check', 'done'] as const
/** `id` is the import's: sent again after a lost answer, the file still comes in once. */
type Chosen<P> = { id: string; file: File; preview: P | null }

const reasonOf = (thrown: unknown): Reason => (thrown instanceof ProblemError ? thrown.problem : { code: 'offline', facts: {} })

type Importing<P, D> = {
  bytes: number
  /** What a file above `bytes` is told without being sent. */
  tooLarge: P
  look: (file: File) => Promise<P>
  bring: (id: string, file: File) => Promise<D>
}

export const useFileImport = <P, D>({ bytes, tooLarge, look, bring }: Importing<P, D>) => {
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Chosen<P> | null>(null)
  const [done, setDone] = useState<D | null>(null)
  const [problem, setProblem] = useState<Reason | null>(null)
  const [busy, setBusy] = useState(false)
  const during = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await work().catch((thrown: unknown) => setProblem(reasonOf(thrown)))
    setBusy(false)
  }
  return {
    chosen,
    done,
    problem,
    busy,
    choose: (file: File) =>
      during(async () => {
        const next = { id: newId(), file, preview: null }
        setDone(null)
        setChosen(next)
        setChosen({ ...next, preview: file.size > bytes ? tooLarge : await look(file) })
      }),
    bring: () =>
      during(async () => {
        if (!chosen) return
        setDone(await bring(chosen.id, chosen.file))
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'list' || queryKey[0] === keys.congress[0] })
      }),
    again: () => {
      setChosen(null)
      setDone(null)
      setProblem(null)
    },
  }
}

export const FileButton = ({ label, disabled, onFile }: { label: string; disabled: boolean; onFile: (file: File) => void }) => {
  const id = useId()
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        accept=".xlsx,.csv"
        disabled={disabled}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // The same file, corrected, must be choosable again.
          target.value = ''
          if (file) onFile(file)
        }}
      />
      <label htmlFor={id} className="button button-primary">
        {label}
      </label>
    </span>
  )
}

export const Steps = ({ at }: { at: (typeof STEPS)[number] }) => {
  const w = useDeskWords()
  return (
    <ol className="people-steps" aria-label={w('people.steps')}>
      {STEPS.map((step, n) => (
        <li key={step} aria-current={step === at ? 'step' : undefined}>
          <span className="figure">{n + 1}</span> {w(`people.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
