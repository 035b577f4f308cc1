/** The scrutineers and voters of sealed ballots, as their phones act: through the real API, with the real mathematics. */
import { newId } from '../server/ids.ts'
import { COOKIE } from '../server/login.ts'
import { openSslPower } from '../server/sealed-power.ts'
import {
  beginCeremony,
  castSealed,
  contributePart,
  getArchive,
  getCeremony,
  getMyCredential,
  getSealedSetup,
  postCeremony,
  registerCredential,
} from '../server/sealed-contract.ts'
import type { CeremonyState, CeremonyStep } from '../server/sealed-replies.ts'
import { arithmetic } from '../machines/sealed/arithmetic.ts'
import { readBoard, setupData } from '../machines/sealed/archive.ts'
import { readBallot } from '../machines/sealed/ballot.ts'
import {
  commitmentHash,
  makeCertificate,
  makePolynomial,
  openShare,
  receiveShares,
  type InputText,
  type OutputText,
  type PolynomialText,
} from '../machines/sealed/ceremony.ts'
import { makeSeed, type SignedText } from '../machines/sealed/channel.ts'
import { credentialOf, makeSecret } from '../machines/sealed/credential.ts'
import { groupOf } from '../machines/sealed/group.ts'
import { accumulate, lastOfEach, openPart } from '../machines/sealed/tally.ts'
import { checkSetup } from '../machines/sealed/verify.ts'
import { sealPaper, type SealedPaper } from '../machines/sealed/voter.ts'
import type { PaperForm } from '../machines/sheet.ts'
import type { EventOf } from '../machines/events.ts'
import type { BallotItem } from '../machines/matters.ts'
import { random } from '../server/sealed/random.ts'
import type { Hall, Speaker } from './hall.ts'

const GROUP = groupOf('BELENIOS-2048')
const tools = { power: openSslPower }
const reckoning = arithmetic(GROUP, tools)

/** One scrutineer's page: what it keeps between steps. */
export class Scrutineer {
  readonly hall: Hall
  readonly speaker: Speaker
  readonly seed = makeSeed(random)
  #polynomial: PolynomialText | null = null

  constructor(hall: Hall, speaker: Speaker) {
    this.hall = hall
    this.speaker = speaker
  }

  async look(): Promise<CeremonyState> {
    const { body } = await this.speaker.call(getCeremony, { params: { id: this.hall.session } })
    if (!body) throw new Error('no ceremony was begun')
    return body
  }

  async post(ceremony: string, step: CeremonyStep, message: string) {
    return this.speaker.call(postCeremony, { params: { id: ceremony }, body: { step, message } })
  }

  /** What this page posts for a step, by what it sees. */
  message(step: CeremonyStep, state: CeremonyState): string {
    const circle = { certificates: state.certificates.map((text) => JSON.parse(text) as SignedText), threshold: state.threshold }
    switch (step) {
      case 'certificate':
        return JSON.stringify(makeCertificate(reckoning, this.seed, random))
      case 'commitment':
        this.#polynomial = makePolynomial(reckoning, circle, this.seed, random)
        return commitmentHash(this.#polynomial)
      case 'polynomial':
        return JSON.stringify(this.#polynomial)
      case 'output':
        return JSON.stringify(receiveShares(reckoning, circle, this.seed, JSON.parse(state.input ?? '') as InputText, random))
      case 'confirmation':
        return state.code ?? ''
    }
  }

  /** The part of the opening that this page makes from its own copy of the archive. */
  async part(ballot: string): Promise<string> {
    const { output } = await this.look()
    const kept = JSON.parse(output ?? '') as OutputText
    const share = openShare(reckoning, this.seed, kept.private_key, kept.public_key.public_key)
    const { events } = readBoard(await archiveOf(this.hall, this.speaker, ballot))
    const setup = checkSetup(events[0]?.data ?? [], tools)
    const ballots = events.flatMap(({ type, data }) => (type === 'Ballot' ? [readBallot(setup.election, data[0] ?? '')] : []))
    return openPart(setup.election, accumulate(setup.election, lastOfEach(ballots), setup.credentials), share, random)
  }

  async contribute(ballot: string) {
    return this.speaker.call(contributePart, { params: { id: ballot }, body: { part: await this.part(ballot) } })
  }
}

export const archiveOf = async ({ app }: Hall, speaker: Speaker, ballot: string): Promise<Uint8Array> => {
  const url = getArchive.url.replace(':id', ballot)
  const response = await app.app.inject({ method: 'GET', url, headers: { cookie: `${COOKIE}=${speaker.cookie}` } })
  if (response.statusCode !== 200) throw new Error(response.body)
  return new Uint8Array(response.rawPayload)
}

/** All scrutineers of a session make its key together, each on a page of their own. */
export const makeKeys = async (hall: Hall, speakers: Speaker[]): Promise<Scrutineer[]> => {
  const scrutineers = speakers.map((speaker) => new Scrutineer(hall, speaker))
  const { body } = await hall.secretary.call(beginCeremony, { params: { id: hall.session }, body: { id: newId() } })
  for (const step of ['certificate', 'commitment', 'polynomial', 'output', 'confirmation'] as const)
    for (const scrutineer of scrutineers) {
      const { status, problem } = await scrutineer.post(body.id, step, scrutineer.message(step, await scrutineer.look()))
      if (status !== 200) throw new Error(`${step} was refused: ${JSON.stringify(problem)}`)
    }
  return scrutineers
}

/** One representative's phone. */
export class SealedPhone {
  readonly speaker: Speaker
  secret = makeSecret(random)

  constructor(speaker: Speaker) {
    this.speaker = speaker
  }

  register(ballot: string) {
    const { public: credential } = credentialOf(this.secret, ballot, reckoning)
    return this.speaker.call(registerCredential, { params: { id: ballot }, body: { credential } })
  }

  /** The ballot's exact bytes, kept before they are sent. */
  async seal(ballot: string, items: BallotItem[], paper: Record<string, string>): Promise<string> {
    return (await this.sealForm(ballot, { items, sheet: null }, paper)).text
  }

  /** A paper of any form, with what it shows of itself. */
  async sealForm(ballot: string, form: PaperForm, paper: Record<string, string>): Promise<SealedPaper> {
    const { body: mine } = await this.speaker.call(getMyCredential, { params: { id: ballot } })
    const { body } = await this.speaker.call(getSealedSetup, { params: { id: ballot } })
    const setup = checkSetup(setupTexts(body), tools)
    return sealPaper(setup, mine.secret ?? this.secret, { ...form, paper, voter: this.speaker.person }, random)
  }

  send(ballot: string, text: string, shown: SealedPaper['shown'] = []) {
    return this.speaker.call(castSealed, { params: { id: ballot }, body: { ballot: text, shown } })
  }
}

/** Setup's data as the phone rebuilds it from the texts that it was given. */
export const setupTexts = ({ election, trustees, credentials }: { election: string; trustees: string; credentials: string }): string[] =>
  setupData(election, trustees, credentials)

const MARKS = ['approve', 'oppose', 'abstain']
export type SealedBallot = { ballot: string; items: BallotItem[] }

/** A sealed ballot carried to `issuing`: credentials can be registered, nobody can cast. */
type Asked = Partial<Extract<EventOf['ballot'], { type: 'ballot.configure' }>>
type Issuing = { finality?: 'first' | 'last'; onPaper?: string[]; asked?: Asked }

/** A sealed ballot on something of its own, up to the papers in people's hands. `asked` is what differs from the usual question. */
export const issueSealed = async (
  hall: Hall,
  scrutineers: Speaker[],
  { finality = 'first', onPaper = [], asked = {} }: Issuing = {},
): Promise<SealedBallot> => {
  const ballot = newId()
  const items = asked.items ?? [{ id: newId(), title: '绩效工资分配方案（修订）', marks: MARKS }]
  await hall.secretary.must('ballot', ballot, {
    type: 'ballot.configure',
    session: hall.session,
    agendaItem: null,
    matter: 'other',
    motion: null,
    title: '绩效工资分配方案（修订）',
    power: 'staffInterest',
    method: 'sealed',
    passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
    finality,
    ...asked,
    items,
  })
  await issuePapersOf(hall, ballot, scrutineers, onPaper)
  return { ballot, items }
}

/** The ritual of a ballot that is set up, from its rules to the papers. */
export const issuePapersOf = async (hall: Hall, ballot: string, scrutineers: Speaker[], onPaper: string[] = []): Promise<void> => {
  const { secretary } = hall
  await secretary.must('ballot', ballot, { type: 'ballot.adoptRules' })
  await secretary.must('ballot', ballot, {
    type: 'ballot.confirmScrutineers',
    scrutineers: scrutineers.map(({ person }) => person),
    chief: scrutineers[0]?.person ?? '',
    tellers: [hall.teller.person, hall.teller2.person],
  })
  await secretary.must('ballot', ballot, { type: 'ballot.checkQuorum' })
  await scrutineers[0]?.must('ballot', ballot, { type: 'ballot.sealEmpty' })
  await secretary.must('ballot', ballot, { type: 'ballot.issue', onPaper })
}
