import { phoneSealed } from '../words/phone-sealed.ts'
import { phoneWords } from '../words/phone.ts'
import { useWords } from '../words.ts'

const both = { ...phoneWords, ...phoneSealed }

/** The phone's words and those about sealed ballots: apart, because no phone needs them for its first page. */
export const useSealedWords = () => useWords(both)
