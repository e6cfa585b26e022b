/**
 * Renders a lesson, or gives what it rendered before of the same text, drawings and media: a course is compiled each time somebody
 * looks at its draft, and one lesson of it has changed. Holds the newest of them for as long as the isolate lives.
 */
import type { Drawing } from './drawing.ts'
import { renderLesson, type LessonHtml } from './markdown.ts'
import type { KnownMedium } from '../media.ts'

const KEPT = 300
const lessons = new Map<string, LessonHtml>()

export function renderKept(
  source: string,
  drawings: ReadonlyMap<string, Drawing>,
  media: ReadonlyMap<string, KnownMedium>,
): LessonHtml {
  const named = <Part>(parts: ReadonlyMap<string, Part>) =>
    [...parts].filter(([name]) => source.includes(name))
  const key = JSON.stringify([source, named(drawings), named(media)])
  const lesson = lessons.get(key) ?? renderLesson(source, drawings, media)
  lessons.delete(key)
  lessons.set(key, lesson)
  const oldest = lessons.keys().next().value
  if (lessons.size > KEPT && oldest !== undefined) lessons.delete(oldest)
  return lesson
}
