/** Links that lead somewhere: to a page of this site, to a place in the lesson, to an address that can exist. Asks no network. Pure. */
import type { SourceFile } from '../../worker/contract/curriculum.ts'
import type { Fault } from './faults.ts'
import type { LessonText } from './lesson-text.ts'
import type { Measured } from './measure.ts'

/** Whether this site answers at `/belajar`, without what stands behind `?` and `#`. */
export type IsPage = (path: string) => boolean

/** The pages of messages for families that a course has, `/pesan/kpm-dasar/mengenal-kpm`, by the files that hold them. */
export function messagePages(code: string, files: readonly SourceFile[]): string[] {
  const list = `/pesan/${code.toLowerCase()}`
  const modules = files.flatMap(({ path }) => /^([^/]+)\/bahan\/pesan\.md$/.exec(path)?.[1] ?? [])
  return modules.length === 0 ? [] : [list, ...modules.map((module) => `${list}/${module}`)]
}

type Linked = Measured & { readonly texts: readonly LessonText[] }

export function inspectLinks(
  { lessons, texts }: Linked,
  modules: readonly Measured[],
  isPage: IsPage,
): Fault[] {
  return lessons.flatMap(({ path, html }, index) =>
    (texts[index]?.links ?? [])
      .filter(({ target }) => !leads(target, html.screens.join(''), modules, isPage))
      .map(({ line, target }) => ({ file: path, line, reason: 'LINK_BROKEN', about: target })),
  )
}

function leads(
  target: string,
  html: string,
  modules: readonly Measured[],
  isPage: IsPage,
): boolean {
  if (target.startsWith('#')) return html.includes(`id="${target.slice(1)}"`)
  if (!target.startsWith('/')) {
    const host = URL.canParse(target) ? new URL(target).hostname : ''
    return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(host) && !/\bexample\b/.test(host)
  }
  const [path = ''] = target.split(/[?#]/)
  const [, learning, module, lesson] = path.split('/')
  if (learning !== 'belajar' || module === undefined) return isPage(path)
  const named = modules.find((each) => each.module === module)
  const pages = ['kuis', 'cetak', undefined, '']
  return (
    named !== undefined &&
    (pages.includes(lesson) || named.lessons.some((each) => each.path === `${module}/${lesson}.md`))
  )
}
