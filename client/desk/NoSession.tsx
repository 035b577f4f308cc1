/** No session is being prepared: the desk founds one. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState, type FormEvent } from 'react'
import { Link, useLocation } from 'wouter'
import { LIMIT } from '../../machines/schema.ts'
import { SESSION_KINDS, type SessionKind } from '../../machines/matters.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { unborn } from '../../machines/judge.ts'
import { nothingKnown } from '../../machines/session-context.ts'
import { getSettings } from '../../server/settings-contract.ts'
import { newId } from '../api.ts'
import { isoDayOf, sessionName } from '../format.ts'
import { hasAnyRole } from '../me.ts'
import { refusalToCreate } from '../offer.ts'
import { keys } from '../queries.ts'
import { useCongress, useList, useMe, useSubject } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Notice } from '../ui/Notice.tsx'
import { SignOut } from '../ui/SignOut.tsx'
import { SurfaceSwitch } from '../ui/SurfaceSwitch.tsx'
import { Answer } from './Answer.tsx'
import { Pick } from './Choice.tsx'
import { areWhole, fromLast, fromTemplate, itemsOf, type Draft } from './founding.ts'
import { FoundingAgenda, type Source } from './FoundingAgenda.tsx'
import { useDeskWords } from './desk-words.ts'
import { NumberField } from './NumberField.tsx'
import { useHeld } from './speaking.ts'

const useFirstAgenda = (kind: SessionKind, last: string | null) => {
  const { lang } = useDeskWords()
  const [source, setSource] = useState<Source>('template')
  const [edited, setEdited] = useState<Draft[] | null>(null)
  const { data: session } = useSubject('session', source === 'last' ? last : null)
  const items = session?.context.items
  const given = useMemo(
    () => (source === 'template' ? fromTemplate(kind, lang) : source === 'last' ? fromLast(items ?? []) : []),
    [source, kind, lang, items],
  )
  const choose = (next: Source) => {
    setEdited(null)
    setSource(next)
  }
  return { source, hasLast: last !== null, choose, drafts: edited ?? given, change: setEdited, forget: () => setEdited(null) }
}

const MS_PER_DAY = 86_400_000

/** So many days before a day; empty while either is unknown. */
const daysBefore = (day: string, days: number | undefined): string =>
  day === '' || days === undefined ? '' : isoDayOf(Date.parse(`${day}T00:00:00+08:00`) - days * MS_PER_DAY)

const useFounding = () => {
  const w = useDeskWords()
  const { data: congress } = useCongress()
  const last = congress?.sessions[0]
  const [term, setTerm] = useState<number | null>(null)
  const [ordinal, setOrdinal] = useState<number | null>(null)
  const [kind, setKind] = useState<SessionKind>('full')
  const [title, setTitle] = useState('')
  const [place, setPlace] = useState('')
  const [opensOn, setOpensOn] = useState('')
  const { data: rules } = useList(getSettings)
  const [typedLastDay, setLastDay] = useState('')
  const lastDay = typedLastDay || daysBefore(opensOn, rules?.settings.collectionDays)
  const numbers = { term: term ?? last?.term ?? 1, ordinal: ordinal ?? (last ? last.ordinal + 1 : 1) }
  const named = title.trim() || `${congress?.school ?? ''}${sessionName(numbers, w.lang)}`
  const agenda = useFirstAgenda(kind, last?.id ?? null)
  const isComplete =
    areWhole(agenda.drafts) && opensOn !== '' && lastDay !== '' && numbers.term > 0 && numbers.ordinal > 0 && named.length <= LIMIT.title
  const event: SessionEvent | null = isComplete
    ? {
        type: 'session.create',
        ...numbers,
        kind,
        title: named,
        place: place.trim(),
        opensOn,
        windowClosesAt: new Date(`${lastDay}T23:59:59+08:00`).toISOString(),
        items: itemsOf(agenda.drafts),
      }
    : null
  return {
    numbers,
    setTerm,
    setOrdinal,
    kind,
    setKind,
    title,
    named,
    setTitle,
    place,
    setPlace,
    opensOn,
    setOpensOn,
    lastDay,
    setLastDay,
    agenda,
    event,
  }
}

const Founding = () => {
  const w = useDeskWords()
  const me = useMe()
  const client = useQueryClient()
  const [, go] = useLocation()
  const [id] = useState(newId)
  const form = useFounding()
  const saying = useHeld('session', id, unborn.session.version)
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!form.event || saying.busy || !(await saying.say(form.event))) return
    await client.invalidateQueries({ queryKey: keys.me })
    go('/desk')
  }
  return (
    <form className="stack" onSubmit={(submitted) => void submit(submitted)}>
      <div className="row">
        <NumberField label={w('found.term')} value={form.numbers.term} onChange={form.setTerm} />
        <NumberField label={w('found.ordinal')} value={form.numbers.ordinal} onChange={form.setOrdinal} />
      </div>
      <Pick
        label={w('found.kind')}
        value={form.kind}
        onChange={(kind) => {
          form.agenda.forget()
          form.setKind(kind)
        }}
        options={SESSION_KINDS.map((value) => ({ value, label: w.name('sessionKind', value) }))}
      />
      <Field label={w('schedule.title')} hint={form.named} value={form.title} onChange={form.setTitle} maxLength={LIMIT.title} />
      <Field label={w('schedule.place')} value={form.place} onChange={form.setPlace} maxLength={LIMIT.name} />
      <Field label={w('schedule.opensOn')} type="date" value={form.opensOn} onChange={form.setOpensOn} />
      <Field label={w('schedule.lastDay')} hint={w('schedule.lastDayHint')} type="date" value={form.lastDay} onChange={form.setLastDay} />
      <FoundingAgenda {...form.agenda} />
      <Button
        kind="primary"
        type="submit"
        disabled={form.event === null || saying.busy}
        refusal={form.event && refusalToCreate('session', form.event, me, nothingKnown)}
      >
        {w.name('word', 'session.create')}
      </Button>
      <Answer saying={saying} />
    </form>
  )
}

export const NoSession = () => {
  const w = useDeskWords()
  const me = useMe()
  const mayFound = hasAnyRole(me, 'secretary', 'staff')
  return (
    <main className="found">
      <p className="kicker">{me.school}</p>
      <h1>{w('found.title')}</h1>
      {hasAnyRole(me, 'secretary', 'staff', 'admin') && (
        <ol className="found-first">
          <li>
            <Link href="/desk/people">{w('people.first')}</Link>
          </li>
          <li>
            <Link href="/desk/offices">{w('found.offices')}</Link>
          </li>
          <li>
            <Link href="/desk/settings">{w('found.settings')}</Link>
          </li>
        </ol>
      )}
      {mayFound ? <Founding /> : <Notice>{w('found.none')}</Notice>}
      <SurfaceSwitch here="desk" />
      <LanguageSwitch />
      <SignOut />
    </main>
  )
}
