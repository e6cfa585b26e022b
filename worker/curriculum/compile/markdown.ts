/**
 * One lesson of Markdown to the HTML of its screens. Raw HTML is refused, links go to https or to this site only,
 * images are the module's own drawings, put inline, or known media; every directive is one we know. Pure; micromark
 * escapes the rest.
 */
import { compile, parse, postprocess, preprocess } from 'micromark'
import { directive, directiveHtml, type Directive } from 'micromark-extension-directive'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import {
  actionBox,
  dangerBox,
  drawing as drawFigure,
  explainedWord,
  factCard,
  photo,
  recording,
  referBox,
  story,
  tableName,
  trusted,
  type Html,
} from '../../../site/src/render/index.ts'
import type { ContentProblem } from '../../contract/curriculum.ts'
import { overLimit } from '../../contract/lesson-limits.ts'
import { takeTitle } from '../../contract/lesson-title.ts'
import type { Drawing } from './drawing.ts'
import { mediumUrl, type KnownMedium } from '../media.ts'
import { countWords } from './count-words.ts'
import { PRACTICES, writePractice } from './practice.ts'

/** A screen with more words is too long for one idea. */
export const SCREEN_WARNING_WORDS = 120

type Fault = Omit<ContentProblem, 'file'>

/** A fact card as its attributes say it, and the line on which it begins. */
export type LessonFact = {
  readonly id: string
  readonly figure: string
  readonly source: string
  readonly reviewedOn: string
  readonly reviewBy: string
  readonly mayBeLocal: boolean
  readonly line: number
}

/** The same and where it stands; its id is unique in the course. */
export type PublishedFact = Omit<LessonFact, 'line'> & {
  readonly module: string
  readonly lesson: string
}

export type LessonHtml = {
  readonly title: string
  readonly screens: readonly string[]
  readonly words: number
  /** Of each screen. */
  readonly counts: readonly number[]
  readonly facts: readonly LessonFact[]
  /** Drawings shown, by name: `gambar/peta.svg`. */
  readonly drawings: readonly string[]
  /** Files shown beside it; one that is shown twice is there twice. */
  readonly media: readonly KnownMedium[]
  readonly problems: readonly Fault[]
  readonly warnings: readonly Fault[]
}

/** micromark never puts NUL out (it reads it as U+FFFD), so no text can pretend to be this mark. */
const SCREEN_MARK = '\u0000'

type HtmlExtension = ReturnType<typeof directiveHtml>
/** Puts a directive into HTML; null when it is refused. */
type Renderer = (given: Directive, line: number) => Html | null

/** The known directives: kind, the attributes that must be there, and those that may. */
const DIRECTIVES: Readonly<
  Record<
    string,
    { type: string; needs: readonly string[]; may: readonly string[]; isLabelled?: true }
  >
> = {
  'kartu-fakta': {
    type: 'containerDirective',
    needs: ['id', 'sumber', 'ditinjau', 'tinjau-ulang'],
    may: ['angka', 'daerah'],
  },
  bahaya: { type: 'containerDirective', needs: [], may: [] },
  lakukan: { type: 'containerDirective', needs: [], may: [] },
  rujuk: { type: 'containerDirective', needs: [], may: [] },
  cerita: { type: 'containerDirective', needs: ['judul'], may: [] },
  latihan: { type: 'containerDirective', needs: ['pertanyaan'], may: [] },
  pilah: { type: 'containerDirective', needs: ['pertanyaan', 'kelompok'], may: [] },
  hitung: { type: 'containerDirective', needs: ['pertanyaan'], may: [] },
  suara: { type: 'leafDirective', needs: ['berkas', 'judul'], may: [] },
  istilah: { type: 'textDirective', needs: ['arti'], may: [], isLabelled: true },
}
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const LINK = /^(?:https:\/\/[a-z0-9]|\/(?![/\\])|#)/i
const DESTINATIONS = new Set([
  'resourceDestinationString',
  'definitionDestinationString',
  'autolinkProtocol',
  'autolinkEmail',
  'literalAutolinkEmail',
  'literalAutolinkHttp',
  'literalAutolinkWww',
])

/** `drawings`: the module's drawings that passed the allow-list, by `gambar/name.svg`; `media`: uploaded files by name. */
export function renderLesson(
  source: string,
  drawings: ReadonlyMap<string, Drawing>,
  media: ReadonlyMap<string, KnownMedium> = new Map(),
): LessonHtml {
  const problems: Fault[] = []
  const warnings: Fault[] = []
  const blame = (line: number, reason: string, about = '') =>
    problems.push({ line, reason, about: about.slice(0, 80) })

  const { title, body, titleLine } = takeTitle(source)
  const limit = overLimit(source)
  if (limit !== null) return unread(title, limit)
  if (title === '') blame(titleLine, 'TITLE_MISSING')

  const events = postprocess(
    parse({ extensions: [gfm(), directive()] })
      .document()
      .write(preprocess()(body, 'utf8', true)),
  )
  const images: number[] = []
  /** Where directives begin that stand in an alternative text, which is an attribute: nothing is written for them. */
  const inAlt = new Set<number>()
  const breaks: number[] = []
  /** The lines of the choices of each practice, in the order of their ends. */
  const choiceLines: number[][] = []
  const containers: { name: string; readonly lines: number[] }[] = []
  let depth = 0
  let isInImage = false
  for (const [way, token, tokens] of events) {
    const { line } = token.start
    const type: string = token.type
    const isBlock =
      type === 'blockQuote' ||
      type === 'listOrdered' ||
      type === 'listUnordered' ||
      type === 'directiveContainer'
    if (way === 'exit') {
      if (isBlock) depth -= 1
      if (type === 'image') isInImage = false
      if (type === 'directiveContainer') {
        const container = containers.pop()
        if (PRACTICES.includes(container?.name ?? '')) choiceLines.push(container?.lines ?? [])
      }
      continue
    }
    if (isBlock) depth += 1
    const container = containers.at(-1)
    if (type === 'directiveContainer') containers.push({ name: '', lines: [] })
    if (type === 'directiveContainerName' && container !== undefined) {
      container.name = tokens.sliceSerialize(token)
    }
    if (type === 'htmlFlow' || type === 'htmlText') {
      blame(line, 'HTML_REFUSED', tokens.sliceSerialize(token))
    } else if (type === 'gfmFootnoteCall' || type === 'gfmFootnoteDefinition') {
      blame(line, 'FOOTNOTE_REFUSED')
    } else if (type === 'taskListCheck') {
      if (container?.name === 'latihan') container.lines.push(line)
      else blame(line, 'TASK_LIST_REFUSED')
    } else if (type === 'listItemPrefix' && container?.name !== 'latihan') {
      container?.lines.push(line)
    } else if (type === 'setextHeading') {
      blame(line, 'BLANK_LINE_BEFORE_BREAK')
    } else if (type === 'atxHeading') {
      if (/^#(?!#)/.test(tokens.sliceSerialize(token))) blame(line, 'SECOND_TITLE')
    } else if (type === 'thematicBreak') {
      if (depth > 0) blame(line, 'BREAK_INSIDE_BLOCK')
      breaks.push(line)
    } else if (type === 'image') {
      isInImage = true
      images.push(line)
    } else if (isInImage && /^directive(Text|Leaf|Container)$/.test(type)) {
      blame(line, 'ALT_NOT_PLAIN')
      inAlt.add(token.start.offset)
    } else if (DESTINATIONS.has(type) && !isInImage) {
      const target = tokens.sliceSerialize(token)
      if (!LINK.test(target)) blame(line, 'LINK_REFUSED', target)
    }
  }

  const facts: LessonFact[] = []
  const usedMedia: KnownMedium[] = []
  let explained = 0
  let practices = 0
  const onDirective: Renderer = (given, line) => {
    const known = Object.hasOwn(DIRECTIVES, given.name) ? DIRECTIVES[given.name] : undefined
    if (known?.type !== given.type) {
      blame(line, 'DIRECTIVE_UNKNOWN', given.name)
      return null
    }
    const attributes = given.attributes ?? {}
    for (const name of known.needs) {
      if ((attributes[name] ?? '').trim() === '')
        blame(line, 'DIRECTIVE_NEEDS', `${given.name}: ${name}`)
    }
    for (const name of Object.keys(attributes)) {
      if (!known.needs.includes(name) && !known.may.includes(name)) {
        blame(line, 'DIRECTIVE_ATTRIBUTE', `${given.name}: ${name}`)
      }
    }
    const label = given.label ?? ''
    if ((label.trim() !== '') !== (known.isLabelled === true)) {
      blame(line, 'DIRECTIVE_LABEL', given.name)
    }
    const inside = trusted(given.content ?? '')
    const text = (name: string) => (attributes[name] ?? '').trim()
    switch (given.name) {
      case 'kartu-fakta': {
        for (const name of ['ditinjau', 'tinjau-ulang']) {
          // An empty one is missing, and was named as that.
          if (text(name) !== '' && !DATE.test(text(name)))
            blame(line, 'DATE_WRONG', `${name}="${text(name)}"`)
        }
        if (!/^[a-z0-9-]{0,40}$/.test(text('id'))) blame(line, 'FACT_ID_WRONG', text('id'))
        if (!['', 'ya', 'tidak'].includes(text('daerah')))
          blame(line, 'YES_OR_NO', `daerah="${text('daerah')}"`)
        if (given.content?.trim() === '') blame(line, 'BLOCK_EMPTY', given.name)
        const fact = {
          id: text('id'),
          figure: text('angka'),
          source: text('sumber'),
          reviewedOn: text('ditinjau'),
          mayBeLocal: text('daerah') === 'ya',
        }
        facts.push({ ...fact, reviewBy: text('tinjau-ulang'), line })
        return factCard(fact, inside)
      }
      case 'bahaya':
        return dangerBox(inside)
      case 'lakukan':
        return actionBox(inside)
      case 'rujuk':
        return referBox(inside)
      case 'cerita':
        return story(text('judul'), inside)
      case 'latihan':
      case 'pilah':
      case 'hitung': {
        const lines = choiceLines.shift() ?? []
        const written = writePractice(given.name, practices + 1, {
          question: text('pertanyaan'),
          groups: text('kelompok'),
          inside: inside.text,
        })
        if (!written.ok) {
          const { reason, index, given: found } = written
          const about = [
            ...(index === null ? [] : [index + 1]),
            ...(found === undefined ? [] : [found]),
          ]
          blame(lines[index ?? -1] ?? line, reason, about.join(': '))
          return null
        }
        practices += 1
        return written.value
      }
      case 'suara': {
        const sound = media.get(text('berkas'))
        if (sound?.kind !== 'audio') {
          blame(line, 'MEDIUM_UNKNOWN', text('berkas'))
          return null
        }
        usedMedia.push(sound)
        return recording(mediumUrl(sound), text('judul'), sound)
      }
      default:
        explained += 1
        return explainedWord(explained, trusted(label), text('arti'))
    }
  }
  const compiled = compile({
    htmlExtensions: [gfmHtml(), withDirectives(onDirective, inAlt), SCREEN_BREAKS],
  })(events)

  const shown: string[] = []
  let image = 0
  const figures = compiled.replaceAll(
    /(<p>)?<img src="([^"]*)" alt="([^"]*)"(?: title="([^"]*)")? \/>(<\/p>)?/g,
    (_, opening?: string, src = '', alt = '', caption = '', closing?: string) => {
      const line = images[image] ?? 1
      image += 1
      const known = drawings.get(src)
      if (opening === undefined || closing === undefined) blame(line, 'IMAGE_NOT_ALONE', src)
      if (alt.trim() === '') blame(line, 'ALT_MISSING', src)
      const file = media.get(src.replace(/^media\//, ''))
      if (file?.kind === 'image' && src.startsWith('media/')) {
        usedMedia.push(file)
        const { width, height } = file
        const size = { width: width ?? 1, height: height ?? 1 }
        // Safe: `alt` and `caption` were escaped by micromark.
        return photo(mediumUrl(file), size, trusted(alt), trusted(caption)).text
      }
      if (known === undefined) {
        blame(line, 'IMAGE_UNKNOWN', src)
        return ''
      }
      shown.push(src)
      // Safe: `alt` and `caption` were escaped by micromark, the drawing by its allow-list.
      return drawFigure(
        known.viewBox,
        trusted(known.root),
        trusted(known.inside),
        trusted(alt),
        trusted(caption),
      ).text
    },
  )
  let table = 0
  const tables = figures
    .replaceAll('<table>', () => {
      table += 1
      return `<div class="scroll" role="region" aria-label="${tableName(table)}" tabindex="0"><table>`
    })
    .replaceAll('</table>', '</table></div>')
    // A heading without words is none to those who listen.
    .replaceAll(/<th((?: [^<>]*)?)><\/th>/g, '<td$1></td>')
  const screens = tables.split(SCREEN_MARK).map((screen) => screen.trim())
  const counts = screens.map(countWords)
  for (const [index, count] of counts.entries()) {
    const line = index === 0 ? titleLine : (breaks[index - 1] ?? titleLine)
    if (screens[index] === '') {
      if (screens.length > 1) blame(line, 'SCREEN_EMPTY')
      else blame(line, 'LESSON_EMPTY', title)
    }
    if (count > SCREEN_WARNING_WORDS)
      warnings.push({ line, reason: 'SCREEN_LONG', about: String(count) })
  }
  return {
    title,
    screens,
    words: counts.reduce((sum, count) => sum + count, 0),
    counts,
    facts,
    drawings: shown,
    media: usedMedia,
    problems,
    warnings,
  }
}

/** A text that would take too long is no screen, and says why. */
function unread(title: string, problem: Fault): LessonHtml {
  return {
    title,
    screens: [],
    words: 0,
    counts: [],
    facts: [],
    drawings: [],
    media: [],
    problems: [problem],
    warnings: [],
  }
}

const SCREEN_BREAKS: HtmlExtension = {
  exit: {
    thematicBreak() {
      this.raw(SCREEN_MARK)
    },
  },
}

/** micromark's directives with the line on which each began. */
function withDirectives(render: Renderer, skipped: ReadonlySet<number>): HtmlExtension {
  const starts: { readonly line: number; readonly offset: number }[] = []
  const base = directiveHtml({
    '*'(given) {
      const start = starts.pop() ?? { line: 1, offset: 0 }
      const rendered = render(given, start.line)
      if (rendered !== null && !skipped.has(start.offset)) this.raw(rendered.text)
      return true
    },
  })
  const enter = { ...base.enter }
  for (const type of ['directiveContainer', 'directiveLeaf', 'directiveText'] as const) {
    const begin = base.enter?.[type]
    enter[type] = function (token) {
      starts.push(token.start)
      begin?.call(this, token)
    }
  }
  return { ...base, enter }
}
