import { deskWords } from '../words/desk.ts'
import { unitWords } from '../words/desk-units.ts'
import { useWords, type Wording } from '../words.ts'

const words = { ...deskWords, ...unitWords }
export type UnitKey = keyof typeof words
export const useUnitWords = (): Wording<UnitKey> => useWords(words)
