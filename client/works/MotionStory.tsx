import { useState } from 'react'
import type { TimelineRow } from '../../server/replies.ts'
import { clockOf } from '../format.ts'
import { useSpeaking } from './speaking.ts'
import { storyOf, type StoryLine } from './story.ts'
import { PromiseBlock } from './UndertakingPanel.tsx'

/** 后勤处 周工 接受办理 · 分管校领导 陈校长 签发后勤处的答复 */
const Sentence = ({ line }: { line: StoryLine }) => {
  const { w, say, list } = useSpeaking()
  if (line.who.length === 0) return <p>{say(line.phrase)}</p>
  const capacity = line.office ? w(`office.${line.office}`) : line.department
  return (
    <p>
      {capacity && <span className="quiet">{capacity} </span>}
      <strong>{list(line.who)}</strong> {say(line.phrase)}
    </p>
  )
}

const StoryItem = ({ line }: { line: StoryLine }) => {
  const { day } = useSpeaking()
  return (
    <li className={`story-line story-${line.weight}`}>
      <p className="story-when">
        <time dateTime={line.at} title={clockOf(line.at)} className="figure">
          {day(line.at)}
        </time>
      </p>
      <div className="story-what">
        <Sentence line={line} />
        {line.quote && <blockquote className="said">{line.quote}</blockquote>}
        {line.promise && <PromiseBlock promise={line.promise} />}
      </div>
    </li>
  )
}

export const MotionStory = ({ rows, names }: { rows: TimelineRow[]; names: Record<string, string> }) => {
  const speaking = useSpeaking()
  const { w } = speaking
  const [everyStep, setEveryStep] = useState(false)
  const lines = storyOf(rows, names, speaking, everyStep)
  return (
    <section className="part" aria-labelledby="story-title">
      <header className="story-head">
        <h2 id="story-title">{w('motion.story')}</h2>
        <label className="choice">
          <input type="checkbox" checked={everyStep} onChange={(event) => setEveryStep(event.target.checked)} />
          {w('motion.everyStep')}
        </label>
      </header>
      {lines.length === 0 ? (
        <p className="empty">{w('motion.noStory')}</p>
      ) : (
        <ol className="story">
          {lines.map((line) => (
            <StoryItem key={line.seq} line={line} />
          ))}
        </ol>
      )}
    </section>
  )
}
