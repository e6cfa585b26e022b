/** What each module of a course holds and weighs, as its phones will get it. Pure but for the compressor. */
import { parse } from 'yaml'
import type { Pack, SourceFile } from '../../worker/contract/curriculum.ts'
import type { ItemVersion } from '../../worker/contract/items.ts'
import {
  gzipBytes,
  readDrawings,
  readItems,
  renderKept,
  type LessonHtml,
} from '../../worker/curriculum/index.ts'

export type MeasuredLesson = {
  readonly path: string
  readonly source: string
  readonly html: LessonHtml
}
export type MeasuredItem = {
  readonly path: string
  readonly line: number
  readonly code: string
  readonly for: 'quiz' | 'test'
  readonly item: ItemVersion
  readonly tags: readonly string[]
}
export type Measured = {
  readonly module: string
  readonly title: string
  /** Jam pelajaran: theory, assignment, practice. */
  readonly jp: readonly [number, number, number]
  readonly lessons: readonly MeasuredLesson[]
  readonly items: readonly MeasuredItem[]
  readonly drawings: { readonly count: number; readonly bytes: number }
}

/** What is uploaded comes with no folder. */
const NO_MEDIA: ReadonlyMap<string, never> = new Map<string, never>()

const HOURS = ['theory', 'assignment', 'practice'] as const

/** What can be read of a module, whatever is wrong with the rest: its faults are the compiler's to tell. */
export function measureModule(module: string, files: readonly SourceFile[]): Measured {
  const byPath = new Map(files.map(({ path, text }) => [path, text]))
  const about = looselyRead(byPath.get(`${module}/module.yaml`))
  const { title, jp, lessons } = about as {
    title?: string
    jp?: Partial<Record<string, number>>
    lessons?: string[]
  }
  const [first = 0, second = 0, third = 0] = HOURS.map((kind) => jp?.[kind] ?? 0)
  const drawings = readDrawings(module, byPath, silent, silent)
  const own = files.filter(({ path }) => path.startsWith(`${module}/gambar/`))
  return {
    module,
    title: title ?? module,
    jp: [first, second, third],
    lessons: (lessons ?? []).flatMap((lesson): MeasuredLesson[] => {
      const path = `${module}/${lesson}.md`
      const source = byPath.get(path)
      return source === undefined
        ? []
        : [{ path, source, html: renderKept(source, drawings, NO_MEDIA) }]
    }),
    items: itemsOf(`${module}/soal.yaml`, byPath),
    drawings: { count: own.length, bytes: own.reduce((sum, { text }) => sum + bytesOf(text), 0) },
  }
}

function itemsOf(path: string, byPath: ReadonlyMap<string, string>): MeasuredItem[] {
  const read = readItems(byPath.get(path) ?? '')
  if (!read.ok) return []
  const { value, lineOf } = read.value
  return value.flatMap((listed, index): MeasuredItem[] =>
    listed.kind === 'reference'
      ? []
      : [
          {
            path,
            line: lineOf([index, 'id']),
            code: listed.code,
            for: listed.for,
            item: listed.item,
            tags: listed.tags,
          },
        ],
  )
}

/** A file that the compiler refuses is measured as an empty one. */
function looselyRead(source = ''): object {
  try {
    return (parse(source) as object | null) ?? {}
  } catch {
    return {}
  }
}

export type Weight = { readonly text: number; readonly whole: number }

/** Of what a phone fetches, in bytes as sent (gzip): without the drawings, and with drawings and media. */
export async function weigh(pack: Pack): Promise<Weight> {
  const whole = JSON.stringify(pack)
  const media = (pack.media ?? []).reduce((sum, { bytes }) => sum + bytes, 0)
  // In JSON the quotes of an element are escaped; its name and its end are not.
  const text = whole.replaceAll(/<svg\b.*?<\/svg>/gs, '')
  return { text: await gzipBytes(text), whole: (await gzipBytes(whole)) + media }
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length
const silent = () => () => undefined
