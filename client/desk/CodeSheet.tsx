/** A new one-time code: asked once, then shown large, with its QR code, and printed on a slip. */
import { useState } from 'react'
import { resetCode } from '../../server/contract.ts'
import { call, ProblemError, type Problem, type ReplyOf } from '../api.ts'
import { dateOf } from '../format.ts'
import { useMe } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useDeskWords } from './desk-words.ts'

type Code = ReplyOf<typeof resetCode>
export type Whose = { person: string; name: string; number: string | null }

const Slip = ({ whose, code }: { whose: Whose; code: Code }) => {
  const w = useDeskWords()
  const { school, publicUrl } = useMe()
  return (
    <section className="slip">
      <p className="kicker">{school}</p>
      <p className="slip-name">
        {whose.name} <span className="quiet figure">{whose.number}</span>
      </p>
      <QrCode text={new URL(code.path, publicUrl ?? location.origin).href} label={w('code.qr')} />
      <p className="slip-code figure">{code.code}</p>
      <p className="quiet">{w('code.until', { date: dateOf(code.expiresAt, w.lang) })}</p>
      <p className="quiet">{w('code.how')}</p>
    </section>
  )
}

const OfPerson = ({ whose, onClose }: { whose: Whose; onClose: () => void }) => {
  const w = useDeskWords()
  const [code, setCode] = useState<Code | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    try {
      setCode(await call(resetCode, { params: { id: whose.person }, body: {} }))
    } catch (thrown) {
      setProblem(
        thrown instanceof ProblemError
          ? thrown.problem
          : { type: '', title: '', status: 0, detail: '', code: 'broken', facts: {}, requestId: '' },
      )
    }
    setBusy(false)
  }
  if (code) {
    return (
      <>
        <Slip whose={whose} code={code} />
        <div className="row">
          <Button kind="primary" onClick={() => print()}>
            {w('code.print')}
          </Button>
          <Button onClick={onClose}>{w('act.close')}</Button>
        </div>
      </>
    )
  }
  return (
    <>
      <p>{w('code.explain', { name: whose.name })}</p>
      <ProblemNotice problem={problem} />
      <div className="row">
        <Button kind="primary" disabled={busy} onClick={() => void ask()}>
          {w('roll.newCode')}
        </Button>
        <Button onClick={onClose}>{w('act.cancel')}</Button>
      </div>
    </>
  )
}

export const CodeSheet = ({ whose, onClose }: { whose: Whose | null; onClose: () => void }) => {
  const w = useDeskWords()
  return (
    <Sheet open={whose !== null} title={w('code.title', { name: whose?.name ?? '' })} onClose={onClose}>
      {whose && <OfPerson key={whose.person} whose={whose} onClose={onClose} />}
    </Sheet>
  )
}
