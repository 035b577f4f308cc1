import { Link } from 'wouter'
import { pathOf, surfacesOf, type Surface } from '../me.ts'
import { useMe } from '../subjects.ts'
import { useWords } from '../words.ts'

/** For people who have several surfaces; nothing for the rest. */
export const SurfaceSwitch = ({ here }: { here: Surface }) => {
  const w = useWords()
  const surfaces = surfacesOf(useMe())
  if (surfaces.length < 2) return null
  return (
    <nav className="surfaces" aria-label={w('surface.switch')}>
      {surfaces.map((surface) => (
        <Link key={surface} href={pathOf[surface]} aria-current={surface === here ? 'page' : undefined}>
          {w(`surface.${surface}`)}
        </Link>
      ))}
    </nav>
  )
}
