/** A small school elects nobody: its whole staff sits, put on the roll by one act. */
import { useMemo, useState } from 'react'
import { ASSEMBLY_BELOW } from '../../machines/roll.ts'
import { listStaff } from '../../server/roll-contract.ts'
import { newId } from '../api.ts'
import { refusalOf } from '../offer.ts'
import { useList } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Answer } from './Answer.tsx'
import { useDay } from './day.tsx'
import { useRollWords } from './roll-words.ts'
import { useHeld } from './speaking.ts'

const Assembling = ({ count }: { count: number }) => {
  const w = useRollWords()
  const { me, session } = useDay()
  const { data } = useList(listStaff, { query: {} })
  const saying = useHeld('session', session.id, session.version)
  const [asking, setAsking] = useState(false)
  const event = useMemo(
    () => data && { type: 'session.assemble' as const, seats: data.items.map(({ id: person }) => ({ seat: newId(), person })) },
    [data],
  )
  const refusal = event && refusalOf('session', session, event, me, { staff: { missed: 0, strangers: 0, count } })
  const act = w('assembly.act', { n: count })
  return (
    <>
      <Notice>{w('assembly.suggest', { n: count })}</Notice>
      <Button disabled={!event || saying.busy} refusal={refusal ?? null} onClick={() => setAsking(true)}>
        {act}
      </Button>
      <Answer saying={saying} />
      <Sheet open={asking} title={`${act}？`} onClose={() => setAsking(false)}>
        <p>{w('assembly.sure')}</p>
        <div className="row">
          <Button
            kind="primary"
            onClick={() => {
              setAsking(false)
              if (event) void saying.say(event)
            }}
          >
            {act}
          </Button>
          <Button onClick={() => setAsking(false)}>{w('act.cancel')}</Button>
        </div>
      </Sheet>
    </>
  )
}

/** Shown while it can still be chosen. */
export const Assembly = () => {
  const { session } = useDay()
  const { count } = session.known.staff
  const open = session.state === 'preparing' && session.context.roll === 0 && count > 0 && count < ASSEMBLY_BELOW
  return open ? <Assembling count={count} /> : null
}
