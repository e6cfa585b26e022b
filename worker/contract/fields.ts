/** The small pieces that several rooms' schemas share. Sizes are upper bounds, so that no field can carry a flood. */
import * as z from 'zod/mini'
import { holdsNik, withoutNik } from './nik.ts'

export const uuid = z.uuid()
export const areaCode = z.string().check(z.regex(/^(ID|\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)$/))
export const districtCode = z.string().check(z.regex(/^\d{2}\.\d{2}$/))
/** Part of an address: `mengenal-kpm`. */
export const slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60))
export const dateOnly = z.iso.date()
export const instant = z.iso.datetime()
/** Milliseconds since 1970 by a phone's clock, which may be wrong; the range is that of a date (ECMA-262, 21.4.1.1). */
export const phoneClock = z.number().check(z.gte(-8.64e15), z.lte(8.64e15))
// Signs that show nothing but turn, hide or split what is around them; halves of letters are none.
const UNSEEN = /[\p{Cf}\p{Cs}]/gu
const inOneLine = (text: string) =>
  text
    .replaceAll(UNSEEN, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
/** One line of what can be seen, without a NIK: it says the same on a page, on paper and in a file. */
export const oneLine = z.overwrite<string>((text) => withoutNik(inOneLine(text)))
/** The same for the name of a person, where a NIK is refused by the room, beside the field with what was typed. */
export const nameLine = z.overwrite<string>(inOneLine)
/** For a field about a person; before `oneLine`, which would take it out. */
export const noNik = z.refine<string>((text) => !holdsNik(text))
export const lines = z.overwrite<string>((text) =>
  withoutNik(
    text
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(UNSEEN, '')
      .replaceAll(/(?!\n)\p{Cc}+/gu, ' ')
      .trim(),
  ),
)
export const shortText = z.string().check(oneLine, z.minLength(1), z.maxLength(120))
export const longText = z.string().check(lines, z.minLength(1), z.maxLength(2000))
/** The key after which the next page begins; from the `next` of the page before. */
export const cursor = z.optional(z.string().check(z.maxLength(300)))
