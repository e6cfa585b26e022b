/** Where in a lesson something stands, and a paragraph of its Markdown as a person reads it. Pure. */

const BREAK = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/

/**
 * The screen, from 1, on which a line (from 1) of a lesson stands. A break belongs to the
 * screen that it begins; a line of `---` under text is a heading, no break.
 */
export function screenOfLine(text: string, line: number): number {
  const lines = text.split('\n')
  let screen = 1
  for (let at = 0; at < Math.min(line, lines.length); at += 1) {
    const isUnderText = (lines[at - 1] ?? '').trim() !== '' && (lines[at] ?? '').includes('-')
    if (BREAK.test(lines[at] ?? '') && !isUnderText) screen += 1
  }
  return screen
}

/** Screens as phones show them: one card after another, with its number. */
export function screensHtml(
  screens: readonly { readonly html: string }[],
  numbered: (number: number, total: number) => string,
): string {
  return screens
    .map(
      ({ html }, at) =>
        `<section class="card layar" id="bagian-${at + 1}"><p class="layar-nomor small">${numbered(at + 1, screens.length)}</p>${html}</section>`,
    )
    .join('')
}

/** Without the marks of the file: boxes by their name, pictures by their words. */
export function readable(paragraph: string): string {
  return paragraph
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*:{3,}\s*$/, '')
        .replace(/^\s*:{3,}([a-z-]+)(?:\{(.*)\})?\s*$/, (_, name: string, rest = '') =>
          [`[${name.replaceAll('-', ' ')}]`, ...quoted(String(rest))].join(' '),
        )
        .replace(/^#{1,6}\s+/, '')
        .replace(/!\[([^\]]*)\]\([^)]*\)/g, '[$1]')
        .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .replace(/(\*\*|__)(.+?)\1/g, '$2'),
    )
    .filter((line, at, all) => line !== '' || (at > 0 && at < all.length - 1))
    .join('\n')
}

function quoted(attributes: string): readonly string[] {
  return [...attributes.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value)
}
