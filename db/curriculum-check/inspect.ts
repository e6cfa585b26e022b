/**
 * A course against everything that its writers promise (`db/curriculum/README.md`): what each module holds and weighs, every fault,
 * and what is worth a second look. Needs no clock and no files; pure but for the compressor.
 */
import type { SourceFile } from '../../worker/contract/curriculum.ts'
import { compileCourse, MATERIALS } from '../../worker/curriculum/index.ts'
import { choicesOf, type Choice } from './blind.ts'
import type { Fault } from './faults.ts'
import { readLesson, sentenceLengths, type LessonText } from './lesson-text.ts'
import { measureModule, weigh, type Measured, type Weight } from './measure.ts'
import { inspectFacts, numbersWithoutCard } from './inspect-facts.ts'
import { blindFaults, inspectItems } from './inspect-items.ts'
import { inspectLanguage, knownFrom, type Known } from './inspect-language.ts'
import { inspectLinks, type IsPage } from './inspect-links.ts'
import { inspectMaterials } from './inspect-materials.ts'
import { PLAN } from './plan.ts'

/** Of one module, in bytes as sent: a phone on a slow line fetches it at one go. */
const MOST_TEXT = 15_000
const MOST_WHOLE = 120_000
const MOST_COURSE = 700_000

export type ModuleReport = Measured & {
  /** Of each lesson, in its order. */
  readonly texts: readonly LessonText[]
  /** In words, of all its lessons. */
  readonly sentences: readonly number[]
  readonly choices: readonly Choice[]
  /** Null while the course cannot be published. */
  readonly weight: Weight | null
}
export type CourseReport = {
  readonly modules: readonly ModuleReport[]
  readonly faults: readonly Fault[]
  /** Nothing fails for these. */
  readonly notes: readonly Fault[]
}
export type CourseToInspect = {
  readonly code: string
  readonly files: readonly SourceFile[]
  /** Modules that come before those of `files`, whose words a learner knows. */
  readonly before?: readonly SourceFile[]
  /** The day of the check, `2026-11-23`. */
  readonly today: string
  readonly isPage: IsPage
}

export async function inspectCourse(course: CourseToInspect): Promise<CourseReport> {
  const { files, before = [], code, today, isPage } = course
  const compiled = compileCourse(files, code)
  const packs = compiled.ok ? compiled.value.packs.map(({ pack }) => pack) : []
  const modules: ModuleReport[] = []
  for (const slug of foldersOf(
    files,
    packs.map((pack) => pack.slug),
  )) {
    const measured = measureModule(slug, files)
    const pack = packs.find((each) => each.slug === slug)
    const texts = measured.lessons.map(({ source }) => readLesson(source))
    modules.push({
      ...measured,
      texts,
      sentences: texts.flatMap(({ pieces }) => sentenceLengths(pieces)),
      choices: choicesOf(measured.items),
      weight: pack === undefined ? null : await weigh(pack),
    })
  }

  const cards = modules.flatMap(({ lessons }) => lessons.flatMap(({ html }) => html.facts))
  const known = knownFrom(
    foldersOf(before).flatMap((slug) =>
      measureModule(slug, before).lessons.map(({ source }) => readLesson(source)),
    ),
  )
  const items = inspectItems(modules, new Set(cards.map(({ id }) => id)))
  const whole =
    modules.length > 1
      ? blindFaults(
          '',
          modules.flatMap(({ choices }) => choices),
        )
      : []
  const faults = [
    ...(compiled.ok ? compiled.value.warnings : compiled.problems),
    // What the compiler says of a course only when nothing else is wrong.
    ...modules.flatMap(({ lessons }) =>
      lessons.flatMap(({ path, html }) => html.warnings.map((fault) => ({ file: path, ...fault }))),
    ),
    ...modules.flatMap((module) => inspectFacts(module, today)),
    ...items.faults,
    ...whole,
    ...modules.flatMap((module) => inspectLinks(module, modules, isPage)),
    ...languageOf(modules, known),
    ...modules.flatMap((module) => againstPlan(module, code)),
    ...inspectMaterials(modules, files, code),
    ...tooHeavy(modules),
  ]
  const carded = modules
    .flatMap(({ texts }) => texts.flatMap((text) => text.cards.map((card) => card.text)))
    .join('\n')
  const loose = modules.flatMap((module) => numbersWithoutCard(module, carded))
  return { modules, faults: once(faults), notes: once([...items.notes, ...loose]) }
}

/** In the order of the course, as its packs have it; those that it does not list, or all of a broken one, as they lie there. */
function foldersOf(files: readonly SourceFile[], listed: readonly string[] = []): string[] {
  const there = new Set(
    files.flatMap(({ path }) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])),
  )
  there.delete(MATERIALS)
  return [...new Set([...listed.filter((slug) => there.has(slug)), ...there])]
}

function languageOf(modules: readonly ModuleReport[], before: Known): Fault[] {
  let known = before
  return modules.flatMap((module) => {
    known = knownFrom(module.texts, known, module.items)
    return inspectLanguage(module, known)
  })
}

function againstPlan({ module, jp, lessons }: ModuleReport, code: string): Fault[] {
  const plan = PLAN[code]
  if (plan === undefined) return []
  const file = `${module}/module.yaml`
  const planned = plan[module]
  if (planned === undefined) return [{ file, line: 0, reason: 'MODULE_UNPLANNED', about: module }]
  const faults: Fault[] = []
  if (jp.join() !== planned.hours.join())
    faults.push({
      file,
      line: 0,
      reason: 'HOURS_DIFFERENT',
      about: `${jp.join(' + ')}, bukan ${planned.hours.join(' + ')}`,
    })
  if (lessons.length !== planned.lessons)
    faults.push({
      file,
      line: 0,
      reason: 'LESSONS_DIFFERENT',
      about: `${lessons.length}, bukan ${planned.lessons}`,
    })
  return faults
}

function tooHeavy(modules: readonly ModuleReport[]): Fault[] {
  const faults: Fault[] = []
  const weights = [
    ...modules.map(({ module, weight }) => ({
      file: `${module}/module.yaml`,
      weight,
      most: MOST_WHOLE,
    })),
    {
      file: 'course.yaml',
      weight: {
        text: 0,
        whole: modules.reduce((sum, { weight }) => sum + (weight?.whole ?? 0), 0),
      },
      most: MOST_COURSE,
    },
  ]
  for (const { file, weight, most } of weights) {
    if (weight === null) continue
    const say = (what: string, bytes: number, limit: number) =>
      bytes > limit &&
      faults.push({
        file,
        line: 0,
        reason: 'PACK_HEAVY',
        about: `${what} ${(bytes / 1000).toFixed(1)} kB, batas ${limit / 1000} kB`,
      })
    say('teks', weight.text, MOST_TEXT)
    say('dengan gambar', weight.whole, most)
  }
  return faults
}

function once(faults: readonly Fault[]): Fault[] {
  const seen = new Map(faults.map((fault) => [JSON.stringify(fault), fault]))
  return [...seen.values()].toSorted(
    (one, two) => one.file.localeCompare(two.file) || one.line - two.line,
  )
}
