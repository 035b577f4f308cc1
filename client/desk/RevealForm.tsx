/** 唱票, previewed at the desk before the hall watches it. */
import { useState } from 'react'
import { serverTime } from '../api.ts'
import { useCalling } from '../calling.ts'
import { refusalOf } from '../offer.ts'
import { useSay } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Strokes } from '../ui/Strokes.tsx'
import { useBallot, useDay, type BallotView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { WordForm } from './WordForm.tsx'

const Preview = ({ ballot, since }: { ballot: BallotView; since: number }) => {
  const w = useDeskWords()
  const { items, invalid } = ballot.context
  const { called, of, counts } = useCalling(ballot.id, ballot.context, since)
  return (
    <div className="reveal-preview">
      <p className="figure">{w('reveal.papers', { n: called, of })}</p>
      {items.map((item) => {
        const so = counts[item.id]
        return (
          <dl key={item.id}>
            {items.length > 1 && <dt className="reveal-item">{item.title}</dt>}
            {item.marks.map((mark) => (
              <div key={mark}>
                <dt>{w.name('mark', mark)}</dt>
                <dd>
                  <span className="figure">{so?.marks[mark] ?? 0}</span>
                  {items.length === 1 && <Strokes count={so?.marks[mark] ?? 0} />}
                </dd>
              </div>
            ))}
            {items.length === 1 && (invalid ?? 0) > 0 && (
              <div>
                <dt>{w('figure.invalid')}</dt>
                <dd>
                  <span className="figure">{so?.invalid ?? 0}</span>
                  <Strokes count={so?.invalid ?? 0} />
                </dd>
              </div>
            )}
          </dl>
        )
      })}
    </div>
  )
}

export const RevealForm = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { ballot } = useBallot(id, session)
  const [since, setSince] = useState(serverTime)
  const toSession = useSay('session', session.id)
  if (!ballot) return null
  const event = { type: 'ballot.reveal' } as const
  // Whatever the hall was told to show, it now follows the ballot.
  const follow = () => {
    if (session.context.screenPage !== 'follow') void toSession.say({ type: 'session.show', page: 'follow', item: null, ballot: null })
  }
  return (
    <WordForm
      title={w.name('word', 'ballot.reveal')}
      name="ballot"
      id={id}
      version={ballot.version}
      event={event}
      refusal={refusalOf('ballot', ballot, event, me)}
      submit={w('reveal.begin')}
      onClose={closeForm}
      onDone={follow}
    >
      <p>{w('reveal.explain')}</p>
      <p className="notice">{w('reveal.honest')}</p>
      <Preview key={since} ballot={ballot} since={since} />
      <Button onClick={() => setSince(serverTime())}>{w('reveal.again')}</Button>
    </WordForm>
  )
}
