/**
 * The scrutineers' ceremony, as the server sees it: texts that it checks and passes on, the secret ones for one reader each.
 *
 * Each step is posted by everybody before the next is shown; the hashes of all polynomials before any polynomial, so that nobody can
 * choose theirs by the others'. The last step is each scrutineer's word that the code on their screen is the code that was read aloud.
 */
import { finishCeremony, findCeremony, insertCeremony, keepMessage, latestCeremony, listMessages } from '../../db/sealed.ts'
import { findSubject } from '../../db/subjects.ts'
import { hasRole, type Person } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import {
  checkCertificates,
  checkOutput,
  checkPolynomial,
  finishCeremony as publicPartOf,
  inputFor,
  shortCode,
  type OutputText,
  type PolynomialText,
} from '../../machines/sealed/ceremony.ts'
import type { SignedText } from '../../machines/sealed/channel.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { parseJson } from '../../machines/sealed/shape.ts'
import { derivedId } from '../ids.ts'
import type { House } from '../house.ts'
import { tellHall } from '../hint.ts'
import { perform } from '../perform.ts'
import { CEREMONY_STEPS, type CeremonyState, type CeremonyStep } from '../sealed-replies.ts'
import { reckoning } from './round.ts'

type Row = NonNullable<Awaited<ReturnType<typeof findCeremony>>>
/** What everybody posted, by step, in the order of the trustees; a hole is somebody who has not. */
type Posted = Record<CeremonyStep, (string | undefined)[]>

/** More than half of them open: 2 of 3, 3 of 5. */
export const thresholdOf = (scrutineers: number): number => Math.floor(scrutineers / 2) + 1

const postedIn = async (house: House, { id, trustees }: Row): Promise<Posted> => {
  const messages = await listMessages(house.db, id)
  const of = (step: CeremonyStep) =>
    trustees.map((person) => messages.find((message) => message.personId === person && message.step === step)?.body)
  return Object.fromEntries(CEREMONY_STEPS.map((step) => [step, of(step)])) as Posted
}
const all = (messages: (string | undefined)[]): string[] | null =>
  messages.every((message) => message !== undefined) ? (messages as string[]) : null

const stateFor = (row: Row, posted: Posted, person: string | null): CeremonyState => {
  const j = person === null ? 0 : row.trustees.indexOf(person) + 1
  const commitments = all(posted.commitment)
  // Polynomials are shown when all hashes are known, and the values in them each to its one reader.
  const polynomials = commitments ? all(posted.polynomial)?.map((text) => JSON.parse(text) as PolynomialText) : undefined
  return {
    id: row.id,
    attempt: row.attempt,
    threshold: row.threshold,
    trustees: row.trustees,
    step: CEREMONY_STEPS.find((step) => all(posted[step]) === null) ?? null,
    done: Object.fromEntries(CEREMONY_STEPS.map((step) => [step, row.trustees.filter((_, n) => posted[step][n] !== undefined)])),
    code: row.code,
    certificates: all(posted.certificate) ?? [],
    commitments: commitments ?? [],
    coefexps: polynomials?.map(({ coefexps }) => JSON.stringify(coefexps)) ?? [],
    input: polynomials && j > 0 ? JSON.stringify(inputFor(polynomials, j)) : null,
    output: j > 0 ? (posted.output[j - 1] ?? null) : null,
    publicPart: row.publicPart,
  }
}

export const ceremonyOf = async (house: House, session: string, person: string | null): Promise<CeremonyState | null> => {
  const row = await latestCeremony(house.db, session)
  return row ? stateFor(row, await postedIn(house, row), person) : null
}

/**
 * Begins, by a confirmed scrutineer where there is none yet, or anew by the chair when one has stuck.
 *
 * @throws Refusal `not-found`, `not-entitled`, or `unmet`: `scrutinyConfirmed`, `noKeys`
 */
export const begin = async (house: House, session: string, by: Person, id: string): Promise<CeremonyState> => {
  const subject = await findSubject(house.db, 'session', session)
  if (!subject) throw new Refusal('not-found', { subject: 'session' })
  const { scrutiny, scrutinyConfirmed, keys } = subject.context
  const before = await latestCeremony(house.db, session)
  if (before?.id !== id) {
    const scrutineer = scrutiny?.scrutineers.includes(by.person) ?? false
    const stuck = before !== undefined && before.publicPart === null
    const isSame = scrutiny !== null && before?.trustees.join() === scrutiny.scrutineers.join()
    if (!hasRole(by, 'secretary', 'presidium') && !(scrutineer && !(stuck && isSame)))
      throw new Refusal('not-entitled', { word: 'session.keepKeys' })
    if (!scrutiny || !scrutinyConfirmed) throw new Refusal('unmet', { unmet: 'scrutinyConfirmed', word: 'session.keepKeys' })
    if (keys) throw new Refusal('unmet', { unmet: 'noKeys', word: 'session.keepKeys' })
    const trustees = scrutiny.scrutineers
    await insertCeremony(house.db, { id, sessionId: session, threshold: thresholdOf(trustees.length), trustees })
    await tellHall(house.db, `ceremony ${session}`)
  }
  const state = await ceremonyOf(house, session, by.person)
  if (!state) throw new Error(`the ceremony of session ${session} was not begun`)
  return state
}

/** Checks one message by what everybody else posted. @throws Fault */
const check = (row: Row, posted: Posted, j: number, step: CeremonyStep, message: string): void => {
  const certificates = (all(posted.certificate) ?? []).map((text) => JSON.parse(text) as SignedText)
  const circle = { certificates, threshold: row.threshold }
  switch (step) {
    case 'certificate': {
      const others = posted.certificate
        .filter((text, n) => text !== undefined && n !== j - 1)
        .map((text) => JSON.parse(text as string) as SignedText)
      checkCertificates(reckoning, { certificates: [...others, parseJson(message) as SignedText], threshold: 1 })
      return
    }
    case 'commitment':
      if (!/^[0-9a-f]{64}$/.test(message)) throw new Fault('shape', { expected: 'hash' })
      return
    case 'polynomial': {
      const shown = parseJson(message) as PolynomialText
      if (!Array.isArray(shown.secrets) || shown.secrets.length !== row.trustees.length) throw new Fault('shape', { expected: 'secrets' })
      checkPolynomial(reckoning, circle, { j, posted: posted.commitment[j - 1] ?? '', shown })
      return
    }
    case 'output': {
      const polynomials = (all(posted.polynomial) ?? []).map((text, n) =>
        checkPolynomial(reckoning, circle, { j: n + 1, posted: posted.commitment[n] ?? '', shown: JSON.parse(text) as PolynomialText }),
      )
      checkOutput(reckoning, polynomials, j, parseJson(message) as OutputText)
      return
    }
    case 'confirmation':
      if (message !== row.code) throw new Fault('key', { of: 'code' })
  }
}

const refusedBy = (work: () => void): void => {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof Fault) throw new Refusal('sealed-invalid', { check: thrown.code, ...thrown.facts })
    throw thrown
  }
}

/**
 * Takes one scrutineer's message. The same again changes nothing; another one for the same step is refused.
 *
 * @throws Refusal `not-found`, `not-entitled`, `out-of-order` when the step before is not done by all, or `sealed-invalid`
 */
export const post = async (house: House, ceremony: string, person: string, step: CeremonyStep, message: string): Promise<CeremonyState> => {
  const row = await findCeremony(house.db, ceremony)
  if (!row || (await latestCeremony(house.db, row.sessionId))?.id !== ceremony) throw new Refusal('not-found', { subject: 'ceremony' })
  const j = row.trustees.indexOf(person) + 1
  if (j === 0) throw new Refusal('not-entitled', { word: 'session.keepKeys' })
  const posted = await postedIn(house, row)
  const mine = posted[step][j - 1]
  if (mine !== undefined && mine !== message) throw new Refusal('act-id-reused', { act: step })
  if (mine === undefined) {
    const current = CEREMONY_STEPS.find((each) => all(posted[each]) === null)
    if (current !== step) throw new Refusal('out-of-order', { state: current ?? 'done', word: step, can: current ? [current] : [] })
    refusedBy(() => check(row, posted, j, step, message))
    if ((await keepMessage(house.db, ceremony, person, step, message)) !== message) throw new Refusal('act-id-reused', { act: step })
  }
  await finishIfComplete(house, ceremony)
  await tellHall(house.db, `ceremony ${row.sessionId}`)
  const state = await ceremonyOf(house, row.sessionId, person)
  if (!state) throw new Error(`ceremony ${ceremony} is gone`)
  return state
}

/** When all outputs are in the code stands; when all have confirmed it the session hears that it has keys. */
const finishIfComplete = async (house: House, id: string): Promise<void> => {
  const row = await findCeremony(house.db, id)
  if (!row) return
  const posted = await postedIn(house, row)
  const [certificates, polynomials, outputs] = [all(posted.certificate), all(posted.polynomial), all(posted.output)]
  if (row.publicPart === null && certificates && polynomials && outputs) {
    const part = JSON.stringify(
      publicPartOf(
        { certificates: certificates.map((text) => JSON.parse(text) as SignedText), threshold: row.threshold },
        polynomials.map((text) => JSON.parse(text) as PolynomialText),
        outputs.map((text) => JSON.parse(text) as OutputText),
      ),
    )
    await finishCeremony(house.db, id, part, shortCode(part))
  }
  if (row.code === null || !all(posted.confirmation)) return
  const event = { type: 'session.keepKeys', ceremony: id, code: row.code, threshold: row.threshold, trustees: row.trustees } as const
  // One act whoever comes last, on whichever server: its id is the ceremony's.
  await perform(house, { subject: 'session', id: row.sessionId, act: { id: derivedId('keepKeys', id), event }, by: { kind: 'congress' } })
}
