/** What is shown, as a file or on paper. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import type { FileTable } from '../../../lib/csv.ts'
import { saveCsv, saveXlsx } from '../../../lib/save-table.ts'
import { CLASS } from '../../../text/class-office.ts'

type Props = {
  readonly table: () => FileTable
  /** Of the file, without its ending. */
  readonly name: string
  readonly sheet: string
}

/** Excel takes no longer name of a sheet, and none of these signs. */
const sheetName = (title: string): string => title.replaceAll(/[\\/*?:[\]']/g, ' ').slice(0, 31)

export function Files({ table, name, sheet }: Props): JSX.Element {
  return (
    <div class="tool-buttons">
      <Button icon="download" onClick={() => saveCsv(table(), name)}>
        {CLASS.csv}
      </Button>
      <Button icon="sheet" onClick={() => void saveXlsx(table(), name, sheetName(sheet))}>
        {CLASS.xlsx}
      </Button>
      <Button icon="print" onClick={() => window.print()}>
        {CLASS.print}
      </Button>
    </div>
  )
}
