/** 分组评议: which groups of raters are weighed, what each is called, and its percent of the whole. */
import { LIMIT } from '../../machines/schema.ts'
import { RATER_GROUPS, type RaterGroup, type RaterGroupName } from '../../machines/matters.ts'
import { sum } from '../../machines/majority.ts'
import { Field } from '../ui/Field.tsx'
import { more } from '../words/procedure-more.ts'
import { Choice } from './Choice.tsx'
import { NumberField } from './NumberField.tsx'
import { useSettingsWords } from './setting-value.ts'

/** A group as it is written: a weight that was emptied is none yet. */
type Line = Omit<RaterGroup, 'weight'> & { weight: number | null }

/** Names go on papers and on record, and so are Chinese whatever language the desk reads. */
const lineFor = (group: RaterGroupName, weight: number | null): Line => ({ group, name: more.raterGroup[group]?.[0] ?? '', weight })
const USUAL: Line[] = [lineFor('leaders', 30), lineFor('heads', 30), lineFor('others', 40)]

type LineProps = { group: RaterGroupName; line: Line | undefined; onChange: (line: Line | null) => void }

const GroupLine = ({ group, line, onChange }: LineProps) => {
  const w = useSettingsWords()
  const name = w.name('raterGroup', group)
  return (
    <fieldset className="rater-group">
      <legend>
        {group === 'others' ? (
          name
        ) : (
          <label>
            <input
              type="checkbox"
              checked={line !== undefined}
              onChange={(event) => onChange(event.target.checked ? lineFor(group, null) : null)}
            />{' '}
            {name}
          </label>
        )}
      </legend>
      <p className="field-note">{w(`raters.${group}`)}</p>
      {line && (
        <div className="row">
          <Field
            label={w('raters.name', { name })}
            value={line.name}
            onChange={(text) => onChange({ ...line, name: text })}
            maxLength={LIMIT.groupName}
          />
          <NumberField
            label={w('raters.weight', { name })}
            value={line.weight}
            onChange={(weight) => onChange({ ...line, weight })}
            wrong={line.weight === null}
          />
        </div>
      )}
    </fieldset>
  )
}

type RaterGroupsFieldProps = { label: string; lines: Line[] | null; onChange: (lines: Line[] | null) => void }

export const RaterGroupsField = ({ label, lines, onChange }: RaterGroupsFieldProps) => {
  const w = useSettingsWords()
  const total = sum((lines ?? []).map(({ weight }) => weight ?? 0))
  const put = (group: RaterGroupName) => (line: Line | null) =>
    onChange(
      RATER_GROUPS.flatMap((one): Line[] => {
        const standing = (lines ?? []).find((each) => each.group === one)
        return one === group ? (line ? [line] : []) : standing ? [standing] : []
      }),
    )
  return (
    <>
      <Choice
        label={label}
        value={lines === null ? 'off' : 'on'}
        onChange={(chosen) => onChange(chosen === 'off' ? null : USUAL)}
        options={[
          { value: 'off', label: w('raters.off') },
          { value: 'on', label: w('raters.on') },
        ]}
      />
      {lines && (
        <>
          {RATER_GROUPS.map((group) => (
            <GroupLine key={group} group={group} line={lines.find((line) => line.group === group)} onChange={put(group)} />
          ))}
          <p className={total === 100 ? 'field-note' : 'field-wrong'}>{w('raters.total', { n: total })}</p>
        </>
      )}
    </>
  )
}
