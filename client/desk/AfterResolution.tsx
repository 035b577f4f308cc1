/** The congress's resolution: drafted from the record, changed by the desk, put to the congress, and then as it was adopted. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { Method } from '../../machines/matters.ts'
import { LIMIT } from '../../machines/schema.ts'
import { getComposedResolution } from '../../server/documents-contract.ts'
import { call, newId, ProblemError } from '../api.ts'
import { refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Answer } from './Answer.tsx'
import { isForResolution } from './configure.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { orderVote } from './order-vote.ts'
import { useHeld } from './speaking.ts'

const DRAFTING = ['preparatory', 'open']
const FINISHED = ['announced', 'void', 'archived']

/** Only the text that was saved is put to the congress. */
const PutToCongress = ({ isSaved }: { isSaved: boolean }) => {
  const w = useDeskWords()
  const { session, rows } = useDay()
  const [id, setId] = useState(newId)
  const isBorn = rows.some((row) => row.id === id)
  if (isBorn) setId(newId())
  const saying = useHeld('ballot', id, isBorn ? 1 : 0)
  if (rows.some((row) => row.matter === 'resolution' && !FINISHED.includes(row.state))) return <Notice>{w('after.voting')}</Notice>
  const item = session.context.items.find((each) => isForResolution(each) && each.phase !== 'decided')
  if (item)
    return (
      <p>
        {w(isSaved ? 'after.onAgenda' : 'after.onAgendaUnsaved', { title: item.title })} <Link href="/desk">{w('nav.desk')}</Link>
      </p>
    )
  const put = (method: Method) => void saying.say({ ...orderVote(session, 'resolution'), method })
  return (
    <>
      <div className="row">
        <Button kind="primary" disabled={!isSaved || saying.busy} onClick={() => put('acclamation')}>
          {w('after.putByAcclamation')}
        </Button>
        <Button disabled={!isSaved || saying.busy} onClick={() => put('hands')}>
          {w('after.putByHands')}
        </Button>
      </div>
      {!isSaved && <p className="quiet">{w('after.saveFirst')}</p>}
      <Answer saying={saying} />
    </>
  )
}

const Draft = () => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const saved = session.context.resolution
  const saying = useHeld('session', session.id, session.version)
  const [text, setText] = useState(saved ?? '')
  const compose = async () => {
    try {
      const { text: composed } = await call(getComposedResolution, { params: { id: session.id } })
      setText(composed)
    } catch (thrown) {
      // Whoever may not draft it is told so by the button; a lost network leaves the page as it is.
      if (!(thrown instanceof ProblemError)) return
    }
  }
  useEffect(() => {
    if (saved === null) void compose()
    // Once, when the page opens: what is typed is never overwritten by a frame.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const event = { type: 'session.writeResolution', text: text.trim() || '—' } as const
  const isComplete = text.trim() !== '' && text.length <= LIMIT.text
  const isSaved = saved !== null && saved === text.trim()
  return (
    <>
      <TextArea
        label={w('after.resolution')}
        hint={w('after.resolutionHint')}
        value={text}
        onChange={setText}
        limit={LIMIT.text}
        rows={14}
      />
      <div className="row">
        <Button
          disabled={!isComplete || isSaved || saying.busy}
          refusal={refusalOf('session', session, event, me)}
          onClick={() => void saying.say(event)}
        >
          {isSaved ? w('after.saved') : w('after.save')}
        </Button>
        <Button kind="plain" onClick={() => void compose()}>
          {w('after.recompose')}
        </Button>
      </div>
      <Answer saying={saying} />
      <PutToCongress isSaved={isSaved} />
    </>
  )
}

export const AfterResolution = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const { resolution, resolutionAdopted } = session.context
  const isOver = ['closed', 'published', 'archived'].includes(session.state)
  return (
    <section aria-labelledby="after-resolution">
      <h2 id="after-resolution">{w('after.resolution')}</h2>
      {resolutionAdopted && <Notice tone="good">{w('after.adopted')}</Notice>}
      {!resolutionAdopted && DRAFTING.includes(session.state) && <Draft />}
      {!resolutionAdopted && isOver && <p>{w('after.neverAdopted')}</p>}
      {!resolutionAdopted && !isOver && !DRAFTING.includes(session.state) && <p className="quiet">{w('after.notYet')}</p>}
      {resolution !== null && (resolutionAdopted || isOver) && <div className="prose">{resolution}</div>}
    </section>
  )
}
