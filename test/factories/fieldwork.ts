/** Practice sheets, assessments and plans for tests on the real D1, made by the product's own verbs. */
import type { PracticeEvent } from '../../worker/contract/fieldwork.ts'
import type { StepResult } from '../../worker/contract/practice-rules.ts'
import type { Context } from '../../worker/core/context.ts'
import { savePlan } from '../../worker/fieldwork/save-plan.ts'
import { cadre, contextFor, NOW } from './context.ts'
import { courseFiles, materialFiles, publishFiles } from './course.ts'

export type PracticeCourse = {
  readonly code: string
  readonly versionId: string
  readonly module: string
}

/** A published course whose first module has a sheet of three steps, `lembar-praktik`. `extra`: one step more. */
export async function publishPractice(
  ctx: Context,
  code: string,
  { ownerArea = 'ID', extra = false }: { ownerArea?: string; extra?: boolean } = {},
): Promise<PracticeCourse> {
  const prefix = `${code.toLowerCase()}-`
  const module = `${prefix}satu`
  const sheet = `${module}/bahan/lembar-praktik.md`
  const materials = materialFiles(module).map((file) =>
    extra && file.path === sheet
      ? { ...file, text: file.text.replace('| 2 | Membaca', '| 2 | Mengulang | |\n| 3 | Membaca') }
      : file,
  )
  const files = [...courseFiles({ code, prefix, title: `Pelatihan ${code}` }), ...materials]
  const { versionId } = await publishFiles(ctx, files, { code, ownerArea })
  return { code, versionId, module }
}

type Assess = Extract<PracticeEvent, { type: 'assess' }>

export function assess(
  { code, versionId, module }: PracticeCourse,
  cadreId: string,
  wish: Partial<Assess> = {},
): Assess {
  const done: StepResult[] = ['DONE', 'DONE', 'DONE']
  return {
    type: 'assess',
    id: crypto.randomUUID(),
    at: Date.parse(NOW),
    cadreId,
    courseCode: code,
    versionId,
    module,
    sheet: 'lembar-praktik',
    results: done,
    comment: '',
    place: 'Posyandu Melati',
    ...wish,
  }
}

export type TestLine = {
  id: string
  what: string
  withWhom: string
  where: string
  dueOn: string
}

export function planLine(what: string, dueOn = '2026-12-31'): TestLine {
  return { id: crypto.randomUUID(), what, withWhom: 'Kader posyandu', where: 'Posyandu', dueOn }
}

/** Saves a plan as the cadre; her first unless said. */
export async function writePlan(
  cadreId: string,
  courseCode: string,
  lines: readonly TestLine[],
  wish: { district?: string; at?: string; version?: number; id?: string } = {},
): Promise<void> {
  const { district = '35.08', at = NOW, version = 0, id = crypto.randomUUID() } = wish
  await savePlan(contextFor(cadre(cadreId, district), at), { courseCode, id, version, lines })
}
