/**
 * Keeps the styles of a surface to itself (used by the build): whoever goes from the desk to the works has loaded both, and a
 * `.facts` of the one would otherwise dress the other's.
 *
 * A rule of client/desk/*.css holds only while the page says that it shows the desk; it weighs what it weighed before.
 */
import type { Container, Plugin, Rule } from 'postcss'

const SURFACE = /\/client\/(phone|desk|screen|works)\/[^/]+\.css$/
/** Steps of an animation are no selectors. */
const isStep = ({ parent }: Rule): boolean => (parent as (Container & { name?: string }) | undefined)?.name === 'keyframes'

export const surfaceOf = (file: string): string | null => SURFACE.exec(file)?.[1] ?? null

export const eachToItsSurface = (): Plugin => ({
  postcssPlugin: 'each-to-its-surface',
  Once: (root) => {
    const surface = surfaceOf(root.source?.input.file ?? '')
    if (surface === null) return
    root.walkRules((rule) => {
      if (!isStep(rule)) rule.selectors = rule.selectors.map((selector) => `:where([data-surface='${surface}']) ${selector}`)
    })
  },
})
