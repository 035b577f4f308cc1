import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { logout } from '../../server/contract.ts'
import { call } from '../api.ts'
import { useMe } from '../subjects.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'

export const SignOut = () => {
  const w = useWords()
  const { name } = useMe()
  const client = useQueryClient()
  const [, go] = useLocation()
  const leave = async () => {
    await call(logout)
    go('/login')
    client.clear()
  }
  return (
    <Button kind="plain" onClick={() => void leave()}>
      {name} · {w('login.out')}
    </Button>
  )
}
