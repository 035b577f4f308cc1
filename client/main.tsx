import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { OfflineError } from './api.ts'
import { waitMs } from './outbox.ts'
import { Routes } from './routes.tsx'
import './ui/tokens.css'
import './ui/base.css'

/** The live socket says when something is old; until then nothing is fetched twice. */
const FRESH_MS = 60_000

const client = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: FRESH_MS,
      retry: (failures, error) => error instanceof OfflineError && failures < 20,
      retryDelay: (failures) => waitMs(failures),
    },
  },
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Routes />
    </QueryClientProvider>
  </StrictMode>,
)
