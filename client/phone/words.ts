import { phoneWords } from '../words/phone.ts'
import { useWords } from '../words.ts'

/** The phone's own words and the core's. */
export const usePhoneWords = () => useWords(phoneWords)
export type PhoneWording = ReturnType<typeof usePhoneWords>
