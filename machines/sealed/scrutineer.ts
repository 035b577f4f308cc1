/**
 * A scrutineer's page: what it posts in each step of the ceremony, by what it sees, and the part that it adds to an opening. The server
 * that passes the texts on is not trusted: everything is checked here again.
 */
import type { Arithmetic } from './arithmetic.ts'
import { readBoard } from './archive.ts'
import { readBallot } from './ballot.ts'
import {
  checkCertificates,
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
import { channelKeys, type SignedText } from './channel.ts'
import { Fault, must } from './fault.ts'
import type { Random } from './group.ts'
import { parseJson } from './shape.ts'
import { accumulate, lastOfEach, openPart } from './tally.ts'
import { readTrustees, writeTrustees, type PedersenText } from './trustees.ts'
import { checkSetup, verify, type Report, type VerifyTools } from './verify.ts'
import { checkRound, type Expected } from './voter.ts'

/** What a page is shown of the ceremony: texts, in the order of the trustees. */
export type Seen = {
  threshold: number
  certificates: readonly string[]
  commitments: readonly string[]
  coefexps: readonly string[]
  input: string | null
  /** What this page posted in the step `output`. */
  output: string | null
  publicPart: string | null
}
export type Step = 'certificate' | 'commitment' | 'polynomial' | 'output' | 'confirmation'
/** What a page keeps between steps. `polynomial` is secret until it is posted; losing it means beginning anew. */
export type Kept = { seed: string; polynomial: string | null }

const signedOf = (certificates: readonly string[]) => certificates.map((text) => parseJson(text) as SignedText)
const circleOf = ({ certificates, threshold }: Seen) => ({ certificates: signedOf(certificates), threshold })

/** The place of a seed's certificate among all, from nought; −1 when it is not there. */
const placeOf = (reckoning: Arithmetic, seed: string, certificates: readonly SignedText[]): number => {
  const { verification } = channelKeys(reckoning, seed)
  return checkCertificates(reckoning, { certificates, threshold: 1 }).findIndex((each) => each.verification === verification)
}

/**
 * Checks that the key which is about to be published is the one that this page helped to make: sound in itself, of as many shares as were
 * announced, with this page's own certificate and commitments in it, and opened by its own share. Without this a server could publish a
 * key of its own, whose code all screens would show alike.
 */
const checkPublished = (reckoning: Arithmetic, seed: string, { threshold, output, publicPart }: Seen): string => {
  must(publicPart !== null && output !== null, 'key', { of: 'code' })
  const part = parseJson(publicPart) as PedersenText
  const { parties } = readTrustees(reckoning, writeTrustees([['Pedersen', part]]))
  const [party] = parties
  must(party?.kind === 'Pedersen' && party.threshold === threshold, 'trustee-threshold', { threshold })
  const own = placeOf(reckoning, seed, part.certs)
  must(own >= 0, 'key', { of: 'certificate' })
  const kept = parseJson(output) as OutputText
  openShare(reckoning, seed, kept.private_key, part.verification_keys[own]?.public_key ?? '')
  return publicPart
}

/**
 * The message of a step, and what to keep before it is posted. Throws a `Fault` that names the trustee whose text is wrong.
 *
 * `confirmation` is the short code of the key that this page found its own share in: the server's word for it is not taken.
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
      return { message: shortCode(checkPublished(reckoning, kept.seed, seen)), kept }
  }
}

/** Whether words from paper are those of a share that was posted: by its output, or before that by its certificate. */
export const isSeedOf = (reckoning: Arithmetic, seed: string, { output, certificates }: Pick<Seen, 'output' | 'certificates'>): boolean => {
  if (output === null) return certificates.length === 0 || placeOf(reckoning, seed, signedOf(certificates)) >= 0
  const kept = parseJson(output) as OutputText
  try {
    openShare(reckoning, seed, kept.private_key, kept.public_key.public_key)
    return true
  } catch (thrown) {
    if (thrown instanceof Fault) return false
    throw thrown
  }
}

/**
 * Verifies a closed box from this page's own copy: that all of it is sound, that it is this ballot's with the key of the code that was
 * read aloud, and that as many papers count as the hall was told. A box with fewer people in it, or another's, would tell on them.
 *
 * Throws the first thing wrong; `tally-count` where the figures differ.
 */
export const checkBox = async (archive: Uint8Array, expected: Expected & { ballots: number }, tools: VerifyTools = {}): Promise<Report> => {
  const [election = '', trustees = '', credentials = ''] = readBoard(archive).events[0]?.data ?? []
  checkRound({ election, trustees, credentials }, expected, tools)
  const report = await verify(archive, tools)
  must(report.last === 'EncryptedTally', 'chain-order', { last: report.last })
  must(report.counted.length === expected.ballots, 'tally-count', { said: expected.ballots, counted: report.counted.length })
  return report
}

/**
 * The part of an opening, from an archive that `checkBox` has passed. `output` is what the page posted in the ceremony; throws `key` when
 * the seed is not the one it was made with.
 */
export const partFor = (
  reckoning: Arithmetic,
  { seed, output }: { seed: string; output: string },
  archive: Uint8Array,
  random: Random,
  tools: VerifyTools = {},
): string => {
  const kept = parseJson(output) as OutputText
  const share = openShare(reckoning, seed, kept.private_key, kept.public_key.public_key)
  const { events } = readBoard(archive)
  const setup = checkSetup(events[0]?.data ?? [], tools)
  const ballots = events.flatMap(({ type, data }) => (type === 'Ballot' ? [readBallot(setup.election, data[0] ?? '')] : []))
  return openPart(setup.election, accumulate(setup.election, lastOfEach(ballots), setup.credentials), share, random)
}
