/** The code of a statement as people paste it: by itself, in any case, or as the address of its page. Pure. */

/** What the Worker is asked, `BKT-7Q4M-2XKD-9TRB`; null when it cannot be the code of a statement. The Worker knows the check character. */
export function statementCode(typed: string): string | null {
  const last =
    typed
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/(\.json)?\/*$/, '')
      .split('/')
      .at(-1) ?? ''
  const letters = last.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  const code = letters.startsWith('BKT') ? letters.slice(3) : ''
  return code.length === 12
    ? ['BKT', code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-')
    : null
}
