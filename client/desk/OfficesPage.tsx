/** Who holds which office: given and taken by the administrator, one at a time, each with its line on record. */
import { useQueryClient } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import type { Role } from '../../machines/matters.ts'
import { faultOfOffices, mayAppoint } from '../../machines/offices.ts'
import { LIMIT } from '../../machines/schema.ts'
import { changeOffices, listOfficeChanges, listOffices } from '../../server/offices-contract.ts'
import { call, newId, type ReplyOf } from '../api.ts'
import { dateOf } from '../format.ts'
import { outbox } from '../outbox.ts'
import { invalidateLists } from '../queries.ts'
import { useList, useMe, useOutbox } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { deskWords } from '../words/desk.ts'
import { officeWords } from '../words/desk-offices.ts'
import { useWords } from '../words.ts'
import { CodeSheet, type Whose } from './CodeSheet.tsx'
import { PersonPick } from './PersonPick.tsx'
import './offices.css'

const words = { ...deskWords, ...officeWords }
const useOfficeWords = () => useWords(words)

/** In the order in which a school thinks of them. */
const OFFICES: readonly Role[] = ['secretary', 'staff', 'presidium', 'committee', 'leader', 'department', 'admin']
const KEY = 'offices'
const WIDTH = 480

type Officer = ReplyOf<typeof listOffices>['items'][number]
/** `taken` null: the office is given, to somebody still to be picked. */
type Asked = { office: Role; taken: Officer | null }

const ChangeForm = ({ asked: { office, taken }, officers, onClose }: { asked: Asked; officers: Officer[]; onClose: () => void }) => {
  const w = useOfficeWords()
  const client = useQueryClient()
  const [act] = useState(newId)
  const [picked, setPicked] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { status, problem } = useOutbox(KEY)
  const person = taken?.id ?? picked
  const from = officers.find(({ id }) => id === person)?.roles ?? []
  const to = taken ? from.filter((role) => role !== office) : [...new Set([...from, office])]
  const admins = officers.filter(({ roles }) => roles.includes('admin')).length
  // Whether somebody new is in a department the server knows.
  const fault = person === null ? null : faultOfOffices({ roles: from, department: 'known' }, to, admins)
  const ready = person !== null && fault === null && reason.length <= LIMIT.note
  const save = async (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!ready || status === 'sending' || status === 'unsent') return
    const body = { id: act, person, from, to, reason: reason.trim() || null }
    const done = await outbox.post(KEY, () => call(changeOffices, { body }))
    invalidateLists(client, [listOffices.url, listOfficeChanges.url])
    if (done) onClose()
  }
  const refused = problem?.facts['rule'] === 'departmentMissing'
  return (
    <form className="stack word-form" onSubmit={(submitted) => void save(submitted)}>
      {taken ? (
        <p>{w('offices.takeSure', { name: taken.name })}</p>
      ) : (
        <>
          <p className="quiet">{w(`office.does.${office}`)}</p>
          <PersonPick label={w('offices.person')} value={picked} onChange={setPicked} />
        </>
      )}
      {fault && <p className="field-wrong">{w(`office.fault.${fault}`)}</p>}
      {refused && <p className="field-wrong">{w('office.fault.departmentMissing')}</p>}
      <TextArea label={w('offices.reason')} value={reason} onChange={setReason} limit={LIMIT.note} rows={2} />
      {!refused && <ProblemNotice problem={status === 'unsent' ? { code: 'offline', facts: {} } : problem} />}
      <div className="row">
        <Button kind="primary" type="submit" disabled={!ready || status === 'sending'}>
          {w(taken ? 'offices.take' : 'offices.give')}
        </Button>
        <Button onClick={onClose}>{w('act.cancel')}</Button>
      </div>
    </form>
  )
}

type OfficeProps = { office: Role; officers: Officer[]; onAsk: (asked: Asked) => void; onCode: (whose: Whose) => void }

const Office = ({ office, officers, onAsk, onCode }: OfficeProps) => {
  const w = useOfficeWords()
  const { actor } = useMe()
  const name = w.name('role', office)
  const holders = officers.filter(({ roles }) => roles.includes(office))
  return (
    <section className="office" aria-labelledby={`office-${office}`}>
      <div>
        <h2 id={`office-${office}`}>{name}</h2>
        <p className="quiet">{w(`office.does.${office}`)}</p>
      </div>
      <div>
        {holders.length === 0 && <p className="quiet">{w('offices.nobody')}</p>}
        <ul className="office-holders">
          {holders.map((holder) => (
            <li key={holder.id}>
              <span>
                {holder.name} <span className="quiet figure">{holder.number}</span>
                {office === 'department' && <span className="quiet"> {holder.department}</span>}
              </span>
              {mayAppoint(actor) && (
                <span className="office-acts">
                  <Button
                    kind="plain"
                    aria-label={w('offices.codeOf', { name: holder.name })}
                    onClick={() => onCode({ person: holder.id, name: holder.name, number: holder.number })}
                  >
                    {w('roll.newCode')}
                  </Button>
                  <Button
                    kind="plain"
                    aria-label={w('offices.takeOf', { name: holder.name, office: name })}
                    onClick={() => onAsk({ office, taken: holder })}
                  >
                    {w('offices.take')}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
        {mayAppoint(actor) && (
          <Button aria-label={w('offices.giveOf', { office: name })} onClick={() => onAsk({ office, taken: null })}>
            {w('offices.give')}
          </Button>
        )}
      </div>
    </section>
  )
}

const History = () => {
  const w = useOfficeWords()
  const { data } = useList(listOfficeChanges, { query: {} })
  const names = (roles: Role[]) => roles.map((role) => w.name('role', role)).join(w('list.comma')) || w('offices.none')
  return (
    <section aria-labelledby="office-history">
      <h2 id="office-history" className="record-title">
        {w('offices.history')}
      </h2>
      <ol className="office-history">
        {(data?.items ?? []).map(({ seq, person, from, to, reason, at, by }) => (
          <li key={seq}>
            <p>{w('offices.change', { person, from: names(from), to: names(to) })}</p>
            <p className="quiet">
              {w('offices.line', { date: dateOf(at, w.lang), by })}
              {reason && ` · ${reason}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

export default function OfficesPage() {
  const w = useOfficeWords()
  const { actor, session } = useMe()
  const { data, error, refetch } = useList(listOffices)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [code, setCode] = useState<Whose | null>(null)
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  const officers = data.items
  const close = () => {
    outbox.clear(KEY)
    setAsked(null)
  }
  const title =
    asked &&
    (asked.taken
      ? w('offices.takeOf', { name: asked.taken.name, office: w.name('role', asked.office) })
      : w('offices.giveOf', { office: w.name('role', asked.office) }))
  return (
    <main className="page">
      {session === null && <Link href="/desk">← {w('act.back')}</Link>}
      <h1>{w('offices.title')}</h1>
      <p className="settings-explain">{w('offices.explain')}</p>
      {!mayAppoint(actor) && (
        <p className="quiet">
          {w('offices.readOnly', {
            names: officers
              .filter(({ roles }) => roles.includes('admin'))
              .map(({ name }) => name)
              .join(w('list.comma')),
          })}
        </p>
      )}
      {OFFICES.map((office) => (
        <Office key={office} office={office} officers={officers} onAsk={setAsked} onCode={setCode} />
      ))}
      <History />
      {asked && (
        <Drawer open title={title} size={WIDTH} onClose={close} destroyOnHidden>
          <ChangeForm asked={asked} officers={officers} onClose={close} />
        </Drawer>
      )}
      <CodeSheet whose={code} onClose={() => setCode(null)} />
    </main>
  )
}
