/**
 * What must not be in the database: the server's key of each sealed round, the credentials made for silent phones, and the key that
 * signs receipts. Files under `BALLOT_KEY_DIR`, readable by the server's user alone; servers that share a database share the folder.
 *
 * A thief of the database, or of its backups, finds none of them. Whoever has the folder still opens nothing without enough scrutineers.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The private part as Belenios writes it (decimal), and what Setup publishes of it. */
export type RoundKey = { privateKey: string; key: { pok: { challenge: string; response: string }; public_key: string } }

const RECEIPTS = 'receipts.key'
const EXISTS = 'EEXIST'
const MISSING = 'ENOENT'
const codeOf = (thrown: unknown) => (thrown instanceof Error && 'code' in thrown ? thrown.code : undefined)

export class BallotKeys {
  readonly dir: string
  #signing: Promise<KeyObject> | null = null

  constructor(dir: string) {
    this.dir = dir
  }

  /** The round's key, made by the first who asks: an opening that was rolled back finds the same again. */
  roundKey(ballot: string, make: () => RoundKey): Promise<RoundKey> {
    return this.#once(`${ballot}.key`, make)
  }

  /** @returns undefined once it was erased */
  findRoundKey(ballot: string): Promise<RoundKey | undefined> {
    return this.#read<RoundKey>(`${ballot}.key`)
  }

  /** Secrets by seat, for representatives whose phones were silent when papers were issued. */
  credentials(ballot: string, make: () => Record<string, string>): Promise<Record<string, string>> {
    return this.#once(`${ballot}.credentials`, make)
  }

  async findCredential(ballot: string, seat: string): Promise<string | undefined> {
    return (await this.#read<Record<string, string>>(`${ballot}.credentials`))?.[seat]
  }

  /** After closing nobody needs them any more. */
  eraseCredentials(ballot: string): Promise<void> {
    return rm(join(this.dir, `${ballot}.credentials`), { force: true })
  }

  eraseRoundKey(ballot: string): Promise<void> {
    return rm(join(this.dir, `${ballot}.key`), { force: true })
  }

  /** Ballots of which something is still here. */
  async rounds(of: 'key' | 'credentials'): Promise<string[]> {
    const names = await readdir(this.dir).catch((thrown: unknown) => {
      if (codeOf(thrown) === MISSING) return []
      throw thrown
    })
    return names.filter((name) => name.endsWith(`.${of}`) && name !== RECEIPTS).map((name) => name.slice(0, -of.length - 1))
  }

  /** Ed25519 over the text, base64url: what makes a receipt a receipt. */
  async sign(text: string): Promise<string> {
    return sign(null, Buffer.from(text), await this.#signingKey()).toString('base64url')
  }

  /** The other half of the key that signs receipts. */
  async receiptKey(): Promise<string> {
    const { x } = createPublicKey(await this.#signingKey()).export({ format: 'jwk' })
    return x ?? ''
  }

  #signingKey(): Promise<KeyObject> {
    this.#signing ??= this.#once(RECEIPTS, () => ({
      pem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    })).then(({ pem }) => createPrivateKey(pem))
    return this.#signing
  }

  async #read<T>(name: string): Promise<T | undefined> {
    try {
      return JSON.parse(await readFile(join(this.dir, name), 'utf8')) as T
    } catch (thrown) {
      if (codeOf(thrown) === MISSING) return undefined
      throw thrown
    }
  }

  /** Written whole and on disk before anybody is told, and never written over. */
  async #once<T>(name: string, make: () => T): Promise<T> {
    const found = await this.#read<T>(name)
    if (found !== undefined) return found
    await mkdir(this.dir, { recursive: true, mode: 0o700 })
    const made = make()
    try {
      const file = await open(join(this.dir, name), 'wx', 0o600)
      try {
        await file.writeFile(JSON.stringify(made))
        await file.sync()
      } finally {
        await file.close()
      }
      return made
    } catch (thrown) {
      if (codeOf(thrown) !== EXISTS) throw thrown
      const theirs = await this.#read<T>(name)
      if (theirs === undefined) throw thrown
      return theirs
    }
  }
}
