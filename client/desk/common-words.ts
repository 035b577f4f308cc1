/** What two texts have in common, for the eye: stretches of a few characters that stand in both, whatever their place. */

/** Shorter stretches than this are in any two Chinese texts. */
const LEAST = 4

export type Piece = { part: string; isCommon: boolean }

/** `text` in pieces, those that `other` also has marked. Linear in the lengths of both. */
export const commonIn = (text: string, other: string): Piece[] => {
  const grams = new Set<string>()
  for (let at = 0; at + LEAST <= other.length; at += 1) grams.add(other.slice(at, at + LEAST))
  const marked = Array.from({ length: text.length }, () => false)
  for (let at = 0; at + LEAST <= text.length; at += 1) {
    const gram = text.slice(at, at + LEAST)
    // What is only punctuation and space is no thought in common.
    if (grams.has(gram) && /^[\p{L}\p{N}]+$/u.test(gram)) marked.fill(true, at, at + LEAST)
  }
  const pieces: Piece[] = []
  for (const [at, isCommon] of marked.entries()) {
    const last = pieces.at(-1)
    const letter = text[at] ?? ''
    if (last?.isCommon === isCommon) last.part += letter
    else pieces.push({ part: letter, isCommon })
  }
  return pieces
}
