/**
 * What is promised to whoever writes: a text that was acknowledged is the lesson's text, or is kept among its earlier ones, or the
 * same person wrote over it herself within the same ten minutes.
 */
import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { saveLesson } from '../../../../worker/curriculum/draft/save-lesson.ts'
import { saveDraft } from '../../../../worker/curriculum/index.ts'
import { readDraft } from '../../../../worker/curriculum/read-draft.ts'
import type { Actor } from '../../../../worker/core/access.ts'
import { contextFor } from '../../../factories/context.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import { ANI, arrange, BUDI, later, lessonOf, LESSON, openDesk, rows } from './desk.ts'

beforeAll(makeDistricts)

const PEOPLE: Readonly<Record<'Ani' | 'Budi', Actor>> = { Ani: ANI, Budi: BUDI }

type Step = {
  readonly who: 'Ani' | 'Budi'
  /** Since the step before. */
  readonly seconds: number
  /** `save`: over what she read last, which may be old · `read` · `whole`: all files at once · `outline`: the lesson goes and comes back */
  readonly does: 'save' | 'read' | 'whole' | 'outline'
}

const steps = fc.array(
  fc.record({
    who: fc.constantFrom<'Ani' | 'Budi'>('Ani', 'Budi'),
    seconds: fc.constantFrom(1, 30, 400),
    does: fc.constantFrom<Step['does']>('save', 'save', 'save', 'read', 'whole', 'outline'),
  }),
  { minLength: 3, maxLength: 14 },
)

type Acknowledged = { readonly who: string; readonly text: string; readonly at: string }

it('loses no acknowledged text, however two people save over and past each other', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const desk = await openDesk()
      const at = lessonOf(desk)
      const path = `${desk.module}/${LESSON}.md`
      const known = { Ani: 1, Budi: 1 }
      const acknowledged: Acknowledged[] = []
      let clock = 0
      for (const [index, { who, seconds, does }] of sequence.entries()) {
        clock += seconds
        const moment = later(clock)
        const ctx = contextFor(PEOPLE[who], moment)
        const text = `# Langkah ${index}\n\nDari ${who}.\n`
        const done = { who, text, at: moment }
        if (does === 'read') known[who] = await versionOf(desk.courseId, path)
        if (does === 'save') {
          const saved = await saveLesson(ctx, { ...at, text, version: known[who] }).catch(refused)
          // Who is refused looks at what is there, and saves over that next time.
          known[who] = saved?.version ?? (await versionOf(desk.courseId, path))
          if (saved !== null) acknowledged.push(done)
        }
        if (does === 'whole') {
          const { files, version } = await readDraft(ctx, desk.code)
          const whole = files.map((file) => (file.path === path ? { path, text } : file))
          await saveDraft(ctx, { code: desk.code, files: whole, version })
          acknowledged.push(done)
        }
        if (does === 'outline') {
          const lessons = (slug: string) => [{ slug, title: 'Sementara' }]
          for (const slug of ['sementara', LESSON]) {
            await arrange(ctx, desk, ({ modules }) => ({
              modules: modules.map((module) => ({ ...module, lessons: lessons(slug) })),
            }))
          }
        }
      }
      const kept = await rows(
        `select text from draft_files where course_id = ?1 and path = ?2
         union select text from draft_revisions where course_id = ?1 and path = ?2`,
        desk.courseId,
        path,
      )
      const texts = new Set(kept.map((row) => row['text']))
      const lost = acknowledged.filter(
        ({ who, text, at: saved }, index) =>
          !texts.has(text) &&
          !acknowledged
            .slice(index + 1, index + 2)
            .some((next) => next.who === who && next.at.slice(0, 15) === saved.slice(0, 15)),
      )
      expect(lost).toEqual([])
    }),
    { numRuns: 15 },
  )
}, 120_000)

const refused = (error: { code?: string }) => {
  if (error.code !== 'CHANGED_MEANWHILE') throw error
  return null
}

async function versionOf(courseId: string, path: string): Promise<number> {
  const [row] = await rows(
    'select version from draft_files where course_id = ? and path = ?',
    courseId,
    path,
  )
  return Number(row?.['version'])
}
