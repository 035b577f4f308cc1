/** A new one-time code: asked once, then shown large, with its QR code, and printed on a slip. */
import { useState } from 'react'
import { resetCode } from '../../server/contract.ts'
import type { SeatRow } from '../../server/replies.ts'
import { call, ProblemError, type Problem, type ReplyOf } from '../api.ts'
import { dateOf, sessionName } from '../format.ts'
import { useMe } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

type Code = ReplyOf<typeof resetCode>

const Slip = ({ row, code }: { row: SeatRow; code: Code }) => {
  const w = useDeskWords()
  const { school, publicUrl } = useMe()
  const { session } = useDay()
  return (
    <section className="slip">
      <p className="kicker">
        {school} · {sessionName(session.context, w.lang)}
      </p>
      <p className="slip-name">
        {row.name} <span className="quiet figure">{row.number}</span>
      </p>
      <QrCode text={new URL(code.path, publicUrl ?? location.origin).href} label={w('code.qr')} />
      <p className="slip-code figure">{code.code}</p>
      <p className="quiet">{w('code.until', { date: dateOf(code.expiresAt, w.lang) })}</p>
      <p className="quiet">{w('code.how')}</p>
    </section>
  )
}

const OfPerson = ({ row, onClose }: { row: SeatRow; onClose: () => void }) => {
  const w = useDeskWords()
  const [code, setCode] = useState<Code | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    try {
      setCode(await call(resetCode, { params: { id: row.person }, body: {} }))
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
        <Slip row={row} code={code} />
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
      <p>{w('code.explain', { name: row.name })}</p>
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

export const CodeSheet = ({ row, onClose }: { row: SeatRow | null; onClose: () => void }) => {
  const w = useDeskWords()
  return (
    <Sheet open={row !== null} title={w('code.title', { name: row?.name ?? '' })} onClose={onClose}>
      {row && <OfPerson key={row.seat} row={row} onClose={onClose} />}
    </Sheet>
  )
}
