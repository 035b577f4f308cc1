/** Who has read or taken note, by name: those who have not first. */
import { Drawer } from 'antd'
import type { listReceipts } from '../../server/notices-contract.ts'
import type { listReaders } from '../../server/papers-contract.ts'
import type { ReceiptRow } from '../../server/papers-replies.ts'
import { momentOf } from '../format.ts'
import { Button } from '../ui/Button.tsx'
import { useDeskWords } from './desk-words.ts'
import { usePages } from '../pages.ts'

const Line = ({ row }: { row: ReceiptRow }) => {
  const w = useDeskWords()
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td>{row.group}</td>
      <td className="figure">{row.at === null ? w('receipts.waiting') : `✓ ${momentOf(row.at, w.lang)}`}</td>
    </tr>
  )
}

const WIDTH = 520

export const ReceiptsDrawer = ({
  title,
  operation,
  id,
  onClose,
}: {
  title: string
  operation: typeof listReceipts | typeof listReaders
  id: string
  onClose: () => void
}) => {
  const w = useDeskWords()
  const { rows, more, isLoading } = usePages(operation, { params: { id }, query: { limit: '100' } })
  return (
    <Drawer open title={title} size={WIDTH} onClose={onClose} destroyOnHidden>
      <table className="roll-table">
        <tbody>
          {rows.map((row) => (
            <Line key={row.person} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && !isLoading && <p className="quiet">{w('receipts.none')}</p>}
      {more && <Button onClick={more}>{w('roll.more')}</Button>}
    </Drawer>
  )
}
