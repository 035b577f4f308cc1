import { useState } from 'react'
import { isByPaper, isSecret, itemOf, type AgendaItem } from '../../machines/agenda.ts'
import { LIMIT } from '../../machines/schema.ts'
import { METHODS, type Method } from '../../machines/matters.ts'
import type { Settings } from '../../machines/settings.ts'
import type { BallotRow } from '../../server/replies.ts'
import { getSettings } from '../../server/settings-contract.ts'
import { newId } from '../api.ts'
import { companionsIn, firstIn } from '../group.ts'
import { refusalOf, refusalToCreate } from '../offer.ts'
import { useList, useSubject } from '../subjects.ts'
import { Field } from '../ui/Field.tsx'
import { Choice, Pick } from './Choice.tsx'
import {
  adjustment,
  asksAboutPeople,
  blankSetup,
  bySchool,
  configuration,
  knownBeforeBirth,
  mustBeSecret,
  setupOfBallot,
  setupOfItem,
  type Setup,
} from './configure.ts'
import { useBallot, useDay, type BallotView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { PassingFields } from './PassingFields.tsx'
import { SheetFields } from './SheetFields.tsx'
import { WordForm } from './WordForm.tsx'

const FREE_MATTERS = ['resolution', 'survey', 'other', 'credentials', 'presidium', 'agenda', 'rules', 'scrutineers'] as const

export type Edit = { setup: Setup; set: (change: Partial<Setup>) => void }

const Fields = ({ setup, set, item, roll }: Edit & { item: AgendaItem | undefined; roll: number }) => {
  const w = useDeskWords()
  const secret = mustBeSecret(setup, item?.override ?? null)
  const recalls = useDay().session.context.unit?.recalls !== undefined
  const free = !recalls && (item === undefined || (item.kind === 'decide' && item.motion === null))
  return (
    <>
      <Field label={w('configure.title')} value={setup.title} onChange={(title) => set({ title })} maxLength={LIMIT.title} />
      {free && (
        <Pick
          label={w('configure.matter')}
          value={setup.matter}
          onChange={(matter) => set(matter === 'survey' ? { matter, method: 'sealed', people: [] } : { matter })}
          options={FREE_MATTERS.map((value) => ({ value, label: w.name('matter', value) }))}
        />
      )}
      {item && <p className="quiet">{w('configure.power', { power: w.name('power', setup.power) })}</p>}
      <Choice
        label={w('item.method')}
        value={setup.method}
        onChange={(method) => set({ method })}
        {...(secret ? { hint: w('item.secretRequired') } : {})}
        options={METHODS.map((value) => ({ value, label: w.name('method', value), disabled: secret && !isSecret(value) }))}
      />
      {asksAboutPeople(setup.matter) && <SheetFields setup={setup} set={set} item={item?.id ?? null} />}
      {setup.matter !== 'appraisal' && setup.matter !== 'survey' && (
        <PassingFields passing={setup.passing} onChange={(passing) => set({ passing })} roll={roll} />
      )}
      {isByPaper(setup.method) && (
        <Choice
          label={w('configure.finality')}
          value={setup.finality}
          onChange={(finality) => set({ finality })}
          options={[
            { value: 'first', label: w('configure.first') },
            { value: 'last', label: w('configure.last') },
          ]}
        />
      )}
    </>
  )
}

/** Ballots on paper or phones whose rules are not locked yet, and lead themselves. */
const openToOthers = (rows: BallotRow[]): BallotRow[] =>
  rows.filter(({ state, method, togetherWith }) => state === 'configured' && togetherWith === null && isByPaper(method as Method))

const TogetherField = ({ setup, set }: Edit) => {
  const w = useDeskWords()
  const { rows } = useDay()
  const others = openToOthers(rows)
  if (others.length === 0 || !isByPaper(setup.method)) return null
  return (
    <Pick
      label={w('together.title')}
      hint={w('together.explain')}
      value={setup.together ?? 'alone'}
      onChange={(value) => set({ together: value === 'alone' ? null : value })}
      options={[
        { value: 'alone', label: w('together.alone') },
        ...others.map(({ id, title }) => ({ value: id, label: w('together.with', { title }) })),
      ]}
    />
  )
}

const useSetup = (first: Setup) => {
  const [setup, setSetup] = useState(first)
  return { setup, set: (change: Partial<Setup>) => setSetup((now) => ({ ...now, ...change })) }
}

const NewBallot = ({ item, rules }: { item: AgendaItem | undefined; rules: Settings }) => {
  const w = useDeskWords()
  const { me, session, rows, closeForm } = useDay()
  const { data: motion } = useSubject('motion', item?.motion)
  // The one question of a recall bears the name of whoever it is about.
  const [ids] = useState(() => ({ ballot: newId(), appraisal: newId(), question: session.context.unit?.recalls?.person ?? newId() }))
  const { setup, set } = useSetup(
    bySchool(item ? setupOfItem(item, session.context) : blankSetup(session.context.passing), rules, ids.appraisal),
  )
  const event = configuration(setup, ids.question, session.id, item)
  const refusal =
    event &&
    refusalToCreate(
      'ballot',
      event,
      me,
      knownBeforeBirth(session, item, motion?.state ?? null, {
        first: firstIn(rows, session.id, setup.together),
        companions: companionsIn(rows, setup.together ?? ''),
      }),
    )
  return (
    <WordForm title={w.name('word', 'ballot.configure')} name="ballot" id={ids.ballot} event={event} refusal={refusal} onClose={closeForm}>
      {!(setup.matter === 'appraisal' && setup.raters) && <TogetherField setup={setup} set={set} />}
      <Fields setup={setup} set={set} item={item} roll={session.context.roll} />
    </WordForm>
  )
}

const AdjustBallot = ({ ballot }: { ballot: BallotView }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { setup, set } = useSetup(setupOfBallot(ballot.context))
  const event = adjustment(setup, ballot.context.items[0]?.id ?? '')
  const item = itemOf(session.context.items, ballot.context.agendaItem ?? '')
  return (
    <WordForm
      title={w.name('word', 'ballot.adjust')}
      name="ballot"
      id={ballot.id}
      version={ballot.version}
      event={event}
      refusal={event && refusalOf('ballot', ballot, event, me)}
      onClose={closeForm}
    >
      <Fields setup={setup} set={set} item={item} roll={session.context.roll} />
    </WordForm>
  )
}

/** Sets up a ballot on an agenda item, a free one, or changes one that is not locked yet. */
export const ConfigureForm = ({ item, ballot: id }: { item: string; ballot: string | null }) => {
  const { session } = useDay()
  const { ballot } = useBallot(id, session)
  const { data: rules } = useList(getSettings)
  if (id === null) return rules ? <NewBallot item={itemOf(session.context.items, item)} rules={rules.settings} /> : null
  return ballot && <AdjustBallot ballot={ballot} />
}
