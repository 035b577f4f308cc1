import { deskWords } from '../words/desk.ts'
import { rollWords } from '../words/desk-roll.ts'
import { useWords, type Wording } from '../words.ts'

const words = { ...deskWords, ...rollWords }
export type RollKey = keyof typeof words
export const useRollWords = (): Wording<RollKey> => useWords(words)
