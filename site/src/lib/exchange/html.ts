/**
 * HTML → plain words and the names of its pictures. The text is taken apart, never shown: scripts, styles and comments are
 * dropped with what they hold, and every other tag leaves only its words. What cannot be put into words refuses the question.
 */
import { decodeEntities } from './entities.ts'
import { Refused } from './reading.ts'

const TAG = /^<(\/?)([a-z][a-z0-9:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/i
const ATTRIBUTE = /([^\s=/"'>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g
const BLOCKS = new Set(
  'p div li ul ol tr table tbody thead caption h1 h2 h3 h4 h5 h6 blockquote pre section article dl dt dd hr'.split(
    ' ',
  ),
)
/** What these hold is never words. */
export const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'noscript',
  'template',
  'textarea',
])
const NOT_WORDS = new Set(
  'audio video source object embed iframe frame applet svg math canvas form input select button'.split(
    ' ',
  ),
)

export type FlowEvents = {
  /** Raw text of the source: its blanks mean one blank, its character references are still written out. */
  readonly words: (raw: string) => void
  readonly open: (name: string, attribute: (name: string) => string) => void
  readonly close: (name: string) => void
}

export type Flow = FlowEvents & {
  readonly result: () => { text: string; images: { src: string; alt: string }[] }
}

/** Gathers words as a browser would lay them out, from the tags of HTML or of QTI's body. */
export function flow(): Flow {
  let out = ''
  // Looking at the end of what grows would write all of it out anew each time.
  let end = ''
  let isBlankDue = false
  const images: { src: string; alt: string }[] = []
  const add = (text: string) => {
    out += text
    end = (end + text.slice(-3)).slice(-3)
  }
  const newLine = () => {
    isBlankDue = false
    if (!/(^|\n)(- )?$/.test(end)) add('\n')
  }
  const isInLine = () => end !== '' && !end.endsWith('\n')
  return {
    words: (raw) => {
      for (const piece of raw.split(/([ \t\r\n\f]+)/)) {
        if (piece === '') continue
        if (/^[ \t\r\n\f]/.test(piece)) isBlankDue = isInLine()
        else {
          add((isBlankDue ? ' ' : '') + decodeEntities(piece))
          isBlankDue = false
        }
      }
    },
    open: (name, attribute) => {
      if (NOT_WORDS.has(name)) throw new Refused('MEDIA')
      if (name === 'br') {
        isBlankDue = false
        add('\n')
      } else if (name === 'img') images.push({ src: attribute('src'), alt: attribute('alt') })
      else if (name === 'td' || name === 'th') {
        if (isInLine()) add(' | ')
        isBlankDue = false
      } else if (BLOCKS.has(name)) newLine()
      if (name === 'li') add('- ')
    },
    close: (name) => {
      if (BLOCKS.has(name)) newLine()
    },
    result: () => ({ text: out, images }),
  }
}

export function reduceHtml(html: string): ReturnType<Flow['result']> {
  const gathered = flow()
  const search: Search = { vain: 0 }
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    if (next !== at) gathered.words(html.slice(at, next === -1 ? html.length : next))
    if (next === -1) break
    at = readMarkup(html, next, gathered, search)
  }
  return gathered.result()
}

/** Reads the tag or comment at `at` and answers where to go on. */
function readMarkup(html: string, at: number, gathered: Flow, search: Search): number {
  if (html.startsWith('<!--', at)) return after(html, '-->', at + 4)
  if (/^<[!?]/.test(html.slice(at, at + 2))) return after(html, '>', at)
  const tag = tagAt(html, at, search)
  if (tag === null) {
    gathered.words('&lt;')
    return at + 1
  }
  const [whole, slash, tagName = '', attributes = ''] = tag
  const name = tagName.toLowerCase()
  if (slash === '/') gathered.close(name)
  else if (SILENT.has(name)) {
    const end = new RegExp(`</${name}`, 'gi')
    end.lastIndex = at + whole.length
    const found = end.exec(html)
    return found === null ? html.length : after(html, '>', found.index)
  } else gathered.open(name, (wanted) => attributeOf(attributes, wanted))
  return at + whole.length
}

/** Most tags are short; only one with a picture inside is read at its whole length. */
const LONGEST_TAG = 4000

/** How many signs were read for tags that do not end. */
type Search = { vain: number }
/** Behind so many an angle is a sign: each further one would be looked at to the end of the text. */
const MOST_IN_VAIN = 500_000

function tagAt(html: string, at: number, search: Search): RegExpExecArray | null {
  if (search.vain > MOST_IN_VAIN) return null
  const short = html.slice(at, at + LONGEST_TAG)
  const found = TAG.exec(short)
  if (found !== null) return found
  search.vain += short.length
  if (!/^<img\s/i.test(short.slice(0, 5))) return null
  const long = html.slice(at)
  search.vain += long.length
  return TAG.exec(long)
}

function after(html: string, sign: string, from: number): number {
  const end = html.indexOf(sign, from)
  return end === -1 ? html.length : end + sign.length
}

function attributeOf(attributes: string, wanted: string): string {
  for (const [, name = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    if (name.toLowerCase() === wanted) return decodeEntities(double ?? single ?? bare ?? '')
  }
  return ''
}
