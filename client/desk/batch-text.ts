/** What is told of one ballot before a step is taken for several: its figures, or whom it elects. */
import type { Wording } from '../words.ts'
import { openSeatsOf } from '../../machines/ballot-conditions.ts'
import { rowsOf } from '../../machines/sheet.ts'
import { returnedSoFar } from './ballot-step.ts'
import type { DeskKey } from './desk-words.ts'
import type { Standing } from './step.ts'

type W = Wording<DeskKey>

const papers = (w: W, ballot: Standing<'ballot'>): string => {
  const { issued } = ballot.context
  const returned = returnedSoFar(ballot, null)
  return w('batch.papers', { issued, returned, missing: Math.max(0, issued - returned) })
}

const result = (w: W, { context }: Standing<'ballot'>): string => {
  const { election, items, sheet, passed } = context
  if (election === null) return w(passed ? 'batch.passed' : 'batch.notPassed')
  const rows = rowsOf(items, sheet)
  const names = election.elected.map((id) => rows.find((row) => row.id === id)?.title ?? '')
  const who = names.length > 0 ? w('batch.elected', { names: names.join(w('list.comma')) }) : w('batch.nobody')
  const open = openSeatsOf(context)
  return open > 0 ? `${who} ${w(election.tied.length > 0 ? 'batch.tied' : 'batch.openSeats', { n: open })}` : who
}

/** A line about one of them. */
export const toldOf = (w: W, word: string, ballot: Standing<'ballot'> | null): string => {
  const plain = w('batch.will', { word: w.name('word', word) })
  if (ballot === null) return plain
  switch (word) {
    case 'ballot.issue':
      return w('batch.issue', { n: ballot.known.session.present })
    case 'ballot.close':
    case 'ballot.reconcile':
    case 'ballot.declareValid':
      return papers(w, ballot)
    case 'ballot.announce':
      return result(w, ballot)
    default:
      return plain
  }
}

const WARNED = ['ballot.adoptRules', 'ballot.issue', 'ballot.close', 'ballot.declareValid', 'ballot.announce', 'session.publish'] as const

/** What cannot be taken back, said once for all of them. */
export const warningOf = (w: W, word: string): string | null => {
  const warned = WARNED.find((one) => one === word)
  return warned ? w(`batch.warn.${warned}`) : null
}
