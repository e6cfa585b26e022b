/**
 * Which measure of a child is written down, by her age and by how she was measured: below 24 months the length lying down, from then on
 * the height standing; measured the other way 0.7 cm are added or taken away (WHO Child Growth Standards). No judgement of growth. Pure.
 */
export type LengthGiven = {
  /** As they were typed. */
  readonly umur: string
  readonly cara: string
  readonly hasil: string
}

export type Recorded = {
  readonly measure: 'PB' | 'TB'
  readonly months: number
  readonly way: 'baring' | 'berdiri'
  /** As it was measured and as it is written down, in tenths of a centimetre. */
  readonly given: number
  readonly tenths: number
}

export type LengthProblem =
  | 'AGE_MISSING'
  | 'AGE_NOT_WHOLE'
  | 'AGE_RANGE'
  | 'WAY_MISSING'
  | 'RESULT_MISSING'
  | 'RESULT_UNCLEAR'
  | 'RESULT_FINE'
  | 'RESULT_RANGE'
export type LengthProblems = Partial<Record<keyof LengthGiven, LengthProblem>>

/** From this age, in months, children are measured standing. */
const STANDING = 24
const OLDEST = 60
/** In tenths of a centimetre. */
const CORRECTION = 7
const SHORTEST = 300
const TALLEST = 1300

export function recordedLength(given: LengthGiven): Recorded | LengthProblems {
  const umur = ageProblem(given.umur)
  const hasil = resultProblem(given.hasil)
  const { cara } = given
  const isWay = cara === 'baring' || cara === 'berdiri'
  if (umur !== null || hasil !== null || !isWay) {
    return {
      ...(umur !== null && { umur }),
      ...(!isWay && { cara: 'WAY_MISSING' }),
      ...(hasil !== null && { hasil }),
    }
  }
  const months = Number(given.umur)
  const measured = tenthsOf(given.hasil)
  const isStanding = months >= STANDING
  const right = isStanding ? 'berdiri' : 'baring'
  const correction = cara === right ? 0 : isStanding ? -CORRECTION : CORRECTION
  return {
    measure: isStanding ? 'TB' : 'PB',
    months,
    way: cara,
    given: measured,
    tenths: measured + correction,
  }
}

function ageProblem(text: string): LengthProblem | null {
  if (text === '') return 'AGE_MISSING'
  if (!/^\d+$/.test(text)) return 'AGE_NOT_WHOLE'
  return Number(text) > OLDEST ? 'AGE_RANGE' : null
}

function resultProblem(text: string): LengthProblem | null {
  if (text === '') return 'RESULT_MISSING'
  if (!/^\d+(?:[.,]\d+)?$/.test(text)) return 'RESULT_UNCLEAR'
  if (/[.,]\d0*[1-9]/.test(text)) return 'RESULT_FINE'
  const tenths = tenthsOf(text)
  return tenths < SHORTEST || tenths > TALLEST ? 'RESULT_RANGE' : null
}

function tenthsOf(text: string): number {
  return Math.round(Number(text.replace(',', '.')) * 10)
}
