/**
 * A message written once and filled in for each person. Pure. What is put in is text and stays text: it is filled in one pass, so
 * a name with braces opens nothing, and goes into the address as one encoded value.
 */

export const PLACES = [
  'nama',
  'desa',
  'angkatan',
  'kegiatan',
  'tanggal',
  'pukul',
  'tempat',
  'alamat masuk',
  'alamat hadir',
] as const
export type MessagePlace = (typeof PLACES)[number]

/** What each place says; a place that is missing is not known here. */
export type Filling = Readonly<Partial<Record<MessagePlace, string>>>

const PLACE = /\{\s*([\p{L}][\p{L} ]*?)\s*\}/gu

/** `{ Nama }` and `{nama}` are one place; an unknown one stays as it was written. */
export function fillIn(text: string, filling: Filling): string {
  return text.replace(PLACE, (whole: string, written: string) => {
    const value = valueOf(filling, written)
    return value === undefined ? whole : oneLine(value)
  })
}

/** What is written in braces but has no value here, each once, as it was written. */
export function unknownPlaces(text: string, filling: Filling): readonly string[] {
  const unknown = [...text.matchAll(PLACE)]
    .filter(([, written = '']) => valueOf(filling, written) === undefined)
    .map(([whole]) => whole)
  return [...new Set(unknown)]
}

/**
 * The address that opens WhatsApp with the text, addressed to `number` (`628…`). Without a usable number the sender chooses
 * whom it goes to.
 */
export function whatsappLink(number: string | null, text: string): string {
  const to = number !== null && /^628\d{8,11}$/.test(number) ? number : ''
  // Half a sign, as a cut text may hold, cannot be encoded.
  return `https://wa.me/${to}?text=${encodeURIComponent(text.toWellFormed())}`
}

function valueOf(filling: Filling, written: string): string | undefined {
  const place = written.toLowerCase().replaceAll(/\s+/g, ' ')
  return PLACES.some((each) => each === place) ? filling[place as MessagePlace] : undefined
}

/** Signs that break a line or hide what is around them are left out of what is put in. */
function oneLine(value: string): string {
  return value
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
