/** The tracker of my sealed ballot: small, whole on a tap, and asked of the box. */
import './sealed.css'
import { useEffect, useState } from 'react'
import { OfflineError, ProblemError } from '../api.ts'
import { isInBox, receiptOf, type Mine } from '../sealed/round.ts'
import type { KeptReceipt } from '../sealed/vault.ts'
import { Button } from '../ui/Button.tsx'
import { useSealedWords } from './sealed-words.ts'

const SHORT = 8
type Found = 'asking' | 'there' | 'missing' | 'offline'

export default function SealedReceipt({ mine }: { mine: Mine }) {
  const w = useSealedWords()
  const [receipt, setReceipt] = useState<KeptReceipt | null>(null)
  const [isWhole, setWhole] = useState(false)
  const [found, setFound] = useState<Found | null>(null)
  const { ballot, seat } = mine
  useEffect(() => {
    void receiptOf({ ballot, seat }).then((kept) => setReceipt(kept ?? null))
  }, [ballot, seat])
  if (!receipt) return <p className="quiet">{w('sealed.noReceipt')}</p>
  const ask = async () => {
    setFound('asking')
    try {
      setFound((await isInBox(ballot, receipt)) ? 'there' : 'missing')
    } catch (thrown) {
      if (thrown instanceof ProblemError) setFound('missing')
      else if (thrown instanceof OfflineError) setFound('offline')
      else throw thrown
    }
  }
  return (
    <div className="receipt">
      <p>
        {w('sealed.tracker')}{' '}
        <button type="button" className="tracker figure" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? receipt.tracker : `${receipt.tracker.slice(0, SHORT)}…`}
        </button>
      </p>
      <Button disabled={found === 'asking'} onClick={() => void ask()}>
        {w('sealed.ask')}
      </Button>
      <output>{found !== null && w(`sealed.${found}`)}</output>
      {receipt.signed === false && <p className="notice notice-warn">{w('sealed.unsigned')}</p>}
      {receipt.signed === null && <p className="quiet">{w('sealed.signatureUnread')}</p>}
      <p className="quiet">{w('sealed.trackerHint')}</p>
    </div>
  )
}
