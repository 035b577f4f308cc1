/** The tables of sealed ballots, as Kysely sees them. */
import type { Generated } from 'kysely'

/** How scrutineers make a session’s key: one attempt, with what each of them posted; `publicPart` once it has come to its end. */
type CeremonyTable = {
  id: string
  sessionId: string
  attempt: number
  threshold: number
  trustees: string[]
  publicPart: string | null
  code: string | null
}
type CeremonyMessageTable = {
  ceremonyId: string
  personId: string
  step: 'certificate' | 'commitment' | 'polynomial' | 'output' | 'confirmation'
  body: string
}
/** A sealed round and the head of its board; whether the scrutineers have opened it, and whether its archive was verified as a whole. */
type SealedRoundTable = {
  ballotId: string
  ceremonyId: string
  /** Seconds since 1970: the time of every entry of the archive. */
  timestamp: number
  height: number
  head: string
  opened: Generated<boolean>
  verified: Generated<boolean>
  keyErased: Generated<boolean>
}
/** Who holds which place on the list of credentials: participation is public, what was voted is not. */
type SealedCredentialTable = { ballotId: string; seatId: string; credential: string; madeBy: 'phone' | 'server' }
type SealedEventTable = {
  ballotId: string
  height: number
  hash: string
  kind: 'Setup' | 'Ballot' | 'EndBallots' | 'EncryptedTally' | 'PartialDecryption' | 'Result'
  /** Of a ballot: by which its voter finds it. */
  tracker: string | null
  bytes: Buffer
}
type SealedPartTable = { ballotId: string; personId: string; body: string }

export type SealedTables = {
  ceremony: CeremonyTable
  ceremonyMessage: CeremonyMessageTable
  sealedRound: SealedRoundTable
  sealedCredential: SealedCredentialTable
  sealedEvent: SealedEventTable
  sealedPart: SealedPartTable
}
