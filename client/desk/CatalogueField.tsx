/** The entries of a catalogue: renamed, retired and, where the rules do not know each of them, added. */
import { LIMIT } from '../../machines/schema.ts'
import type { CatalogueEntry, CatalogueName } from '../../machines/settings.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { builtInName, entryName, useSettingsWords } from './setting-value.ts'

type CatalogueFieldProps = {
  knob: CatalogueName
  entries: CatalogueEntry[]
  /** What stands now: entries beyond these are new and may still be taken out. */
  standing: CatalogueEntry[]
  onChange: (entries: CatalogueEntry[]) => void
}

/** The first id that nobody has: `own1`, `own2`, … */
const freeId = (entries: CatalogueEntry[]): string => {
  const taken = new Set(entries.map(({ id }) => id))
  let n = 1
  while (taken.has(`own${n}`)) n += 1
  return `own${n}`
}

export const CatalogueField = ({ knob, entries, standing, onChange }: CatalogueFieldProps) => {
  const w = useSettingsWords()
  const put = (id: string, part: Partial<CatalogueEntry>) =>
    onChange(entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)))
  const grows = knob === 'categories' || knob === 'declineReasons'
  return (
    <div className="stack">
      <ul className="entries">
        {entries.map((entry) => {
          const isNew = !standing.some(({ id }) => id === entry.id)
          const builtIn = isNew ? '' : builtInName(w, knob, entry.id)
          const name = isNew ? '' : entryName(w, knob, standing.find(({ id }) => id === entry.id) ?? entry)
          return (
            <li key={entry.id} className={entry.active ? '' : 'entry-retired'}>
              <Field
                label={isNew ? w('entry.newName') : w('entry.name', { name })}
                value={entry.name ?? builtIn}
                onChange={(typed) => put(entry.id, { name: typed === builtIn && builtIn !== '' ? null : typed })}
                maxLength={LIMIT.entryName}
              />
              {isNew ? (
                <Button kind="plain" onClick={() => onChange(entries.filter(({ id }) => id !== entry.id))}>
                  {w('entry.drop')}
                </Button>
              ) : (
                <Button
                  kind="plain"
                  aria-label={w(entry.active ? 'entry.retire' : 'entry.use', { name })}
                  onClick={() => put(entry.id, { active: !entry.active })}
                >
                  {w(entry.active ? 'entry.retired' : 'entry.active')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {grows && entries.length < LIMIT.catalogue && (
        <Button onClick={() => onChange([...entries, { id: freeId(entries), name: '', active: true }])}>{w('entry.add')}</Button>
      )}
    </div>
  )
}
