/** Reads a course's folder, whole or one module of it as if it were the only one. Writes nothing. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parse, parseDocument } from 'yaml'
import type { SourceFile } from '../../worker/contract/curriculum.ts'
import { writtenFiles } from '../seed/course.ts'
import { MATERIALS } from '../../worker/curriculum/index.ts'
import { PLAN } from './plan.ts'

const COURSE = 'course.yaml'

export type OpenedCourse = {
  readonly folder: string
  readonly code: string
  /** What is looked at: of one module, the course's own file names no other. */
  readonly files: readonly SourceFile[]
  /** All files of the modules that come before, whose words a learner knows. */
  readonly before: readonly SourceFile[]
}

/** The folders below `place` that hold a course, or `place` itself; empty when there is none. */
export function coursesIn(place: string): string[] {
  if (!existsSync(place)) return []
  if (existsSync(path.join(place, COURSE))) return [path.resolve(place)]
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(place, entry.name, COURSE)))
    .map((entry) => path.resolve(place, entry.name))
    .toSorted()
}

/**
 * `only`: a module's folder, which the course need not list yet. Of a whole course, modules that it does not list yet are looked at
 * too, in the order of the plan: a learner of the last one will have read all others.
 */
export function openCourse(folder: string, only?: string): OpenedCourse {
  const written = writtenFiles(folder)
  const source = written.find((file) => file.path === COURSE)?.text ?? ''
  const { code = '', modules: listed = [] } = parse(source) as { code?: string; modules?: string[] }
  const modules = [...listed, ...unlisted(written, code, listed)]
  const shown = only === undefined ? modules : [only]
  const at = only === undefined ? 0 : modules.indexOf(only)
  const earlier = modules.slice(0, at === -1 ? modules.length : at)
  const inModule = (slugs: readonly string[]) =>
    written.filter(
      ({ path: file }) => file.includes('/') && slugs.includes(file.split('/')[0] ?? ''),
    )
  const document = parseDocument(source)
  document.set('modules', shown)
  const own = { path: COURSE, text: document.toString() }
  const ofCourse = only === undefined ? inModule([MATERIALS]) : []
  const files = [own, ...ofCourse, ...inModule(shown)]
  return { folder, code, files, before: inModule(earlier) }
}

function unlisted(files: readonly SourceFile[], code: string, listed: readonly string[]): string[] {
  const planned = Object.keys(PLAN[code] ?? {})
  const place = (module: string) => planned.indexOf(module) + 1 || planned.length + 1
  return files
    .flatMap(({ path: file }) => /^([^/]+)\/module\.yaml$/.exec(file)?.[1] ?? [])
    .filter((module) => !listed.includes(module))
    .toSorted((one, other) => place(one) - place(other))
}
