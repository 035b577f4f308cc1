/**
 * A forger who holds every key but the voters' — and a voter or two who help: whatever is falsified, everything after it is made again so
 * that it fits. What refuses such a board is the one check that the falsification is aimed at, and no other.
 */
import { joined, openBoard, type EventType } from '../../machines/sealed/archive.ts'
import { makeCertificate } from '../../machines/sealed/ceremony.ts'
import { channelKeys, makeSeed, signMessage, type ChannelKeys, type SignedText } from '../../machines/sealed/channel.ts'
import { credentialOf } from '../../machines/sealed/credential.ts'
import type { Election } from '../../machines/sealed/election.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { randomScalar } from '../../machines/sealed/group.ts'
import { hexHash, jsonHash } from '../../machines/sealed/hash.ts'
import {
  encrypt,
  proofText,
  proveCases,
  proveSecret,
  type Ciphertext,
  type KnownCase,
  type Proof,
  type ProofText,
} from '../../machines/sealed/proofs.ts'
import { allowedSums, type Question } from '../../machines/sealed/question.ts'
import { writeEntry } from '../../machines/sealed/tar.ts'
import { trusteeKeyFields, type PedersenText, type TrusteeKeyText } from '../../machines/sealed/trustees.ts'
import { belenios, TIMESTAMP, type Stage } from './congress.ts'
import { BELENIOS_2048, random } from './stand.ts'

const { p, q } = BELENIOS_2048
/** −1: in the group of all numbers, not in ours. It vanishes from what is raised to an even number, and from products of two. */
export const MINUS_ONE = p - 1n

export const anyScalar = (): bigint => randomScalar(BELENIOS_2048, random)
/** Proves nothing. */
export const emptyProof = (): Proof => ({ challenge: anyScalar(), response: anyScalar() })
export const emptyProofText = (): ProofText => proofText(emptyProof())

/** Tries again until every challenge is even, so that −1 in what is raised to them cannot be seen. */
export const evenly = <P extends Proof | readonly Proof[]>(prove: () => P): P => {
  for (;;) {
    const proof = prove()
    if ([proof].flat().every(({ challenge }) => challenge % 2n === 0n)) return proof
  }
}

/** Proves a case if one is true, and otherwise pretends. */
const proveOrPretend = (election: Election, cases: KnownCase[], prefix: string): Proof[] => {
  try {
    return proveCases(election, cases, prefix, random)
  } catch (thrown) {
    if (thrown instanceof Fault) return cases.map(emptyProof)
    throw thrown
  }
}

export type FalseAnswer = {
  /** What is encrypted, whole numbers of any size. */
  m: number[]
  /** Multiplies the first ciphertext: −1 where the group's membership is at stake. */
  twist?: Partial<Ciphertext>
  /** How the first alpha is written. */
  spelled?: (alpha: bigint) => string
}

type AnswerText = Record<'choices' | 'individual_proofs' | 'overall_proof', unknown> & { blank_proof?: unknown }

const falseAnswer = (election: Election, s0: string, question: Question, { m, twist, spelled }: FalseAnswer): AnswerText => {
  const slots = m.map((each) => ({ m: each, r: anyScalar() }))
  const ciphertexts = slots.map((slot, n) => {
    const { alpha, beta } = encrypt(election, slot.r, 0)
    const shifted = (beta * belenios.g((BigInt(slot.m) + q) % q)) % p
    return n === 0 ? { alpha: (alpha * (twist?.alpha ?? 1n)) % p, beta: (shifted * (twist?.beta ?? 1n)) % p } : { alpha, beta: shifted }
  })
  const texts = ciphertexts.map(({ alpha, beta }, n) => ({
    alpha: n === 0 && spelled ? spelled(alpha) : alpha.toString(),
    beta: beta.toString(),
  }))
  const written = texts.map(({ alpha, beta }) => `${alpha},${beta}`)
  const prove = (cases: KnownCase[], prefix: string) => {
    const proofs = () => proveOrPretend(election, cases, prefix)
    return (twist ? evenly(proofs) : proofs()).map(proofText)
  }
  const chosen = question.blank ? slots.slice(1) : slots
  const total = { r: chosen.reduce((sum, { r }) => sum + r, 0n), m: chosen.reduce((sum, slot) => sum + slot.m, 0) }
  const product = (question.blank ? ciphertexts.slice(1) : ciphertexts).reduce((a, b) => ({
    alpha: (a.alpha * b.alpha) % p,
    beta: (a.beta * b.beta) % p,
  }))
  const s = `${s0}|${written.join(',')}`
  const sums = allowedSums(question).map((claimed) => ({ ...total, claimed }))
  const [first] = slots
  const individual = slots.map((slot, n) =>
    prove(
      [0, 1].map((claimed) => ({ ...slot, claimed })),
      `prove|${s0}|${written[n]}`,
    ),
  )
  if (!question.blank || !first)
    return { choices: texts, individual_proofs: individual, overall_proof: prove(sums, `prove|${s}|${product.alpha},${product.beta}`) }
  const neither = [
    { ...first, claimed: 0 },
    { ...total, claimed: 0 },
  ]
  return {
    choices: texts,
    individual_proofs: individual,
    overall_proof: prove([{ ...first, claimed: 1 }, ...sums], `bproof1|${s}`),
    blank_proof: prove(neither, `bproof0|${s}`),
  }
}

export type FalseBallot = {
  answers: FalseAnswer[]
  /** Whose credential; by default the voter's own. */
  credential?: string
  /** Whose secret signs; `null` signs nothing. */
  secret?: bigint | null
  /** Changes fields before they are signed. */
  before?: (fields: Record<string, unknown>) => Record<string, unknown>
  /** Changes the whole after it was signed. */
  after?: (text: string) => string
  hash?: string
}

/** A ballot with whatever is false in it, proved as far as it can be, and signed. */
export const falseBallot = ({ election, secrets }: Stage, voter: number, forged: FalseBallot): string => {
  const own = credentialOf(secrets[voter] ?? '', election.uuid, belenios)
  const credential = forged.credential ?? own.public
  const s0 = `${election.fingerprint}|${credential}`
  const fields = {
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential,
    answers: forged.answers.map((answer, n) => falseAnswer(election, s0, election.questions[n] as Question, answer)),
  }
  const unsigned = forged.before?.(fields) ?? fields
  const hash = forged.hash ?? jsonHash(JSON.stringify(unsigned))
  const secret = forged.secret === undefined ? own.secret : forged.secret
  const sign = () => proveSecret(belenios, secret ?? 0n, random, (a) => `sig|${hash}|${a}`)
  const proof = secret === null ? emptyProof() : BigInt(credential) > 0n && forged.credential !== undefined ? evenly(sign) : sign()
  const text = JSON.stringify({ ...unsigned, signature: { hash, proof: proofText(proof) } })
  return forged.after?.(text) ?? text
}

export type RawEvent = { type: EventType; data: readonly string[] }

const named = (text: string, kind: 'data' | 'event'): Uint8Array =>
  writeEntry({ name: `${hexHash(text)}.${kind}.json`, content: new TextEncoder().encode(text) }, TIMESTAMP)

/** Data that nobody asked for. */
export const strayData = (text: string): Uint8Array => named(text, 'data')

/** Writes a chain anew, hashes and names made right; `change` alters the text of the n-th event, and later ones refer to what came of it. */
export const rewrite = (events: readonly RawEvent[], change: (text: string, n: number) => string = (text) => text): Uint8Array => {
  const parts = [openBoard(TIMESTAMP)]
  let parent: string | undefined
  for (const [height, { type, data }] of events.entries()) {
    const last = data.at(-1)
    const payload = last === undefined ? undefined : hexHash(last)
    const text = change(JSON.stringify({ parent, height, type, payload }), height)
    parts.push(...data.map((each) => named(each, 'data')), named(text, 'event'))
    parent = hexHash(text)
  }
  return joined(parts)
}

export type FalsePedersen = {
  n: number
  threshold: number
  certificate?: (text: SignedText, keys: ChannelKeys) => SignedText
  /** Changes what is committed to, before it is signed. */
  commitments?: (commitments: bigint[]) => bigint[]
  coefexps?: (text: SignedText) => SignedText
  key?: (key: TrusteeKeyText, j: number) => TrusteeKeyText
}

/** A circle that one person made up, and the factor that it adds to the election's key. */
export const falsePedersen = (forged: FalsePedersen): { text: PedersenText; publicKey: bigint } => {
  const { n, threshold, certificate, commitments: committed, coefexps, key } = forged
  const members = Array.from({ length: n }, () => {
    const seed = makeSeed(random)
    return { seed, keys: channelKeys(belenios, seed), coefficients: Array.from({ length: threshold }, anyScalar) }
  })
  const shareOf = (j: number) =>
    members.reduce((sum, { coefficients }) => sum + coefficients.reduceRight((value, each) => (value * BigInt(j) + each) % q, 0n), 0n) % q
  const commitments = members.map(({ coefficients }) => {
    const honest = coefficients.map(belenios.g)
    return committed?.(honest) ?? honest
  })
  return {
    publicKey: commitments.reduce((product, [constant = 1n]) => (product * constant) % p, 1n),
    text: {
      threshold,
      certs: members.map(({ seed, keys }) => {
        const text = makeCertificate(belenios, seed, random)
        return certificate?.(text, keys) ?? text
      }),
      coefexps: members.map(({ keys }, at) => {
        const message = JSON.stringify({ coefexps: (commitments[at] ?? []).map(String) })
        const text = signMessage(belenios, keys.signing, message, random)
        return coefexps?.(text) ?? text
      }),
      verification_keys: members.map((_, at) => {
        const text = trusteeKeyFields(belenios, shareOf(at + 1), random)
        return key?.(text, at + 1) ?? text
      }),
    },
  }
}
