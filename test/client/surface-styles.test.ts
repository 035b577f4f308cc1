/** The styles of a surface hold there and nowhere else: the phone's, the desk's, the screen's and the works' live in one page. */
import postcss from 'postcss'
import { describe, expect, it } from 'vitest'
import { eachToItsSurface } from './surface-styles.ts'

const built = (css: string, file: string) => postcss([eachToItsSurface()]).process(css, { from: file, map: false }).css

describe('the styles of a surface', () => {
  it('hold while the page shows it, at the weight that they had', () => {
    expect(built('.facts dt, .order { color: red }', '/x/client/desk/desk.css')).toBe(
      ":where([data-surface='desk']) .facts dt, :where([data-surface='desk']) .order { color: red }",
    )
  })

  it('also on a narrow page, and leave the steps of an animation alone', () => {
    expect(built('@media (max-width: 9px) { .a { top: 0 } } @keyframes rise { from { top: 0 } }', '/x/client/works/works.css')).toBe(
      "@media (max-width: 9px) { :where([data-surface='works']) .a { top: 0 } } @keyframes rise { from { top: 0 } }",
    )
  })

  it('those of all surfaces hold everywhere', () => {
    expect(built('.quiet { color: red }', '/x/client/ui/base.css')).toBe('.quiet { color: red }')
  })
})
