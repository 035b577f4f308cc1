/** The agenda in its versions: what each changed, and which the congress adopted. */
import { changesOf, type AgendaChange } from '../../machines/agenda-changes.ts'
import { listAgendaVersions } from '../../server/session-contract.ts'
import { momentOf } from '../format.ts'
import { useList } from '../subjects.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

const Change = ({ change }: { change: AgendaChange }) => {
  const w = useDeskWords()
  switch (change.is) {
    case 'changed':
      return w('versions.changed', { title: change.title, fields: change.fields.map((field) => w(`field.${field}`)).join(w('list.comma')) })
    case 'moved':
      return w('versions.moved', change)
    default:
      return w(`versions.${change.is}`, { title: change.title })
  }
}

export const AgendaVersions = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data } = useList(listAgendaVersions, { params: { id: session.id } })
  const rows = data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="versions" aria-label={w('versions.title')}>
      <h2>{w('versions.title')}</h2>
      <ol>
        {rows
          .map((row, at) => ({ row, changes: at === 0 ? null : changesOf(rows[at - 1]?.items ?? [], row.items) }))
          .toReversed()
          .map(({ row, changes }) => (
            <li key={row.version}>
              <p>
                <strong>{w('versions.n', { n: row.version })}</strong>{' '}
                <span className="quiet">
                  {row.adoptedAt
                    ? `✓ ${w('versions.adopted', { when: momentOf(row.adoptedAt, w.lang) })}`
                    : w('versions.open', { when: momentOf(row.changedAt, w.lang) })}
                </span>
              </p>
              {changes === null && <p className="quiet">{w('versions.first', { n: row.items.length })}</p>}
              {changes?.length === 0 && <p className="quiet">{w('versions.same')}</p>}
              {changes && changes.length > 0 && (
                <ul>
                  {changes.map((change) => (
                    <li key={`${change.is} ${change.title}`}>
                      <Change change={change} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
      </ol>
    </section>
  )
}
