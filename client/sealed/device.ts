/**
 * A second lock on a scrutineer's seed, besides the PIN: a key that WebCrypto makes for this browser and gives to nobody, so that a copy
 * of what the phone keeps cannot be tried with a million PINs elsewhere. Plain-http pages have no WebCrypto; there the PIN stands alone,
 * and the page says so.
 */
import { keep, recall, type Held, type Whose } from './vault.ts'

const NONCE_BYTES = 12

export const hasDeviceKey = (): boolean => globalThis.isSecureContext

const deviceKey = async (who: string): Promise<CryptoKey> => {
  const whose: Whose = { who, of: 'browser' }
  const kept = await recall('device', whose)
  if (kept) return kept
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await keep('device', whose, made)
  return made
}

export const hold = async (who: string, text: string): Promise<string | Held> => {
  if (!hasDeviceKey()) return text
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, await deviceKey(who), new TextEncoder().encode(text))
  return { nonce, bytes }
}

/** @returns null where this page cannot: the address is no longer the secure one that it was held by */
export const release = async (who: string, held: string | Held): Promise<string | null> => {
  if (typeof held === 'string') return held
  if (!hasDeviceKey()) return null
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: held.nonce }, await deviceKey(who), held.bytes)
  return new TextDecoder().decode(text)
}
