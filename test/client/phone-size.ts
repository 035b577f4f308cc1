/** What a phone must load before it can paint its first page: the entry, what it imports, the phone's chunk, the styles. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

type Chunk = { file: string; imports?: string[]; css?: string[] }
type Manifest = Record<string, Chunk>

export const PHONE_ENTRIES = ['index.html', 'phone/Phone.tsx'] as const
export type PhoneSize = { files: { file: string; gzip: number }[]; total: number }

const filesOf = (manifest: Manifest, entries: readonly string[]): string[] => {
  const seen = new Set<string>()
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const entry of entries) {
    if (!manifest[entry]) throw new Error(`the build has no ${entry}`)
    visit(entry)
  }
  return [...files]
}

/** Bytes after gzip at its default level, as a server would send them. */
export const phoneSize = (dist: string): PhoneSize => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const files = filesOf(manifest, PHONE_ENTRIES).map((file) => ({ file, gzip: gzipSync(readFileSync(join(dist, file))).length }))
  return { files, total: files.reduce((total, { gzip }) => total + gzip, 0) }
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** Says after every build what the phone has to load. */
export const phoneSizeReport = (): Plugin => {
  let dist = ''
  return {
    name: 'phone-size-report',
    apply: 'build',
    configResolved: (config) => {
      dist = join(config.root, config.build.outDir)
      if (config.build.outDir.startsWith('/')) dist = config.build.outDir
    },
    closeBundle: () => {
      const { files, total } = phoneSize(dist)
      for (const { file, gzip } of files) process.stdout.write(`  ${kilobytes(gzip).padStart(9)}  ${file}\n`)
      process.stdout.write(`  ${kilobytes(total).padStart(9)}  gzip before the phone's first page\n`)
    },
  }
}
