/** The field of one setting, drawn by its kind: a number, yes or no, one of a few; and those that are more than that. */
import { isSecretRequired } from '../../machines/agenda.ts'
import { METHODS, POWERS } from '../../machines/matters.ts'
import { numberOf } from '../../machines/settings-rules.ts'
import { KNOBS, type CatalogueEntry, type Fraction, type Knob, type RatingPoints, type Settings } from '../../machines/settings.ts'
import { Field } from '../ui/Field.tsx'
import { CatalogueField } from './CatalogueField.tsx'
import { Choice, Pick } from './Choice.tsx'
import { LadderField } from './LadderField.tsx'
import { NumberField } from './NumberField.tsx'
import { PassingFields } from './PassingFields.tsx'
import { RaterGroupsField } from './RaterGroupsField.tsx'
import { isCatalogue, LEVELS, useSettingsWords, type SettingsKey } from './setting-value.ts'

export type KnobFieldProps = { knob: Knob; value: unknown; standing: unknown; onChange: (value: unknown) => void; roll: number }

const Whole = ({ knob, value, onChange, least, most }: KnobFieldProps & { least: number; most: number }) => {
  const w = useSettingsWords()
  const isOut = typeof value === 'number' && (value < least || value > most)
  return (
    <div className="knob-number">
      <NumberField
        takesFocus
        label={w(`knob.${knob}`)}
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
        wrong={isOut || value === null}
      />
      <p className={isOut ? 'field-wrong' : 'field-note'}>{w('settings.limits', { least, most })}</p>
    </div>
  )
}

const QuorumFields = ({ value, onChange }: KnobFieldProps) => {
  const w = useSettingsWords()
  const fraction = value as Fraction
  const put = (part: 'numerator' | 'denominator') => (n: number | null) => onChange({ ...fraction, [part]: n })
  return (
    <div className="row">
      <NumberField takesFocus label={w('settings.numerator')} value={fraction.numerator} onChange={put('numerator')} />
      <NumberField label={w('settings.denominator')} value={fraction.denominator} onChange={put('denominator')} />
    </div>
  )
}

const MethodFields = ({ value, onChange }: KnobFieldProps) => {
  const w = useSettingsWords()
  const methods = value as Settings['methodByPower']
  return POWERS.map((power) => (
    <Pick
      key={power}
      label={w.name('power', power)}
      value={methods[power]}
      disabled={isSecretRequired(power)}
      onChange={(method) => onChange({ ...methods, [power]: method })}
      options={METHODS.map((method) => ({ value: method, label: w.name('method', method) }))}
    />
  ))
}

/** Offered when points are first wanted; the school sets its own. */
const USUAL_POINTS: RatingPoints = { excellent: 100, competent: 80, basicallyCompetent: 60, incompetent: 0 }

const PointsFields = ({ knob, value, onChange }: KnobFieldProps) => {
  const w = useSettingsWords()
  const points = value as Settings['ratingPoints']
  return (
    <>
      <Choice
        label={w(`knob.${knob}`)}
        value={points === null ? 'off' : 'on'}
        onChange={(chosen) => onChange(chosen === 'off' ? null : USUAL_POINTS)}
        options={[
          { value: 'off', label: w('settings.noPoints') },
          { value: 'on', label: w('settings.withPoints') },
        ]}
      />
      {points && (
        <div className="row">
          {LEVELS.map((level) => (
            <NumberField
              key={level}
              label={w.name('mark', level)}
              value={points[level]}
              onChange={(n) => onChange({ ...points, [level]: n })}
              wrong={(points[level] as number | null) === null}
            />
          ))}
        </div>
      )}
    </>
  )
}

const SAMPLE = { term: 3, session: 2, serial: 17, year: 2025 }

const NumberingField = ({ knob, value, onChange }: KnobFieldProps) => {
  const w = useSettingsWords()
  const pattern = String(value)
  return (
    <Field
      label={w(`knob.${knob}`)}
      value={pattern}
      onChange={onChange}
      maxLength={40}
      hint={w('settings.example', { number: numberOf(pattern, SAMPLE) })}
    />
  )
}

export const KnobField = (props: KnobFieldProps) => {
  const w = useSettingsWords()
  const { knob, value, standing, onChange, roll } = props
  const field = KNOBS[knob]
  if (isCatalogue(knob))
    return <CatalogueField knob={knob} entries={value as CatalogueEntry[]} standing={standing as CatalogueEntry[]} onChange={onChange} />
  if (knob === 'quorum') return <QuorumFields {...props} />
  if (knob === 'passing') return <PassingFields passing={value as Settings['passing']} onChange={onChange} roll={roll} />
  if (knob === 'ladder') return <LadderField ladder={value as Settings['ladder']} onChange={onChange} />
  if (knob === 'ratingPoints') return <PointsFields {...props} />
  if (knob === 'raterGroups')
    return <RaterGroupsField label={w(`knob.${knob}`)} lines={value as Settings['raterGroups']} onChange={onChange} />
  if (knob === 'methodByPower') return <MethodFields {...props} />
  if (knob === 'numbering') return <NumberingField {...props} />
  if (field.is === 'whole') return <Whole {...props} least={field.least} most={field.most} />
  const options =
    field.is === 'choice'
      ? field.options.map((option) => ({ value: option as string, label: w(`option.${knob}.${option}` as SettingsKey) }))
      : [
          { value: 'true', label: w('settings.yes') },
          { value: 'false', label: w('settings.no') },
        ]
  return (
    <Choice
      label={w(`knob.${knob}`)}
      value={String(value)}
      options={options}
      onChange={(chosen) => onChange(field.is === 'choice' ? chosen : chosen === 'true')}
    />
  )
}
