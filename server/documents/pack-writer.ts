/**
 * A zip archive on disk, written as it is read: nothing is held in memory but what is being written. Every file in it is
 * hashed on its way, and the manifest names them all.
 */
import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** The same files are the same bytes whenever and wherever they are packed: zip knows no earlier day. */
const WHENEVER = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 } as const
export const MANIFEST = 'MANIFEST.sha256'

const hashing = (hash: Hash) =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })

export class PackWriter {
  readonly #zip = new ZipFile()
  readonly #lines: string[] = []
  readonly #folder: string
  readonly #written: Promise<void>

  private constructor(folder: string) {
    this.#folder = folder
    const file = createWriteStream(this.path)
    this.#zip.outputStream.pipe(file)
    this.#written = finished(file)
    // Whoever waits for the end hears of it; until then it must not end the process.
    this.#written.catch(() => {})
  }

  static async open(): Promise<PackWriter> {
    return new PackWriter(await mkdtemp(join(tmpdir(), 'staff-congress-pack-')))
  }

  get path(): string {
    return join(this.#folder, 'pack.zip')
  }

  get files(): number {
    return this.#lines.length
  }

  add(name: string, bytes: Uint8Array | string): void {
    const buffer = Buffer.from(bytes)
    this.#note(name, createHash('sha256').update(buffer))
    this.#zip.addBuffer(buffer, name, WHENEVER)
  }

  /** Reads one source to its end, a chunk at a time. */
  async addStream(name: string, source: AsyncIterable<Buffer | string>): Promise<void> {
    const hash = createHash('sha256')
    const read = Readable.from(source)
    const through = hashing(hash)
    read.on('error', (error) => through.destroy(error))
    this.#zip.addReadStream(read.pipe(through), name, WHENEVER)
    await Promise.race([finished(through), this.#written])
    this.#note(name, hash)
  }

  /** `sha256sum -c MANIFEST.sha256` checks all of it. @returns the hash of the manifest itself */
  closeManifest(): string {
    const text = `${this.#lines.toSorted().join('\n')}\n`
    this.#zip.addBuffer(Buffer.from(text), MANIFEST, WHENEVER)
    return createHash('sha256').update(text).digest('hex')
  }

  /** What tells of the manifest cannot be in it. */
  addOutside(name: string, bytes: Uint8Array): void {
    this.#zip.addBuffer(Buffer.from(bytes), name, WHENEVER)
  }

  async finish(): Promise<void> {
    this.#zip.end()
    await this.#written
  }

  drop(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true })
  }

  #note(name: string, hash: Hash): void {
    // By the file's name first: sorted, the manifest is read like a folder.
    this.#lines.push(`${hash.digest('hex')}  ${name}`)
  }
}
