/** The text of a resolution as the record gives it: what was voted on, by whom, with which figures (domain 5). */
import { isSecret } from '../../machines/agenda.ts'
import type { ContextOf } from '../../machines/rights.ts'
import { dateOf, sessionName } from '../format.ts'
import { figuresOf } from './ballot-step.ts'
import type { useDeskWords } from './desk-words.ts'

type Decided = {
  school: string
  session: ContextOf['session']
  motion: ContextOf['motion']
  ballot: ContextOf['ballot']
}

/** A starting point to be read and adopted, not the last word: the desk may change every sentence before it is published. */
export const resolutionText = (w: ReturnType<typeof useDeskWords>, { school, session, motion, ballot }: Decided): string => {
  const votes = figuresOf(ballot)
  const day = ballot.announcedAt ?? ballot.closedAt ?? session.openedAt
  const facts = {
    ...votes,
    school,
    session: sessionName(session, w.lang),
    date: day ? dateOf(day, w.lang) : '',
    title: motion.title,
    number: motion.number ?? '',
    method: w.name('method', ballot.method),
    roll: ballot.roll,
    present: ballot.present,
    issued: ballot.issued,
  }
  const papers = isSecret(ballot.method) || ballot.method === 'open' ? w('resolution.papers', facts) : ''
  return [w('resolution.opening', facts), `${papers}${w('resolution.votes', facts)}`, w('resolution.closing', facts)].join('\n')
}
