/** A file is chosen or dropped, verified, and told in plain words: the result, or the first thing wrong. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Audited } from '../../machines/sealed/audit.ts'
import type { Progress as Done } from '../../machines/sealed/verify.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Progress } from '../ui/Progress.tsx'
import { faultPair, verifierWords } from '../words/verifier.ts'
import { spoken, useWords, type Words } from '../words.ts'
import { procedure } from '../words/procedure.ts'
import { BLANK, type Answer, type Shown } from './verify-worker.ts'
// The bundler makes the default export: a worker that is part of the page.
// oxlint-disable-next-line import/default
import VerifyWorker from './verify-worker.ts?worker&inline'

const MOST_BYTES = 512 * 1024 * 1024
type State =
  | { is: 'idle' }
  | { is: 'large' }
  | { is: 'busy'; file: string; done: Done | null }
  | { is: 'told'; file: string; answer: Answer }

const useVerifying = () => {
  const [state, setState] = useState<State>({ is: 'idle' })
  const worker = useRef<Worker | null>(null)
  const verify = async (file: File) => {
    worker.current?.terminate()
    if (file.size > MOST_BYTES) return setState({ is: 'large' })
    setState({ is: 'busy', file: file.name, done: null })
    const begun = new VerifyWorker()
    worker.current = begun
    begun.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.is === 'progress') setState({ is: 'busy', file: file.name, done: data.progress })
      else {
        setState({ is: 'told', file: file.name, answer: data })
        begun.terminate()
      }
    })
    begun.postMessage(new Uint8Array(await file.arrayBuffer()), { transfer: [] })
  }
  return { state, verify }
}

const useVerifierWords = () => useWords(verifierWords)

const Tracker = ({ trackers }: { trackers: readonly string[] }) => {
  const w = useVerifierWords()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim()
  return (
    <div className="field">
      <label htmlFor="tracker">{w('verifier.tracker')}</label>
      <input id="tracker" value={typed} onChange={({ target }) => setTyped(target.value)} spellCheck={false} autoComplete="off" />
      <output>{wanted !== '' && w(trackers.includes(wanted) ? 'verifier.inBox' : 'verifier.notInBox')}</output>
    </div>
  )
}

const Sound = ({ file, shown }: { file: string; shown: Shown }) => {
  const w = useVerifierWords()
  const names: Words = procedure.mark
  const nameOf = (answer: string) => (answer === BLANK ? w('verifier.blank') : names[answer] ? spoken(names[answer], w.lang) : answer)
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict" className="verifier-sound">
        ✓ {w('verifier.sound')}
      </h2>
      <p className="quiet">{file}</p>
      {shown.questions === null && <p>{w('verifier.unopened')}</p>}
      {shown.questions?.map(({ question, answers }) => (
        <div key={question} className="verifier-question">
          <h3>{question}</h3>
          {answers.map(({ answer, votes }) => (
            <div key={answer} className="verifier-answer">
              <span>{nameOf(answer)}</span>
              <span className="figure">{votes}</span>
              <span className="verifier-bar" aria-hidden="true">
                <span style={{ width: `${shown.credentials === 0 ? 0 : (100 * votes) / shown.credentials}%` }} />
              </span>
            </div>
          ))}
        </div>
      ))}
      <dl className="facts">
        {(
          [
            [
              'verifier.ballots',
              w('verifier.ballotsN', { ballots: shown.ballots, counted: shown.counted, credentials: shown.credentials }),
            ],
            ['verifier.openedBy', shown.openedBy.length > 0 ? shown.openedBy.join(w('verifier.comma')) : '–'],
            ['verifier.fingerprint', shown.fingerprint],
            ['verifier.head', shown.head],
            ['verifier.uuid', shown.uuid],
          ] as const
        ).map(([key, value]) => (
          <div key={key}>
            <dt>{w(key)}</dt>
            <dd className="verifier-code">{value}</dd>
          </div>
        ))}
      </dl>
      <Tracker trackers={shown.trackers} />
      <p className="quiet">{w('verifier.compare')}</p>
    </section>
  )
}

/** What a phone had sealed, as this device recomputed it. */
const Revealed = ({ file, audited }: { file: string; audited: Audited }) => {
  const w = useVerifierWords()
  const names: Words = procedure.mark
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict" className="verifier-sound">
        ✓ {w('verifier.revealed')}
      </h2>
      <p className="quiet">{file}</p>
      {audited.chosen.map(({ question, answers }) => (
        <div key={question} className="verifier-question">
          <h3>{question}</h3>
          <p>{answers.map((answer) => (names[answer] ? spoken(names[answer], w.lang) : answer)).join(w('verifier.comma')) || '–'}</p>
        </div>
      ))}
      <dl className="facts">
        {(
          [
            ['verifier.code', audited.code],
            ['verifier.fingerprint', audited.fingerprint],
            ['verifier.uuid', audited.uuid],
          ] as const
        ).map(([key, value]) => (
          <div key={key}>
            <dt>{w(key)}</dt>
            <dd className="verifier-code">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{w('verifier.revealedHow')}</p>
    </section>
  )
}

const Told = ({ file, answer }: { file: string; answer: Answer }) => {
  const w = useVerifierWords()
  if (answer.is === 'sound') return <Sound file={file} shown={answer.shown} />
  if (answer.is === 'revealed') return <Revealed file={file} audited={answer.audited} />
  const where = answer.is === 'fault' ? Object.entries(answer.facts).map(([name, value]) => `${name} ${value}`) : []
  return (
    <section aria-labelledby="verdict" role="alert">
      <h2 id="verdict" className="verifier-fault">
        ✕ {w(answer.is === 'fault' ? 'verifier.fault' : 'verifier.broken')}
      </h2>
      <p className="quiet">{file}</p>
      {answer.is === 'fault' && (
        <>
          <p>{spoken(faultPair(answer.code), w.lang)}</p>
          <p className="quiet verifier-code">{[answer.code, ...where].join(' · ')}</p>
          <p>{w('verifier.faultWhat')}</p>
        </>
      )}
      {answer.is === 'broken' && <p className="quiet verifier-code">{answer.message}</p>}
    </section>
  )
}

/** A file may be let go anywhere on the page. @returns whether one is held over it */
const useDropped = (take: (file: File) => void): boolean => {
  const [over, setOver] = useState(false)
  const taken = useEffectEvent(take)
  useEffect(() => {
    const hold = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const leave = () => setOver(false)
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) taken(file)
    }
    addEventListener('dragover', hold)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', hold)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [])
  return over
}

export const Verifier = () => {
  const w = useVerifierWords()
  const { state, verify } = useVerifying()
  const over = useDropped((file) => void verify(file))
  return (
    <main className={`verifier ${over ? 'verifier-over' : ''}`}>
      <p className="porch-name">{w('app.name')}</p>
      <h1>{w('verifier.title')}</h1>
      <p>{w('verifier.explain')}</p>
      <p className="file-button">
        <input
          id="archive"
          type="file"
          accept=".bel,.json"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            target.value = ''
            if (file) void verify(file)
          }}
        />
        <label htmlFor="archive" className="button button-primary">
          {w('verifier.choose')}
        </label>
        <span className="quiet">{w('verifier.drop')}</span>
      </p>
      <div aria-live="polite">
        {state.is === 'large' && <p className="verifier-fault">{w('verifier.large')}</p>}
        {state.is === 'busy' && (
          <Progress
            label={w(`verifier.step.${state.done?.step ?? 'board'}`)}
            value={state.done?.done ?? 0}
            of={state.done?.of ?? 1}
            showFigures={(state.done?.of ?? 1) > 1}
          />
        )}
      </div>
      {state.is === 'told' && <Told key={state.file} file={state.file} answer={state.answer} />}
      <LanguageSwitch />
    </main>
  )
}
