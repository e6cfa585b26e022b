/** A small course as source files, and published: two modules of two lessons, three quiz questions each, a final test. */
import type { SourceFile } from '../../worker/contract/curriculum.ts'
import type { Actor } from '../../worker/core/access.ts'
import type { Context } from '../../worker/core/context.ts'
import { PROVED } from './proved.ts'

export type CourseWishes = {
  readonly code?: string
  readonly title?: string
  /** Begins the slugs of its modules: two courses of one area may share none. The code's own unless said. */
  readonly prefix?: string
  readonly passMark?: number
  readonly attempts?: number
  readonly coolDownMinutes?: number
  /** Of the final test; null for a course without one. */
  readonly test?:
    | { readonly attempts?: number; readonly coolDownMinutes?: number; readonly minutes?: number }
    | null
    | undefined
  /** With a pre-test that draws so many of each module; the final test draws 2 of 3. */
  readonly preTest?: number
  readonly minimumMark?: number
  /** More of its pass rule, as YAML: `parts: { plan: written }`. */
  readonly rule?: string
  /** With a practice sheet of two steps in each module. */
  readonly sheets?: boolean
  /** Of its certificates; no end unless said. */
  readonly validMonths?: number
  /** The code of the course that it refreshes. */
  readonly refreshes?: string
}

/** The option that is right in every question of this course. */
export const RIGHT = 'b'
export const WRONG = 'a'

export function courseFiles(wishes: CourseWishes = {}): SourceFile[] {
  const { code = 'UJI', title = 'Pelatihan uji' } = wishes
  const prefix = wishes.prefix ?? (code === 'UJI' ? '' : `${code.toLowerCase()}-`)
  const { passMark = 70, attempts = 0, coolDownMinutes = 0 } = wishes
  const { test = {}, minimumMark = 70 } = wishes
  const modules = [`${prefix}satu`, `${prefix}dua`]
  const finalTest =
    test === null
      ? 'finalTest: null'
      : `finalTest: { slug: ${prefix}tes-akhir, title: Tes akhir, passMark: 70, attempts: ${test.attempts ?? 3}, coolDownMinutes: ${test.coolDownMinutes ?? 0}, minutes: ${test.minutes ?? 0}, shuffle: true, drawPerModule: 2 }`
  return [
    {
      path: 'course.yaml',
      text: `code: ${code}
title: ${title}
summary: Ringkasan
audience: Kader
language: id
countsAsTrained: true
review: { required: true, by: null, on: null, notice: Konten contoh }
modules: [${modules.join(', ')}]
${finalTest}
${
  wishes.preTest === undefined
    ? ''
    : `preTest: { slug: ${prefix}tes-awal, title: Tes awal, drawPerModule: ${wishes.preTest} }
`
}passRule: { modules: all, finalTest: ${test !== null}, minimumMark: ${minimumMark}${wishes.rule === undefined ? '' : `, ${wishes.rule}`} }
${wishes.validMonths === undefined ? '' : `validMonths: ${wishes.validMonths}\n`}${wishes.refreshes === undefined ? '' : `refreshes: ${wishes.refreshes}\n`}`,
    },
    ...modules.flatMap((folder) => [
      {
        path: `${folder}/module.yaml`,
        text: `title: Modul ${folder}
objective: Memahami ${folder}
jp: { theory: 2, assignment: 0, practice: 1 }
quiz: { passMark: ${passMark}, attempts: ${attempts}, coolDownMinutes: ${coolDownMinutes}, shuffle: true }
lessons: [awal, akhir]
`,
      },
      {
        path: `${folder}/awal.md`,
        text: `# Awal ${folder}\n\nKalimat pertama.\n\n---\n\nLayar dua.\n`,
      },
      {
        path: `${folder}/akhir.md`,
        text: `# Akhir ${folder}\n\n![Peta](gambar/peta.svg "Peta desa")\n`,
      },
      {
        path: `${folder}/gambar/peta.svg`,
        text: '<svg viewBox="0 0 10 10"><rect width="10" height="10" fill="#00594c"/></svg>',
      },
      { path: `${folder}/soal.yaml`, text: itemsOf(folder) },
      ...(wishes.sheets === true ? [sheetFile(folder)] : []),
    ]),
  ]
}

/** The name of every practice sheet of such a course. */
export const SHEET = 'lembar-praktik'

function sheetFile(folder: string): SourceFile {
  const rows = ['| 1 | Menyapa ibu | |', '| 2 | Membaca angka | |']
  const table = ['| No | Langkah yang dilihat | Tanda |', '| --- | --- | --- |', ...rows]
  return {
    path: `${folder}/bahan/${SHEET}.md`,
    text: `# Praktik ${folder}\n\n${table.join('\n')}\n`,
  }
}

function itemsOf(folder: string): string {
  const item = (id: string, use: 'quiz' | 'test') => `- id: ${id}
  for: ${use}
  level: 1
  objective: Tujuan ${id}
  source: Sumber ${id}
  stem: Soal ${id}?
  options:
    - { id: a, text: Pilihan satu ${id}, right: false, why: Alasan a ${id} }
    - { id: b, text: Pilihan dua ${id}, right: true, why: Alasan b ${id} }
    - { id: c, text: Pilihan tiga ${id}, right: false, why: Alasan c ${id} }
  explanation: Pembahasan ${id}
`
  const numbers = [1, 2, 3]
  return [
    ...numbers.map((number) => item(`${folder}-k${number}`, 'quiz')),
    ...numbers.map((number) => item(`${folder}-t${number}`, 'test')),
  ].join('')
}

/** Training materials of that course and its first module: one of each kind, two messages. */
export function materialFiles(module = 'satu'): SourceFile[] {
  const table = (...rows: string[]) =>
    ['| No | Langkah yang dilihat | Tanda |', '| --- | --- | --- |', ...rows].join('\n')
  return [
    {
      path: 'bahan/agenda-1-hari.md',
      text: '# Agenda\n\n| Waktu | Acara |\n| --- | --- |\n| 08.00 | Buka |\n',
    },
    {
      path: 'bahan/formulir-rtl.md',
      text: '# Rencana\n\n**Nama:** ..................................\n\n| Yang dihitung | Jumlah |\n| --- | --- |\n| Ibu hamil | |\n\n☐ siap, ✓ sudah\n',
    },
    { path: 'bahan/catatan-pelatih.md', text: '# Catatan pelatihan\n\nSemua.\n' },
    { path: `${module}/bahan/catatan-pelatih.md`, text: '# Catatan pelatih\n\nSiapkan alat.\n' },
    {
      path: `${module}/bahan/lembar-praktik.md`,
      text: `# Lembar praktik\n\n${table('| 1 | Menyapa & meminta **izin** | |', '| 2 | Membaca angka | |')}\n\n| Yang lain | x |\n| --- | --- |\n| a | |\n\n${table('| 1 | Menyebut usul | |')}\n`,
    },
    { path: `${module}/bahan/naskah/awal.md`, text: '# Naskah rekaman: Awal\n\nHalo. //\n' },
    { path: `${module}/bahan/naskah/akhir.md`, text: '# Naskah rekaman: Akhir\n\nSampai jumpa.\n' },
    {
      path: `${module}/bahan/pesan.md`,
      text: '# Pesan untuk keluarga\n\n## Untuk ayah\n\n![Peta "desa"](gambar/peta.svg)\n\nAyah, **timbang** anak bulan ini.\nDatang bersama.\n\n- Bawa Buku KIA\n- Bawa mainan\n\n## Untuk nenek\n\nNenek, terima kasih.\n',
    },
  ]
}

/** The source files with one of them changed; with `null` it is left out. */
export function withFile(
  files: readonly SourceFile[],
  path: string,
  change: ((text: string) => string) | null,
): SourceFile[] {
  return files.flatMap((file) => {
    if (file.path !== path) return [file]
    return change === null ? [] : [{ path, text: change(file.text) }]
  })
}

type Published = { readonly courseId: string; readonly versionId: string }

/** Saves and publishes through the verbs; `ownerArea` of a new course. */
export async function publishFiles(
  ctx: Context,
  files: readonly SourceFile[],
  { code = 'UJI', ownerArea = 'ID' }: { readonly code?: string; readonly ownerArea?: string } = {},
): Promise<Published> {
  const { findCourseByCode, publishCourse, saveDraft } =
    await import('../../worker/curriculum/index.ts')
  const { readDraft } = await import('../../worker/curriculum/read-draft.ts')
  const known = await findCourseByCode(ctx.db, code)
  const version = known === null ? 0 : (await readDraft(ctx, code)).version
  const { courseId } = await saveDraft(ctx, { code, ownerArea, files, version })
  await approveDraft(ctx, courseId)
  const { versionId } = await publishCourse(ctx, { courseId })
  return { courseId, versionId }
}

/** Saves and publishes a new course that counts for nothing and that nobody has looked at. */
export async function publishUnreviewed(
  ctx: Context,
  files: readonly SourceFile[],
  { code, ownerArea = '35.08' }: { readonly code: string; readonly ownerArea?: string },
): Promise<Published> {
  const { publishCourse, saveDraft } = await import('../../worker/curriculum/index.ts')
  const plain = withFile(files, 'course.yaml', (text) =>
    text.replace('countsAsTrained: true', 'countsAsTrained: false'),
  )
  const { courseId } = await saveDraft(ctx, { code, ownerArea, files: plain, version: 0 })
  const { versionId } = await publishCourse(ctx, { courseId })
  return { courseId, versionId }
}

/** A second person approves the draft as it is, through the verbs; a course that makes cadres count as trained needs it. */
export async function approveDraft(ctx: Context, courseId: string): Promise<void> {
  const { askReview, decideReview, readChanges } = await import('../../worker/curriculum/index.ts')
  const acting = (actor: Actor): Context => ({ ...ctx, actor })
  await askReview(acting({ kind: 'system', job: 'penulis' }), { courseId, note: '' })
  const reviewer = acting({
    kind: 'staff',
    accountId: 'penelaah',
    name: 'Penelaah Uji',
    grants: [{ role: 'REVIEWER', area: 'ID' }],
    sessionId: 'test',
    provedAt: PROVED,
  })
  const { contentHash, review } = await readChanges(reviewer, { courseId })
  if (contentHash === null || review.is === 'approved') return
  await decideReview(reviewer, {
    courseId,
    contentHash,
    approved: true,
    as: 'Bidan, Dinas Kesehatan',
    comment: '',
  })
}

/** A published course for a test alone, its slugs begun with its prefix. */
export async function ownCourse<Wishes extends CourseWishes & { code: string; prefix: string }>(
  ctx: Context,
  wishes: Wishes,
) {
  const { code, prefix } = wishes
  const published = await publishFiles(ctx, courseFiles(wishes), wishes)
  const tests = { test: `${prefix}tes-akhir`, preTest: `${prefix}tes-awal` }
  const slugs = { one: `${prefix}satu`, two: `${prefix}dua`, ...tests }
  return { source: wishes, code, ...published, ...slugs }
}
