/** Motions of earlier sessions from a spreadsheet, so that a school starts with its history. */
import { Link } from 'wouter'
import { importHistory, previewHistory } from '../../server/history-contract.ts'
import { HISTORY_BYTES, type HistoryPreview } from '../../server/history-replies.ts'
import { call, type ReplyOf } from '../api.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { deskWords } from '../words/desk.ts'
import { historyWords } from '../words/desk-history.ts'
import { useWords } from '../words.ts'
import { FileButton, Steps, useFileImport } from './FileImport.tsx'

const words = { ...deskWords, ...historyWords }
const TOO_LARGE: HistoryPreview = {
  faults: [{ rule: 'tooLarge', column: null }],
  counts: { rows: 0, bad: 0, new: 0, known: 0 },
  rows: [],
}

const Rows = ({ preview: { rows, counts } }: { preview: HistoryPreview }) => {
  const w = useWords(words)
  if (rows.length === 0) return null
  return (
    <>
      <table className="roll-table people-table">
        <thead>
          <tr>
            {(['history.row', 'history.column.title', 'people.status', 'history.what'] as const).map((heading) => (
              <th key={heading} scope="col">
                {w(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row} className={`people-${row.status}`}>
              <td className="figure">{row.row}</td>
              <th scope="row">{row.title}</th>
              <td>
                {row.status === 'bad' && <span aria-hidden="true">⚠ </span>}
                {w(`history.status.${row.status}`)}
              </td>
              <td>
                <ul>
                  {row.faults.map(({ column, rule, limit }) => (
                    <li key={`${column} ${rule}`}>
                      {w('history.fault', {
                        column: w(`history.column.${column}`),
                        what: w(`history.fault.${rule}`, { limit: limit ?? '' }),
                      })}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {counts.rows > rows.length && <p className="quiet">{w('history.more', { n: counts.rows - rows.length })}</p>}
    </>
  )
}

const Verdict = ({ preview: { faults, counts } }: { preview: HistoryPreview }) => {
  const w = useWords(words)
  return (
    <>
      {faults.map(({ rule, column }) => (
        <Notice key={`${rule} ${column}`} tone="warn">
          ⚠ {w(`history.file.${rule}`, { column: column ? w(`history.column.${column}`) : '' })}
        </Notice>
      ))}
      {counts.bad > 0 && (
        <Notice tone="warn">
          ⚠ <strong>{w('history.badTitle', { n: counts.bad })}</strong> {w('history.badHow')}
        </Notice>
      )}
      {counts.bad === 0 && counts.rows > 0 && (
        <Notice tone="good">
          ✓ <strong>{w('history.goodTitle', { n: counts.rows })}</strong> {w('history.summary', { added: counts.new, known: counts.known })}
        </Notice>
      )}
    </>
  )
}

const Choosing = () => {
  const w = useWords(words)
  return (
    <>
      <p className="people-explain">{w('history.explain')}</p>
      <p className="row">
        {w('people.template')}
        {(['xlsx', 'csv'] as const).map((format) => (
          <a key={format} href={`/api/motions-history/template?format=${format}`} download>
            .{format}
          </a>
        ))}
      </p>
    </>
  )
}

const Done = ({ done }: { done: ReplyOf<typeof importHistory> }) => {
  const w = useWords(words)
  return (
    <>
      <Notice tone="good">
        ✓ <strong>{w('history.doneTitle')}</strong> {w('history.doneLine', done)}
      </Notice>
      <Link href="/works/search?state=archived">{w('history.toSearch')}</Link>
    </>
  )
}

const HistoryPage = () => {
  const w = useWords(words)
  const { chosen, done, problem, busy, choose, bring, again } = useFileImport({
    bytes: HISTORY_BYTES,
    tooLarge: TOO_LARGE,
    look: (file) => call(previewHistory, { file }),
    bring: (_, file) => call(importHistory, { file }),
  })
  const preview = chosen?.preview ?? null
  const ready = preview !== null && preview.faults.length === 0 && preview.counts.bad === 0
  const file = (label: string) => <FileButton label={label} disabled={busy} onFile={(one) => void choose(one)} />
  return (
    <main className="page people">
      <Link href="/desk/motions">{w('history.back')}</Link>
      <h1>{w('history.title')}</h1>
      <Steps at={done ? 'done' : chosen ? 'check' : 'choose'} />
      {!chosen && <Choosing />}
      {!chosen && (
        <div className="row">
          {file(w('people.choose'))}
          <span className="quiet">{w('history.limits')}</span>
        </div>
      )}
      {chosen && !done && <p className="people-file">{chosen.file.name}</p>}
      {busy && <Notice>{preview ? w('history.importing') : w('people.reading')}</Notice>}
      <ProblemNotice problem={problem} />
      {preview && !done && (
        <>
          <Verdict preview={preview} />
          <div className="row">
            {ready ? (
              <Button kind="primary" disabled={busy} onClick={() => void bring()}>
                {w('history.import', { n: preview.counts.new })}
              </Button>
            ) : (
              file(w('people.again'))
            )}
            <Button disabled={busy} onClick={again}>
              {w('people.other')}
            </Button>
          </div>
          <Rows preview={preview} />
        </>
      )}
      {done && <Done done={done} />}
      {(done || (!preview && problem)) && <Button onClick={again}>{w('people.other')}</Button>}
    </main>
  )
}

export default HistoryPage
