/**
 * NIK (nomor induk kependudukan, 16 digits) is not needed for anything here and is kept nowhere: a text that has one is refused
 * before it is read further (UU 27/2022, minimal data).
 */
import * as z from 'zod/mini'

// In one run, or parted as people write it: 3508 0145 0190 0001 or 350801-450190-0001. Numbers of a decree have strokes between.
const NIK = /(?<!\d)(?:\d{16}|\d{4}(?:[ .-]\d{4}){3}|\d{6}[ .-]\d{6}[ .-]\d{4})(?!\d)/

export function holdsNik(text: string): boolean {
  return NIK.test(text)
}

/** For a field of free text about a person. */
export const noNik = z.refine<string>((text) => !holdsNik(text))
