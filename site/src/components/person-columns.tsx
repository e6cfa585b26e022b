/** The columns that every list of cadres begins with: who, with a way to her page, and where she serves. */
import type { AreaChoice } from '../../../worker/contract/roster.ts'
import { areaWords, PERSON_COLUMNS } from '../text/roster.ts'
import type { Column } from './Table.tsx'

type Person = {
  readonly cadreId: string
  readonly name: string
  /** Kode kader. */
  readonly code: string
  /** Null: she serves nowhere now. */
  readonly area: AreaChoice | null
}

export function personColumns<Row extends Person>(): readonly Column<Row>[] {
  return [
    {
      key: 'name',
      title: PERSON_COLUMNS.name,
      cell: ({ cadreId, name, code }) => (
        <>
          <a class="roster-name" href={`/dinas/kader/?id=${cadreId}`}>
            {name}
          </a>
          <small class="num">{code}</small>
        </>
      ),
      sort: ({ name }) => name,
    },
    {
      key: 'area',
      title: PERSON_COLUMNS.area,
      cell: ({ area }) => (area === null ? PERSON_COLUMNS.nowhere : areaWords(area)),
      sort: ({ area }) => (area === null ? '' : `${area.subDistrictName} ${area.name}`),
    },
  ]
}
