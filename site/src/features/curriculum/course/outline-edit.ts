/** Changes of a course's outline, as new outlines: adding, naming, moving, taking out. Pure. */
import type {
  CourseSettings,
  OutlineModule,
  QuizSettings,
} from '../../../../../worker/contract/workshop.ts'
import { sharedWeights, withPart, type Rule } from './pass-rule-edit.ts'

/** Addresses of the learner's own pages. */
const RESERVED = ['kuis', 'hasil'] as const

export type Outline = { readonly settings: CourseSettings; readonly modules: OutlineModule[] }

/** As the Worker takes it, whatever else it told of the course. */
export function outlineOf(read: Outline): Outline {
  return {
    settings: read.settings,
    modules: read.modules.map(({ slug, title, objective, jp, quiz, lessons, items }) => ({
      slug,
      title,
      objective,
      jp,
      quiz,
      items,
      lessons: lessons.map((lesson) => ({ slug: lesson.slug, title: lesson.title })),
    })),
  }
}

/** The same outline is always the same text, in whichever order its fields were set. */
export function written(outline: Outline): string {
  return JSON.stringify(outline, (_, value: unknown) =>
    value === null || typeof value !== 'object' || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        ),
  )
}

/** What `written` wrote. */
export function readWritten(text: string): Outline {
  // Safe: only `written` makes these texts, from what the contract checked.
  return JSON.parse(text) as Outline
}

/** While a title is being typed it may be empty for a moment; that is no reason to save nothing. */
export function sendable({ settings, modules }: Outline, untitled: string): Outline {
  const named = (title: string): string => title.trim() || untitled
  const { finalTest, preTest } = settings
  return {
    settings: {
      ...settings,
      title: named(settings.title),
      finalTest: finalTest === null ? null : { ...finalTest, title: named(finalTest.title) },
      ...(preTest == null ? {} : { preTest: { ...preTest, title: named(preTest.title) } }),
    },
    modules: modules.map((module) => ({
      ...module,
      title: named(module.title),
      lessons: module.lessons.map((lesson) => ({ ...lesson, title: named(lesson.title) })),
    })),
  }
}

/** A title as part of an address; another number behind it when it is taken. */
export function slugFor(title: string, taken: readonly string[], end = ''): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const start = plain.slice(0, 30).replace(/-+$/, '') || 'bagian'
  const first = end === '' ? start : `${start}-${end}`
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? first : `${first}-${number}`
    if (!taken.includes(slug)) return slug
  }
}

export const PLAIN_QUIZ: QuizSettings = {
  passMark: 70,
  attempts: 0,
  coolDownMinutes: 0,
  shuffle: true,
  minutes: 0,
  feedback: 'now',
  closesOn: null,
  draw: [],
}

/** Addresses of modules are shared by all courses of an area, so the course's own code stands in them. */
export function addModule(outline: Outline, code: string, title: string): Outline {
  const { settings, modules } = outline
  const tests = [settings.finalTest, settings.preTest].flatMap((test) => test?.slug ?? [])
  const taken = [...modules.map(({ slug }) => slug), ...tests, ...RESERVED]
  const slug = slugFor(title, taken, code.toLowerCase().slice(0, 25).replace(/-+$/, ''))
  const lesson = { slug: slugFor(title, RESERVED), title }
  const module: OutlineModule = {
    slug,
    title,
    objective: '',
    jp: { theory: 1, assignment: 0, practice: 0 },
    quiz: PLAIN_QUIZ,
    lessons: [lesson],
    items: [],
  }
  return { settings, modules: [...modules, module] }
}

export function changeModule(
  outline: Outline,
  slug: string,
  change: Partial<Omit<OutlineModule, 'slug'>>,
): Outline {
  return {
    ...outline,
    modules: outline.modules.map((module) =>
      module.slug === slug ? { ...module, ...change } : module,
    ),
  }
}

/** The rules for passing and for drawing name no module that is gone. */
export function removeModule({ settings, modules }: Outline, slug: string): Outline {
  const { passRule } = settings
  const named = passRule.modules === 'all' ? [] : passRule.modules.filter((one) => one !== slug)
  const withoutIt = <Test extends { readonly draw: QuizSettings['draw'] }>(test: Test): Test => ({
    ...test,
    draw: test.draw.filter((rule) => rule.module !== slug),
  })
  const { finalTest, preTest } = settings
  return {
    settings: {
      ...settings,
      finalTest: finalTest === null ? null : withoutIt(finalTest),
      ...(preTest == null ? {} : { preTest: withoutIt(preTest) }),
      passRule: {
        ...withoutSheetsOf(passRule, slug),
        modules: named.length === 0 ? 'all' : named,
      },
    },
    modules: modules.filter((module) => module.slug !== slug),
  }
}

/** A practice that only asks for sheets of a module that is gone is asked no more. */
function withoutSheetsOf(rule: Rule, module: string): Rule {
  const practice = rule.parts?.practice
  if (practice === undefined || practice.sheets === 'all') return rule
  const sheets = practice.sheets.filter((sheet) => sheet.module !== module)
  return withPart(rule, 'practice', sheets.length === 0 ? undefined : { sheets })
}

export function addLesson(outline: Outline, moduleSlug: string, title: string): Outline {
  const lessons = outline.modules.find(({ slug }) => slug === moduleSlug)?.lessons ?? []
  const slug = slugFor(title, [...lessons.map((lesson) => lesson.slug), ...RESERVED])
  return changeModule(outline, moduleSlug, { lessons: [...lessons, { slug, title }] })
}

/** Questions that are there already stay where they are. */
export function addItems(
  { items }: Pick<OutlineModule, 'items'>,
  codes: readonly string[],
): OutlineModule['items'] {
  const added = codes.filter((code) => !items.some((item) => item.code === code))
  return [...items, ...added.map((code) => ({ code, for: 'quiz' as const }))]
}

/** The list with the element of place `from` at place `to`, 0-based. */
export function moved<Element>(list: readonly Element[], from: number, to: number): Element[] {
  const rest = list.filter((_, place) => place !== from)
  const element = list[from]
  return element === undefined ? [...list] : rest.toSpliced(to, 0, element)
}

/** With a final test of usual rules, or without the one that it has; then there is no pre-test either. */
export function toggleFinalTest(
  settings: CourseSettings,
  code: string,
  title: string,
): CourseSettings {
  if (settings.finalTest !== null) {
    const { preTest: _, ...rest } = settings
    return {
      ...rest,
      finalTest: null,
      passRule: sharedWeights({ ...settings.passRule, finalTest: false }),
    }
  }
  const slug = slugFor(`tes ${code}`, [])
  const test = { slug, title, drawPerModule: 2, ...PLAIN_QUIZ, attempts: 3 }
  return {
    ...settings,
    finalTest: { ...test, feedback: 'passed', coolDownMinutes: 60, minutes: 60 },
    passRule: sharedWeights({ ...settings.passRule, finalTest: true }),
  }
}

/** With a pre-test that asks one question of each module, or without the one that it has. */
export function togglePreTest(
  { preTest = null, ...settings }: CourseSettings,
  code: string,
  title: string,
): CourseSettings {
  if (preTest !== null) return settings
  const slug = slugFor(`tes awal ${code}`, [])
  return { ...settings, preTest: { slug, title, drawPerModule: 1, draw: [] } }
}
