/** What simulated phones and scrutineers do for a sealed ballot at a running server. */
import { arithmetic } from '../machines/sealed/arithmetic.ts'
import { credentialOf } from '../machines/sealed/credential.ts'
import { groupOf } from '../machines/sealed/group.ts'
import { isSeedOf, partFor } from '../machines/sealed/scrutineer.ts'
import type { Setup } from '../machines/sealed/verify.ts'
import { checkRound } from '../machines/sealed/voter.ts'
import type { PaperForm } from '../machines/sheet.ts'
import type { CeremonyState, OpeningState, SealedSetup } from '../server/sealed-replies.ts'
import { OPENSSL, openSslPower } from '../server/sealed-power.ts'
import { random } from '../server/sealed/random.ts'
import { simulatedSeed } from '../server/sealed/simulated.ts'
import type { Caller, Voter } from './rehearse-hall.ts'

export const reckoning = arithmetic(groupOf('BELENIOS-2048'), { power: openSslPower })

/** Every phone takes its paper while papers are issued. */
export const takePapers = async (voters: Voter[]): Promise<void> => {
  for (const voter of voters) await voter.takePaper((secret, ballot) => credentialOf(secret, ballot, reckoning).public)
}

/** The round as every phone checks it, here once for all of them. */
export const roundOf = async (caller: Caller, ballot: string, form: PaperForm, code: string): Promise<Setup> =>
  checkRound(await caller.ask<SealedSetup>('GET', `/api/ballots/${ballot}/setup`), { ballot, form, code }, OPENSSL)

/**
 * Opens the box for scrutineers whom nobody holds: those of the demonstration and of rehearsals.
 *
 * @returns false where the key is in the hands of real people, who alone can open it
 */
export const openBox = async (office: Caller, session: string, ballot: string, scrutineers: string[]): Promise<boolean> => {
  const archive = await office.bytes(`/api/ballots/${ballot}/archive`)
  for (const person of scrutineers) {
    const scrutineer = await office.become(person)
    const seen = await scrutineer.ask<CeremonyState>('GET', `/api/sessions/${session}/ceremony`)
    const seed = simulatedSeed(seen.id, person)
    if (!isSeedOf(reckoning, seed, seen)) return false
    const part = partFor(reckoning, { seed, output: seen.output ?? '' }, archive, random, OPENSSL)
    const { opened } = await scrutineer.ask<OpeningState>('POST', `/api/ballots/${ballot}/parts`, { part })
    if (opened) return true
  }
  return false
}
