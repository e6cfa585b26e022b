/**
 * Reads an SVG drawing of a course against an allow-list and writes it anew: nothing of the source is copied,
 * only known elements with known attributes of known shape come out. No style, script, link, reference or id survives,
 * so a drawing may stand inline in a page. Pure.
 */
import { escapeText } from '../../../site/src/render/index.ts'
import { no, ok, type Result } from '../../core/result.ts'

/** Over this a drawing is drawn too finely for a phone on a slow line. */
export const DRAWING_WARNING_BYTES = 4000

export type DrawingFault = {
  readonly reason: 'SVG_BROKEN' | 'SVG_ELEMENT' | 'SVG_ATTRIBUTE' | 'SVG_VALUE' | 'SVG_VIEWBOX'
  readonly line: number
  readonly about: string
}

/** A drawing that passed; `inside` goes between `<svg …>` and `</svg>`. */
export type Drawing = { readonly viewBox: string; readonly root: string; readonly inside: string }

/** In one way only: a shape that can divide digits in two takes time that grows with the square of them. */
const NUMBER = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?`
const NUMBERS = new RegExp(String.raw`^\s*${NUMBER}(?:[\s,]+${NUMBER})*\s*$`, 'i')
const LENGTH = new RegExp(`^${NUMBER}(?:px|%|em)?$`, 'i')
const PAINT = /^(?:none|currentColor|white|black|#(?:[0-9a-f]{3}|[0-9a-f]{6}))$/i
const PATH = /^[\s\d.,eE+\-MmLlHhVvCcSsQqTtAaZz]*$/
const TRANSFORM = new RegExp(
  String.raw`^\s*(?:(?:translate|scale|rotate|skewX|skewY|matrix)\(\s*${NUMBER}(?:[\s,]+${NUMBER})*\s*\)[\s,]*)+$`,
)
const WORD = /^[a-zA-Z-]{1,20}$/

const VALUES: Readonly<Record<string, RegExp>> = {
  d: PATH,
  points: NUMBERS,
  transform: TRANSFORM,
  fill: PAINT,
  stroke: PAINT,
  color: PAINT,
  'fill-rule': WORD,
  'clip-rule': WORD,
  'stroke-linecap': WORD,
  'stroke-linejoin': WORD,
  'stroke-dasharray': NUMBERS,
  'text-anchor': WORD,
  'dominant-baseline': WORD,
  'font-weight': /^(?:\d{3}|bold|normal)$/,
  'font-style': WORD,
  'font-family': /^[a-zA-Z, -]{1,60}$/,
}
for (const name of [
  'x y x1 y1 x2 y2 dx dy cx cy r rx ry width height opacity fill-opacity stroke-opacity stroke-width',
  'stroke-miterlimit stroke-dashoffset font-size letter-spacing textLength',
]
  .join(' ')
  .split(' ')) {
  Object.assign(VALUES, { [name]: LENGTH })
}

const ELEMENTS = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan title desc'.split(' '),
)
/** The alternative text of the page says what these would. */
const SILENT = new Set(['title', 'desc'])
const WITH_TEXT = new Set(['text', 'tspan', 'title', 'desc'])
/** On the root these say what we say ourselves, or nothing in a page. */
const ROOT_IGNORED = new Set(['xmlns', 'version', 'width', 'height', 'role', 'aria-label'])

/** Parts in one another; every part is looked at against all around it. */
const MOST_DEEP = 30

const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g
const SKIPPED = /<\?xml[^>]*\?>|<!--(?!>|->)(?:[^-]|-(?!-))*-->/y

export function readDrawing(source: string): Result<Drawing, DrawingFault> {
  let at = 0
  let viewBox = ''
  let root = ''
  let inside = ''
  let isDone = false
  const open: string[] = []
  const fault = (reason: DrawingFault['reason'], about: string) =>
    no({ reason, line: source.slice(0, at).split('\n').length, about: about.slice(0, 60) })

  while (at < source.length) {
    if (source[at] !== '<') {
      const end = source.indexOf('<', at)
      const text = source.slice(at, end === -1 ? source.length : end)
      if (text.trim() !== '') {
        const words = decode(text)
        if (words === null || !WITH_TEXT.has(open.at(-1) ?? ''))
          return fault('SVG_BROKEN', text.trim())
        if (!open.some((name) => SILENT.has(name))) {
          inside += escapeText(words.replaceAll(/\s+/g, ' '))
        }
      }
      at += text.length
      continue
    }
    SKIPPED.lastIndex = at
    const skipped = SKIPPED.exec(source)
    if (skipped !== null) {
      at += skipped[0].length
      continue
    }
    TAG.lastIndex = at
    const tag = TAG.exec(source)
    if (tag === null) return fault('SVG_BROKEN', source.slice(at, at + 40))
    const [whole, closing, name = '', given = '', selfClosing] = tag
    if (!ELEMENTS.has(name) || isDone) return fault('SVG_ELEMENT', name)
    if ((name === 'svg') !== (open.length === 0) && closing === '')
      return fault('SVG_ELEMENT', name)
    const isSilent = SILENT.has(name) || open.some((outer) => SILENT.has(outer))
    if (closing !== '') {
      if (open.pop() !== name || given !== '') return fault('SVG_BROKEN', whole)
      if (open.length === 0) isDone = true
      else if (!isSilent) inside += `</${name}>`
    } else {
      let attributes = ''
      const seen = new Set<string>()
      for (const [, key = '', double, single] of given.matchAll(ATTRIBUTE)) {
        const value = double ?? single ?? ''
        if (seen.has(key)) return fault('SVG_ATTRIBUTE', key)
        seen.add(key)
        if (name === 'svg' && key === 'viewBox') {
          if (!NUMBERS.test(value) || value.trim().split(/[\s,]+/).length !== 4)
            return fault('SVG_VIEWBOX', value)
          viewBox = value.trim()
          continue
        }
        if (name === 'svg' && ROOT_IGNORED.has(key)) continue
        const shape = Object.hasOwn(VALUES, key) ? VALUES[key] : undefined
        if (shape === undefined) return fault('SVG_ATTRIBUTE', key)
        if (!shape.test(value)) return fault('SVG_VALUE', `${key}="${value}"`)
        attributes += ` ${key}="${escapeText(value.trim().replaceAll(/\s+/g, ' '))}"`
      }
      if (name === 'svg') {
        if (viewBox === '' || selfClosing !== '') return fault('SVG_VIEWBOX', whole)
        root = attributes
      } else if (!isSilent) inside += `<${name}${attributes}${selfClosing}>`
      if (selfClosing === '') open.push(name)
      if (open.length > MOST_DEEP) return fault('SVG_BROKEN', whole)
    }
    at += whole.length
  }
  if (!isDone) return fault('SVG_BROKEN', open.at(-1) ?? 'svg')
  return ok({ viewBox, root, inside })
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/** Text with the five XML entities read; null with any other. */
function decode(text: string): string | null {
  let isKnown = true
  const words = text.replaceAll(/&(\w*);?/g, (_, name: string) => {
    const character = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
    if (character === undefined) isKnown = false
    return character ?? ''
  })
  return isKnown ? words : null
}
