/** What a phone does to seal a vote, as the page of the bench calls it; bundled and run in Chromium. */
import { sealBallot } from '../../machines/sealed/ballot.ts'
import { makeSecret } from '../../machines/sealed/credential.ts'
import { readElection } from '../../machines/sealed/election.ts'
import type { Vote } from '../../machines/sealed/question.ts'

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes))

/** Milliseconds of each of `rounds` sealings, reading the election and making its tables included. */
const measure = (election: string, vote: Vote, rounds: number): number[] =>
  Array.from({ length: rounds }, () => {
    const secret = makeSecret(random)
    const begun = performance.now()
    sealBallot(readElection(election), secret, vote, random)
    return performance.now() - begun
  })

Object.assign(globalThis, { measure })
