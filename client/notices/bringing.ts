/** Files on their way: uploaded one after another, each kept under one id until the server has it. */
import { useState } from 'react'
import { uploadFile } from '../../server/papers-contract.ts'
import { FILE_RULES, UPLOAD_BYTES, type Uploaded } from '../../server/papers-replies.ts'
import { call, newId, ProblemError } from '../api.ts'
import type { Reason } from '../sentence.ts'

export const ACCEPTED = '.pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.webp'

/** `id` stays with the file: sent again, it is the same upload. */
export type Brought = { id: string; file: File }
export type Fault = { brought: Brought; rule: (typeof FILE_RULES)[number] | 'required' | null; reason: Reason }
export type Progress = { name: string; n: number; of: number }

const TOO_LARGE: Reason = { code: 'invalid', facts: { rule: 'tooLarge' } }

const faultOf = (brought: Brought, reason: Reason): Fault => {
  const rule = reason.code === 'invalid' ? reason.facts['rule'] : null
  const known = [...FILE_RULES, 'required' as const].find((one) => one === rule) ?? null
  return { brought, rule: known, reason }
}

/** @throws what is neither an answer nor a lost line */
const bring = async ({ id, file }: Brought): Promise<Uploaded | Reason> => {
  if (file.size > UPLOAD_BYTES) return TOO_LARGE
  try {
    return await call(uploadFile, { params: { id }, query: { name: file.name.slice(-300) || 'paper' }, file })
  } catch (thrown) {
    return thrown instanceof ProblemError ? thrown.problem : { code: 'offline', facts: {} }
  }
}

/** `then` is asked for each file that has arrived, and answers why it could not be used, or null. */
export const useBringing = (then: (uploaded: Uploaded) => Promise<Reason | null>) => {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [faults, setFaults] = useState<Fault[]>([])
  const send = async (all: Brought[]) => {
    setFaults([])
    const failed: Fault[] = []
    for (const [at, brought] of all.entries()) {
      setProgress({ name: brought.file.name, n: at + 1, of: all.length })
      const answer = await bring(brought)
      const reason = 'sha256' in answer ? await then(answer) : answer
      if (reason) failed.push(faultOf(brought, reason))
    }
    setProgress(null)
    setFaults(failed)
  }
  return {
    progress,
    faults,
    choose: (files: File[]) => send(files.map((file) => ({ id: newId(), file }))),
    again: (fault: Fault) => send([fault.brought]),
  }
}

export type Bringing = ReturnType<typeof useBringing>
