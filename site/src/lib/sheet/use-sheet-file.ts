/** A file with a list, from the drop until its tables are found. */
import { useState } from 'preact/hooks'
import { openFile, type Opened } from './open-file.ts'
import type { Sheet } from './read-file.ts'

export type SheetFile<Table> = {
  readonly fileName: string
  /** By which the same file is known again. */
  readonly fingerprint: string
  /** At least one. */
  readonly tables: readonly Table[]
}

/** NO_TABLE: it could be read, and nothing in it is such a list. */
export type SheetFault = Extract<Opened, { readonly ok: false }>['fault'] | 'NO_TABLE'

export type ChosenFile<Table> = {
  readonly file: SheetFile<Table> | null
  readonly isOpening: boolean
  readonly fault: SheetFault | null
  readonly choose: (file: File) => Promise<void>
  readonly drop: () => void
}

/** `find` says what of a sheet is the list, null for none. */
export function useSheetFile<Table>(find: (sheet: Sheet) => Table | null): ChosenFile<Table> {
  const [file, setFile] = useState<SheetFile<Table> | null>(null)
  const [isOpening, setOpening] = useState(false)
  const [fault, setFault] = useState<SheetFault | null>(null)
  return {
    file,
    isOpening,
    fault,
    async choose(chosen) {
      setFault(null)
      setOpening(true)
      const reading = await openFile(chosen)
      setOpening(false)
      if (!reading.ok) return setFault(reading.fault)
      const tables = reading.sheets.flatMap((sheet) => find(sheet) ?? [])
      if (tables.length === 0) return setFault('NO_TABLE')
      setFile({ fileName: chosen.name, fingerprint: reading.fingerprint, tables })
    },
    drop: () => setFile(null),
  }
}
