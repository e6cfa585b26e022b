/**
 * The module for which the page of a question was opened, and the questions that were written there for it. It stands in the
 * address, so that a page that is loaded again knows it; the outline takes the questions in, as if they had been picked there.
 */
import { EDIT_HREF } from './bank/addresses.ts'

const KEYS = { course: 'kursus', module: 'modul', area: 'bank', codes: 'soal' } as const

export type FromCourse = {
  readonly courseId: string
  readonly module: string
  /** Of the bank into which new questions go. */
  readonly area: string
  /** Codes of new questions, in the order in which they were saved. */
  readonly codes: readonly string[]
}

/** Null on a page that no module opened. */
export function fromCourse(search: string): FromCourse | null {
  const query = new URLSearchParams(search)
  const [courseId, module, area] = [KEYS.course, KEYS.module, KEYS.area].map(
    (key) => query.get(key) ?? '',
  )
  if (!courseId || !module || area === undefined) return null
  const codes = (query.get(KEYS.codes) ?? '').split(',').filter((code) => code !== '')
  return { courseId, module, area, codes }
}

export function withCode(from: FromCourse, code: string): FromCourse {
  return from.codes.includes(code) ? from : { ...from, codes: [...from.codes, code] }
}

/** `?kursus=…&modul=…&bank=…&soal=…` */
export function searchOf({ courseId, module, area, codes }: FromCourse): string {
  const query = new URLSearchParams({
    [KEYS.course]: courseId,
    [KEYS.module]: module,
    [KEYS.area]: area,
    ...(codes.length === 0 ? {} : { [KEYS.codes]: codes.join(',') }),
  })
  return `?${query.toString()}`
}

/** `baru` for a new question, else its id. */
export function itemHref(from: FromCourse, item: string): string {
  return `${EDIT_HREF}${searchOf(from)}#${item}`
}

/** Back to the module, which takes in what was written for it. */
export function moduleHref(from: FromCourse): string {
  return `/pelatih/kursus/${searchOf(from)}#modul-${from.module}`
}
