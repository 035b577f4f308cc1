import { useMemo } from 'react'
import { encode } from 'uqr'
import { useWords } from '../words.ts'

/** Modules of white around the code: scanners need four. */
const BORDER = 4

/** Always dark on white, whatever the ground: phones read nothing else reliably. */
export const QrCode = ({ text, label }: { text: string; label?: string }) => {
  const w = useWords()
  const { size, path } = useMemo(() => {
    const code = encode(text, { border: BORDER })
    const dark = code.data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { size: code.size, path: dark.join('') }
  }, [text])
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label ?? w('qr.label')} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
