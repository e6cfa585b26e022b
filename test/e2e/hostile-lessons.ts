/** Hostile lessons: pasted and typed into the editor, saved past it, with drawings. Each way is looked at where lessons are shown. */
import { expect } from 'vitest'
import { HOSTILE_HTML } from '../fixtures/hostile/html.ts'
import { HOSTILE_DRAWINGS, HOSTILE_LESSONS } from '../fixtures/hostile/lessons.ts'
import { HOSTILE_TEXTS } from '../fixtures/hostile/texts.ts'
import {
  AREA,
  ask,
  count,
  look,
  lookAtHtml,
  openLesson,
  paste,
  saved,
  textAt,
  type Placed,
  type Stage,
} from './hostile-stage.ts'

type OutlineRead = {
  version: number
  settings: Record<string, unknown>
  modules: { slug: string; title: string; lessons: { slug: string; title: string }[] }[]
}
type Module = OutlineRead['modules'][number]

export async function startCourse(stage: Stage, title: string): Promise<void> {
  const { desk } = stage
  await desk.goto('/pelatih/')
  await desk.getByLabel('Judul pelatihan').fill(title)
  await desk.getByRole('button', { name: 'Mulai', exact: true }).click()
  await desk.waitForURL('**/pelatih/kursus/?kursus=*')
  await desk.getByRole('heading', { name: title, level: 2 }).waitFor()
  const courseId = new URL(desk.url()).searchParams.get('kursus') ?? ''
  stage.course = { courseId, module: '' }
  const { modules } = await readOutline(stage)
  stage.course = { courseId, module: modules[0]?.slug ?? '' }
}

async function readOutline({ desk, course }: Stage): Promise<OutlineRead> {
  return ask<OutlineRead>(desk, 'GET', `/workshop/courses/${course.courseId}`)
}

export async function firstLesson(stage: Stage): Promise<Placed> {
  const { modules } = await readOutline(stage)
  return { ...stage.course, lesson: modules[0]?.lessons[0]?.slug ?? '' }
}

/** Changes the one module as the course's page does. */
export async function changeModule(
  stage: Stage,
  change: (module: Module) => object,
  more: object = {},
): Promise<void> {
  const { version, settings, modules } = await readOutline(stage)
  const reply = await ask(stage.desk, 'PUT', `/workshop/courses/${stage.course.courseId}`, {
    version,
    settings: { ...settings, ...more },
    modules: modules.map((module) => {
      const lessons = module.lessons.map(({ slug, title }) => ({ slug, title }))
      return { ...module, lessons, ...change({ ...module, lessons }) }
    }),
  })
  expect(reply.refused).toBeUndefined()
}

async function addLesson(stage: Stage, slug: string, title: string): Promise<Placed> {
  await changeModule(stage, ({ lessons }) => ({ lessons: [...lessons, { slug, title }] }))
  return { ...stage.course, lesson: slug }
}

const apiOf = ({ courseId, module, lesson }: Placed) =>
  `/workshop/courses/${courseId}/lessons/${module}/${lesson}`

async function save({ desk }: Stage, place: Placed, text: string): Promise<void> {
  const { version } = await ask<{ version: number }>(desk, 'GET', apiOf(place))
  expect((await ask(desk, 'PUT', apiOf(place), { text, version })).refused).toBeUndefined()
}

type Shown = {
  screens: { html: string }[]
  problems: { reason: string; about: string }[]
}

function preview({ desk }: Stage, place: Placed, text: string): Promise<Shown> {
  const { courseId, module, lesson } = place
  return ask<Shown>(desk, 'POST', `/workshop/courses/${courseId}/preview`, { module, lesson, text })
}

/** What the draft holds can be published, so no HTML stands in it; and what phones would get is looked over. */
async function lookAtDraft(stage: Stage, place: Placed, where: string): Promise<string> {
  const { text } = await ask<{ text: string }>(stage.desk, 'GET', apiOf(place))
  const shown = await preview(stage, place, text)
  expect(shown.problems, where).toEqual([])
  for (const { html } of shown.screens) await lookAtHtml(stage, html, where)
  return text
}

export async function pasteAll(stage: Stage): Promise<void> {
  const { desk } = stage
  const place = await firstLesson(stage)
  const last = HOSTILE_HTML.at(-1)?.id ?? 0
  await openLesson(desk, place)
  for (const { id, text } of HOSTILE_HTML) {
    await paste(desk, text)
    await desk.keyboard.type(`tempel ${id}`)
    count(stage, 'HTML pasted', true)
  }
  await saved(desk)
  const frame = desk.frameLocator('.phone-frame iframe')
  await frame.getByText(`tempel ${last}`).first().waitFor()
  await look(stage, desk, 'editor, pasted')
  const text = await lookAtDraft(stage, place, 'pasted')
  for (const { id } of HOSTILE_HTML) expect(text).toContain(`tempel ${id}`)
  // Read again from what was saved.
  await openLesson(desk, place)
  await look(stage, desk, 'editor, opened again')
}

export async function typeAll(stage: Stage): Promise<void> {
  const { desk } = stage
  const place = await addLesson(stage, 'ketikan', textAt(1))
  await openLesson(desk, place)
  for (const { text } of HOSTILE_TEXTS) {
    await desk.locator('.ProseMirror').press('Control+End')
    await desk.keyboard.press('Enter')
    await desk.keyboard.insertText(text.replaceAll('\n', ' '))
    count(stage, 'words typed', true)
  }
  await desk.keyboard.press('Enter')
  await desk.keyboard.type('selesai mengetik')
  await saved(desk)
  const frame = desk.frameLocator('.phone-frame iframe')
  await frame.getByText('selesai mengetik').waitFor()
  expect(await frame.locator('#isi').innerText()).toContain('<script>kena(200)</script>')
  await look(stage, desk, 'editor, typed')
  await lookAtDraft(stage, place, 'typed')
}

/** Sources that the editor would never write: those that are refused go out again before the course is published. */
export async function savePastEditor(stage: Stage): Promise<void> {
  const { desk, course } = stage
  const place = await addLesson(stage, 'sumber', 'Sumber')
  const clean: string[] = []
  for (const { id, what, text } of HOSTILE_LESSONS) {
    const first = text.split('\n')[0] ?? ''
    const shown = await preview(stage, place, `# ${first}\n\n${text}\n\nsesudah ${id}`)
    const isClean = shown.problems.length === 0
    count(stage, 'Markdown past the editor', isClean)
    for (const { html } of shown.screens) await lookAtHtml(stage, html, `source ${id} ${what}`)
    if (isClean) clean.push(text)
  }
  // Boxes in boxes in boxes are refused before anything is drawn.
  const drawn = HOSTILE_LESSONS.filter(({ what }) => what !== 'deep boxes')
  await save(stage, place, `# Sumber\n\n${drawn.map(({ text }) => text).join('\n\n')}\n`)
  await openLesson(desk, place)
  await desk.frameLocator('.phone-frame iframe').locator('section').first().waitFor()
  await look(stage, desk, 'editor, saved past it')
  const changes = await ask<{ problems: unknown[]; contentHash: string | null }>(
    desk,
    'GET',
    `/workshop/courses/${course.courseId}/changes`,
  )
  expect(changes.problems.length).toBeGreaterThan(20)
  expect(changes.contentHash).toBeNull()
  const published = await ask(desk, 'POST', `/courses/${course.courseId}/publish`, {})
  expect(published.refused).toBe('CONTENT_INVALID')
  await desk.goto(`/pelatih/kursus/terbit/?kursus=${course.courseId}`)
  await desk.getByRole('heading', { name: 'Yang berubah' }).waitFor()
  await look(stage, desk, 'what is to be mended')
  await save(stage, place, `# Sumber\n\n${clean.join('\n\n')}\n\nsesudah semua\n`)
  await lookAtDraft(stage, place, 'source, without what is refused')
}

/** Drawings come with the files of a whole course. */
export async function bringDrawings(stage: Stage): Promise<void> {
  const { desk, course } = stage
  const { files } = await ask<{ files: { path: string; text: string }[] }>(
    desk,
    'GET',
    `/workshop/courses/${course.courseId}/export`,
  )
  const lesson = files.find(({ path }) => path.endsWith('.md'))
  if (lesson === undefined) throw new Error('no lesson')
  const folder = lesson.path.split('/')[0] ?? ''
  const drawings = HOSTILE_DRAWINGS.map(({ id, text }) => ({
    path: `${folder}/gambar/g${id}.svg`,
    text,
  }))
  const shown = HOSTILE_DRAWINGS.map(({ id }) => `![gambar ${id}](gambar/g${id}.svg)`).join('\n\n')
  const brought = await ask<{ courseId: string }>(desk, 'PUT', '/course-imports/GAMBAR-JAHAT', {
    ownerArea: AREA,
    version: 0,
    files: [
      ...files.map((file) => (file === lesson ? { ...file, text: `# A\n\n${shown}\n` } : file)),
      ...drawings,
    ],
  })
  if (brought.refused !== undefined) {
    for (const _ of HOSTILE_DRAWINGS) count(stage, 'drawings', false)
    return
  }
  const place = {
    courseId: brought.courseId,
    module: folder,
    lesson: lesson.path.split('/')[1]?.replace('.md', '') ?? '',
  }
  // A drawing that is refused is blamed in its own file, and stands in the lesson as an empty one.
  const outline = await ask<{ problems: { file: string }[] }>(
    desk,
    'GET',
    `/workshop/courses/${place.courseId}`,
  )
  for (const { id, what } of HOSTILE_DRAWINGS) {
    const html = await preview(stage, place, `# A\n\n![gambar ${id}](gambar/g${id}.svg)\n`)
    count(stage, 'drawings', !outline.problems.some(({ file }) => file.endsWith(`/g${id}.svg`)))
    for (const screen of html.screens) await lookAtHtml(stage, screen.html, `${id} ${what}`)
  }
  await openLesson(desk, place)
  await desk.frameLocator('.phone-frame iframe').locator('section').first().waitFor()
  await look(stage, desk, 'drawings')
}
