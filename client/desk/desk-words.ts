import { deskWords } from '../words/desk.ts'
import { useWords, type Wording } from '../words.ts'

export type DeskKey = keyof typeof deskWords
export const useDeskWords = (): Wording<DeskKey> => useWords(deskWords)
