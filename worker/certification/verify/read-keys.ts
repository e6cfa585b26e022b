/** By what a row of a list is looked up: its code where that can be read, else its number. Pure. */
import type { RowToCheck } from '../../contract/verify-many.ts'
import { readCode } from './verification-code.ts'

export type Keys = { readonly isCodeUnreadable: boolean } & (
  | { readonly by: 'code'; readonly code: string; readonly number: string }
  | { readonly by: 'number'; readonly key: string }
  | { readonly by: 'nothing' }
)

// `KPM-7Q4M-2XKD-9TRB`, also without dashes or `KPM`: what somebody meant as a code, mistyped or not.
const CODE_LIKE = /^(kpm)?[\s.\-‐-―]*([a-z0-9]{4}[\s.\-‐-―]*){3}$/i
// In the column of numbers only with `KPM`, or as an address: `0012-2026-DPMD` may be some office's number.
const MARKED = /^kpm|^https?:\/\//i
const ADDRESS = /^https?:\/\//i

export function readKeys({ code = '', number = '' }: RowToCheck): Keys {
  const cells = { code: said(code), number: said(number) }
  const isMarked = MARKED.test(cells.number) && isCodeLike(cells.number)
  const meant = isCodeLike(cells.code) ? cells.code : isMarked ? cells.number : ''
  const written = meant === '' ? null : readCode(meant)
  const beside = isMarked ? '' : numberKey(cells.number)
  if (written !== null) {
    return { by: 'code', code: written, number: beside, isCodeUnreadable: false }
  }
  const isCodeUnreadable = meant !== ''
  const key = beside !== '' || isCodeLike(cells.code) ? beside : numberKey(cells.code)
  return key === '' ? { by: 'nothing', isCodeUnreadable } : { by: 'number', key, isCodeUnreadable }
}

const isCodeLike = (cell: string) => CODE_LIKE.test(cell) || ADDRESS.test(cell)

/** A cell in one line without what cannot be seen; empty when it says nothing. */
function said(cell: string): string {
  const text = cell
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/^['’]/, '')
    .trim()
  return /^[-–—?.*_]*$|^(n\/?a|nihil|tidak ada|belum ada|kosong)$/i.test(text) ? '' : text
}

/** A number as the index of the register has it: capitals, no spaces, plain dashes, without `Nomor:` before it. */
export function numberKey(written: string): string {
  return said(written)
    .replace(/^(nomor|no|nmr)\b[\s.:]*/i, '')
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll(' ', '')
    .toUpperCase()
}
