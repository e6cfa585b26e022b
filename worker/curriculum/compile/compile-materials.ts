/**
 * The training materials of a course (`bahan/` of the course and of its modules) to what is published beside the packs. They are written
 * as lessons are, but without boxes: those are for screens of a phone. Faults go to `blame`, so that all are found in one go. Pure.
 */
import { escapeText } from '../../../site/src/render/index.ts'
import { takeTitle } from '../../contract/lesson-title.ts'
import type { Material } from '../../contract/materials.ts'
import type { Blame } from './compile-items.ts'
import type { Drawing } from './drawing.ts'
import type { LessonHtml } from './markdown.ts'
import type { KnownMedium } from '../media.ts'
import { plainText, stepsIn, unsendable, withMarks } from './material-text.ts'
import { renderKept } from './render-kept.ts'

/** The folder of a course's materials, which no module may be called. */
export const MATERIALS = 'bahan'

const OF_COURSE = /^bahan\/(?:agenda-[a-z0-9-]+|formulir-rtl|catatan-pelatih)\.md$/
const OF_MODULE =
  /^[a-z0-9-]+\/bahan\/(?:catatan-pelatih|lembar-praktik|pesan|naskah\/[a-z0-9-]+)\.md$/

export function isMaterial(path: string): boolean {
  return OF_COURSE.test(path) || OF_MODULE.test(path)
}

/** The file of what is spoken in a lesson's recording. */
export const scriptFile = (module: string, lesson: string) =>
  `${module}/${MATERIALS}/naskah/${lesson}.md`

type Module = {
  readonly slug: string
  readonly lessons: readonly { readonly slug: string }[]
  /** Those that may be shown, by `gambar/name.svg`. */
  readonly drawings: ReadonlyMap<string, Drawing>
}

type Work = {
  readonly modules: readonly Module[]
  readonly byPath: ReadonlyMap<string, string>
  readonly media: ReadonlyMap<string, KnownMedium>
  readonly blame: (file: string) => Blame
}

const NO_DRAWINGS: ReadonlyMap<string, Drawing> = new Map()

/** In bytes of JSON: all are written in one value, of which the database takes 2 MB. */
const LARGEST = 1_500_000

/** In the order in which they are used: those of the course, then module by module. */
export function compileMaterials(work: Work): Material[] {
  const ofCourse = [...work.byPath.keys()].filter((path) => OF_COURSE.test(path)).toSorted(byUse)
  const materials = [
    ...ofCourse.map((path): Material => {
      const name = nameOf(path)
      const kind = name.startsWith('agenda-') ? 'agenda' : KIND_OF[name]
      return whole(work, path, { module: null, kind: kind ?? 'notes', slug: name }, NO_DRAWINGS)
    }),
    ...work.modules.flatMap((module) => compileModuleMaterials(work, module)),
  ]
  const { length } = new TextEncoder().encode(JSON.stringify(materials))
  if (length > LARGEST) work.blame('course.yaml')(0, 'MATERIALS_LARGE', String(length))
  return materials
}

const KIND_OF: Readonly<Record<string, Material['kind']>> = {
  'catatan-pelatih': 'notes',
  'lembar-praktik': 'practice',
  'formulir-rtl': 'plan',
}

/** Agendas, the form, the notes: as their names happen to sort, but for the notes. */
function byUse(one: string, two: string): number {
  const rank = (path: string) => (nameOf(path) === 'catatan-pelatih' ? 1 : 0)
  return rank(one) - rank(two) || (one < two ? -1 : 1)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.md'.length)
}

function compileModuleMaterials(work: Work, module: Module): Material[] {
  const { byPath, blame } = work
  const folder = `${module.slug}/${MATERIALS}`
  const scripts = `${folder}/naskah/`
  for (const path of byPath.keys()) {
    if (!path.startsWith(scripts)) continue
    const lesson = nameOf(path)
    if (!module.lessons.some(({ slug }) => slug === lesson))
      blame(path)(0, 'SCRIPT_WITHOUT_LESSON', lesson)
  }
  const own = (name: string): Material[] => {
    const path = `${folder}/${name}.md`
    const kind = KIND_OF[name]
    if (!byPath.has(path) || kind === undefined) return []
    return [whole(work, path, { module: module.slug, kind, slug: name }, module.drawings)]
  }
  return [
    ...own('catatan-pelatih'),
    ...own('lembar-praktik'),
    ...module.lessons.flatMap(({ slug }): Material[] => {
      const path = scriptFile(module.slug, slug)
      if (!byPath.has(path)) return []
      return [whole(work, path, { module: module.slug, kind: 'script', slug }, module.drawings)]
    }),
    ...compileMessages(work, module),
  ]
}

/** A file that is one material. */
function whole(
  { byPath, media, blame }: Work,
  path: string,
  named: Pick<Material, 'module' | 'kind' | 'slug'>,
  drawings: ReadonlyMap<string, Drawing>,
): Material {
  const source = byPath.get(path) ?? ''
  const rendered = renderKept(source, drawings, media)
  blameAll(source, rendered, blame(path))
  const html = finished(rendered.screens.join('<hr />'), rendered.title)
  if (named.kind !== 'practice') return { ...named, title: rendered.title, html }
  const steps = stepsIn(html)
  if (steps.length === 0) blame(path)(0, 'PRACTICE_STEPS_MISSING')
  return { ...named, title: rendered.title, html, steps }
}

/** A block of a lesson, or a piece of one. */
const BLOCK =
  /:{1,3}(kartu-fakta|bahaya|lakukan|rujuk|cerita|latihan|pilah|hitung|suara|istilah)[[{\s]/

function blameAll(source: string, { problems }: LessonHtml, blame: Blame): void {
  for (const { line, reason, about } of problems) blame(line, reason, about)
  for (const [index, line] of source.split(/\r\n|\r|\n/).entries()) {
    const [, name] = BLOCK.exec(`${line} `) ?? []
    if (name !== undefined) blame(index + 1, 'MATERIAL_BLOCK', name)
  }
}

/** With places to write in, and tables that are told apart when several materials stand on one page. */
function finished(html: string, title: string): string {
  const named = html.replaceAll(
    /(<div class="scroll" role="region" aria-label=")([^"]*)"/g,
    (_, start: string, name: string) => `${start}${name}: ${escapeText(title)}"`,
  )
  return withMarks(named)
}

const SECTION = /^##\s+(.*)$/
const PICTURE = /^!\[([^\]]*)\]\((gambar\/[a-z0-9-]+\.svg)\)\s*$/
/** What no message can carry: tables, headings inside, quotes. */
const NOT_PLAIN = /^\s*(?:\||#{3,}\s|>)/

type Section = { readonly title: string; readonly line: number; readonly lines: readonly string[] }

/** One file, several messages: each `## Title` begins one. */
function compileMessages(work: Work, module: Module): Material[] {
  const path = `${module.slug}/${MATERIALS}/pesan.md`
  const source = work.byPath.get(path)
  if (source === undefined) return []
  const blame = work.blame(path)
  // The whole file once: its faults with the lines as its author sees them.
  blameAll(source, renderKept(source, module.drawings, work.media), blame)
  const sections = sectionsOf(source)
  if (sections.length === 0) blame(0, 'MESSAGES_MISSING')
  for (const [index, line] of takeTitle(source).body.split('\n').entries()) {
    const isOutside = index + 1 < (sections[0]?.line ?? 0) && line.trim() !== ''
    if (isOutside) blame(index + 1, 'MESSAGE_OUTSIDE')
  }
  return sections.map(({ title, line, lines }, index): Material => {
    const pictures = lines.flatMap((each) => PICTURE.exec(each.trim()) ?? [])
    const words = lines.filter((each) => !PICTURE.test(each.trim()))
    for (const [at, each] of lines.entries()) {
      if (NOT_PLAIN.test(each)) blame(line + 1 + at, 'MESSAGE_NOT_PLAIN', title)
      const fault = PICTURE.test(each.trim()) ? null : unsendable(each)
      if (fault !== null) blame(line + 1 + at, fault, title)
    }
    const text = plainText(words)
    if (text === '') blame(line, 'MESSAGE_EMPTY', title)
    if (pictures.length > 3) blame(line, 'MESSAGE_PICTURES', title)
    const [, alt = '', name = ''] = pictures
    const known = module.drawings.get(name)
    const rendered = renderKept(`# ${title}\n${words.join('\n')}`, module.drawings, work.media)
    return {
      module: module.slug,
      kind: 'message',
      slug: `pesan-${index + 1}`,
      title,
      html: rendered.screens.join(''),
      text,
      ...(known === undefined ? {} : { picture: { svg: svgOf(known, alt), alt } }),
    }
  })
}

function sectionsOf(source: string): Section[] {
  const sections: { title: string; line: number; lines: string[] }[] = []
  for (const [index, line] of source.split(/\r\n|\r|\n/).entries()) {
    const [, title] = SECTION.exec(line) ?? []
    if (title === undefined) sections.at(-1)?.lines.push(line)
    else sections.push({ title: title.trim(), line: index + 1, lines: [] })
  }
  return sections
}

/** Safe: the parts of a drawing passed its allow-list, and the words are escaped. */
function svgOf({ viewBox, root, inside }: Drawing, alt: string): string {
  return `<svg viewBox="${viewBox}" role="img" aria-label="${escapeText(alt)}"${root}>${inside}</svg>`
}
