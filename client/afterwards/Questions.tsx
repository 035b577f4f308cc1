/** What representatives ask departments about a motion, and what they are answered; asked and answered on the spot. */
import { useState, type SyntheticEvent } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { listQuestions, type QuestionRow } from '../../server/after-contract.ts'
import { newId, serverTime } from '../api.ts'
import { dayOf, isoDayOf } from '../format.ts'
import { isMineToSay, refusalOf } from '../offer.ts'
import { useCongress, useList, useMe, useSay, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Choose } from '../ui/Choose.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { useAfterWords } from './unread.ts'
import './afterwards.css'

type Motion = SubjectView<'motion'>

const AskForm = ({ view, close }: { view: Motion; close: () => void }) => {
  const w = useAfterWords()
  const { data: congress } = useCongress()
  const saying = useSay('motion', view.id)
  const [id] = useState(newId)
  const [department, setDepartment] = useState(view.context.lead ?? view.context.department ?? '')
  const [text, setText] = useState('')
  const isReady = department !== '' && text.trim() !== '' && text.length <= LIMIT.note && saying.status !== 'sending'
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isReady && (await saying.say({ type: 'motion.ask', question: id, department, text })) !== null) close()
  }
  return (
    <form className="stack question-form" aria-label={w('questions.ask')} onSubmit={(event) => void send(event)}>
      <Choose
        label={w('questions.department')}
        options={[{ id: '', name: w('questions.pick') }, ...(congress?.departments ?? [])]}
        value={department}
        onChange={setDepartment}
      />
      <TextArea label={w('questions.text')} value={text} limit={LIMIT.note} onChange={setText} required />
      <div className="form-end">
        <Button type="submit" kind="primary" disabled={!isReady}>
          {w('questions.send')}
        </Button>
        <Button kind="plain" onClick={close}>
          {w('questions.cancel')}
        </Button>
      </div>
      <ProblemNotice problem={saying.problem} />
    </form>
  )
}

const AnswerForm = ({ view, question, close }: { view: Motion; question: string; close: () => void }) => {
  const w = useAfterWords()
  const saying = useSay('motion', view.id)
  const [text, setText] = useState('')
  const isReady = text.trim() !== '' && text.length <= LIMIT.text && saying.status !== 'sending'
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isReady && (await saying.say({ type: 'motion.answerQuestion', question, text })) !== null) close()
  }
  return (
    <form className="stack question-form" aria-label={w('questions.answer')} onSubmit={(event) => void send(event)}>
      <TextArea label={w('questions.answerText')} value={text} limit={LIMIT.text} onChange={setText} required />
      <div className="form-end">
        <Button type="submit" kind="primary" disabled={!isReady}>
          {w('questions.answerSend')}
        </Button>
        <Button kind="plain" onClick={close}>
          {w('questions.cancel')}
        </Button>
      </div>
      <ProblemNotice problem={saying.problem} />
    </form>
  )
}

const Question = ({ view, row }: { view: Motion; row: QuestionRow }) => {
  const w = useAfterWords()
  const me = useMe()
  const [answering, setAnswering] = useState(false)
  const by = dayOf(row.dueOn, w.lang)
  const isOpen = row.answer === null
  const isLate = isOpen && row.dueOn < isoDayOf(serverTime())
  const isMine = isOpen && me.actor.department !== null && me.actor.department === row.department
  return (
    <li className="question">
      <p>
        <strong>{row.askedByName}</strong> <span className="quiet figure">{dayOf(row.askedAt, w.lang)}</span>
      </p>
      <p className="said">{row.text}</p>
      {isOpen ? (
        <p className={isLate ? 'late' : 'quiet'}>
          {isLate && <span aria-hidden="true">⚠ </span>}
          {w('questions.waiting', { department: row.departmentName })} · {w(isLate ? 'questions.late' : 'questions.due', { by })}
        </p>
      ) : (
        <div className="question-answer">
          <p className="quiet">
            {w('questions.answerOf', { department: row.departmentName })} {row.answeredAt && dayOf(row.answeredAt, w.lang)}
          </p>
          <p className="said">{row.answer}</p>
        </div>
      )}
      {isMine && !answering && <Button onClick={() => setAnswering(true)}>{w('questions.answer')}</Button>}
      {answering && <AnswerForm view={view} question={row.id} close={() => setAnswering(false)} />}
    </li>
  )
}

export const Questions = ({ view }: { view: Motion }) => {
  const w = useAfterWords()
  const me = useMe()
  const { data } = useList(listQuestions, { query: { motion: view.id } })
  const [asking, setAsking] = useState(false)
  const probe = { type: 'motion.ask', question: view.id, department: '', text: '' } as const
  const refusal = refusalOf('motion', view, probe, me)
  const mayAsk = refusal === null && isMineToSay(refusal)
  const rows = data?.items ?? []
  if (rows.length === 0 && !mayAsk) return null
  return (
    <section className="part section" aria-labelledby="questions-title">
      <h2 id="questions-title">{w('questions.title')}</h2>
      <ul className="questions">
        {rows.map((row) => (
          <Question key={row.id} view={view} row={row} />
        ))}
      </ul>
      {mayAsk && !asking && <Button onClick={() => setAsking(true)}>{w('questions.ask')}</Button>}
      {asking && <AskForm view={view} close={() => setAsking(false)} />}
    </section>
  )
}
