import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { phoneSizeReport } from './test/client/phone-size.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env['API_URL'] ?? 'http://localhost:3000'

/** What an operation is for is read by people in the description of the API, and by no browser. */
const withoutSummaries = () => ({
  name: 'without-summaries',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /\/server\/(?:[a-z-]+-)?contract\.ts$/.test(id) ? code.replaceAll(/\bsummary: '(?:[^'\\]|\\.)*',/g, '') : null,
})

/** The offline verifier is one file: whoever has it needs neither us nor a network (`vite build --mode verifier`). */
const verifier = defineConfig({
  root: here('./client/verifier'),
  plugins: [react(), viteSingleFile()],
  build: { outDir: here('./dist/client/verifier'), emptyOutDir: true, target: 'es2022', reportCompressedSize: false },
})

const surfaces = defineConfig({
  root: here('./client'),
  plugins: [withoutSummaries(), react(), phoneSizeReport()],
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
  },
  server: { proxy: { '^/api/': { target: server, ws: true }, '^/board': { target: server } } },
})

export default defineConfig(({ mode }) => (mode === 'verifier' ? verifier : surfaces))
