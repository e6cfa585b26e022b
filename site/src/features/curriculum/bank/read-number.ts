/** Numbers as Indonesians type them: comma for decimals, dots between thousands. */

/** `1.250,5` → 1250.5; `12.5`, whose dot parts no thousands, is 12.5. Null for what is no number. */
export function readNumber(text: string): number | null {
  const typed = text.trim().replaceAll(/\s/g, '')
  const isGrouped = typed.includes(',') || /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/.test(typed)
  const plain = (isGrouped ? typed.replaceAll('.', '') : typed).replace(',', '.')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : null
}

/** What `readNumber` reads as the same number. */
export function writeNumber(value: number): string {
  return String(value).replace('.', ',')
}
