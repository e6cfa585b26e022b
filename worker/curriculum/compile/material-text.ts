/** What else is made of a material's text: places to write in and to tick, the steps of a sheet, a message as WhatsApp takes it. Pure. */

/** Dots or strokes in a row: on paper somebody writes there. */
const BLANK = /[._]{6,}/g

/** Widths in signs, as the author drew them; the style says what they are on paper. `panjang`: the rest of the line. */
function widthOf(length: number): 'pendek' | 'sedang' | 'lebar' | 'panjang' {
  if (length <= 16) return 'pendek'
  if (length <= 32) return 'sedang'
  return length <= 64 ? 'lebar' : 'panjang'
}

/** Drawn: not every computer has the sign in a font. */
const TICK =
  '<svg class="centang" viewBox="0 0 24 24" role="img" aria-label="centang"><path d="M4 13l5 5L20 6" fill="none" stroke="currentColor" stroke-width="3"/></svg>'
const BOX = '<span class="kotak" aria-hidden="true"></span>'

/** Rows of dots as lines of four widths, ticks and boxes as drawings; nothing is touched inside tags and drawings. */
export function withMarks(html: string): string {
  return html
    .split(/(<svg\b.*?<\/svg>|<[^>]*>)/s)
    .map((part) =>
      part.startsWith('<')
        ? part
        : part
            .replaceAll(
              BLANK,
              ({ length }) => `<span class="isian ${widthOf(length)}" aria-hidden="true"></span>`,
            )
            .replaceAll('✓', TICK)
            .replaceAll('☐', BOX),
    )
    .join('')
}

/** Of every table that begins with `No | Langkah yang …`: what is looked at, in plain words. */
export function stepsIn(html: string): string[] {
  return [...html.matchAll(/<table>.*?<\/table>/gs)].flatMap(([table]) => {
    const [head, ...rows] = [...table.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => cellsOf(row))
    if (head?.[0] !== 'No' || head[1]?.startsWith('Langkah yang ') !== true) return []
    return rows.flatMap(([, step = '']) => (step === '' ? [] : [step]))
  })
}

function cellsOf(row: string): string[] {
  return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => wordsOf(cell))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
}

function wordsOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const ITEM = /^\s{0,8}(?:[-*+]|\d{1,3}[.)])\s+/

/** Lines of Markdown as a message: bold and slanted as WhatsApp writes them, an address in the place of a link. */
export function plainText(lines: readonly string[]): string {
  const paragraphs: string[][] = [[]]
  for (const line of lines) {
    if (line.trim() === '') paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph) =>
      paragraph
        .map((line, index) => {
          const words = spoken(line.trim())
          return index > 0 && ITEM.test(line) ? `\n${words}` : words
        })
        .join(' ')
        .replaceAll(' \n', '\n'),
    )
    .join('\n\n')
}

/** One that WhatsApp can open. */
const LINK = /\[[^\]]{1,400}\]\(https?:\/\/[^)\s]{1,600}\)/gi

/** Of a line of a message: a picture amid words, or a link that would arrive as Markdown or lead nowhere outside this site. */
export function unsendable(line: string): 'MESSAGE_PICTURE_PLACE' | 'MESSAGE_LINK' | null {
  if (/(?<!\\)!\[/.test(line)) return 'MESSAGE_PICTURE_PLACE'
  const isLeft = /(?<!\\)\]\(|^\s{0,3}\[[^\]]+\]:\s*\S+\s*$/.test(line.replaceAll(LINK, ''))
  return isLeft ? 'MESSAGE_LINK' : null
}

function spoken(line: string): string {
  return line
    .replaceAll(/\[([^\]]{1,400})\]\(([^)\s]{1,600})\)/g, '$1 $2')
    .replaceAll(/(?<![*\w])\*([^*\s][^*]{0,400})\*(?![*\w])/g, '_$1_')
    .replaceAll(/\*\*\*([^*]{1,400})\*\*\*/g, '*_$1_*')
    .replaceAll(/\*\*([^*]{1,400})\*\*/g, '*$1*')
    .replaceAll(/\\([\\`*_{}[\]()#+.!|-])/g, '$1')
}
