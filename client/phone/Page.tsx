import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { usePhoneWords } from './words.ts'

/** A page of the phone: what it belongs to in a line above, and the way back. */
export const Page = ({ above, title, back, children }: { above?: ReactNode; title: ReactNode; back?: string; children: ReactNode }) => {
  const w = usePhoneWords()
  return (
    <main className="page">
      {(above || back) && (
        <p className="page-above">
          {back && (
            <Link href={back} className="page-back" aria-label={w('nav.back')}>
              ‹
            </Link>
          )}
          <span>{above}</span>
        </p>
      )}
      <h1>{title}</h1>
      {children}
    </main>
  )
}
