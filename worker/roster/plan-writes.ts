/** Turns verdicts into the fewest statements: new cadres, changed cadres, assignments, and the counters they move. */
import type { ChunkCounts } from './store-imports.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { levelOf, type AreaCode } from '../core/region-code.ts'
import { renameLogins, sealingFor } from '../identity/index.ts'
import { captionOf } from './caption.ts'
import { startOf, type SheetRow } from './compare-row.ts'
import type { Verdict } from './decide-rows.ts'
import { sealedPhone } from './phones.ts'
import { cadreCode, personKey } from './rules.ts'
import {
  changeAssignments,
  changeCadres,
  putAssignments,
  putCadres,
  type AssignmentPatch,
  type CadrePatch,
  type NewAssignment,
  type NewCadre,
} from './store.ts'
import { prepareCoverage, recount, theseAndThoseOf } from './store-coverage.ts'
import type { Weighed } from './weigh-rows.ts'

export type Plan = {
  readonly writes: readonly Sql[]
  readonly lastNumber: number
  readonly counts: ChunkCounts
}

/** `idOf` gives a new cadre's id; the number of the newest kode kader goes on from `lastNumber`. */
export async function planWrites(
  ctx: Context,
  { district, gazetteer, today, verdicts }: Weighed,
  lastNumber: number,
  idOf: (read: SheetRow) => string = () => ctx.ids.uuid(),
): Promise<Plan> {
  const at = instant(ctx.clock)
  const cadres: NewCadre[] = []
  const assignments: NewAssignment[] = []
  const patches = new Map<string, CadrePatch>()
  const assignmentPatches = new Map<string, AssignmentPatch>()
  const renames = new Map<string, { cadreId: string; name: string; caption: string }>()
  const moved = new Set<AreaCode>()
  const rekinded = new Set<string>()
  const idOfLine = new Map<number, string>()
  const sealing = await sealingFor(ctx, idsOfNewPhones(verdicts))
  const counts = { added: 0, changed: 0, unchanged: 0, skipped: 0 }

  const assign = (read: SheetRow, cadreId: string) => {
    const { cells, area } = read
    moved.add(area.subDistrictCode)
    assignments.push({
      id: ctx.ids.uuid(),
      cadreId,
      subDistrictCode: area.subDistrictCode,
      areaCode: area.code,
      level: levelOf(area.code) === 'village' ? 'village' : 'subDistrict',
      decreeNumber: cells.decreeNumber,
      decreeOn: cells.decreeOn,
      decreeUntil: cells.decreeUntil,
      startedOn: startOf(cells, today),
    })
  }
  const phoneOf = async (cadreId: string, { cells: { phone } }: SheetRow) =>
    phone === null ? NO_PHONE : sealedPhone(ctx, sealing, cadreId, phone)
  const addNew = async ({ read, joins }: Verdict & { state: 'NEW' }) => {
    counts.added += 1
    const joined = joins === null ? undefined : idOfLine.get(joins)
    const id = joined ?? idOf(read)
    if (joined === undefined) {
      idOfLine.set(read.line, id)
      const { name, nameKey, kind, sex } = read.cells
      const code = cadreCode(district.codePrefix, lastNumber + cadres.length + 1)
      const phone = await phoneOf(id, read)
      const { phoneKey } = read
      const fixed = { id, districtCode: district.code, code, phoneKey }
      cadres.push({ ...fixed, name, nameKey, kind: kind ?? 'KPM', sex, ...phone })
    }
    assign(read, id)
  }
  const changeKnown = async ({ read, cadre, assignment, edit }: Verdict & { state: 'KNOWN' }) => {
    if (edit.changes.length === 0) {
      counts.unchanged += 1
      return
    }
    counts.changed += 1
    const { name, kind, sex, phone } = edit.person
    const patch: CadrePatch = {
      ...patches.get(cadre.id),
      id: cadre.id,
      ...(name === undefined ? {} : { name, nameKey: personKey(name) }),
      ...(kind === undefined || kind === null ? {} : { kind }),
      ...(sex === undefined ? {} : { sex }),
      ...(phone === undefined
        ? {}
        : { phoneKey: read.phoneKey, ...(await phoneOf(cadre.id, read)) }),
    }
    patches.set(cadre.id, patch)
    // The counters tell kinds apart.
    if (patch.kind !== undefined) rekinded.add(cadre.id)
    if (assignment !== null && Object.keys(edit.decree).length > 0) {
      assignmentPatches.set(assignment.id, { id: assignment.id, ...edit.decree })
      if (edit.decree.startedOn !== undefined) moved.add(assignment.subDistrictCode)
    }
    const startedOn = startOf(read.cells, today)
    for (const ended of edit.ends) {
      moved.add(ended.subDistrictCode)
      // A term cannot end before it began, whatever the decree's date says.
      const endedOn = startedOn > ended.startedOn ? startedOn : ended.startedOn
      assignmentPatches.set(ended.id, { id: ended.id, endedOn, endReason: 'MOVED' })
    }
    if (assignment === null) assign(read, cadre.id)
    if (name !== undefined || kind !== undefined || assignment === null) {
      const caption = captionOf(kind ?? cadre.kind, read.area)
      renames.set(cadre.id, { cadreId: cadre.id, name: name ?? cadre.name, caption })
    }
  }

  for (const verdict of verdicts) {
    if (verdict.state === 'NEW') await addNew(verdict)
    else if (verdict.state === 'KNOWN') await changeKnown(verdict)
    else if (verdict.state === 'SKIPPED') counts.skipped += 1
  }
  const { code } = district
  const writes = [
    ...sealing.writes(),
    ...inPieces(cadres, (rows) => putCadres(rows, at)),
    ...inPieces([...patches.values()], (rows) => changeCadres(code, rows, at)),
    ...inPieces([...assignmentPatches.values()], (rows) => changeAssignments(code, rows)),
    ...inPieces(assignments, (rows) => putAssignments(code, rows)),
    ...inPieces([...renames.values()], (rows) => renameLogins(rows)),
    ...(moved.size + rekinded.size === 0
      ? []
      : [
          ...prepareCoverage(code, [...gazetteer.byCode.values()]),
          ...recount(code, theseAndThoseOf([...moved], [...rekinded]), today),
        ]),
  ]
  return { writes, lastNumber: lastNumber + cadres.length, counts }
}

const NO_PHONE = { phoneSealed: null, phoneTail: null, phonePepper: null }

/** Who is known and gets another number: a key may be there to be read. */
function idsOfNewPhones(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap((verdict) =>
    verdict.state === 'KNOWN' && verdict.edit.person.phone !== undefined ? [verdict.cadre.id] : [],
  )
}

// A bound text may hold 2 MB; a cadre takes less than 1 kB of it.
const PIECE = 1000

function inPieces<Row>(rows: readonly Row[], write: (piece: readonly Row[]) => Sql): Sql[] {
  return Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, index) =>
    write(rows.slice(index * PIECE, (index + 1) * PIECE)),
  )
}
