/**
 * The walls of the house, held up against our own source. Each says whom it found on the wrong side.
 *
 * What a linter sees better it sees (.oxlintrc.json): the length of functions, cycles, `any`.
 */
import { describe, expect, test } from 'vitest'
import { codeOf, imports, importsOf, isIn, sources, told, tree, type Import } from './source.ts'

const from = (...folders: string[]) => imports.filter((each) => isIn(each.from.file, ...folders))
const ours = (each: Import) => each.specifier.startsWith('.')
const toldOf = (offenders: Import[]) => offenders.map(told)
/** What both sides of the wire read: the operations, what they answer, and the frames of the socket. */
const isContract = (file: string) => /^server\/(?:operation|contract|replies|frames|[a-z-]+-(?:contract|replies))\.ts$/.test(file)
/** The words and what they are made of: data that a contract may speak of. */
const isWords = (file: string) => /^machines\/(?:schema|matters|events|catalogues|settings|[a-z]+-events)\.ts$/.test(file)
const SURFACES = ['phone', 'desk', 'screen', 'works']
const production = sources.filter(({ file }) => isIn(file, 'machines', 'db', 'server', 'client'))

describe('imports', () => {
  test('machines know themselves, xstate and typebox, and in sealed/ @noble and @scure', () => {
    const allowed = (each: Import) =>
      isIn(each.target, 'machines') ||
      ['xstate', 'typebox'].includes(each.target) ||
      (isIn(each.from.file, 'machines/sealed') && /^@(?:noble|scure)\//.test(each.target))
    expect(toldOf(from('machines').filter((each) => !allowed(each)))).toEqual([])
  })

  test('xstate is known to machines and tests', () => {
    const offenders = imports.filter((each) => each.target === 'xstate' && !isIn(each.from.file, 'machines', 'test'))
    expect(toldOf(offenders)).toEqual([])
  })

  test('db knows the machines’ types; only a seed runs them', () => {
    const offenders = from('db').filter(
      (each) => isIn(each.target, 'machines') && !each.typeOnly && !/^db\/seed[^/]*\.ts$/.test(each.from.file),
    )
    expect(toldOf(offenders)).toEqual([])
  })

  test('db knows neither server nor client', () => {
    expect(toldOf(from('db').filter((each) => isIn(each.target, 'server', 'client')))).toEqual([])
  })

  test('the client knows the machines and the contract, and nothing else of ours', () => {
    const allowed = (each: Import) => isIn(each.target, 'client', 'machines') || isContract(each.target)
    expect(toldOf(from('client').filter((each) => ours(each) && !allowed(each)))).toEqual([])
  })

  test('nobody but the client and its tests knows the client', () => {
    const offenders = imports.filter((each) => isIn(each.target, 'client') && !isIn(each.from.file, 'client', 'test'))
    expect(toldOf(offenders)).toEqual([])
  })

  test('what runs knows neither tests nor documents', () => {
    expect(toldOf(from('machines', 'db', 'server', 'client').filter((each) => isIn(each.target, 'test', 'docs')))).toEqual([])
  })

  test('the contract knows typebox and the words', () => {
    const contract = imports.filter((each) => isContract(each.from.file))
    expect(contract.length).toBeGreaterThan(0)
    expect(toldOf(contract.filter((each) => each.target !== 'typebox' && !isWords(each.target) && !isContract(each.target)))).toEqual([])
  })

  test('antd is for the desk and the works: a phone in a crowded hall does not load it', () => {
    const isAntd = ({ target }: Import) => target === 'antd' || target.startsWith('@ant-design')
    expect(toldOf(imports.filter((each) => isAntd(each) && !isIn(each.from.file, 'client/desk', 'client/works', 'test')))).toEqual([])
  })

  test.each(SURFACES)('the surface %s knows no other', (surface) => {
    const others = SURFACES.filter((other) => other !== surface).map((other) => `client/${other}`)
    expect(toldOf(from(`client/${surface}`).filter((each) => isIn(each.target, ...others)))).toEqual([])
  })

  test('no file does nothing but pass on others', () => {
    const barrels = sources.filter(({ text }) => {
      const statements = codeOf(text, 'strings')
        .split('\n')
        .filter((line) => line.trim() !== '')
      return statements.length > 0 && statements.every((line) => /^export\b.*\bfrom\b/.test(line.trim()))
    })
    expect(barrels.map(({ file }) => file)).toEqual([])
  })
})

describe('what is said and done where', () => {
  const offending = (files: typeof sources, pattern: RegExp) =>
    files.flatMap(({ file, text }) => {
      const lines = codeOf(text).split('\n')
      return lines.flatMap((line, n) => (pattern.test(line) ? [`${file}:${n + 1} ${text.split('\n')[n]?.trim()}`] : []))
    })

  test('machines know no clock, no chance and no world', () => {
    const worldly =
      /(?<![\w.'])(?:Date|process|fetch|window|document|globalThis|performance|crypto|setTimeout|setInterval)\b(?!\s*:)|Math\.random/
    expect(
      offending(
        sources.filter(({ file }) => isIn(file, 'machines')),
        worldly,
      ),
    ).toEqual([])
  })

  test('transactions are opened by the door, the booths and the chores of the database', () => {
    const elsewhere = production.filter(
      ({ file }) => !isIn(file, 'db') && !['server/perform.ts', 'server/booth.ts', 'server/sealed-booth.ts'].includes(file),
    )
    expect(offending(elsewhere, /\.transaction\(|startTransaction/)).toEqual([])
  })

  test('every test runs, and none alone', () => {
    expect(
      offending(
        sources.filter(({ file }) => isIn(file, 'test')),
        /\b(?:test|it|describe)(?:\.\w+)*\.(?:only|skip|todo|fails)\b/,
      ),
    ).toEqual([])
  })

  test('Chinese is said in words, seed data, documents and tests', () => {
    const isSaid = (file: string) => /(?:^|[/-])(?:words|seed|document|demo)(?:[-/.s]|$)/.test(file)
    const offenders = production
      .filter(({ file }) => !isSaid(file))
      .flatMap(({ file, text }) =>
        codeOf(text, 'strings')
          .split('\n')
          .flatMap((line, n) => (/\p{Script=Han}/u.test(line) ? [`${file}:${n + 1} ${line.trim()}`] : [])),
      )
    expect(offenders).toEqual([])
  })
})

describe('sizes and names', () => {
  const length = (text: string) => text.trimEnd().split('\n').length

  test.each([
    ['300 lines', 300, sources.filter(({ file }) => !isIn(file, 'test'))],
    ['500 lines in a test', 500, sources.filter(({ file }) => isIn(file, 'test'))],
  ] as const)('no file is longer than %s', (_, most, files) => {
    expect(files.filter(({ text }) => length(text) > most).map(({ file, text }) => `${file} has ${length(text)} lines`)).toEqual([])
  })

  test('no folder says where code was put down instead of what it is', () => {
    const nowhere = new Set(['src', 'lib', 'libs', 'utils', 'util', 'shared', 'common', 'types', 'helpers', 'services', 'misc'])
    expect(tree.filter((folder) => folder.endsWith('/') && nowhere.has(folder.split('/').at(-2) ?? ''))).toEqual([])
  })

  test('files are in kebab-case, components in PascalCase', () => {
    const name = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*\.tsx?|[A-Z][A-Za-z0-9]*\.tsx)$/
    expect(sources.map(({ file }) => file).filter((file) => !name.test(file.split('/').at(-1) ?? ''))).toEqual([])
  })
})

/** A wall that sees nothing holds nothing: the reader of our source is tried on what it must see. */
describe('the reader', () => {
  const read = (text: string, file = 'db/here.ts') => importsOf({ file, text })

  test.each([
    ["import type { A } from '../machines/a.ts'", 'machines/a.ts', true],
    ["import { type A, type B } from '../machines/a.ts'", 'machines/a.ts', true],
    ["import { type A, b } from '../machines/a.ts'", 'machines/a.ts', false],
    ["import a, { type B } from '../machines/a.ts'", 'machines/a.ts', false],
    ["import * as a from '../machines/a.ts'", 'machines/a.ts', false],
    ["import {\n  a,\n  b,\n} from './deep/a.ts'", 'db/deep/a.ts', false],
    ["import './a.css'", 'db/a.css', false],
    ["export { a } from '@noble/curves/ed25519'", '@noble/curves', false],
    ["const a = await import('xstate/graph')", 'xstate', false],
  ] as const)('sees %s', (text, target, typeOnly) => {
    expect(read(text).map((each) => [each.target, each.typeOnly])).toEqual([[target, typeOnly]])
  })

  test('does not take a comment for an import, nor its words for code', () => {
    expect(read("// import a from 'antd'\n/* import b from 'antd' */")).toEqual([])
    expect(codeOf("const a = 1 // Date\nconst b = 'Date' + /Date/.source /* Date */ + `Date`").includes('Date')).toBe(false)
    expect(codeOf('const half = whole / 2; const now = Date.now() / 1')).toContain('Date.now()')
    expect(codeOf('const a = `${Date.now()}`')).toContain('Date.now()')
  })

  test('sees the whole house', () => {
    for (const folder of ['machines', 'db', 'server', 'client', 'test', 'docs'])
      expect(sources.some(({ file }) => isIn(file, folder))).toBe(true)
    expect(imports.length).toBeGreaterThan(300)
  })
})
