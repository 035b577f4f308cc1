/** The closed list of reasons for which something expected is refused. Each becomes one problem type on the wire. */
export const REFUSALS = [
  'not-found',
  'not-entitled',
  'out-of-order',
  'stale',
  'desk-taken',
  'unmet',
  'act-id-reused',
  'not-issued',
  'already-voted',
  'ballot-not-open',
  'paper-invalid',
  'sealed-invalid',
  'login-required',
  'login-failed',
  'code-spent',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** Figures and names that explain a refusal to a person: `{ needed: 38, present: 31 }`. Never a mark. */
export type RefusalFacts = Record<string, string | number | boolean | null | readonly string[]>

/** An expected "no". Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly facts: RefusalFacts

  constructor(code: RefusalCode, facts: RefusalFacts = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}

export const isRefusal = (thrown: unknown): thrown is Refusal => thrown instanceof Refusal
