import { screenWords } from '../words/screen.ts'
import { useWords, type Wording } from '../words.ts'

export const useScreenWords = (): Wording<keyof typeof screenWords> => useWords(screenWords)
