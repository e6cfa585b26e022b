/** What may happen to a statement of coverage, and what it freezes. Pure. */
import type { KindCounts, TrainedKindCounts } from '../../contract/kind-counts.ts'
import type {
  StatementFacts,
  StatementList,
  StatementPart,
  StatementState,
} from '../../contract/statements.ts'
import { no, ok, type Result } from '../../core/result.ts'

type Counts = Omit<StatementPart, 'code' | 'name' | 'recorded'>

/** What a count of a district gives, in the words of the reports. */
export type CountedDistrict = {
  readonly figures: {
    readonly total: Counts & KindCounts & TrainedKindCounts & { readonly code: string }
    readonly parts: readonly Omit<StatementPart, 'recorded'>[]
    readonly villages: readonly StatementFacts['villages'][number][]
    readonly recorded: Readonly<Record<string, number>>
  }
  readonly cadres: readonly {
    readonly cadreId: string
    readonly name: string
    readonly areas: readonly string[]
    readonly paper: {
      readonly number: string
      readonly code: string | null
      readonly issuedOn: string
    } | null
  }[]
  readonly courses: readonly string[]
}

type Frame = Pick<
  StatementFacts,
  'code' | 'district' | 'officeName' | 'cadreTitle' | 'asOf' | 'method' | 'definitions' | 'isSample'
>

export function factsOf({ figures, courses }: CountedDistrict, frame: Frame): StatementFacts {
  const { total, parts, villages, recorded } = figures
  return {
    format: 2,
    ...frame,
    total: {
      ...countsOf(total),
      recorded: recorded[total.code] ?? 0,
      tpkCadres: total.tpkCadres,
      posyanduCadres: total.posyanduCadres,
      otherCadres: total.otherCadres,
      tpkTrained: total.tpkTrained,
      posyanduTrained: total.posyanduTrained,
      otherTrained: total.otherTrained,
    },
    parts: parts.map((part) => ({
      code: part.code,
      name: part.name,
      ...countsOf(part),
      recorded: recorded[part.code] ?? 0,
    })),
    villages: villages.map(({ code, name, kind, subDistrictCode, cadres, trained }) => ({
      code,
      name,
      kind,
      subDistrictCode,
      cadres,
      trained,
    })),
    courses: [...courses],
  }
}

function countsOf(counts: Counts): Counts {
  const { villages, kelurahan, areas, cadres, trained } = counts
  const { subDistrictCadres, areasWithCadre, areasCovered } = counts
  const whole = { villages, kelurahan, areas, cadres, trained }
  return { ...whole, subDistrictCadres, areasWithCadre, areasCovered }
}

/**
 * The list as text: JSON without spaces, keys in alphabetical order, cadres by their first area and then by id. Anyone who has the
 * list can make the same bytes, and with them the hash.
 */
export function listText({ cadres }: CountedDistrict, district: string, asOf: string): string {
  const ordered = cadres
    .map(({ areas, cadreId, name, paper }) => ({
      areas: areas.toSorted(),
      cadreId,
      name,
      proof:
        paper === null
          ? null
          : { code: paper.code, issuedOn: paper.issuedOn, number: paper.number },
    }))
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
  const list: StatementList = { asOf, cadres: ordered, district, format: 1 }
  return JSON.stringify(list)
}

const placeOf = ({ areas, cadreId }: { areas: readonly string[]; cadreId: string }) =>
  `${areas[0] ?? ''}/${cadreId}`

/** Those of a list who serve in an area or within it. */
export function listedIn(list: StatementList, area: string): StatementList['cadres'] {
  return list.cadres.filter(({ areas }) =>
    areas.some((code) => code === area || code.startsWith(`${area}.`)),
  )
}

export type Decision = 'issue' | 'return'
type Fault = { readonly reason: 'STATE_NOT_FIT' | 'SECOND_PERSON_NEEDED' }
type Known = { readonly state: StatementState; readonly proposedBy: string }

/** A repeat of the same decision is done already, also when the statement was taken back since. */
export function mayDecide(
  { state, proposedBy }: Known,
  decision: Decision,
  person: string,
): Result<'now' | 'done already', Fault> {
  if (proposedBy === person) return no<Fault>({ reason: 'SECOND_PERSON_NEEDED' })
  if (state === 'PROPOSED') return ok('now')
  const decided = state === 'RETURNED' ? 'return' : 'issue'
  return decided === decision ? ok('done already') : no<Fault>({ reason: 'STATE_NOT_FIT' })
}

export function mayWithdraw({
  state,
}: Pick<Known, 'state'>): Result<'now' | 'done already', Fault> {
  if (state === 'ISSUED') return ok('now')
  return state === 'WITHDRAWN' ? ok('done already') : no<Fault>({ reason: 'STATE_NOT_FIT' })
}
