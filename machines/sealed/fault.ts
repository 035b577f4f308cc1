/**
 * What can be wrong with something sealed: a closed list. Every check of this folder is one call of `must`, so that it can be found,
 * counted, and taken away by a script (`npm run mutate:sealed`) to see whether a test misses it.
 */

export const FAULTS = [
  // The file
  'archive-size', // larger than anything we would read
  'archive-tar', // not the old-style tar that Belenios writes, byte for byte
  'archive-header', // the BELENIOS entry
  'archive-name', // an entry's name is not the hash of its content
  'archive-twice', // the same entry twice
  'archive-orphan', // data that no event refers to
  'json', // not compact JSON
  'shape', // JSON of another shape
  // The chain of events
  'chain-parent',
  'chain-height',
  'chain-order', // an event that may not follow the one before it
  'chain-payload', // data that an event refers to is missing, or is not before it
  // Numbers
  'element-form', // not a plain decimal number
  'element-range', // 0, 1, p − 1 or more
  'element-group', // outside the subgroup
  'scalar', // not a plain decimal number below q
  // Setup
  'election-version',
  'election-group',
  'election-uuid',
  'election-question', // a question that cannot be asked, or of a kind that we do not count
  'election-key', // the public key is not the product of the trustees' keys
  'trustee-proof', // a key without a proof that somebody knows its secret
  'trustee-threshold', // more shares needed than there are holders, or lists of different lengths
  'trustee-certificate',
  'trustee-polynomial', // commitments not signed by their owner, or of another degree
  'trustee-key', // a verification key that the commitments do not give
  'credential-twice',
  'credential-weight',
  // A ballot
  'ballot-election', // made for another election
  'ballot-credential', // a credential that is not on the list
  'ballot-hash', // the signature names another content
  'ballot-signature',
  'ballot-choice', // a choice not proved to be 0 or 1
  'ballot-overall', // not proved to choose as many as may be chosen
  'ballot-blank', // not proved to be either blank or not
  'ballot-reference', // an answer that stands for another is not its ciphertext
  // Count and opening
  'tally-count',
  'tally-weight',
  'tally-cipher', // not the product of the ballots in the box
  'factor-owner', // of nobody who holds a key, or a second one
  'factor-proof',
  'factor-missing', // opened with too few
  'result',
  // What a person or a program hands in
  'vote', // not a vote that the question allows
  'credential', // mistyped, or of nobody on the list
  'key', // a secret that does not belong to the public part
  'channel', // a message that was not sent to us, or not by whom it says
  'share', // a share that the sender's commitments do not give
  'opening', // what was revealed does not make this ballot
] as const
export type FaultCode = (typeof FAULTS)[number]

/** Where, and what was met there: names, hashes, positions counted from 1. Never a secret. */
export type Facts = Readonly<Record<string, string | number>>

export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly facts: Facts

  constructor(code: FaultCode, facts: Facts = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.code = code
    this.facts = facts
  }
}

/** Throws the fault unless it holds. */
export function must(holds: boolean, code: FaultCode, facts?: Facts): asserts holds {
  if (!holds) throw new Fault(code, facts)
}

/** Does something inside a place: a fault met there also tells the place. */
export const within = <T>(place: Facts, work: () => T): T => {
  try {
    return work()
  } catch (thrown) {
    throw thrown instanceof Fault ? new Fault(thrown.code, { ...place, ...thrown.facts }) : thrown
  }
}
