/** Where the sealed core checks something, and its text with one check taken away. */

import { FAULTS, type FaultCode } from '../../machines/sealed/fault.ts'

/** `must`, and the three that are told which fault theirs is. */
const CHECK = /(?<=^|[\s;{(>])(must|checkSecret|checkCases|checkFactor)\(/gm

/** Positions of every call that checks something. */
export const checksIn = (code: string): number[] =>
  Array.from(code.matchAll(CHECK), ({ index }) => index).filter((at) => !/(?:function|\*|\/\/)[^\n]*$/.test(code.slice(0, at)))

/** The call stays and its arguments are evaluated, but nothing comes of it. */
export const waive = (code: string, at: number): string => {
  if (!checksIn(code).includes(at)) throw new Error(`there is no check at ${at}`)
  return `const waived = (..._evaluated: unknown[]): void => undefined; ${code.slice(0, at)}waived(${code.slice(code.indexOf('(', at) + 1)}`
}

/** Line of a position, from 1, and the fault that the check there throws. */
export const describeCheck = (code: string, at: number): { line: number; fault: string } => {
  const words = Array.from(code.slice(at).matchAll(/'([a-z-]+)'/g), ([, word]) => word ?? '')
  const isFault = (word: string): word is FaultCode => (FAULTS as readonly string[]).includes(word)
  return { line: code.slice(0, at).split('\n').length, fault: words.find(isFault) ?? '' }
}
