import { useConnection } from '../live.ts'
import { useWords } from '../words.ts'

/** One line while the network is away. It lies over the page and never moves a button under a thumb. */
export const ConnectionLine = () => {
  const w = useWords()
  const connection = useConnection()
  return (
    <div className="connection" role="status" aria-live="polite" data-connection={connection}>
      {connection === 'offline' && <p>{w('line.offline')}</p>}
    </div>
  )
}
