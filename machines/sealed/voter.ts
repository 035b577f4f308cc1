/** A representative's phone: what it checks before it seals, and the sealing itself. The server is not taken at its word. */
import type { PaperForm } from '../sheet.ts'
import { setupData } from './archive.ts'
import { codeOf, writeAudit } from './audit.ts'
import { sealBallot, type SealedBallot } from './ballot.ts'
import { shortCode } from './ceremony.ts'
import { credentialOf } from './credential.ts'
import { must } from './fault.ts'
import type { Random } from './group.ts'
import { linesToShow, type ShownLine } from './own-line.ts'
import { questionsOf, voteOf } from './paper.ts'
import { parseJson } from './shape.ts'
import { checkSetup, type Setup, type SetupTools } from './verify.ts'

/** What a round must be: this ballot, with the scrutineers' key of this code. */
export type Expected = { ballot: string; form: PaperForm; code: string }
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
  const asked = questionsOf(expected.form.items, expected.form.sheet)
  must(JSON.stringify(setup.election.questions) === JSON.stringify(asked), 'election-question', { of: 'ballot' })
  const parties = parseJson(texts.trustees) as [string, unknown][]
  const [, scrutineers] = parties.find(([kind]) => kind === 'Pedersen') ?? []
  must(scrutineers !== undefined && shortCode(JSON.stringify(scrutineers)) === expected.code, 'election-key', { of: 'code' })
  return setup
}

/** A paper to be sealed: as it was marked, and the person who marked it. */
export type ToSeal = PaperForm & { paper: Readonly<Record<string, string>>; voter: string }
/** A sealed paper with what it shows the server of itself: for some lines of a rating, whether they are left out. */
export type SealedPaper = Pick<SealedBallot, 'text' | 'tracker'> & { shown: ShownLine[] }

/** A paper that may be cast, or revealed and spoiled (audit.ts): `code` is shown before either. */
export type Sealed = SealedPaper & { code: string; audit: () => string }

/** Seals a marked paper with a secret whose place on the list is checked first. Throws `credential` or `vote`. */
export const sealPaper = ({ election, credentials }: Setup, secret: string, marked: ToSeal, random: Random): Sealed => {
  const { items, sheet, paper, voter } = marked
  must(credentials.has(credentialOf(secret, election.uuid, election.in).public), 'credential', { of: 'list' })
  const vote = voteOf(items, sheet, paper)
  const sealed = sealBallot(election, secret, vote, random)
  const shown = linesToShow(items, sheet, voter).map(({ line, at }) => ({ line, r: sealed.randomness[line]?.[at] ?? '' }))
  const { text, tracker } = sealed
  return { text, tracker, shown, code: codeOf(sealed), audit: () => writeAudit(election, sealed, vote) }
}
