/** What is wrong with an archive, as the command line says it. */
import { FAULT_SENTENCES } from '../../machines/sealed/fault-sentences.ts'
import type { Fault } from '../../machines/sealed/fault.ts'

/** One sentence, and where it was found. */
export const faultSentence = ({ code, facts }: Fault): string => {
  const where = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  return [FAULT_SENTENCES[code], `[${[code, ...where].join(', ')}]`].join(' ')
}
