import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { eachToItsSurface } from './test/client/surface-styles.ts'
import { phoneSizeReport } from './test/client/phone-size.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env['API_URL'] ?? 'http://localhost:3000'

/** What a browser reads of an operation: how it is called. What it is for, and the shapes, are read at the server. */
const READ = ['method', 'url', 'file', 'open']
const CONTRACT = /\/server\/(?:[a-z-]+-)?contract\.ts$/

type Property = { type: string; start: number; end: number; key: { name?: string } }
type Called = { type: string; callee: { name?: string }; arguments: { properties?: Property[] }[] }
type Statement = { declaration?: { declarations?: { init?: Called | null }[] } | null }

const operationIn = (statement: Statement): Called | null => {
  const called = statement.declaration?.declarations?.[0]?.init
  return called?.type === 'CallExpression' && called.callee.name === 'operation' ? called : null
}

const withoutShapes = () => ({
  name: 'without-shapes',
  enforce: 'pre' as const,
  transform(this: { parse: (code: string, options: { lang: 'ts' }) => unknown }, code: string, id: string) {
    if (!CONTRACT.test(id)) return null
    const { body } = this.parse(code, { lang: 'ts' }) as { body: Statement[] }
    const unread = body
      .flatMap((statement) => operationIn(statement)?.arguments[0]?.properties ?? [])
      .filter(({ key }) => !READ.includes(key.name ?? ''))
    return unread.toReversed().reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end).replace(/^\s*,/, ''), code)
  },
})

/** The offline verifier is one file: whoever has it needs neither us nor a network (`vite build --mode verifier`). */
const verifier = defineConfig({
  root: here('./client/verifier'),
  plugins: [react(), viteSingleFile()],
  build: { outDir: here('./dist/client/verifier'), emptyOutDir: true, target: 'es2022', reportCompressedSize: false },
})

const surfaces = defineConfig({
  root: here('./client'),
  plugins: [withoutShapes(), react(), phoneSizeReport()],
  css: { postcss: { plugins: [eachToItsSurface()] } },
  resolve: {
    // The browser reads method and url from the contract and validates nothing: a schema builder of 17 kB stays at home.
    alias: { typebox: here('./client/schemas-unread.ts') },
  },
  build: {
    outDir: here('./dist/client'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    reportCompressedSize: false,
    // Our rules and contracts do nothing by being loaded: what nobody uses of them is left out.
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !/\/(?:machines|server)\/[^?]+\.ts$/.test(id) } },
  },
  server: { proxy: { '^/api/': { target: server, ws: true }, '^/board': { target: server } } },
})

export default defineConfig(({ mode }) => (mode === 'verifier' ? verifier : surfaces))
