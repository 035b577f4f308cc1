/** Verifies one archive on a thread of its own, so that the page stays alive while it reckons. */
import { checkAudit, isAudit, type Audited } from '../../machines/sealed/audit.ts'
import { Fault, type Facts, type FaultCode } from '../../machines/sealed/fault.ts'
import { placeOf } from '../../machines/sealed/reference.ts'
import { verdictOf, type Progress } from '../../machines/sealed/verify.ts'

/** What the page shows of a sound archive. */
export type Shown = {
  name: string
  uuid: string
  fingerprint: string
  head: string
  ballots: number
  counted: number
  credentials: number
  openedBy: readonly number[]
  questions: { question: string; answers: { answer: string; votes: number }[] }[] | null
  trackers: readonly string[]
}
export type Answer =
  | { is: 'progress'; progress: Progress }
  | { is: 'sound'; shown: Shown }
  /** A paper that a phone revealed instead of casting it. */
  | { is: 'revealed'; audited: Audited }
  | { is: 'fault'; code: FaultCode; facts: Facts }
  | { is: 'broken'; message: string }

/** The name of a blank vote, which stands before the answers where one is allowed. */
export const BLANK = ''

const say = (answer: Answer) => self.postMessage(answer, { transfer: [] })

const verifyRevealed = (bytes: Uint8Array): Answer => {
  try {
    return { is: 'revealed', audited: checkAudit(new TextDecoder().decode(bytes)) }
  } catch (thrown) {
    if (thrown instanceof Fault) return { is: 'fault', code: thrown.code, facts: thrown.facts }
    throw thrown
  }
}

const verifyFile = async (bytes: Uint8Array): Promise<Answer> => {
  if (isAudit(bytes)) return verifyRevealed(bytes)
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const verdict = await verdictOf(bytes, { random, onProgress: (progress) => say({ is: 'progress', progress }) })
  if (!verdict.sound) return { is: 'fault', code: verdict.fault.code, facts: verdict.fault.facts }
  const { setup, head, trackers, counted, openedBy, result } = verdict.report
  const { name, uuid, fingerprint, questions } = setup.election
  return {
    is: 'sound',
    shown: {
      name,
      uuid,
      fingerprint,
      head,
      ballots: trackers.length,
      counted: counted.length,
      credentials: setup.credentials.size,
      openedBy,
      questions:
        result &&
        questions
          .map(({ question, answers, blank }, n) => ({
            question,
            answers: [...(blank ? [BLANK] : []), ...answers]
              .map((answer, at) => ({ answer, votes: result[n]?.[at] ?? 0 }))
              // An answer that stands for an earlier one was counted there.
              .filter(({ answer }) => placeOf(questions, n, answer) === null),
          }))
          .filter(({ answers }) => answers.length > 0),
      trackers: counted,
    },
  }
}

addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  verifyFile(data).then(say, (thrown: unknown) => say({ is: 'broken', message: String(thrown) }))
})
