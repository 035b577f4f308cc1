/** How many messages lie unread: asked for once, and again when the line says that somebody was told something. */
import { countUnread } from '../../server/after-contract.ts'
import { useList } from '../subjects.ts'
import { afterWords } from '../words/afterwards.ts'
import { useWords } from '../words.ts'

export const useAfterWords = () => useWords(afterWords)

export const useUnread = (): number => useList(countUnread).data?.unread ?? 0
