/**
 * A scrutineer's page: what it posts in each step of the ceremony, by what it sees, and the part that it adds to an opening. The server
 * that passes the texts on is not trusted: everything is checked here again.
 */
import type { Arithmetic } from './arithmetic.ts'
import { readBoard } from './archive.ts'
import { readBallot } from './ballot.ts'
import {
  checkPolynomial,
  commitmentHash,
  makeCertificate,
  makePolynomial,
  openShare,
  receiveShares,
  shortCode,
  type InputText,
  type OutputText,
  type PolynomialText,
} from './ceremony.ts'
import type { SignedText } from './channel.ts'
import { must } from './fault.ts'
import type { Random } from './group.ts'
import { parseJson } from './shape.ts'
import { accumulate, lastOfEach, openPart } from './tally.ts'
import { checkSetup, type SetupTools } from './verify.ts'

/** What a page is shown of the ceremony: texts, in the order of the trustees. */
export type Seen = {
  threshold: number
  certificates: readonly string[]
  commitments: readonly string[]
  coefexps: readonly string[]
  input: string | null
  publicPart: string | null
}
export type Step = 'certificate' | 'commitment' | 'polynomial' | 'output' | 'confirmation'
/** What a page keeps between steps. `polynomial` is secret until it is posted; losing it means beginning anew. */
export type Kept = { seed: string; polynomial: string | null }

const circleOf = ({ certificates, threshold }: Seen) => ({
  certificates: certificates.map((text) => parseJson(text) as SignedText),
  threshold,
})

/**
 * The message of a step, and what to keep before it is posted. Throws a `Fault` that names the trustee whose text is wrong.
 *
 * `confirmation` is the short code of what this page saw itself: the server's own word for it is not taken.
 */
export const nextMessage = (reckoning: Arithmetic, step: Step, kept: Kept, seen: Seen, random: Random): { message: string; kept: Kept } => {
  switch (step) {
    case 'certificate':
      return { message: JSON.stringify(makeCertificate(reckoning, kept.seed, random)), kept }
    case 'commitment': {
      const polynomial = kept.polynomial ?? JSON.stringify(makePolynomial(reckoning, circleOf(seen), kept.seed, random))
      return { message: commitmentHash(JSON.parse(polynomial) as PolynomialText), kept: { ...kept, polynomial } }
    }
    case 'polynomial':
      must(kept.polynomial !== null, 'key', { of: 'polynomial' })
      return { message: kept.polynomial, kept }
    case 'output': {
      const circle = circleOf(seen)
      for (const [n, text] of seen.coefexps.entries())
        checkPolynomial(reckoning, circle, {
          j: n + 1,
          posted: seen.commitments[n] ?? '',
          shown: { coefexps: parseJson(text) as SignedText },
        })
      const input = parseJson(seen.input ?? '') as InputText
      return { message: JSON.stringify(receiveShares(reckoning, circle, kept.seed, input, random)), kept }
    }
    case 'confirmation':
      must(seen.publicPart !== null, 'key', { of: 'code' })
      return { message: shortCode(seen.publicPart), kept }
  }
}

/**
 * The part of an opening, from this page's own copy of an archive that it has verified. `output` is what the page posted in the
 * ceremony; throws `key` when the seed is not the one it was made with.
 */
export const partFor = (
  reckoning: Arithmetic,
  { seed, output }: { seed: string; output: string },
  archive: Uint8Array,
  random: Random,
  tools: SetupTools = {},
): string => {
  const kept = parseJson(output) as OutputText
  const share = openShare(reckoning, seed, kept.private_key, kept.public_key.public_key)
  const { events } = readBoard(archive)
  const setup = checkSetup(events[0]?.data ?? [], tools)
  const ballots = events.flatMap(({ type, data }) => (type === 'Ballot' ? [readBallot(setup.election, data[0] ?? '')] : []))
  return openPart(setup.election, accumulate(setup.election, lastOfEach(ballots), setup.credentials), share, random)
}
