/** Turning one knob: its field, what stands in the way, why, and what it was before. */
import { useQueryClient } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState, type FormEvent } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { faultOfChange, type SettingFault } from '../../machines/settings-rules.ts'
import { DEFAULT_SETTINGS, KNOBS, type Knob, type SettingChange, type Settings } from '../../machines/settings.ts'
import { changeSetting, getSettings, listSettingChanges } from '../../server/settings-contract.ts'
import { call, newId } from '../api.ts'
import { outbox } from '../outbox.ts'
import { invalidateLists, keys } from '../queries.ts'
import { useOutbox } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { KnobField } from './KnobField.tsx'
import { KnobHistory } from './KnobHistory.tsx'
import { isCatalogue, useSettingsWords, valueLine } from './setting-value.ts'

const WIDTH = 560

const isInRange = (knob: Knob, value: unknown): boolean => {
  const field = KNOBS[knob]
  return field.is !== 'whole' || (typeof value === 'number' && value >= field.least && value <= field.most)
}
const isWeight = (weight: unknown): boolean => typeof weight === 'number' && weight >= 1 && weight <= 99

/** What is not typed yet is no value, however the schema of the knob may read. */
const isTyped = (knob: Knob, value: unknown): boolean => {
  if (knob === 'quorum') return Object.values(value as object).every((part) => typeof part === 'number' && part > 0 && part <= 100)
  if (knob === 'ratingPoints') return value === null || Object.values(value as object).every((worth) => typeof worth === 'number')
  if (knob === 'raterGroups')
    return value === null || (value as Settings['raterGroups'] & object).every(({ name, weight }) => name.trim() !== '' && isWeight(weight))
  if (isCatalogue(knob)) return (value as { name: string | null }[]).every(({ name }) => name === null || name.trim() !== '')
  return knob !== 'numbering' || String(value).trim() !== ''
}

const faultOf = (knob: Knob, to: unknown, settings: Settings): SettingFault | null =>
  isTyped(knob, to) && isInRange(knob, to) ? faultOfChange({ knob, to } as SettingChange, settings) : null

type KnobFormProps = { knob: Knob; settings: Settings; seen: number; roll: number; onClose: () => void }

export const KnobForm = ({ knob, settings, seen, roll, onClose }: KnobFormProps) => {
  const w = useSettingsWords()
  const client = useQueryClient()
  // What was looked at when the form was opened: a change by somebody else meanwhile is refused, not overwritten.
  const [before] = useState({ settings, seen })
  const [to, setTo] = useState<unknown>(settings[knob])
  const [reason, setReason] = useState('')
  const key = `setting:${knob}`
  const { status, problem } = useOutbox(key)
  const fault = faultOf(knob, to, before.settings)
  const ready = isTyped(knob, to) && isInRange(knob, to) && fault === null && reason.length <= LIMIT.note
  const close = () => {
    outbox.clear(key)
    onClose()
  }
  const save = async (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!ready || status === 'sending' || status === 'unsent') return
    const body = { id: newId(), change: { knob, to } as SettingChange, reason: reason.trim() || null, seen: before.seen }
    const done = await outbox.post(key, () => call(changeSetting, { body }))
    invalidateLists(client, [getSettings.url, listSettingChanges.url])
    // What the school calls its entries comes with who is signed in.
    if (isCatalogue(knob)) void client.invalidateQueries({ queryKey: keys.me })
    if (done) onClose()
  }
  return (
    <Drawer open title={w(`knob.${knob}`)} size={WIDTH} onClose={close} destroyOnHidden>
      <form className="stack word-form" onSubmit={(submitted) => void save(submitted)}>
        <p>{w(`does.${knob}`)}</p>
        <KnobField knob={knob} value={to} standing={before.settings[knob]} onChange={setTo} roll={roll} />
        {fault && fault !== 'same' && <p className="field-wrong">{w(`fault.${fault}`)}</p>}
        <p className="quiet">
          {w('settings.defaultIs', { value: valueLine(w, knob, DEFAULT_SETTINGS[knob]) })}{' '}
          {!isCatalogue(knob) && (
            <Button kind="plain" onClick={() => setTo(DEFAULT_SETTINGS[knob])}>
              {w('settings.reset')}
            </Button>
          )}
        </p>
        <TextArea label={w('settings.reason')} value={reason} onChange={setReason} limit={LIMIT.note} rows={2} />
        <ProblemNotice problem={status === 'unsent' ? { code: 'offline', facts: {} } : problem} />
        <div className="row">
          <Button kind="primary" type="submit" disabled={!ready || status === 'sending'}>
            {w('settings.save')}
          </Button>
          <Button onClick={close}>{w('act.cancel')}</Button>
        </div>
      </form>
      <h2 className="record-title">{w('settings.history')}</h2>
      <KnobHistory knob={knob} />
    </Drawer>
  )
}
