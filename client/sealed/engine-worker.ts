/** The sealed core on a thread of its own, so that the page stays alive while it reckons. */
import { gcm } from '@noble/ciphers/aes.js'
import { scrypt } from '@noble/hashes/scrypt.js'
import { arithmetic, type Arithmetic } from '../../machines/sealed/arithmetic.ts'
import { credentialOf, makeSecret } from '../../machines/sealed/credential.ts'
import { Fault, type Facts, type FaultCode } from '../../machines/sealed/fault.ts'
import { groupOf, type Random } from '../../machines/sealed/group.ts'
import { checkBox, isSeedOf, nextMessage, partFor, type Kept, type Seen, type Step } from '../../machines/sealed/scrutineer.ts'
import type { Progress, Setup } from '../../machines/sealed/verify.ts'
import { checkRound, sealPaper, type Expected, type SealedPaper, type SetupTexts, type ToSeal } from '../../machines/sealed/voter.ts'

const GROUP = 'BELENIOS-2048'
const random: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

export type Task =
  | { do: 'credential'; ballot: string; secret: string | null }
  | { do: 'round'; texts: SetupTexts; expected: Expected }
  | { do: 'seal'; ballot: string; secret: string; marked: ToSeal }
  | { do: 'audit'; code: string }
  | { do: 'step'; step: Step; kept: Kept; seen: Seen }
  | { do: 'share'; seed: string; posted: Pick<Seen, 'output' | 'certificates'> }
  | { do: 'box'; told: Expected & { ballots: number }; archive: Uint8Array }
  | { do: 'part'; seed: string; output: string; ballot: string }
  | { do: 'lock'; pin: string; text: string }
  | { do: 'unlock'; pin: string; locked: string }
export type Done = {
  credential: { secret: string; public: string }
  round: null
  seal: SealedPaper & { code: string }
  /** Null for a paper that is not at hand any more. */
  audit: string | null
  step: { message: string; kept: Kept }
  share: boolean
  box: null
  part: { part: string; head: string; ballots: number }
  lock: string
  /** Null for a wrong PIN. */
  unlock: string | null
}
export type Told = { id: number } & (
  | { is: 'done'; answer: Done[keyof Done] }
  | { is: 'fault'; code: FaultCode; facts: Facts }
  | { is: 'broken'; message: string }
  | { is: 'progress'; progress: Progress }
)

let reckoning: Arithmetic | null = null
const ours = (): Arithmetic => (reckoning ??= arithmetic(groupOf(GROUP)))
/** Rounds that were checked: their tables are made, and sealing in them takes a blink. */
const rounds = new Map<string, Setup>()
/** Boxes that were verified: no other is opened. */
const boxes = new Map<string, { archive: Uint8Array; head: string; ballots: number }>()

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const unhex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const SALT = 16
const NONCE = 12
const keyOf = (pin: string, salt: Uint8Array): Uint8Array => scrypt(pin, salt, { N: 2 ** 15, r: 8, p: 1, dkLen: 32 })

const lock = (pin: string, text: string): string => {
  const [salt, nonce] = [random(SALT), random(NONCE)]
  return hex(salt) + hex(nonce) + hex(gcm(keyOf(pin, salt), nonce).encrypt(new TextEncoder().encode(text)))
}
const unlock = (pin: string, locked: string): string | null => {
  const bytes = unhex(locked)
  const [salt, nonce, sealed] = [bytes.subarray(0, SALT), bytes.subarray(SALT, SALT + NONCE), bytes.subarray(SALT + NONCE)]
  try {
    return new TextDecoder().decode(gcm(keyOf(pin, salt), nonce).decrypt(sealed))
  } catch {
    return null
  }
}

/** The paper that was sealed last: it is cast, or revealed and spoiled. */
let unspoiled: { code: string; audit: () => string } | null = null

const revealed = ({ code }: Extract<Task, { do: 'audit' }>): string | null => {
  const last = unspoiled
  unspoiled = null
  return last?.code === code ? last.audit() : null
}

const seal = ({ ballot, secret, marked }: Extract<Task, { do: 'seal' }>): Done['seal'] => {
  const round = rounds.get(ballot)
  if (!round) throw new Error('this round was not checked')
  const { audit, ...sealed } = sealPaper(round, secret, marked, random)
  unspoiled = { code: sealed.code, audit }
  return sealed
}

const box = async ({ told, archive }: Extract<Task, { do: 'box' }>, tell: (progress: Progress) => void): Promise<null> => {
  const { head, counted } = await checkBox(archive, told, { random, onProgress: tell })
  boxes.set(told.ballot, { archive, head, ballots: counted.length })
  return null
}

const part = ({ seed, output, ballot }: Extract<Task, { do: 'part' }>): Done['part'] => {
  const checked = boxes.get(ballot)
  if (!checked) throw new Error('this box was not checked')
  const { archive, head, ballots } = checked
  return { part: partFor(ours(), { seed, output }, archive, random, { random }), head, ballots }
}

const carryOut = async (task: Task, tell: (progress: Progress) => void): Promise<Done[keyof Done]> => {
  switch (task.do) {
    case 'credential': {
      const secret = task.secret ?? makeSecret(random)
      return { secret, public: credentialOf(secret, task.ballot, ours()).public }
    }
    case 'round':
      if (!rounds.has(task.expected.ballot)) rounds.set(task.expected.ballot, checkRound(task.texts, task.expected, { random }))
      return null
    case 'seal':
      return seal(task)
    case 'audit':
      return revealed(task)
    case 'step':
      return nextMessage(ours(), task.step, task.kept, task.seen, random)
    case 'share':
      return isSeedOf(ours(), task.seed, task.posted)
    case 'box':
      return box(task, tell)
    case 'part':
      return part(task)
    case 'lock':
      return lock(task.pin, task.text)
    case 'unlock':
      return unlock(task.pin, task.locked)
  }
}

/** One task after another: a phone has no second hand. */
let line: Promise<void> = Promise.resolve()

const answer = async (id: number, task: Task): Promise<void> => {
  const say = (told: Told) => self.postMessage(told, { transfer: [] })
  try {
    say({ id, is: 'done', answer: await carryOut(task, (progress) => say({ id, is: 'progress', progress })) })
  } catch (thrown) {
    say(
      thrown instanceof Fault ? { id, is: 'fault', code: thrown.code, facts: thrown.facts } : { id, is: 'broken', message: String(thrown) },
    )
  }
}

addEventListener('message', ({ data }: MessageEvent<{ id: number; task: Task }>) => {
  const before = line
  line = (async () => {
    await before
    await answer(data.id, data.task)
  })()
})
