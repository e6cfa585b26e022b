/** Reads the shipped course from `db/curriculum`, as the verb that saves a draft wants it. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const CURRICULUM = path.join(import.meta.dirname, '../curriculum')

/** Every file of a course with its text, by its path inside the folder. */
export function courseFiles(folder: string): { path: string; text: string }[] {
  const root = path.join(CURRICULUM, folder)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({
      path: path.relative(root, file).replaceAll(path.sep, '/'),
      text: readFileSync(file, 'utf8'),
    }))
}
