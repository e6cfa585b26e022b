/** Which sheet of a file is read and which of its columns is which: as found, until the officer says otherwise. */
import { useState } from 'preact/hooks'
import { reassigned, type MappingOf } from './headings.ts'

export type Columns<Field extends string, Table> = {
  /** The sheet that is read, from 0. */
  readonly at: number
  readonly table: Table | undefined
  readonly mapping: MappingOf<Field>
  readonly choose: (at: number) => void
  /** `null` takes the field's column away; a column serves one field. */
  readonly assign: (field: Field, column: number | null) => void
}

export function useColumns<
  Field extends string,
  Table extends { readonly mapping: MappingOf<Field> },
>(tables: readonly Table[]): Columns<Field, Table> {
  const [at, choose] = useState(0)
  const [mappings, setMappings] = useState(tables.map(({ mapping }) => mapping))
  const none: Partial<Record<Field, number>> = {}
  const mapping = mappings[at] ?? none
  const assign = (field: Field, column: number | null) => {
    const next = reassigned(mapping, field, column)
    setMappings(mappings.map((each, index) => (index === at ? next : each)))
  }
  return { at, table: tables[at], mapping, choose, assign }
}
