/** What was changed, by whom and why, newest first. */
import type { Knob } from '../../machines/settings.ts'
import { listSettingChanges } from '../../server/settings-contract.ts'
import { momentOf } from '../format.ts'
import { Button } from '../ui/Button.tsx'
import { usePages } from '../pages.ts'
import { useSettingsWords, valueLine } from './setting-value.ts'

/** Of one knob, or of them all. */
export const KnobHistory = ({ knob }: { knob: Knob | null }) => {
  const w = useSettingsWords()
  const { rows, more, isLoading } = usePages(listSettingChanges, { query: knob ? { knob } : {} })
  if (rows.length === 0) return isLoading ? null : <p className="quiet">{w('settings.noHistory')}</p>
  return (
    <>
      <ol className="record">
        {rows.map((row) => (
          <li key={row.seq}>
            <p className="quiet">
              {momentOf(row.at, w.lang)} · {row.by}
            </p>
            <p>
              {knob === null && <strong>{w(`knob.${row.knob}`)} </strong>}
              {valueLine(w, row.knob, row.from)} → {valueLine(w, row.knob, row.to)}
            </p>
            {row.reason && <p>{row.reason}</p>}
          </li>
        ))}
      </ol>
      {more && <Button onClick={more}>{w('roll.more')}</Button>}
    </>
  )
}
