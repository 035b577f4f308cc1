/** Steps in words: what is to be done next, what is waited for and of whom. */
import type { Wording } from '../words.ts'
import type { DeskKey } from './desk-words.ts'
import { WORD_OF_FORM } from './next-step.ts'
import type { Step, Wait } from './step.ts'

type W = Wording<DeskKey>
type NameOf = (person: string) => string

export const waitText = (w: W, { name, people, offices, facts }: Wait, nameOf: NameOf): string => {
  const chief = String(facts['chief'] ?? '')
  const others = people.filter((person) => person !== chief)
  return w(`wait.${name}`, {
    ...facts,
    people: people.map(nameOf).join(w('list.comma')),
    others: others.map(nameOf).join(w('list.or')),
    chief: chief && nameOf(chief),
    offices: offices.map((office) => w.name('role', office)).join(w('list.or')),
  })
}

/** A step in a few words. */
export const stepText = (w: W, step: Step, nameOf: NameOf): string => {
  switch (step.is) {
    case 'say':
      return w.name('word', step.event.type)
    case 'fill':
      return w.name('word', WORD_OF_FORM[step.form])
    case 'wait':
      return waitText(w, step, nameOf)
    case 'rest':
      return w(`rest.${step.name}`)
  }
}
