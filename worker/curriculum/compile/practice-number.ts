/**
 * A number as authors write it, `87,7 cm` or `1.250 kali`, to what a field takes for it without script: a `pattern` by which the number
 * is right with a comma or a point, with zeros around it and with or without its unit. Pure.
 */
import { WRITTEN_NUMBER } from '../../contract/practice-limits.ts'

export type WrittenNumber = {
  /** As it was written: `87,7 cm`. */
  readonly text: string
  /** Empty: it has none. */
  readonly unit: string
  /** For the `pattern` of a field; read alike with the flags `u` (older browsers) and `v`. */
  readonly pattern: string
}

/** Null for what is no number. */
export function readNumber(text: string): WrittenNumber | null {
  const [, sign = '', whole = '', fraction = '', unit = ''] = WRITTEN_NUMBER.exec(text) ?? []
  if (whole === '') return null
  const digits = whole.replaceAll('.', '').replace(/^0+/, '')
  const parts = fraction.replace(/0+$/, '')
  const behind = parts === '' ? '([.,]0*)?' : `[.,]${parts}0*`
  const before = digits === '' && parts === '' ? '0+' : `0*${inThousands(digits)}`
  const end = unit === '' ? '' : `(${unit.replace(/[./]/g, '\\$&')})?\\s*`
  return { text, unit, pattern: `\\s*${sign && '[\\-−]\\s*'}${before}${behind}\\s*${end}` }
}

/** `1250` → `1[. ]?250` */
function inThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, '[. ]?')
}
