/** Papers and tables of the record, each in the forms in which it is wanted. */
import {
  getBallotPack,
  getRecordTable,
  getResultForm,
  getSessionPaper,
  PAPER_FORMATS,
  SESSION_PAPER_NAMES,
  TABLE_FORMATS,
  TABLE_NAMES,
} from '../../server/documents-contract.ts'
import { urlOf } from '../api.ts'
import { hasAnyRole } from '../me.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

type Way = { as: (typeof PAPER_FORMATS)[number] | (typeof TABLE_FORMATS)[number] | 'zip'; href: string }

const Line = ({ name, ways }: { name: string; ways: Way[] }) => {
  const w = useDeskWords()
  return (
    <li>
      <span>{name}</span>
      <span className="after-ways">
        {ways.map(({ as, href }) => (
          <a
            key={as}
            href={href}
            target={as === 'html' || as === 'pdf' ? '_blank' : undefined}
            rel="noreferrer"
            aria-label={`${name} ${w(`after.as.${as}`)}`}
          >
            {w(`after.as.${as}`)}
          </a>
        ))}
      </span>
    </li>
  )
}

/** Ballots with papers are counted by people who sign; hands and voices are recorded on the spot. */
const PAPERS = ['sealed', 'secret', 'open']
const DONE = ['announced', 'archived']

export const AfterDocuments = () => {
  const w = useDeskWords()
  const { me, session, rows } = useDay()
  const { id } = session
  const forms = rows.filter((row) => DONE.includes(row.state) && PAPERS.includes(row.method))
  return (
    <section aria-labelledby="after-documents">
      <h2 id="after-documents">{w('after.documents')}</h2>
      <ul className="after-list">
        {SESSION_PAPER_NAMES.map((paper) => (
          <Line
            key={paper}
            name={w(`after.document.${paper}`)}
            ways={PAPER_FORMATS.map((as) => ({ as, href: urlOf(getSessionPaper, { params: { id, paper }, query: { as } }) }))}
          />
        ))}
      </ul>
      {hasAnyRole(me, 'secretary', 'staff') && (
        <>
          <h3>{w('after.tables')}</h3>
          <ul className="after-list">
            {TABLE_NAMES.map((table) => (
              <Line
                key={table}
                name={w(`after.document.${table}`)}
                ways={TABLE_FORMATS.map((as) => ({ as, href: urlOf(getRecordTable, { params: { id, table }, query: { as } }) }))}
              />
            ))}
          </ul>
        </>
      )}
      <h3>{w('after.forms')}</h3>
      {forms.length === 0 ? (
        <p className="quiet">{w('after.noForms')}</p>
      ) : (
        <ul className="after-list">
          {forms.map((row) => (
            <Line
              key={row.id}
              name={row.round > 1 ? `${row.title} · ${w('ballot.round', { n: row.round })}` : row.title}
              ways={[
                ...PAPER_FORMATS.map((as) => ({ as, href: urlOf(getResultForm, { params: { id: row.id }, query: { as } }) })),
                { as: 'zip' as const, href: urlOf(getBallotPack, { params: { id: row.id } }) },
              ]}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
