/** People from a spreadsheet, in three steps: choose the file, check it, import it. Nothing is written before the third. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { importPeople, previewPeople } from '../../server/people-contract.ts'
import { FILE_BYTES, type PeopleImported, type PeoplePreview } from '../../server/people-replies.ts'
import { call } from '../api.ts'
import { useMe } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useDeskWords } from './desk-words.ts'
import { FileButton, Steps, useFileImport } from './FileImport.tsx'
import { PeopleRows } from './PeoplePreview.tsx'

const TOO_LARGE: PeoplePreview = {
  faults: [{ rule: 'tooLarge', column: null }],
  counts: { rows: 0, bad: 0, new: 0, changed: 0, unchanged: 0, seats: 0 },
  newDepartments: [],
  newDelegations: [],
  rows: [],
}

const useImport = () =>
  useFileImport<PeoplePreview, PeopleImported>({
    bytes: FILE_BYTES,
    tooLarge: TOO_LARGE,
    look: (file) => call(previewPeople, { file }),
    bring: (id, file) => call(importPeople, { params: { id }, file }),
  })

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
