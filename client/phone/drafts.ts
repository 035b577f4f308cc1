/** What is being typed, kept on this device as it is typed, until it is on the server. */
import type { Category } from '../../machines/catalogues.ts'

export type Draft = {
  /** The id the motion will have: a second attempt to save makes the same motion. */
  id: string
  title: string
  category: Category
  department: string | null
  rationale: string
  remedy: string
  collective: boolean
  /** When it was last typed in, ISO 8601. */
  at: string
}

const keyOf = (person: string, motion: string | null) => `congress.draft.${person}.${motion ?? 'new'}`

export const loadDraft = (person: string, motion: string | null): Draft | null => {
  try {
    const kept = localStorage.getItem(keyOf(person, motion))
    return kept === null ? null : (JSON.parse(kept) as Draft)
  } catch {
    return null
  }
}

/** False where the browser keeps nothing: the page then says so by not saying "kept". */
export const keepDraft = (person: string, motion: string | null, draft: Draft): boolean => {
  try {
    localStorage.setItem(keyOf(person, motion), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export const dropDraft = (person: string, motion: string | null): void => {
  try {
    localStorage.removeItem(keyOf(person, motion))
  } catch {
    // Nothing was kept, so nothing needs to go.
  }
}
