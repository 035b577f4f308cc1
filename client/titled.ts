/** A page is called in its tab, and by a screen reader that comes to it, as in its heading: no page can forget to be named. */
import { useEffect } from 'react'

export const useTitled = (): void =>
  useEffect(() => {
    const school = document.title
    const name = () => {
      const heading = document.querySelector('h1')?.textContent.trim()
      const title = heading ? `${heading} · ${school}` : school
      if (document.title !== title) document.title = title
    }
    const seen = new MutationObserver(name)
    seen.observe(document.body, { childList: true, subtree: true, characterData: true })
    return () => {
      seen.disconnect()
      document.title = school
    }
  }, [])
