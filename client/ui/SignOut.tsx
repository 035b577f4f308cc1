import { logout } from '../../server/contract.ts'
import { call } from '../api.ts'
import { useMe } from '../subjects.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'

/** A whole new page: nothing of one person stays in memory for the next. Whose line is down is asked to sign in again all the same. */
export const SignOut = ({ named = true, className = '' }: { named?: boolean; className?: string }) => {
  const w = useWords()
  const { name } = useMe()
  const leave = async () => {
    await call(logout).catch(() => undefined)
    location.replace('/login')
  }
  return (
    <Button kind="plain" className={className} onClick={() => void leave()}>
      {named ? `${name} · ${w('login.out')}` : w('login.out')}
    </Button>
  )
}
