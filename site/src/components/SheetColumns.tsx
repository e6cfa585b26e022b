/** A list that was opened: its name, its sheet, and a choice of column for each field. */
import type { JSX } from 'preact'
import type { MappingOf } from '../lib/sheet/headings.ts'
import { Select } from './Select.tsx'

type HeadProps = {
  readonly fileName: string
  /** How many rows were read, in words. */
  readonly read: string
  readonly label: string
  readonly help?: string
  readonly tables: readonly { readonly sheetName: string }[]
  readonly at: number
  readonly onChoose: (at: number) => void
}

export function SheetHead(props: HeadProps): JSX.Element {
  const { fileName, read, label, help, tables, at, onChoose } = props
  return (
    <div class="sheet-file">
      <p>
        <strong>{fileName}</strong>
        <br />
        <span class="num">{read}</span>
      </p>
      {tables.length > 1 && (
        <Select
          label={label}
          help={help}
          value={String(at)}
          options={tables.map(({ sheetName }, index) => ({
            value: String(index),
            label: sheetName,
          }))}
          onChange={(index) => onChoose(Number(index))}
        />
      )}
    </div>
  )
}

type ColumnsProps<Field extends string> = {
  readonly fields: readonly Field[]
  readonly words: Readonly<Record<Field, string>>
  readonly mapping: MappingOf<Field>
  readonly table: {
    readonly headings: readonly string[]
    readonly nikColumns: ReadonlySet<number>
  }
  /** How a column is called; one without a name is not offered. */
  readonly nameOf: (column: number) => string
  readonly noColumn: string
  readonly errorOf: (field: Field) => string | undefined
  readonly onAssign: (field: Field, column: number | null) => void
}

/** Columns that hold a NIK are never offered. */
export function SheetColumns<Field extends string>(props: ColumnsProps<Field>): JSX.Element {
  const { fields, words, mapping, table, nameOf, noColumn, errorOf, onAssign } = props
  const columns = table.headings.flatMap((_, column) => {
    const label = table.nikColumns.has(column) ? '' : nameOf(column)
    return label === '' ? [] : [{ value: String(column), label }]
  })
  return (
    <div class="sheet-columns">
      {fields.map((field) => (
        <Select
          key={field}
          label={words[field]}
          value={String(mapping[field] ?? '')}
          error={errorOf(field)}
          options={[{ value: '', label: noColumn }, ...columns]}
          onChange={(column) => onAssign(field, column === '' ? null : Number(column))}
        />
      ))}
    </div>
  )
}
