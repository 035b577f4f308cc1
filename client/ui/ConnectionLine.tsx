import { useConnection } from '../live.ts'
import { useWords } from '../words.ts'

/** One line while the network is away. It lies over the page and never moves a button under a thumb. */
export const ConnectionLine = () => {
  const w = useWords()
  const connection = useConnection()
  return (
    <output className="connection" data-connection={connection}>
      {connection === 'offline' && <span>{w('line.offline')}</span>}
    </output>
  )
}
