import type { Sending } from '../outbox.ts'
import { Button } from '../ui/Button.tsx'
import { usePhoneWords } from './words.ts'

/** What has become of what was just said, as long as it is not settled. */
export const Sent = ({ status, retry }: { status: Sending; retry: () => void }) => {
  const w = usePhoneWords()
  return (
    <div aria-live="polite">
      {status === 'sending' && <p className="quiet">{w('act.sending')}</p>}
      {status === 'unsent' && (
        <p className="notice notice-warn">
          <span aria-hidden="true">⚠ </span>
          {w('act.unsent')}{' '}
          <Button kind="plain" onClick={retry}>
            {w('act.retry')}
          </Button>
        </p>
      )}
    </div>
  )
}
