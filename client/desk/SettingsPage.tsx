/** The rules of the school: every knob in plain words, what it is now, since when and by whom. */
import { useState } from 'react'
import { Link } from 'wouter'
import { mayChange } from '../../machines/settings-rules.ts'
import { DEFAULT_SETTINGS, KNOB_GROUPS, KNOBS, knobNames, type Knob, type Settings } from '../../machines/settings.ts'
import { getSettings } from '../../server/settings-contract.ts'
import { dateOf } from '../format.ts'
import { useList, useMe, useSubject } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { KnobForm } from './KnobForm.tsx'
import { KnobHistory } from './KnobHistory.tsx'
import { useSettingsWords, valueLine } from './setting-value.ts'
import './settings.css'

const isDefault = (knob: Knob, value: unknown) => JSON.stringify(value) === JSON.stringify(DEFAULT_SETTINGS[knob])

type Since = { knob: Knob; seq: number; at: string; by: string }

const KnobRow = ({
  knob,
  settings,
  since,
  onChange,
}: {
  knob: Knob
  settings: Settings
  since: Since | undefined
  onChange: () => void
}) => {
  const w = useSettingsWords()
  const { actor } = useMe()
  return (
    <li>
      <div className="knob-name">
        <h3>{w(`knob.${knob}`)}</h3>
        <p className="quiet">{w(`does.${knob}`)}</p>
      </div>
      <div className="knob-value">
        <p className={typeof settings[knob] === 'number' ? 'figure' : ''}>
          <strong>{valueLine(w, knob, settings[knob])}</strong>
        </p>
        <p className="quiet">
          {since
            ? w('settings.since', { date: dateOf(since.at, w.lang), who: since.by })
            : w(isDefault(knob, settings[knob]) ? 'settings.default' : 'settings.initial')}
          {knob === 'passing' && settings.passing.base !== 'roll' && <> · ⚠ {w('result.weaker')}</>}
        </p>
      </div>
      {mayChange(actor, knob) && (
        <Button aria-label={w('settings.changeOf', { knob: w(`knob.${knob}`) })} onClick={onChange}>
          {w('settings.change')}
        </Button>
      )}
    </li>
  )
}

const SettingsPage = () => {
  const w = useSettingsWords()
  const { actor, session: current } = useMe()
  const { data, error, refetch } = useList(getSettings)
  const { data: session } = useSubject('session', current)
  const [open, setOpen] = useState<Knob | null>(null)
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  const { settings, since } = data
  const sinceOf = (knob: Knob) => since.find((row) => row.knob === knob)
  return (
    <main className="page settings">
      {current === null && <Link href="/desk">{w('people.backToFound')}</Link>}
      <h1>{w('nav.settings')}</h1>
      <p className="settings-explain">{w('settings.explain')}</p>
      {!knobNames.some((knob) => mayChange(actor, knob)) && <p className="notice">{w('settings.readOnly')}</p>}
      {KNOB_GROUPS.map((group) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{w(`group.${group}`)}</h2>
          <ul className="knobs">
            {knobNames
              .filter((knob) => KNOBS[knob].group === group)
              .map((knob) => (
                <KnobRow key={knob} knob={knob} settings={settings} since={sinceOf(knob)} onChange={() => setOpen(knob)} />
              ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="settings-history">
        <h2 id="settings-history">{w('settings.history')}</h2>
        <KnobHistory knob={null} />
      </section>
      {open && (
        <KnobForm
          key={open}
          knob={open}
          settings={settings}
          seen={sinceOf(open)?.seq ?? 0}
          roll={session?.context.roll ?? 0}
          onClose={() => setOpen(null)}
        />
      )}
    </main>
  )
}

export default SettingsPage
