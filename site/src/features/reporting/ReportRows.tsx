/** A report as the paper has it: every column, numbered rows, the total under them. On a phone each row becomes a card. */
import type { JSX } from 'preact'
import { cellText, type ReportRow, type ReportTable } from '../../render/report-table.ts'

// On a phone a card shows what is asked first; the rest stands on the wide screen, the paper and in the file.
const MINOR: ReadonlySet<string> = new Set([
  'villages',
  'kelurahan',
  'areasWithCadre',
  'subDistrictCadres',
  'untrained',
  'sex',
  'kind',
  'decree',
  'decreeOn',
  'hours',
])

const CLASS_OF: Readonly<Record<string, string>> = {
  note: 'unbroken',
  startsOn: 'unbroken',
  endsOn: 'unbroken',
  number: 'long',
  decree: 'long',
}

// More than so many columns of words are set smaller, and long numbers may break: a desk shows them without scrolling.
const MANY = 9

type Props = {
  readonly table: ReportTable
  /** The column that names a row and, on a phone, heads its card. */
  readonly named: number
  /** Opens a row; without it names are only words. */
  readonly onOpen?: ((code: string) => void) | undefined
  /** The page about a row. */
  readonly hrefOf?: ((code: string) => string) | undefined
}

export function ReportRows({ table, named, onOpen, hrefOf }: Props): JSX.Element {
  const { title, columns, rows, total } = table
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table
        class={columns.length > MANY ? 'table report dense' : 'table report'}
        role="table"
        aria-label={title}
      >
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
          {rows.map((row, index) => (
            <Row
              key={index}
              row={row}
              columns={columns}
              named={named}
              onOpen={onOpen}
              hrefOf={hrefOf}
            />
          ))}
        </tbody>
        {total !== null && (
          <tfoot role="rowgroup">
            <Row row={total} columns={columns} named={named} />
          </tfoot>
        )}
      </table>
    </div>
  )
}

type RowProps = Pick<Props, 'named' | 'onOpen' | 'hrefOf'> & {
  readonly row: ReportRow
  readonly columns: ReportTable['columns']
}

function Row({ row, columns, named, onOpen, hrefOf }: RowProps): JSX.Element {
  return (
    <tr role="row">
      {columns.map((column, index) => {
        const cell = row.cells[index]
        const words = cell === undefined ? '' : cellText(cell)
        return (
          <td
            key={column.key}
            role={index === named ? 'rowheader' : 'cell'}
            class={[
              column.numeric ? 'num end' : '',
              CLASS_OF[column.key] ?? '',
              index < named || MINOR.has(column.key) || words === '' ? 'wide-only' : '',
            ].join(' ')}
            data-label={column.title}
          >
            <span class="cell">
              {index === named && row.code !== '' ? (
                <Name words={words} code={row.code} onOpen={onOpen} hrefOf={hrefOf} />
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

type NameProps = Pick<Props, 'onOpen' | 'hrefOf'> & {
  readonly words: string
  readonly code: string
}

function Name({ words, code, onOpen, hrefOf }: NameProps): JSX.Element {
  if (hrefOf !== undefined) return <a href={hrefOf(code)}>{words}</a>
  if (onOpen === undefined) return <>{words}</>
  return (
    <button type="button" class="link" onClick={() => onOpen(code)}>
      {words}
    </button>
  )
}
