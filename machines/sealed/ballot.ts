/** A sealed ballot (specification 4.11 to 4.15): made, read and checked. What a ballot says is for nobody; that it is one, for all. */
import { credentialOf } from './credential.ts'
import type { Election } from './election.ts'
import { must, within } from './fault.ts'
import { randomScalar, readElement, readScalar, type Random } from './group.ts'
import {
  checkCases,
  checkSecret,
  encrypt,
  proofText,
  proveCases,
  proveSecret,
  readProof,
  type Ciphertext,
  type CiphertextText,
  type KnownCase,
  type OpenCase,
  type Proof,
} from './proofs.ts'
import { allowedSums, checkChoices, widthOf, type Choices, type Question, type Vote } from './question.ts'
import { placeOf } from './reference.ts'
import { parseJson, readExactly, readFields, readText } from './shape.ts'

export type Answer = {
  readonly choices: readonly Ciphertext[]
  /** The choices as they are hashed: `alpha,beta`, in decimal. */
  readonly written: readonly string[]
  readonly individual: readonly (readonly Proof[])[]
  readonly overall: readonly Proof[]
  readonly blank: readonly Proof[]
}
export type Ballot = {
  readonly text: string
  /** The smart ballot tracker. */
  readonly tracker: string
  readonly credential: string
  readonly answers: readonly Answer[]
}

/** What was drawn for each ciphertext, in decimal: shown only for a ballot that will never be cast. */
export type Randomness = readonly (readonly string[])[]
export type SealedBallot = { readonly text: string; readonly tracker: string; readonly randomness: Randomness }

const written = ({ alpha, beta }: Ciphertext | CiphertextText): string => `${alpha},${beta}`
/** S0: what every proof of a ballot is bound to, the election and the credential. */
const boundTo = (election: Election, credential: string): string => `${election.fingerprint}|${credential}`
const productOf = ({ in: { times } }: Election, choices: readonly Ciphertext[]): Ciphertext => ({
  alpha: times(...choices.map(({ alpha }) => alpha)),
  beta: times(...choices.map(({ beta }) => beta)),
})

/** One ciphertext as it is made: what it says, what was drawn for it, and the proof that it is 0 or 1. */
type Slot = { readonly m: number; readonly r: bigint; readonly text: CiphertextText; readonly of: Ciphertext; readonly proof: object[] }

const makeSlot = (election: Election, s0: string, m: number, random: Random): Slot => {
  const r = randomScalar(election.in.group, random)
  const of = encrypt(election, r, m)
  const text = { alpha: of.alpha.toString(), beta: of.beta.toString() }
  const cases = [0, 1].map((claimed) => ({ r, m, claimed }))
  return { m, r, text, of, proof: proveCases(election, cases, `prove|${s0}|${written(text)}`, random).map(proofText) }
}

const sealAnswer = (election: Election, s0: string, question: Question, slots: readonly Slot[], random: Random) => {
  const texts = slots.map(({ text }) => text)
  const ciphertexts = slots.map(({ of }) => of)
  const chosen = question.blank ? slots.slice(1) : slots
  const total = { r: chosen.reduce((sum, { r }) => sum + r, 0n), m: chosen.reduce((sum, { m }) => sum + m, 0) }
  const sums: KnownCase[] = allowedSums(question).map((claimed) => ({ ...total, claimed }))
  const s = `${s0}|${texts.map(written).join(',')}`
  const [blank] = slots
  const proofs =
    question.blank && blank
      ? {
          overall_proof: proveCases(election, [{ ...blank, claimed: 1 }, ...sums], `bproof1|${s}`, random).map(proofText),
          blank_proof: proveCases(
            election,
            [
              { ...blank, claimed: 0 },
              { ...total, claimed: 0 },
            ],
            `bproof0|${s}`,
            random,
          ).map(proofText),
        }
      : { overall_proof: proveCases(election, sums, `prove|${s}|${written(productOf(election, ciphertexts))}`, random).map(proofText) }
  return { choices: texts, individual_proofs: slots.map(({ proof }) => proof), ...proofs }
}

/** The ciphertexts of every question; an answer that stands for an earlier one is that one. */
const makeSlots = (election: Election, s0: string, vote: Vote, random: Random): Slot[][] => {
  const made: Slot[][] = []
  for (const [n, question] of election.questions.entries()) {
    const choices = vote[n] as Choices
    within({ question: n + 1 }, () => checkChoices(question, choices))
    made.push(
      choices.map((m, at) => {
        const place = placeOf(election.questions, n, question.answers[at] ?? '')
        const slot = place === null ? makeSlot(election, s0, m, random) : (made[place.question]?.[place.answer] as Slot)
        must(slot.m === m, 'vote', { question: n + 1, choice: at + 1 })
        return slot
      }),
    )
  }
  return made
}

/**
 * Seals a vote. `secret` is the credential as it was given out (XXX-XXX-XXX-XXX-XXX). Throws `vote` when the questions do not allow it and
 * `credential` when the secret was mistyped; about 30 table powers a question of three answers.
 */
export const sealBallot = (election: Election, secret: string, vote: Vote, random: Random): SealedBallot => {
  const credential = credentialOf(secret, election.uuid, election.in)
  must(vote.length === election.questions.length, 'vote')
  const s0 = boundTo(election, credential.public)
  const slots = makeSlots(election, s0, vote, random)
  const unsigned = {
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential: credential.public,
    answers: election.questions.map((question, n) => sealAnswer(election, s0, question, slots[n] as Slot[], random)),
  }
  const hash = election.in.hash(JSON.stringify(unsigned))
  const proof = proveSecret(election.in, credential.secret, random, (a) => `sig|${hash}|${a}`)
  const text = JSON.stringify({ ...unsigned, signature: { hash, proof: proofText(proof) } })
  return { text, tracker: election.in.hash(text), randomness: slots.map((each) => each.map(({ r }) => r.toString())) }
}

const readAnswer = ({ in: { group } }: Election, question: Question, value: unknown): Answer => {
  const fields = readFields(value, `choices individual_proofs overall_proof${question.blank ? ' blank_proof' : ''}`)
  const proof = (each: unknown) => readProof(group, each)
  const sums = allowedSums(question).length
  const texts = readExactly(fields['choices'], widthOf(question), (each): CiphertextText => {
    const { alpha, beta } = readFields(each, 'alpha beta')
    return { alpha: readText(alpha), beta: readText(beta) }
  })
  return {
    choices: texts.map(({ alpha, beta }, n) =>
      within({ choice: n + 1 }, () => ({ alpha: readElement(group, alpha), beta: readElement(group, beta) })),
    ),
    written: texts.map(written),
    individual: readExactly(fields['individual_proofs'], widthOf(question), (each) => readExactly(each, 2, proof)),
    overall: readExactly(fields['overall_proof'], question.blank ? sums + 1 : sums, proof),
    blank: question.blank ? readExactly(fields['blank_proof'], 2, proof) : [],
  }
}

/** A ballot with what its signature is about: read, not yet checked. */
export type ReadBallot = Ballot & { readonly signature: { readonly hash: string; readonly proof: Proof }; readonly unsigned: string }

/** What a ballot holds beside its signature. */
export type Content = Pick<Ballot, 'credential' | 'answers'>

const CONTENT = 'election_uuid election_hash credential answers'

const contentOf = (election: Election, fields: Record<string, unknown>): Content => {
  const sameElection = fields['election_uuid'] === election.uuid && fields['election_hash'] === election.fingerprint
  must(sameElection, 'ballot-election', { uuid: String(fields['election_uuid']) })
  return {
    credential: readElement(election.in.group, readText(fields['credential'])).toString(),
    answers: readExactly(fields['answers'], election.questions.length, (each, n) =>
      within({ question: n + 1 }, () => readAnswer(election, election.questions[n] as Question, each)),
    ),
  }
}

/** Reads a ballot's content that was never signed, or whose signature is nobody's to see. */
export const readContent = (election: Election, text: string): Content => contentOf(election, readFields(parseJson(text), CONTENT))

/** Reads a ballot: its shape, the election that it names, every number. No proof is looked at; that is `checkBallot`. */
export const readBallot = (election: Election, text: string): ReadBallot => {
  const { group } = election.in
  const fields = readFields(parseJson(text), `${CONTENT} signature`)
  const content = contentOf(election, fields)
  const signature = readFields(fields['signature'], 'hash proof')
  const { signature: _, ...rest } = fields
  return {
    text,
    tracker: election.in.hash(text),
    ...content,
    signature: { hash: readText(signature['hash']), proof: readProof(group, signature['proof']) },
    unsigned: JSON.stringify(rest),
  }
}

type Members = { members?: 'ask' | 'known' }

/** Checks what the content alone can tell: membership of each element, each proof. Throws the first fault. */
export const checkContent = (election: Election, { credential, answers }: Content, { members = 'ask' }: Members = {}): void => {
  const s0 = boundTo(election, credential)
  for (const [n, answer] of answers.entries())
    within({ question: n + 1 }, () => {
      const repeated = checkReferences(election, answers, n)
      if (members === 'ask')
        for (const [at, each] of answer.choices.entries())
          if (repeated[at] !== true) within({ choice: at + 1 }, () => checkMembers(election, each))
      checkAnswer(election, s0, election.questions[n] as Question, answer, repeated)
    })
}

/**
 * Checks everything that a ballot alone can tell: membership of each element (but the credential's, which is found on the list or not),
 * each proof, the signature. Throws the first fault. `members: 'known'` leaves membership to a caller who has asked `areMembers`.
 */
export const checkBallot = (election: Election, ballot: ReadBallot, members: Members = {}): void => {
  checkContent(election, ballot, members)
  must(election.in.hash(ballot.unsigned) === ballot.signature.hash, 'ballot-hash')
  checkSecret(
    election.in,
    BigInt(ballot.credential),
    ballot.signature.proof,
    (a) => `sig|${ballot.signature.hash}|${a}`,
    'ballot-signature',
  )
}

const isSameProof = (a: readonly Proof[], b: readonly Proof[]): boolean =>
  a.length === b.length && a.every((proof, n) => proof.challenge === b[n]?.challenge && proof.response === b[n]?.response)

/**
 * Checks that answers which stand for earlier ones are their very ciphertexts. @returns for each choice whether its proof, too, is the
 * earlier one, digit by digit: then it was checked there.
 */
const checkReferences = ({ questions }: Election, answers: readonly Answer[], n: number): boolean[] => {
  const answer = answers[n] as Answer
  return answer.choices.map((_, at) => {
    const place = placeOf(questions, n, questions[n]?.answers[at] ?? '')
    if (place === null) return false
    const named = answers[place.question] as Answer
    must(answer.written[at] === named.written[place.answer], 'ballot-reference', { choice: at + 1 })
    return isSameProof(answer.individual[at] as readonly Proof[], named.individual[place.answer] as readonly Proof[])
  })
}

const checkMembers = (election: Election, { alpha, beta }: Ciphertext): void => {
  must(election.in.isMember(alpha), 'element-group', { of: 'alpha' })
  must(election.in.isMember(beta), 'element-group', { of: 'beta' })
}

const checkAnswer = (election: Election, s0: string, question: Question, answer: Answer, checked: readonly boolean[]): void => {
  const { choices, individual, overall, blank } = answer
  for (const [n, of] of choices.entries()) {
    if (checked[n] === true) continue
    within({ choice: n + 1 }, () => {
      const cases = [0, 1].map((claimed) => ({ of, claimed }))
      checkCases(election, cases, individual[n] as readonly Proof[], `prove|${s0}|${answer.written[n]}`, 'ballot-choice')
    })
  }
  const s = `${s0}|${answer.written.join(',')}`
  const total = productOf(election, question.blank ? choices.slice(1) : choices)
  const sums: OpenCase[] = allowedSums(question).map((claimed) => ({ of: total, claimed }))
  const [first] = choices
  if (!question.blank || !first) return checkCases(election, sums, overall, `prove|${s}|${written(total)}`, 'ballot-overall')
  checkCases(election, [{ of: first, claimed: 1 }, ...sums], overall, `bproof1|${s}`, 'ballot-overall')
  checkCases(
    election,
    [
      { of: first, claimed: 0 },
      { of: total, claimed: 0 },
    ],
    blank,
    `bproof0|${s}`,
    'ballot-blank',
  )
}

/**
 * Recomputes a ballot's ciphertexts from the vote and the randomness that its phone revealed: what Benaloh's challenge asks of another
 * device. Throws `opening`.
 */
export const checkOpening = (election: Election, ballot: Content, vote: Vote, randomness: Randomness): void => {
  const { group } = election.in
  for (const [n, { choices }] of ballot.answers.entries())
    for (const [at, { alpha, beta }] of choices.entries()) {
      const [m, r] = [vote[n]?.[at], randomness[n]?.[at]]
      must(m !== undefined && r !== undefined, 'opening', { question: n + 1, choice: at + 1 })
      const made = encrypt(election, readScalar(group, r), m)
      must(made.alpha === alpha && made.beta === beta, 'opening', { question: n + 1, choice: at + 1 })
    }
}
