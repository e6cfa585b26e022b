/** What a row would change of a known cadre. Pure. A cell that says nothing changes nothing. */
import type { AreaChoice, RosterRow, RowChange } from '../contract/roster.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Cells } from './rules.ts'
import type { KnownAssignment, KnownCadre } from './store.ts'

/** A row whose cells could all be read. */
export type SheetRow = {
  readonly line: number
  readonly row: RosterRow
  readonly cells: Cells
  readonly area: AreaChoice
  /** Keyed hash of the telephone. */
  readonly phoneKey: string | null
}

export type RowEdit = {
  readonly changes: readonly RowChange[]
  readonly person: Partial<Pick<Cells, 'name' | 'kind' | 'sex' | 'phone'>>
  /** New values for the assignment she has in the area; empty when she has none or nothing changes. */
  readonly decree: Partial<
    Pick<Cells, 'decreeNumber' | 'decreeOn' | 'decreeUntil'> & { startedOn: string }
  >
  /** Present assignments that the new one takes the place of. */
  readonly ends: readonly KnownAssignment[]
}

export function changesOf(
  { cells, area, phoneKey }: SheetRow,
  cadre: KnownCadre,
  assignment: KnownAssignment | null,
  about: {
    readonly how: 'ADD' | 'MOVE'
    readonly today: string
    readonly gazetteer: Gazetteer | null
  },
): RowEdit {
  const changes: RowChange[] = []
  const person: { name?: string; kind?: Cells['kind']; sex?: Cells['sex']; phone?: string | null } =
    {}
  const decree: { -readonly [Key in keyof RowEdit['decree']]: RowEdit['decree'][Key] } = {}

  // What one of her merged entries says was known when they were merged: it is no news.
  const said = [cadre, ...cadre.others]
  if (!said.some(({ name }) => sameLetters(cells.name, name))) {
    person.name = cells.name
    changes.push({ field: 'name', from: cadre.name, to: cells.name })
  }
  if (cells.kind !== null && !said.some(({ kind }) => kind === cells.kind)) {
    person.kind = cells.kind
    changes.push({ field: 'kind', from: cadre.kind, to: cells.kind })
  }
  if (cells.sex !== null && !said.some(({ sex }) => sex === cells.sex)) {
    person.sex = cells.sex
    changes.push({ field: 'sex', from: cadre.sex, to: cells.sex })
  }
  if (phoneKey !== null && !said.some((each) => each.phoneKey === phoneKey)) {
    person.phone = cells.phone
    changes.push({ field: 'phone', from: cadre.phoneTail, to: tailOf(cells.phone) })
  }
  for (const field of ['decreeNumber', 'decreeOn', 'decreeUntil'] as const) {
    const to = cells[field]
    if (assignment !== null && to !== null && to !== assignment[field]) {
      decree[field] = to
      changes.push({ field, from: assignment[field], to })
    }
  }
  // An earlier decree shows that she had begun by then.
  if (assignment !== null && cells.decreeOn !== null && cells.decreeOn < assignment.startedOn) {
    decree.startedOn = cells.decreeOn
  }
  const moves = assignment === null && about.how === 'MOVE'
  const ends = moves
    ? cadre.assignments.filter((each) => each.endedOn === null || each.endedOn > about.today)
    : []
  if (assignment === null) {
    const from = ends.map((each) => nameOf(each.areaCode, about.gazetteer)).join('; ')
    const to = `${area.name}, ${area.subDistrictName}`
    changes.push({ field: 'area', from: from === '' ? null : from, to })
  }
  return { changes, person, decree, ends }
}

/** Same name and area, but hardly the same person: another sex, or another telephone and no decree in common. */
export function contradicts({ cells, phoneKey }: SheetRow, cadre: KnownCadre): boolean {
  const said = [cadre, ...cadre.others]
  const sexes = said.flatMap(({ sex }) => sex ?? [])
  if (cells.sex !== null && sexes.length > 0 && !sexes.includes(cells.sex)) return true
  const phones = said.flatMap((each) => each.phoneKey ?? [])
  return phoneKey !== null && phones.length > 0 && !phones.includes(phoneKey)
}

/** The last three digits of a telephone. */
export const tailOf = (phone: string | null) => phone?.slice(-3) ?? null

/** The day on which a new assignment begins: that of its decree, else today. */
export const startOf = (cells: Pick<Cells, 'decreeOn'>, today: string) => cells.decreeOn ?? today

const sameLetters = (a: string, b: string) =>
  a.toLocaleLowerCase('id') === b.toLocaleLowerCase('id')

function nameOf(areaCode: string, gazetteer: Gazetteer | null): string {
  const area = gazetteer?.byCode.get(areaCode)
  return area === undefined ? areaCode : `${area.name}, ${area.subDistrictName}`
}
