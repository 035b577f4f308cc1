/** The offline verifier: one HTML file that needs neither server nor network, built by `vite build --mode verifier`. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Verifier } from './Verifier.tsx'
import '../ui/tokens.css'
import '../ui/base.css'
import './verifier.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Verifier />
  </StrictMode>,
)
