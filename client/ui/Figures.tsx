/** Numbers with their names in one row: 应到 57 · 实到 51. */
export const Figures = ({ items }: { items: readonly { label: string; value: number | string }[] }) => (
  <dl className="figures">
    {items.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd className="figure">{value}</dd>
      </div>
    ))}
  </dl>
)
