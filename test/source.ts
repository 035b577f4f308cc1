/** Our own source, read as text: what the walls are held up against. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const NOT_OURS = new Set(['node_modules', 'dist', 'data', '.git', '.vite', 'screenshots'])

export type Source = {
  /** From the root, with slashes: `machines/judge.ts`. */
  file: string
  text: string
}

export type Import = {
  from: Source
  /** As it is written. */
  specifier: string
  /** A file of ours by its path from the root; a package by its name, scope and all. */
  target: string
  /** Gone after compilation. */
  typeOnly: boolean
}

const walk = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const inside = path.posix.join(folder, entry.name)
      return entry.isDirectory() ? [`${inside}/`, ...walk(inside)] : [inside]
    })

/** Every file and folder of the tree, folders with a slash at the end. */
export const tree: readonly string[] = walk('.')

export const sources: readonly Source[] = tree
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }))

/** A slash begins a regular expression where a value is expected; after a value it divides. */
const REGEX_AFTER = /(?:^|[(,=:[!&|?;{+]|=>|\breturn|\bcase)\s*$/
const LITERAL =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

/** The text without comments and, if asked, without what stands in quotes; each line stays where it was. */
export const codeOf = (text: string, keep: 'strings' | 'nothing' = 'nothing'): string =>
  text.replace(LITERAL, (literal: string, at: number) => {
    if (literal.startsWith('//') || literal.startsWith('/*')) return blank(literal)
    if (literal.startsWith('/')) return REGEX_AFTER.test(text.slice(Math.max(0, at - 40), at)) ? blank(literal) : literal
    // What a template computes is code: it stays.
    return keep === 'strings' || literal.includes('${') ? literal : blank(literal)
  })

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const bindings = (statement: string): string[] =>
  (/\{([^}]*)\}/.exec(statement)?.[1] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

export const importsOf = (from: Source): Import[] =>
  [...codeOf(from.text, 'strings').matchAll(IMPORT)].map(([statement, type, still, lazy]) => {
    const specifier = still ?? lazy ?? ''
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from.file), specifier) : packageOf(specifier)
    const named = bindings(statement)
    const onlyTypes = named.length > 0 && named.every((name) => name.startsWith('type ')) && !/import\s+[\w*]/.test(statement)
    return { from, specifier, target, typeOnly: type !== undefined || onlyTypes }
  })

export const imports: readonly Import[] = sources.flatMap(importsOf)

/** `machines/judge.ts → antd`: an offender as a line. */
export const told = ({ from, target }: Import): string => `${from.file} → ${target}`

export const isIn = (file: string, ...folders: string[]): boolean => folders.some((folder) => file.startsWith(`${folder}/`))
