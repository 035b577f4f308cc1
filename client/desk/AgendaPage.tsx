/** The agenda editor: put in order by hand or by keys, worded, printed; each change can be taken back, and every version is kept. */
import type { AgendaItem } from '../../machines/agenda.ts'
import { dateOf } from '../format.ts'
import { refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { ANY_ITEM } from './AgendaPanel.tsx'
import { AgendaVersions } from './AgendaVersions.tsx'
import { Answers } from './Answers.tsx'
import { useDay } from './day.tsx'
import { DeskForms } from './DeskForms.tsx'
import { minutesOfAll } from './founding.ts'
import { Sortable } from './Sortable.tsx'
import { useHeld } from './speaking.ts'
import { useDeskWords } from './desk-words.ts'
import { Undoing } from './Undoing.tsx'

const mayEdit = (session: ReturnType<typeof useDay>['session'], me: ReturnType<typeof useDay>['me'], item: AgendaItem) =>
  refusalOf('session', session, { type: 'session.moveItem', item: item.id, after: null }, me) === null

const Row = ({ item, place }: { item: AgendaItem; place: number }) => {
  const w = useDeskWords()
  const { me, session, openForm } = useDay()
  const waits = item.since > session.context.agendaAdopted && session.context.agendaAdopted > 0
  const isMine = mayEdit(session, me, item)
  return (
    <div className="editor-row">
      <span className="figure draft-place">{place + 1}</span>
      <div>
        <p className="editor-title">{item.title}</p>
        <p className="quiet">
          {w.name('itemKind', item.kind)}
          {item.power !== 'other' && ` · ${w.name('power', item.power)}`}
          {item.method && ` · ${w.name('method', item.method)}`}
          {item.presenter && ` · ${w('item.presenter')} ${item.presenter}`}
          {item.minutes !== null && ` · ${w('item.minutesShort', { n: item.minutes })}`}
          {item.phase !== 'pending' && ` · ${w.name('phase', item.phase)}`}
        </p>
        {waits && (
          <p className="notice notice-warn">
            <span aria-hidden="true">⚠ </span>
            {w('item.late')}
          </p>
        )}
      </div>
      {isMine && (
        <div className="editor-acts">
          <Button kind="plain" onClick={() => openForm('editItem', item.id)}>
            {w('agenda.edit')}
          </Button>
          <Button kind="plain" onClick={() => openForm('addItem', item.id)}>
            {w('editor.insertAfter')}
          </Button>
          <Button kind="plain" onClick={() => openForm('removeItem', item.id)}>
            {w('agenda.remove')}
          </Button>
        </div>
      )}
    </div>
  )
}

const AgendaPage = () => {
  const w = useDeskWords()
  const { me, session, openForm, noteEdit } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const { items, title, opensOn, place, agendaAdopted, agendaVersion } = session.context
  const rows = items.map((item) => ({ ...item, name: item.title, isFixed: !mayEdit(session, me, item) }))
  const move = async (item: string, after: string | null) => {
    const said = { type: 'session.moveItem', item, after } as const
    if (await saying.say(said)) noteEdit({ said, before: items })
  }
  const mayAdd = refusalOf('session', session, ANY_ITEM, me) === null
  return (
    <main className="page agenda-editor">
      <header>
        <h1>{title}</h1>
        <p className="quiet">
          {opensOn && dateOf(opensOn, w.lang)} {place} ·{' '}
          {w(agendaAdopted === agendaVersion ? 'agenda.adopted' : 'agenda.notAdopted', { n: agendaVersion })}
        </p>
        <p className="editor-sum">
          {w('editor.total', { n: items.length, minutes: minutesOfAll(items) })}
          <Button kind="plain" onClick={() => print()}>
            {w('editor.print')}
          </Button>
        </p>
      </header>
      {agendaAdopted > 0 && ['preparatory', 'open'].includes(session.state) && <p className="notice">{w('editor.late')}</p>}
      <Sortable rows={rows} label={w('editor.title')} onMove={(item, after) => void move(item, after)}>
        {(item, at, handle) => (
          <>
            {handle ?? <span className="sort-fixed" />}
            <Row item={item} place={at} />
          </>
        )}
      </Sortable>
      {mayAdd && <Button onClick={() => openForm('addItem')}>＋ {w(agendaAdopted > 0 ? 'agenda.addLate' : 'agenda.add')}</Button>}
      <Undoing />
      <Answers />
      <AgendaVersions />
      <DeskForms />
    </main>
  )
}

export default AgendaPage
