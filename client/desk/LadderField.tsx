import { TELLABLE, type Tellable } from '../../machines/catalogues.ts'
import type { Ladder } from '../../machines/settings.ts'
import { Button } from '../ui/Button.tsx'
import { Pick } from './Choice.tsx'
import { NumberField } from './NumberField.tsx'
import { useSettingsWords } from './setting-value.ts'

const MOST = 8
const SIDES = ['before', 'after'] as const
const signed = (days: number, side: string) => (side === 'before' ? -days : days)

/** The ladder of reminders: a line a rung, days from the due date and who is told. */
export const LadderField = ({ ladder, onChange }: { ladder: Ladder; onChange: (ladder: Ladder) => void }) => {
  const w = useSettingsWords()
  const put = (at: number, rung: Partial<Ladder[number]>) => onChange(ladder.map((one, i) => (i === at ? { ...one, ...rung } : one)))
  const toggle = (tell: Tellable[], who: Tellable) => TELLABLE.filter((one) => (one === who ? !tell.includes(who) : tell.includes(one)))
  return (
    <div className="stack">
      <p className="field-note">{w('settings.ladderHint')}</p>
      {ladder.map((rung, at) => (
        // A rung has no name but its place; a rung in the middle is only changed, never moved.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={at} className="ladder-rung">
          <legend>{w('settings.rung', { n: at + 1 })}</legend>
          <Pick
            label={w('settings.rungWhen')}
            value={rung.days < 0 ? 'before' : 'after'}
            onChange={(side) => put(at, { days: signed(Math.abs(rung.days), side) })}
            options={SIDES.map((side) => ({ value: side, label: w(`settings.rung.${side}`) }))}
          />
          <NumberField
            label={w('settings.rungDays')}
            value={Math.abs(rung.days)}
            onChange={(days) => put(at, { days: signed(days ?? 0, rung.days < 0 ? 'before' : 'after') })}
          />
          <div className="row">
            {TELLABLE.map((who) => (
              <label key={who} className="ladder-who">
                <input type="checkbox" checked={rung.tell.includes(who)} onChange={() => put(at, { tell: toggle(rung.tell, who) })} />{' '}
                {w(`tell.${who}`)}
              </label>
            ))}
          </div>
          <Button kind="plain" onClick={() => onChange(ladder.filter((_, i) => i !== at))}>
            {w('settings.rungRemove')}
          </Button>
        </fieldset>
      ))}
      {ladder.length < MOST && (
        <Button onClick={() => onChange([...ladder, { days: 0, tell: ['department'] }])}>{w('settings.rungAdd')}</Button>
      )}
    </div>
  )
}
