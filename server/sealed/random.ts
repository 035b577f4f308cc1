/** Randomness from WebCrypto, as the sealed core asks for it. */
import type { Random } from '../../machines/sealed/group.ts'

export const random: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))
