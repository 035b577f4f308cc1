/** A scrutineer's secret: shown as words on paper and asked back, kept under a PIN, unlocked, restored. */
import { useMemo, useState, type FormEvent } from 'react'
import { newEntropy, wordsOf } from '../../machines/sealed/seed-words.ts'
import { hasDeviceKey } from '../sealed/device.ts'
import { keepSeed, restore, unlock, type Holder } from '../sealed/share.ts'
import type { CeremonyState } from '../../server/sealed-replies.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { useSealedWords } from './sealed-words.ts'

const PIN = /^\d{6}$/
const ASKED_BACK = 3

/** Different places each time, in order. */
const places = (of: number): number[] => {
  const all = Array.from({ length: of }, (_, n) => n)
  const drawn: number[] = []
  for (const byte of crypto.getRandomValues(new Uint8Array(ASKED_BACK))) drawn.push(...all.splice(byte % all.length, 1))
  return drawn.toSorted((a, b) => a - b)
}

const PinField = ({
  label,
  value,
  onChange,
  wrong,
}: {
  label: string
  value: string
  onChange: (pin: string) => void
  wrong?: string | null
}) => (
  <Field
    label={label}
    value={value}
    onChange={onChange}
    inputMode="numeric"
    maxLength={6}
    autoComplete="off"
    type="password"
    wrong={wrong ?? null}
  />
)

/** Three pages: the words, three of them asked back, the PIN. */
export const MakeShare = ({ holder, onDone }: { holder: Holder; onDone: () => void }) => {
  const w = useSealedWords()
  const entropy = useMemo(() => newEntropy((bytes) => crypto.getRandomValues(new Uint8Array(bytes))), [])
  const words = useMemo(() => wordsOf(entropy), [entropy])
  const asked = useMemo(() => places(words.length), [words])
  const [at, setAt] = useState(-1)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  if (at < 0)
    return (
      <section className="share-words">
        <h2>{w('keys.words')}</h2>
        <ol className="seed-words">
          {words.map((word, n) => (
            <li key={n}>{word}</li>
          ))}
        </ol>
        <p className="quiet">{w('keys.wordsHint')}</p>
        <Button kind="primary" className="big" onClick={() => setAt(0)}>
          {w('keys.written')}
        </Button>
      </section>
    )
  const place = asked[at]
  const answer = (submitted: FormEvent) => {
    submitted.preventDefault()
    const isRight = typed.trim() === words[place ?? 0]
    setWrong(!isRight)
    setTyped('')
    if (isRight) setAt(at + 1)
  }
  if (place !== undefined)
    return (
      <form className="stack" onSubmit={answer}>
        <Field
          label={w('keys.askBack', { n: place + 1 })}
          value={typed}
          onChange={setTyped}
          wrong={wrong ? w('keys.askWrong') : null}
          autoComplete="off"
        />
        <Button kind="primary" className="big" type="submit" disabled={typed.trim() === ''}>
          {w('keys.next')}
        </Button>
        <Button kind="plain" className="wide" onClick={() => setAt(-1)}>
          {w('act.back')}
        </Button>
      </form>
    )
  const save = async (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!PIN.test(pin) || busy) return
    setBusy(true)
    await keepSeed(holder, entropy, pin)
    onDone()
  }
  return (
    <form className="stack" onSubmit={(submitted) => void save(submitted)}>
      <PinField label={w('keys.pin')} value={pin} onChange={setPin} />
      {!hasDeviceKey() && <p className="notice notice-warn">{w('keys.plainHttp')}</p>}
      <Button kind="primary" className="big" type="submit" disabled={!PIN.test(pin) || busy}>
        {w('keys.next')}
      </Button>
    </form>
  )
}

export const UnlockShare = ({ holder, onDone, label }: { holder: Holder; onDone: () => void; label: string }) => {
  const w = useSealedWords()
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const open = async (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!PIN.test(pin) || busy) return
    setBusy(true)
    const isRight = await unlock(holder, pin)
    setBusy(false)
    setPin('')
    setWrong(!isRight)
    if (isRight) onDone()
  }
  return (
    <form className="stack" onSubmit={(submitted) => void open(submitted)}>
      <PinField label={w('keys.pinAsk')} value={pin} onChange={setPin} wrong={wrong ? w('keys.pinWrong') : null} />
      <Button kind="primary" className="big" type="submit" disabled={!PIN.test(pin) || busy}>
        {label}
      </Button>
    </form>
  )
}

type RestoreProps = { holder: Holder; ceremony: CeremonyState; onDone: () => void }

export const RestoreShare = ({ holder, ceremony, onDone }: RestoreProps) => {
  const w = useSealedWords()
  const [words, setWords] = useState('')
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const take = async (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!PIN.test(pin) || busy) return
    setBusy(true)
    const isRight = await restore(holder, ceremony, words, pin)
    setBusy(false)
    setWrong(!isRight)
    if (isRight) onDone()
  }
  return (
    <form className="stack" onSubmit={(submitted) => void take(submitted)}>
      <p className="notice">{w('keys.elsewhere')}</p>
      <Field label={w('keys.restore')} value={words} onChange={setWords} wrong={wrong ? w('keys.restoreWrong') : null} autoComplete="off" />
      <PinField label={w('keys.pin')} value={pin} onChange={setPin} />
      <Button kind="primary" className="big" type="submit" disabled={words.trim() === '' || !PIN.test(pin) || busy}>
        {w('keys.restoreDo')}
      </Button>
    </form>
  )
}
