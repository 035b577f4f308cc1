/** The evidence pack: made while one waits, with its progress and the hash that its cover bears. */
import { useState } from 'react'
import { getSessionPack } from '../../server/documents-contract.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Progress } from '../ui/Progress.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { takePack, type PackDone, type PackProgress } from './evidence.ts'

const OVER = ['closed', 'published', 'archived']
const KB = 1024

export const AfterPack = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const [progress, setProgress] = useState<PackProgress | null>(null)
  const [done, setDone] = useState<PackDone | null>(null)
  const [failed, setFailed] = useState(false)
  const make = async () => {
    setFailed(false)
    setDone(null)
    try {
      setDone(await takePack(getSessionPack, session.id, setProgress))
    } catch {
      setFailed(true)
    } finally {
      setProgress(null)
    }
  }
  return (
    <section aria-labelledby="after-pack">
      <h2 id="after-pack">{w('after.pack')}</h2>
      <p className="quiet">{w('after.packHint')}</p>
      {OVER.includes(session.state) ? (
        <Button disabled={progress !== null} onClick={() => void make()}>
          {w('after.make')}
        </Button>
      ) : (
        <p className="quiet">{w('after.packLater')}</p>
      )}
      {progress?.is === 'making' && <Notice>{w('after.making')}</Notice>}
      {progress?.is === 'receiving' && (
        <Progress label={`${w('after.receiving')} (KB)`} value={Math.round(progress.received / KB)} of={Math.round(progress.of / KB)} />
      )}
      {failed && <Notice tone="warn">⚠ {w('after.packFailed')}</Notice>}
      {done && (
        <Notice tone="good">
          {w('after.packed', { n: done.files })} <code className="after-hash">{done.manifest}</code>
        </Notice>
      )}
    </section>
  )
}
