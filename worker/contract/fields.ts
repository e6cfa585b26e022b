/** The small pieces that several rooms' schemas share. Sizes are upper bounds, so that no field can carry a flood. */
import * as z from 'zod/mini'

export const uuid = z.uuid()
export const areaCode = z.string().check(z.regex(/^(ID|\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)$/))
export const districtCode = z.string().check(z.regex(/^\d{2}\.\d{2}$/))
export const dateOnly = z.iso.date()
export const instant = z.iso.datetime()
export const shortText = z.string().check(z.trim(), z.minLength(1), z.maxLength(120))
export const longText = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))
/** The key after which the next page begins; from the `next` of the page before. */
export const cursor = z.optional(z.string().check(z.maxLength(300)))
