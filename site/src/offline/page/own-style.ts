/**
 * Styles of what a script brings: every page has the style of all of them inside, and what only a script that comes later can show
 * need not be in it. Rules are put in one by one, which the content policy allows to scripts of ours.
 */
export function addRules(rules: readonly string[]): void {
  const [sheet] = Array.from(document.styleSheets)
  for (const rule of rules) sheet?.insertRule(rule, sheet.cssRules.length)
}

/** The page about this phone. */
export const PHONE_PAGE_RULES = [
  // As in folds.css.
  `summary { display: block; position: relative; min-height: 48px; padding: 11px 0 11px 26px; font-weight: 600; color: var(--accent); list-style: none; cursor: pointer }`,
  `summary::-webkit-details-marker { display: none }`,
  `summary::before { content: ''; position: absolute; left: 4px; top: 19px; width: 9px; height: 9px; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(-45deg) }`,
  `[open] > summary::before { top: 16px; left: 6px; transform: rotate(45deg) }`,
  `summary:focus { outline-offset: -3px }`,
  `.contoh-biasa { font-size: 17px }`,
  `.contoh-besar { font-size: 20px }`,
  `.contoh-sangat-besar { font-size: 24px }`,
  `.daftar-simpanan, .daftar-kirim { padding: 0; list-style: none }`,
  `.daftar-simpanan li, .daftar-kirim li { margin: 0; padding: 12px 0; border-bottom: 1px solid var(--line) }`,
  `.daftar-simpanan h3 { margin-top: 0 }`,
  `.daftar-simpanan .simpanan { margin: 0 }`,
  `.daftar-kirim b { display: block; font-weight: 600 }`,
  `.daftar-kirim small { color: var(--muted); font-size: 0.88rem }`,
  `.angka div { display: flex; flex-wrap: wrap; justify-content: space-between; padding: 8px 0; border-bottom: 1px solid var(--line) }`,
  `.angka dt { font-weight: 400 }`,
  `.angka dd { margin: 0 0 0 auto; padding-left: 16px; text-align: right }`,
  `.angka div:last-child dd { font-weight: 600 }`,
  `.ukuran h2 { margin: 32px 0 0 }`,
  `.ukuran .choice { align-items: center }`,
  `.ukuran .choice input { margin-top: 0 }`,
] as const

/** A word to the trainers about a question; inside a quiz, so nothing of it may look like an answer. */
export const REPORT_RULES = [
  `.lapor { clear: both; margin-top: 12px; padding-top: 12px; border-top: 1px solid var(--line) }`,
  `.lapor .choice { min-height: 48px; margin: 0; padding: 11px 0; border: 0; background: none }`,
  `.lapor .button { margin-right: 16px }`,
] as const
