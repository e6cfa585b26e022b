/**
 * The Kode kader as it stands in the QR code of an attendance card, and as people type it. It is no secret and opens nothing: it only
 * says who is meant.
 */

/** Letters that a QR code of the smallest kind holds. */
export function cardText(code: string): string {
  return `KADER ${code.toUpperCase()}`
}

/** `LMJ-4821-K` from what was scanned or typed, with or without the word before it and the strokes; null for anything else. */
export function codeOnCard(text: string): string | null {
  const [, prefix, number, check] =
    /^\s*(?:kader)?[\s:]*([a-z]{2,4})[\s.-]*(\d{4,7})[\s.-]*([a-z])\s*$/i.exec(text) ?? []
  if (prefix === undefined || number === undefined || check === undefined) return null
  return `${prefix}-${number}-${check}`.toUpperCase()
}
