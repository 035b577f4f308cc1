/** A representative's phone: what it checks before it seals, and the sealing itself. The server is not taken at its word. */
import type { BallotItem } from '../matters.ts'
import { setupData } from './archive.ts'
import { sealBallot, type SealedBallot } from './ballot.ts'
import { shortCode } from './ceremony.ts'
import { credentialOf } from './credential.ts'
import { must } from './fault.ts'
import type { Random } from './group.ts'
import { questionsOf, voteOf } from './paper.ts'
import { parseJson } from './shape.ts'
import { checkSetup, type Setup, type SetupTools } from './verify.ts'

/** What a round must be: this ballot, with the scrutineers' key of this code. */
export type Expected = { ballot: string; items: readonly BallotItem[]; code: string }
/** Texts of Setup exactly as they are hashed. */
export type SetupTexts = { election: string; trustees: string; credentials: string }

/**
 * Checks that what is to be sealed is this ballot and nothing else: its id, its questions, the scrutineers' key by the code that was
 * read aloud. Throws `election-uuid`, `election-question`, `election-key` or whatever is wrong in Setup. Some 200 ms on a phone, and
 * makes the tables that sealing needs: begin while the paper is being read.
 */
export const checkRound = (texts: SetupTexts, expected: Expected, tools: SetupTools = {}): Setup => {
  const setup = checkSetup(setupData(texts.election, texts.trustees, texts.credentials), tools)
  must(setup.election.uuid === expected.ballot, 'election-uuid', { uuid: setup.election.uuid })
  must(JSON.stringify(setup.election.questions) === JSON.stringify(questionsOf(expected.items)), 'election-question', { of: 'ballot' })
  const parties = parseJson(texts.trustees) as [string, unknown][]
  const [, scrutineers] = parties.find(([kind]) => kind === 'Pedersen') ?? []
  must(scrutineers !== undefined && shortCode(JSON.stringify(scrutineers)) === expected.code, 'election-key', { of: 'code' })
  return setup
}

/** Seals a marked paper with a secret whose place on the list is checked first. Throws `credential` or `vote`. */
export const sealPaper = (
  { election, credentials }: Setup,
  secret: string,
  items: readonly BallotItem[],
  paper: Readonly<Record<string, string>>,
  random: Random,
): SealedBallot => {
  must(credentials.has(credentialOf(secret, election.uuid, election.in).public), 'credential', { of: 'list' })
  return sealBallot(election, secret, voteOf(items, paper), random)
}
