/** Fetches an evidence pack with its progress, and hands it to the browser to keep. */
import type { Operation } from '../../server/operation.ts'
import { urlOf } from '../api.ts'

export type PackProgress = { is: 'making' } | { is: 'receiving'; received: number; of: number }
export type PackDone = { manifest: string; files: number }

const keep = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to write by then; the memory is its own again.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const nameIn = (header: string | null): string => decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(header ?? '')?.[1] ?? 'evidence.zip')

/** @throws Error where the server refuses or nobody answers */
export const takePack = async (operation: Operation, id: string, tell: (progress: PackProgress) => void): Promise<PackDone> => {
  tell({ is: 'making' })
  const response = await fetch(urlOf(operation, { params: { id } }), { credentials: 'same-origin' })
  if (!response.ok || !response.body) throw new Error(`the pack was refused: HTTP ${response.status}`)
  const of = Number(response.headers.get('content-length') ?? 0)
  let received = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      received += chunk.length
      tell({ is: 'receiving', received, of })
      controller.enqueue(chunk)
    },
  })
  // A large blob is kept on disk by the browser, not in the page.
  const blob = await new Response(response.body.pipeThrough(counting)).blob()
  keep(blob, nameIn(response.headers.get('content-disposition')))
  return { manifest: response.headers.get('x-manifest-sha256') ?? '', files: Number(response.headers.get('x-manifest-files') ?? 0) }
}
