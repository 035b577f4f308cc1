/** People from a spreadsheet, in three steps: choose the file, check it, import it. Nothing is written before the third. */
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { importPeople, previewPeople } from '../../server/people-contract.ts'
import { FILE_BYTES, type PeopleImported, type PeoplePreview } from '../../server/people-replies.ts'
import { call, newId, ProblemError } from '../api.ts'
import { keys } from '../queries.ts'
import type { Reason } from '../sentence.ts'
import { useMe } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useDeskWords } from './desk-words.ts'
import { PeopleRows } from './PeoplePreview.tsx'

const STEPS = ['choose', 'check', 'done'] as const
/** `id` is the import's: sent again after a lost answer, the file still comes in once. */
type Chosen = { id: string; file: File; preview: PeoplePreview | null }

const reasonOf = (thrown: unknown): Reason => (thrown instanceof ProblemError ? thrown.problem : { code: 'offline', facts: {} })
const TOO_LARGE: PeoplePreview = {
  faults: [{ rule: 'tooLarge', column: null }],
  counts: { rows: 0, bad: 0, new: 0, changed: 0, unchanged: 0, seats: 0 },
  newDepartments: [],
  newDelegations: [],
  rows: [],
}

const useImport = () => {
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [done, setDone] = useState<PeopleImported | null>(null)
  const [problem, setProblem] = useState<Reason | null>(null)
  const [busy, setBusy] = useState(false)
  const during = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await work().catch((thrown: unknown) => setProblem(reasonOf(thrown)))
    setBusy(false)
  }
  const choose = (file: File) =>
    during(async () => {
      const next = { id: newId(), file, preview: null }
      setDone(null)
      setChosen(next)
      setChosen({ ...next, preview: file.size > FILE_BYTES ? TOO_LARGE : await call(previewPeople, { file }) })
    })
  const bring = () =>
    during(async () => {
      if (!chosen) return
      setDone(await call(importPeople, { params: { id: chosen.id }, file: chosen.file }))
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'list' || queryKey[0] === keys.congress[0] })
    })
  const again = () => {
    setChosen(null)
    setDone(null)
    setProblem(null)
  }
  return { chosen, done, problem, busy, choose, bring, again }
}

const FileButton = ({ label, disabled, onFile }: { label: string; disabled: boolean; onFile: (file: File) => void }) => {
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

const Steps = ({ at }: { at: (typeof STEPS)[number] }) => {
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

const Checked = ({ preview, children }: { preview: PeoplePreview; children: ReactNode }) => {
  const w = useDeskWords()
  const { faults, counts, newDepartments, newDelegations } = preview
  const { rows, bad, new: added, changed, unchanged, seats } = counts
  const names = (all: string[]) => all.join(w('list.comma'))
  return (
    <>
      {faults.map(({ rule, column }) => (
        <Notice key={`${rule} ${column}`} tone="warn">
          ⚠ {w(`people.file.${rule}`, { column: column ? w(`people.column.${column}`) : '' })}
        </Notice>
      ))}
      {bad > 0 && (
        <Notice tone="warn">
          ⚠ <strong>{w('people.badTitle', { n: bad })}</strong> {w('people.badHow')}
        </Notice>
      )}
      {bad === 0 && rows > 0 && (
        <Notice tone="good">
          ✓ <strong>{w('people.goodTitle', { n: rows })}</strong> {w('people.summary', { added, changed, unchanged, seats })}
        </Notice>
      )}
      {bad === 0 && newDepartments.length > 0 && <p>{w('people.newDepartments', { names: names(newDepartments) })}</p>}
      {bad === 0 && newDelegations.length > 0 && <p>{w('people.newDelegations', { names: names(newDelegations) })}</p>}
      {children}
      <PeopleRows preview={preview} />
    </>
  )
}

const PeoplePage = () => {
  const w = useDeskWords()
  const { session } = useMe()
  const { chosen, done, problem, busy, choose, bring, again } = useImport()
  const preview = chosen?.preview ?? null
  const ready = preview !== null && preview.faults.length === 0 && preview.counts.bad === 0
  const file = (label: string) => <FileButton label={label} disabled={busy} onFile={(one) => void choose(one)} />
  return (
    <main className="page people">
      {session === null && <Link href="/desk">{w('people.backToFound')}</Link>}
      <h1>{w('people.title')}</h1>
      <Steps at={done ? 'done' : chosen ? 'check' : 'choose'} />
      {!chosen && (
        <>
          <p className="people-explain">{w('people.explain')}</p>
          <p className="row">
            {w('people.template')}
            {(['xlsx', 'csv'] as const).map((format) => (
              <a key={format} href={`/api/people/template?format=${format}`} download>
                .{format}
              </a>
            ))}
          </p>
          <div className="row">
            {file(w('people.choose'))}
            <span className="quiet">{w('people.limits')}</span>
          </div>
        </>
      )}
      {chosen && !done && <p className="people-file">{chosen.file.name}</p>}
      {busy && <Notice>{preview ? w('people.importing') : w('people.reading')}</Notice>}
      <ProblemNotice problem={problem} />
      {preview && !done && (
        <Checked preview={preview}>
          <div className="row">
            {ready ? (
              <Button kind="primary" disabled={busy} onClick={() => void bring()}>
                {w('people.import', { n: preview.counts.rows })}
              </Button>
            ) : (
              file(w('people.again'))
            )}
            <Button disabled={busy} onClick={again}>
              {w('people.other')}
            </Button>
          </div>
        </Checked>
      )}
      {!preview && problem && <Button onClick={again}>{w('people.other')}</Button>}
      {done && (
        <>
          <Notice tone="good">
            ✓ <strong>{w('people.doneTitle')}</strong> {w('people.doneLine', { rows: done.rows, added: done.added, seats: done.seats })}
          </Notice>
          <div className="row">
            {session !== null && <Link href="/desk/roll">{w('people.toRoll')}</Link>}
            {session !== null && <Link href="/desk/roll/slips">{w('people.toSlips')}</Link>}
            <Button onClick={again}>{w('people.other')}</Button>
          </div>
        </>
      )}
    </main>
  )
}

export default PeoplePage
