/** A count as it is kept on a blackboard: five strokes make the character 正. The figure stands beside it for whoever cannot see it. */

/** The strokes in the order in which they are written, in a square of twenty. */
const STROKES = ['M3 3H17', 'M10 3V17', 'M10 10H16.5', 'M5.5 9V17', 'M1.5 17H18.5']
/** More than so many characters are no longer counted by eye: the last ones stand for all. */
const ROOM = 20

const Sign = ({ strokes }: { strokes: number }) => (
  <svg viewBox="0 0 20 20" className="strokes-sign">
    {STROKES.slice(0, strokes).map((path) => (
      <path key={path} d={path} />
    ))}
  </svg>
)

export const Strokes = ({ count }: { count: number }) => {
  const signs = Math.ceil(count / STROKES.length)
  const first = Math.max(0, signs - ROOM)
  return (
    <span className="strokes" aria-hidden="true">
      {Array.from({ length: signs - first }, (_, at) => (
        <Sign key={first + at} strokes={Math.min(STROKES.length, count - (first + at) * STROKES.length)} />
      ))}
    </span>
  )
}
