import { useEffect } from 'react'

/** Asks before the tab is closed while what lives only in it is on its way: a paper, a file. */
export const useLeaveWarning = (isOnItsWay: boolean): void =>
  useEffect(() => {
    if (!isOnItsWay) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isOnItsWay])
