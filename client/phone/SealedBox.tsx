/** The page of a sealed ballot for everybody in the congress: its box to take away, its codes, how to check it, and what is promised. */
import { isVoting } from '../../machines/actor.ts'
import './sealed.css'
import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { getArchive } from '../../server/sealed-contract.ts'
import { urlOf } from '../api.ts'
import { seatIn } from '../me.ts'
import { useOpening } from '../sealed/queries.ts'
import { useMe, useSubject, type SubjectView } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { boxWords } from '../words/phone-box.ts'
import { phoneWords } from '../words/phone.ts'
import { useWords } from '../words.ts'
import { Page } from './Page.tsx'

const SealedReceipt = lazy(() => import('./SealedReceipt.tsx'))

const words = { ...phoneWords, ...boxWords }
const useBoxWords = () => useWords(words)
/** The verifier as the server keeps it: one HTML file. */
const VERIFIER = '/verifier/index.html'

const CLAIMS = ['box.claim.secret', 'box.claim.early', 'box.claim.recorded', 'box.claim.once'] as const
const NON_CLAIMS = [
  'box.not.watched',
  'box.not.phone',
  'box.not.together',
  'box.not.ghosts',
  'box.not.participation',
  'box.not.quantum',
  'box.not.tiny',
] as const

const Facts = ({ view }: { view: SubjectView<'ballot'> }) => {
  const w = useBoxWords()
  const opening = useOpening(view.id)
  if (!opening) return <Waiting />
  const { byPhone, byServer, came, threshold, trustees, opened, verified, head } = opening
  const names = came.map((person) => view.names[person] ?? '').join(' ')
  const facts: [string, string][] = [
    [w('box.credentials'), w('box.credentialsN', { phone: byPhone, server: byServer, sum: byPhone + byServer })],
    [w('box.opened'), opened ? w('box.openedBy', { names, total: trustees.length, threshold }) : w('box.notOpened')],
    [w('box.verified'), w(verified ? 'box.verifiedYes' : 'box.verifiedNo')],
    ...(head ? [[w('box.head'), head] satisfies [string, string]] : []),
  ]
  return (
    <dl className="box-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const Points = ({ title, points }: { title: string; points: readonly (keyof typeof words)[] }) => {
  const w = useBoxWords()
  return (
    <section>
      <h2>{title}</h2>
      <ul className="box-points">
        {points.map((point) => (
          <li key={point}>{w(point)}</li>
        ))}
      </ul>
    </section>
  )
}

const Whole = ({ view }: { view: SubjectView<'ballot'> }) => {
  const w = useBoxWords()
  const seat = seatIn(useMe(), view.context.session)
  const file = `${view.id}.bel`
  return (
    <Page title={w('box.title')} back={`/ballots/${view.id}`}>
      <p className="box-of">{view.context.title}</p>
      <p>
        <Link href={`/ballots/${view.id}`}>{w('box.result')}</Link>
      </p>
      <Facts view={view} />
      {seat !== null && isVoting(seat.kind) && (
        <section>
          <h2>{w('box.mine')}</h2>
          <Suspense fallback={<Waiting />}>
            <SealedReceipt mine={{ ballot: view.id, seat: seat.id }} />
          </Suspense>
        </section>
      )}
      <section className="box-take">
        <h2>{w('box.take')}</h2>
        <a className="button button-quiet big" href={urlOf(getArchive, { params: { id: view.id } })} download={file}>
          {w('box.archive')}
        </a>
        <a className="button button-quiet big" href={VERIFIER} download="verify.html">
          {w('box.verifier')}
        </a>
      </section>
      <section>
        <h2>{w('box.how')}</h2>
        <ol className="box-points">
          <li>{w('box.how.page')}</li>
          <li>
            {w('box.how.command')} <code>npm run verify -- {file}</code>
          </li>
          <li>
            {w('box.how.belenios')} <code>belenios-tool election verify --dir .</code>
          </li>
        </ol>
        <p className="quiet">{w('box.how.paper')}</p>
      </section>
      <Points title={w('box.claimed')} points={CLAIMS} />
      <Points title={w('box.notClaimed')} points={NON_CLAIMS} />
    </Page>
  )
}

export default function SealedBox({ id }: { id: string }) {
  const { data: view, isPending, error, refetch } = useSubject('ballot', id)
  if (view) return <Whole view={view} />
  return isPending ? <Waiting /> : <Failed error={error} again={() => void refetch()} />
}
