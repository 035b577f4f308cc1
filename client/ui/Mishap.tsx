import { Component, type ReactNode } from 'react'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'

const Broken = () => {
  const w = useWords()
  return (
    <main className="porch" role="alert">
      <p>{w('app.crashed')}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {w('app.reload')}
      </Button>
    </main>
  )
}

/** A page that throws is replaced by a sentence instead of by nothing. */
export class Mishap extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError = () => ({ broken: true })
  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}
