import type { ReactNode } from 'react'

/** A line that a screen reader reads out when it changes, without being interrupted. */
export const Notice = ({ tone = 'plain', children }: { tone?: 'plain' | 'warn' | 'good'; children: ReactNode }) => (
  <output className={`notice notice-${tone}`}>{children}</output>
)
