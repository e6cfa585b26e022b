/** Reads the shipped course from `db/curriculum`, as the verb that saves a draft wants it. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

const CURRICULUM = path.join(import.meta.dirname, '../curriculum')
/** The folder of what belongs to a course as a whole: agendas, forms. */
const MATERIALS = 'bahan'

type TextFile = { readonly path: string; readonly text: string }
/** What the shipped courses' own file is known to hold: publishing checks its shape. */
type Outline = {
  readonly modules: readonly string[]
  readonly finalTest: { readonly slug: string }
}

/**
 * Every file of a course with its text, by its path inside the folder; `folder`: of the shipped courses, or a whole path.
 * A module that the course's own file does not list is being written, and is no part of the course.
 */
export function courseFiles(folder: string): TextFile[] {
  const { modules } = outlineOf(folder)
  return writtenFiles(folder).filter(({ path: file }) => {
    const [module = '', ...inside] = file.split('/')
    return inside.length === 0 || module === MATERIALS || modules.includes(module)
  })
}

/** The same with the modules that are being written. */
export function writtenFiles(folder: string): TextFile[] {
  const root = path.resolve(CURRICULUM, folder)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({
      path: path.relative(root, file).replaceAll(path.sep, '/'),
      text: readFileSync(file, 'utf8'),
    }))
}

/** The slugs of a course's modules in their order, then that of its final test. */
export function courseSteps(folder: string): string[] {
  const { modules, finalTest } = outlineOf(folder)
  return [...modules, finalTest.slug]
}

function outlineOf(folder: string): Outline {
  const source = readFileSync(path.resolve(CURRICULUM, folder, 'course.yaml'), 'utf8')
  // Safe: see `Outline`.
  return parse(source) as Outline
}
