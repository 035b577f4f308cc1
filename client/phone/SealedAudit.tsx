/** What can be asked of a sealed paper before it is cast: that the phone proves what is inside. Asked, it is spoiled. */
import './sealed.css'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { MarkedPaper } from '../../machines/paper.ts'
import { useMe, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { examine, prepare } from './casting.ts'
import { Page } from './Page.tsx'
import { useSealedWords } from './sealed-words.ts'

type Ballot = SubjectView<'ballot'>
const SHORT = 10
const VERIFIER = '/verifier/index.html'

export type Examined = { text: string; code: string }
type SealedCodeProps = { view: Ballot; paper: MarkedPaper; examined: (what: Examined) => void }

/** Seals while the paper is looked over, and shows the code of what was sealed. */
export default function SealedCode({ view, paper, examined }: SealedCodeProps) {
  const w = useSealedWords()
  const client = useQueryClient()
  const voter = useMe().actor.person
  const [code, setCode] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let gone = false
    const show = async () => {
      // What is wrong is told when the paper is cast.
      const sealed = await prepare(client, view, paper, voter).catch(() => null)
      if (!gone && sealed) setCode(sealed.code)
    }
    void show()
    return () => {
      gone = true
    }
    // The ballot is the same whatever else of it changes while it is looked over.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, view.id, paper, voter])
  const ask = async () => {
    if (code === null || busy) return
    setBusy(true)
    const text = await examine(client, view, paper, voter)
    if (text === null) setBusy(false)
    else examined({ text, code })
  }
  return (
    <div className="sealed-code">
      <p className="quiet">
        {w('audit.code')} <span className="seal-code">{code === null ? '…' : `${code.slice(0, SHORT)}…`}</span>
      </p>
      <Button kind="plain" disabled={code === null || busy} onClick={() => void ask()}>
        {w('audit.ask')}
      </Button>
    </div>
  )
}

/** Hands the file to the browser, to be carried to another device. Nothing of it goes to the server. */
const save = (text: string, name: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

export const Spoiled = ({ above, examined: { text, code }, again }: { above: string; examined: Examined; again: () => void }) => {
  const w = useSealedWords()
  return (
    <Page above={above} title={w('audit.title')}>
      <p className="notice">{w('audit.notCast')}</p>
      <ol className="audit-steps">
        <li>
          {w('audit.same')}
          <br />
          <span className="seal-code">{code}</span>
        </li>
        <li>
          <Button className="big" onClick={() => save(text, `audit-${code.slice(0, SHORT).replaceAll('/', '_')}.json`)}>
            {w('audit.save')}
          </Button>
        </li>
        <li>
          {w('audit.how')} <a href={VERIFIER}>{w('audit.verifier')}</a>
        </li>
      </ol>
      <p className="quiet">{w('audit.discreet')}</p>
      <Button kind="primary" className="big" onClick={again}>
        {w('audit.again')}
      </Button>
    </Page>
  )
}
