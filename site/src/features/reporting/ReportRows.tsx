/** A report as the paper has it: every column, numbered rows, the total under them. On a phone each row becomes a card. */
import type { JSX } from 'preact'
import type { ReportRow, ReportTable } from '../../render/coverage-table.ts'

// On a phone a card shows what is asked first; the rest stands on the wide screen, the paper and in the file.
const MINOR: ReadonlySet<string> = new Set([
  'villages',
  'kelurahan',
  'areasWithCadre',
  'subDistrictCadres',
  'untrained',
])

type Props = {
  readonly table: ReportTable
  /** The column that names a row and, on a phone, heads its card. */
  readonly named: number
  /** Opens a row; without it names are only words. */
  readonly onOpen?: ((code: string) => void) | undefined
}

export function ReportRows({ table, named, onOpen }: Props): JSX.Element {
  const { title, columns, rows, total } = table
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table class="table report" role="table" aria-label={title}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                role="columnheader"
                scope="col"
                key={column.key}
                class={column.numeric ? 'num end' : undefined}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.code} row={row} columns={columns} named={named} onOpen={onOpen} />
          ))}
        </tbody>
        <tfoot role="rowgroup">
          <Row row={total} columns={columns} named={named} />
        </tfoot>
      </table>
    </div>
  )
}

type RowProps = Pick<Props, 'named' | 'onOpen'> & {
  readonly row: ReportRow
  readonly columns: ReportTable['columns']
}

function Row({ row, columns, named, onOpen }: RowProps): JSX.Element {
  return (
    <tr role="row">
      {columns.map((column, index) => {
        const words = row.cells[index] ?? ''
        return (
          <td
            key={column.key}
            role={index === named ? 'rowheader' : 'cell'}
            class={[
              column.numeric ? 'num end' : '',
              index < named || MINOR.has(column.key) || words === '' ? 'wide-only' : '',
            ].join(' ')}
            data-label={column.title}
          >
            <span class="cell">
              {index === named && onOpen !== undefined && row.code !== '' ? (
                <button type="button" class="link" onClick={() => onOpen(row.code)}>
                  {words}
                </button>
              ) : (
                words
              )}
            </span>
          </td>
        )
      })}
    </tr>
  )
}
