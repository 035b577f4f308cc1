/** Who stands for election, is appraised, or what a survey asks; and the rules of the paper as a whole. */
import { useState } from 'react'
import { isVoting } from '../../machines/actor.ts'
import { LIMIT } from '../../machines/schema.ts'
import { listSeats } from '../../server/contract.ts'
import { newId } from '../api.ts'
import { standingOn, useCandidates } from '../candidates.ts'
import { useList } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Choice } from './Choice.tsx'
import { drawn, inOrder, mostPeople, type Named, type Setup } from './configure.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { NumberField } from './NumberField.tsx'
import { SeatPicker } from './SeatPicker.tsx'
import { sharesOf } from './shares.ts'

type Edit = { setup: Setup; set: (change: Partial<Setup>) => void }

/** People without a seat get an id when they are first named, and keep it while the form is open. */
const namedIn = (text: string, ids: Map<string, string>): Named[] =>
  [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim().slice(0, LIMIT.title))
        .filter((line) => line !== ''),
    ),
  ].map((name) => {
    const id = ids.get(name) ?? newId()
    ids.set(name, id)
    return { id, name }
  })

/** Lines that are typed, beside whoever is picked. */
const useTyped = ({ people, matter }: Setup, set: Edit['set']) => {
  // What a survey asks was typed, whenever that was.
  const [before] = useState(() => (matter === 'survey' ? people : []))
  const [ids] = useState(() => new Map(before.map(({ id, name }) => [name, id])))
  const [typed, setTyped] = useState(() => before.map(({ name }) => name).join('\n'))
  const isTyped = ({ id, name }: Named) => ids.get(name) === id
  const picked = people.filter((person) => !isTyped(person))
  return {
    typed,
    picked,
    pick: (chosen: Named[]) => set({ people: [...chosen, ...people.filter(isTyped)] }),
    type: (text: string) => {
      setTyped(text)
      set({ people: [...picked, ...namedIn(text, ids)] })
    },
  }
}

/** How the candidates will stand on the paper. */
const Order = ({ setup, set }: Edit) => {
  const w = useDeskWords()
  if (setup.people.length < 2) return null
  return (
    <>
      <Choice
        label={w('configure.order')}
        value={setup.order}
        onChange={(order) => set(order === 'lot' ? { order, people: drawn(setup.people) } : { order })}
        options={[
          { value: 'strokes', label: w('configure.byStrokes') },
          { value: 'lot', label: w('configure.byLot') },
        ]}
      />
      <p className="quiet">
        {inOrder(setup)
          .map(({ name }, at) => `${at + 1} ${name}`)
          .join('　')}
      </p>
    </>
  )
}

/** 另选他人: nobody, or whoever else sits in the congress. */
const WriteIns = ({ setup, set }: Edit) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data } = useList(listSeats, { params: { id: session.id }, query: { limit: '100' } })
  const others = (data?.items ?? [])
    .filter((row) => isVoting(row.kind) && row.presence !== 'lapsed' && !setup.people.some(({ id }) => id === row.person))
    .map((row) => ({ id: row.person, name: row.name }))
  const fits = data?.next === null && others.length <= LIMIT.writeIns
  return (
    <>
      <SeatPicker
        label={w('configure.writeIns')}
        hint={w('configure.writeInsHint', { most: LIMIT.writeIns })}
        picked={setup.writeIns}
        onChange={(writeIns) => set({ writeIns })}
        most={LIMIT.writeIns}
      />
      {fits && setup.writeIns.length < others.length && (
        <Button kind="plain" onClick={() => set({ writeIns: others })}>
          {w('configure.writeInAll', { n: others.length })}
        </Button>
      )}
    </>
  )
}

/** Told while there is still another to choose: whoever stands cannot watch over the count (domain 4.1). */
const ScrutineersAmong = ({ people }: { people: Named[] }) => {
  const w = useDeskWords()
  const scrutineers = useDay().session.context.scrutiny?.scrutineers ?? []
  const among = people.filter(({ id }) => scrutineers.includes(id)).map(({ name }) => name)
  return among.length === 0 ? null : <Notice tone="warn">⚠ {w('configure.scrutineers', { names: among.join(w('list.comma')) })}</Notice>
}

const ElectionFields = ({ setup, set }: Edit) => {
  const w = useDeskWords()
  const surplus = setup.people.length - setup.seats
  return (
    <>
      <NumberField
        label={w('configure.seats')}
        value={setup.seats === 0 ? null : setup.seats}
        onChange={(seats) => set({ seats: Math.min(seats ?? 0, LIMIT.ballotItems) })}
      />
      {setup.people.length > 0 && (
        <p className="quiet">
          {surplus < 0 ? w('configure.tooFew') : surplus === 0 ? w('configure.uncontested') : w('configure.contested', { n: surplus })}
        </p>
      )}
      <ScrutineersAmong people={setup.people} />
      <Order setup={setup} set={set} />
      <WriteIns setup={setup} set={set} />
    </>
  )
}

const RatingFields = ({ setup, set }: Edit) => {
  const w = useDeskWords()
  const worthOf = (points: Record<string, number>) =>
    Object.entries(points)
      .map(([level, worth]) => `${w.name('mark', level)} ${worth}`)
      .join(w('list.comma'))
  return (
    <>
      <Choice
        label={w('configure.complete')}
        value={setup.complete ? 'all' : 'some'}
        onChange={(value) => set({ complete: value === 'all' })}
        options={[
          { value: 'some', label: w('configure.someLines') },
          { value: 'all', label: w('configure.allLines') },
        ]}
      />
      {setup.matter === 'appraisal' && (
        <>
          <Choice
            label={w('configure.aspects')}
            value={setup.byAspect ? 'each' : 'once'}
            onChange={(value) => set({ byAspect: value === 'each' })}
            options={[
              { value: 'once', label: w('configure.ratedOnce') },
              { value: 'each', label: w('configure.ratedByAspect') },
            ]}
          />
          {setup.ratersOffered && (
            <Choice
              label={w('configure.raters')}
              value={setup.raters ? 'groups' : 'all'}
              hint={w('configure.ratersHint')}
              onChange={(value) => set({ raters: value === 'groups' ? setup.ratersOffered : null, together: null })}
              options={[
                { value: 'groups', label: w('configure.ratersGroups', { groups: sharesOf(setup.ratersOffered.groups, w('list.comma')) }) },
                { value: 'all', label: w('configure.ratersAll') },
              ]}
            />
          )}
          {setup.points && <p className="quiet">{w('configure.points', { points: worthOf(setup.points) })}</p>}
          {setup.people.length > mostPeople(setup) && <p className="notice">{w('configure.tooMany', { most: mostPeople(setup) })}</p>}
          <Choice
            label={w('configure.seenBy')}
            value={setup.seenBy}
            onChange={(seenBy) => set({ seenBy })}
            options={[
              { value: 'presidium', label: w('configure.seenByPresidium') },
              { value: 'staff', label: w('configure.seenByStaff') },
            ]}
          />
        </>
      )}
    </>
  )
}

/** What is nominated for an award stands like candidates do. */
const Nominated = ({ setup, set }: Edit) => {
  const w = useDeskWords()
  const { session } = useDay()
  const nominated = session.context.awards.filter(({ decision }) => decision === null).map(({ of, name }) => ({ id: of, name }))
  const others = nominated.filter(({ id }) => !setup.people.some((person) => person.id === id))
  if (others.length === 0) return null
  return (
    <Button kind="plain" onClick={() => set({ people: [...setup.people, ...others] })}>
      {w('configure.nominated', { n: others.length })}
    </Button>
  )
}

/** Whoever has agreed to stand is put on the paper; everybody else is picked by hand. */
const Agreed = ({ setup, set, item }: Edit & { item: string }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const standing = standingOn(useCandidates(session), item).map(({ person, name }) => ({ id: person, name }))
  const others = standing.filter(({ id }) => !setup.people.some((person) => person.id === id))
  if (others.length === 0) return null
  return (
    <Button kind="plain" onClick={() => set({ people: [...setup.people, ...others] })}>
      {w('configure.agreed', { n: others.length })}
    </Button>
  )
}

export const SheetFields = ({ setup, set, item }: Edit & { item: string | null }) => {
  const w = useDeskWords()
  const { typed, picked, pick, type } = useTyped(setup, set)
  const isSurvey = setup.matter === 'survey'
  return (
    <>
      {setup.matter === 'election' && <Nominated setup={setup} set={set} />}
      {setup.matter === 'election' && item !== null && <Agreed setup={setup} set={set} item={item} />}
      {!isSurvey && (
        <SeatPicker
          label={w(setup.matter === 'election' ? 'configure.candidates' : 'configure.appraised')}
          picked={picked}
          onChange={pick}
          most={LIMIT.ballotItems}
        />
      )}
      <TextArea
        label={w(isSurvey ? 'configure.asked' : 'configure.others')}
        hint={w(isSurvey ? 'configure.askedHint' : 'configure.othersHint')}
        rows={3}
        limit={LIMIT.note}
        value={typed}
        onChange={type}
      />
      {setup.matter === 'election' ? <ElectionFields setup={setup} set={set} /> : <RatingFields setup={setup} set={set} />}
    </>
  )
}
