/** The code of the scrutineers' key, large enough to be compared from the last row; and a sealed box that is being opened. */
import type { SubjectView } from '../subjects.ts'
import { useOpening } from '../sealed/queries.ts'
import { Count } from './Count.tsx'
import { Title } from './Title.tsx'
import { useScreenWords } from './screen-words.ts'

export const KeysPage = ({ code, trustees, threshold }: { code: string; trustees: number; threshold: number }) => {
  const w = useScreenWords()
  return (
    <div className="ballot-page">
      <header>
        <Title text={w('keys.title')} largest={10} />
      </header>
      <p className="hall-code figure">{code}</p>
      <output className="hall-call">{w('keys.compare', { n: trustees, k: threshold })}</output>
    </div>
  )
}

/** While papers are issued: whose phone has taken one. Then: which scrutineers have opened the box. */
export const SealedCounts = ({ ballot, scene }: { ballot: SubjectView<'ballot'>; scene: 'issuing' | 'counting' | 'certifying' }) => {
  const w = useScreenWords()
  const box = useOpening(ballot.context.keys === null ? null : ballot.id)
  if (!box) return null
  if (scene === 'issuing')
    return (
      <dl className="counts">
        <Count label={w('figure.issued')} value={ballot.context.issued} size="huge" />
        <Count label={w('sealed.byPhone')} value={box.byPhone} size="plain" />
      </dl>
    )
  const people = box.came.map((person) => ballot.names[person] ?? '').join(w('ballot.comma'))
  return (
    <>
      <p className="hall-note">
        {w('sealed.parts', { came: Math.min(box.came.length, box.threshold), k: box.threshold })}
        {people && `　${people}`}
      </p>
      {box.verified && <p className="hall-note">✓ {w('sealed.verified')}</p>}
    </>
  )
}
