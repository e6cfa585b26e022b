/** The shipped course through the editor's document: what learners see must not change by somebody opening a lesson. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readLesson } from '../../../site/src/features/curriculum/editor/read.ts'
import { writeLesson } from '../../../site/src/features/curriculum/editor/write.ts'
import { readDrawing } from '../../../worker/curriculum/compile/drawing.ts'
import { renderLesson } from '../../../worker/curriculum/compile/markdown.ts'

const ROOT = path.resolve(import.meta.dirname, '../../../db/curriculum')
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
// A course, a module, a lesson; what trainers read beside it is no lesson.
const lessons = files.filter(
  (file) => file.endsWith('.md') && file.split(path.sep).length === 3 && !file.includes('bahan'),
)

function drawingsOf(lesson: string) {
  const folder = path.join(ROOT, path.dirname(lesson), 'gambar')
  return new Map(
    readdirSync(folder).map((name) => {
      const read = readDrawing(readFileSync(path.join(folder, name), 'utf8'))
      if (!read.ok) throw new Error(name)
      return [`gambar/${name}`, read.value]
    }),
  )
}

test('these are the lessons that the modules list', () => {
  const listed = files
    .filter((file) => file.endsWith('module.yaml'))
    .flatMap((file) => {
      const module = parse(readFileSync(path.join(ROOT, file), 'utf8')) as { lessons: string[] }
      return module.lessons.map((lesson) => path.join(path.dirname(file), `${lesson}.md`))
    })
  expect(listed.length).toBeGreaterThan(0)
  expect(lessons.toSorted()).toEqual(listed.toSorted())
})

describe.each(lessons)('%s', (lesson) => {
  const text = readFileSync(path.join(ROOT, lesson), 'utf8')
  const doc = readLesson(text)

  test('is understood whole: nothing in it stays raw', () => {
    doc.check()
    const kinds = new Set<string>()
    doc.descendants((node) => void kinds.add(node.type.name))
    expect([...kinds]).not.toContain('raw')
  })

  test('comes out as the very text that went in', () => {
    expect(writeLesson(doc)).toBe(text)
  })

  test('renders to the same pages before and after', () => {
    const drawings = drawingsOf(lesson)
    const before = renderLesson(text, drawings)
    expect(before.problems).toEqual([])
    expect(renderLesson(writeLesson(doc), drawings)).toEqual(before)
  })
})
