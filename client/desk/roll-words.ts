import { deskWords } from '../words/desk.ts'
import { rollWords } from '../words/desk-roll.ts'
import { unitWords } from '../words/desk-units.ts'
import { useWords, type Wording } from '../words.ts'

const words = { ...deskWords, ...rollWords, ...unitWords }
export type RollKey = keyof typeof words
export const useRollWords = (): Wording<RollKey> => useWords(words)
