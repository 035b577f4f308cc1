/** The worker's side: some ballots of one election in, the first whose proofs or signature are wrong out. */
import { checkBallot, readBallot } from '../../machines/sealed/ballot.ts'
import { readElection, type Election } from '../../machines/sealed/election.ts'
import { Fault, type Facts, type FaultCode } from '../../machines/sealed/fault.ts'
import { OPENSSL } from '../sealed-power.ts'

/** `at` is the position of the ballot among those asked about, from 0. */
export type Asked = { election: string; ballots: string[] }
export type Wrong = { at: number; code: FaultCode; facts: Facts }

/** One archive is of one election; its tables are made once. */
let current: Election | null = null

const electionOf = (text: string): Election => {
  if (current?.text !== text) current = readElection(text, OPENSSL)
  return current
}

/** Where a check first throws a fault. */
export const firstWrong = <B>(ballots: readonly B[], check: (ballot: B) => void): Wrong | null => {
  for (const [at, ballot] of ballots.entries())
    try {
      check(ballot)
    } catch (thrown) {
      if (thrown instanceof Fault) return { at, code: thrown.code, facts: thrown.facts }
      throw thrown
    }
  return null
}

export default ({ election: text, ballots }: Asked): Wrong | null => {
  const election = electionOf(text)
  return firstWrong(ballots, (ballot) => checkBallot(election, readBallot(election, ballot), { members: 'known' }))
}
