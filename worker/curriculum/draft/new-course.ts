/** The files of a course that begins: one module with one lesson, or those of another course under names of its own. Pure. */
import { NEW_COURSE } from '../../../site/src/text/new-course.ts'
import type { SourceFile } from '../../contract/curriculum.ts'
import type { CourseSettings } from '../../contract/workshop.ts'
import { isMaterial, MATERIALS } from '../compile/compile-materials.ts'
import { COURSE, outlineOf } from './outline.ts'
import { outlineChange } from './write-outline.ts'

const MOST_SLUG = 60
const MOST_CODE = 30

/** Names in the addresses of pages that no course beside it has. */
export type FreeName = (wanted: string) => string

/** `free` takes a wanted name and gives one that nobody has. */
export function freeNames(taken: Iterable<string>): FreeName {
  const used = new Set(taken)
  return (wanted) => {
    for (let number = 1; ; number += 1) {
      const tail = number === 1 ? '' : `-${number}`
      const name = `${cut(wanted, MOST_SLUG - tail.length)}${tail}`
      if (!used.has(name)) {
        used.add(name)
        return name
      }
    }
  }
}

/** `Gizi Ibu & Anak` → `GIZI-IBU-ANAK`; with a number behind it when it is the second. */
export function codeFrom(title: string, number: number): string {
  const tail = number === 1 ? '' : `-${number}`
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return `${cut(words || 'PELATIHAN', MOST_CODE - tail.length)}${tail}`
}

function cut(name: string, length: number): string {
  return name.slice(0, length).replace(/-+$/, '')
}

export function newCourseFiles(title: string, code: string, free: FreeName): SourceFile[] {
  const module = free(`${code.toLowerCase()}-${NEW_COURSE.moduleSlug}`)
  const quiz = {
    passMark: 70,
    attempts: 0,
    coolDownMinutes: 0,
    shuffle: true,
    minutes: 0,
    feedback: 'now' as const,
    closesOn: null,
    draw: [],
  }
  const { put } = outlineChange(
    [],
    {
      settings: {
        title,
        summary: NEW_COURSE.summary(title),
        audience: NEW_COURSE.audience,
        countsAsTrained: false,
        validMonths: null,
        refreshes: null,
        finalTest: null,
        passRule: { modules: 'all', finalTest: false, minimumMark: 70 },
      },
      modules: [
        {
          slug: module,
          title: NEW_COURSE.moduleTitle,
          objective: '',
          jp: { theory: 1, assignment: 0, practice: 0 },
          quiz,
          lessons: [{ slug: NEW_COURSE.lessonSlug, title: NEW_COURSE.lessonTitle }],
          items: [],
        },
      ],
    },
    code,
  )
  return [...put]
}

/** The same lessons, drawings, questions and materials; modules and the final test have names of their own, and links go to these. */
export function copiedFiles(
  files: readonly SourceFile[],
  { title, code, from }: { readonly title: string; readonly code: string; readonly from: string },
  free: FreeName,
): SourceFile[] {
  const { settings, modules } = outlineOf(files)
  const own = (slug: string) => {
    const stem = slug.startsWith(`${from.toLowerCase()}-`) ? slug.slice(from.length + 1) : slug
    return free(`${code.toLowerCase()}-${stem}`)
  }
  const names = new Map(modules.map(({ slug }) => [slug, own(slug)]))
  const renamed = (slug: string) => names.get(slug) ?? slug
  const others = files.flatMap(({ path, text }) => {
    const [folder = '', ...rest] = path.split('/')
    const name = folder === MATERIALS && isMaterial(path) ? MATERIALS : names.get(folder)
    if (name === undefined) return []
    return [{ path: [name, ...rest].join('/'), text: withLinks(text, names) }]
  })
  const { finalTest, preTest = null, passRule } = settings
  const outline = {
    settings: {
      ...settings,
      title,
      finalTest: finalTest === null ? null : { ...finalTest, slug: own(finalTest.slug) },
      preTest: preTest === null ? null : { ...preTest, slug: own(preTest.slug) },
      passRule: {
        ...passRule,
        modules: passRule.modules === 'all' ? passRule.modules : passRule.modules.map(renamed),
        ...withSheets(passRule.parts, renamed),
      },
    },
    modules: modules.map((module) => ({ ...module, slug: renamed(module.slug) })),
  }
  // The notice until somebody checked it stays: it stands in the course's own file.
  const course = files.find(({ path }) => path === COURSE)
  const before = course === undefined ? others : [course, ...others]
  const put = new Map(before.map(({ path, text }) => [path, text]))
  for (const { path, text } of outlineChange(before, outline, code).put) put.set(path, text)
  return [...put].map(([path, text]) => ({ path, text }))
}

/** The practice sheets of a rule go along with their modules. */
function withSheets(
  parts: CourseSettings['passRule']['parts'],
  renamed: (slug: string) => string,
): Pick<CourseSettings['passRule'], 'parts'> {
  if (parts?.practice === undefined) return {}
  const { sheets } = parts.practice
  const named =
    sheets === 'all' ? sheets : sheets.map((each) => ({ ...each, module: renamed(each.module) }))
  return { parts: { ...parts, practice: { sheets: named } } }
}

function withLinks(text: string, names: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /\/belajar\/([a-z0-9-]+)/g,
    (whole, slug: string) => `/belajar/${names.get(slug) ?? slug}`,
  )
}
