/** Who may decide a revocation that was asked for, and what a correction prints otherwise. Pure. */
import type { Correctable, TrainingEvent } from '../../contract/certification.ts'
import { no, ok, type Result } from '../../core/result.ts'
import type { AreaCode } from '../../core/region-code.ts'

export type RequestDecision = 'DONE' | 'DECLINED'
export type RequestFault = { readonly reason: 'STATE_NOT_FIT' | 'SECOND_PERSON_NEEDED' }

/** A repeat of the same decision is done already; who asked decides nothing. */
export function mayDecideRequest(
  request: { readonly state: 'ASKED' | RequestDecision; readonly askedBy: string },
  decision: RequestDecision,
  person: string,
): Result<'now' | 'done already', RequestFault> {
  if (request.askedBy === person) return no<RequestFault>({ reason: 'SECOND_PERSON_NEEDED' })
  if (request.state === 'ASKED') return ok('now')
  return request.state === decision
    ? ok('done already')
    : no<RequestFault>({ reason: 'STATE_NOT_FIT' })
}

/** What a correction prints otherwise than the certificate before; what is absent stays as it was printed. */
export type Corrected = {
  readonly holderName?: string
  readonly event?: TrainingEvent
  /** Where she serves on the day of the correction, as it is printed. */
  readonly area?: CorrectedArea
}

export type CorrectedArea = Pick<
  Correctable,
  'villageName' | 'subDistrictName' | 'districtName' | 'provinceName'
> & {
  /** A village's code, or a sub-district's. */
  readonly areaCode: AreaCode
  readonly subDistrictCode: AreaCode
}

/** The parts in which `wish` differs from what is printed; null when it differs in nothing. */
export function differencesOf(
  printed: Correctable,
  wish: {
    readonly holderName: string
    readonly event: TrainingEvent
    /** Null to keep the village as printed. */
    readonly area: CorrectedArea | null
  },
): Corrected | null {
  const { holderName, event, area } = wish
  const corrected = {
    ...(holderName === printed.holderName ? {} : { holderName }),
    ...(sameText(EVENT_PARTS, event, printed.event) ? {} : { event }),
    ...(area === null || sameText(AREA_PARTS, area, printed) ? {} : { area }),
  }
  return Object.keys(corrected).length === 0 ? null : corrected
}

const EVENT_PARTS = ['startsOn', 'endsOn', 'place', 'organiser'] as const
const AREA_PARTS = ['villageName', 'subDistrictName', 'districtName', 'provinceName'] as const

function sameText<Part extends string>(
  parts: readonly Part[],
  one: { readonly [Key in Part]: string | null },
  other: { readonly [Key in Part]: string | null },
): boolean {
  return parts.every((part) => one[part] === other[part])
}

/** What of a certificate's facts a correction may change. */
export function correctableOf(facts: Correctable): Correctable {
  const { holderName, villageName, subDistrictName, districtName, provinceName, event } = facts
  return { holderName, villageName, subDistrictName, districtName, provinceName, event }
}

/** What will be printed. */
export function correctedOf(printed: Correctable, corrected: Corrected): Correctable {
  const { holderName, event, area } = corrected
  const {
    areaCode: _,
    subDistrictCode: __,
    ...names
  } = area ?? { areaCode: '', subDistrictCode: '' }
  return {
    ...correctableOf(printed),
    ...names,
    ...(holderName === undefined ? {} : { holderName }),
    ...(event === undefined ? {} : { event }),
  }
}
