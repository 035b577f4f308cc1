import { listMotions } from '../../server/contract.ts'
import { useList } from '../subjects.ts'

export const useMyMotions = () => useList(listMotions, { query: { mine: 'true', limit: '100' } })
