/**
 * Every field of a page that takes a file, and what reads it before anything is sent; what the Worker takes of it stands in
 * `worker/uploads/doors.ts`. A field that is not here is a fault.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readCourseFile } from '../../../site/src/lib/course-file/read-course-file.ts'
import { readQuestions } from '../../../site/src/lib/exchange/read-questions.ts'
import { sniffPicture, sniffRecording } from '../../../site/src/lib/media/sniff.ts'
import { readGeoJson } from '../../../site/src/features/regions/read-geojson.ts'
import { thrownFiles, type Thrown } from '../../fixtures/hostile/uploads.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** By the place of the field: the test that throws at its reader. Drawn anew: pixels of a canvas are sent, never the file. */
const FIELDS: Readonly<Record<string, string>> = {
  // The archive for assessors, a page without a server: papers and keys by their bytes.
  'site/src/archive/page.html': 'e2e/archive.test.ts',
  // Lists of cadres, of old certificates and of certificates to check.
  'site/src/components/ChooseList.tsx': 'unit/roster-sheet/hostile-sheets.test.ts',
  'site/src/features/certification/verify/VerifyMany.tsx':
    'unit/roster-sheet/hostile-sheets.test.ts',
  // Sent as they are, judged by the Worker.
  'site/src/features/certification/archive/RootKey.tsx': 'worker/certification/issuer-list.test.ts',
  'site/src/features/certification/design/LogoField.tsx': 'worker/uploads/uploads.test.ts',
  'site/src/features/certification/files/UploadSigned.tsx': 'worker/uploads/uploads.test.ts',
  'site/src/features/certification/records/FilePicker.tsx': 'worker/uploads/uploads.test.ts',
  'site/src/features/dossier/bundle/UploadList.tsx': 'worker/uploads/uploads.test.ts',
  'site/src/features/learning/ReceiveAnswers.tsx': 'worker/learning/receive-answers.test.ts',
  // Drawn anew, or sent as they are where they are PDFs.
  'site/src/features/meetings/attendance/SignedSheets.tsx': 'worker/uploads/uploads.test.ts',
  // Drawn anew.
  'site/src/features/curriculum/bank/PictureField.tsx': 'unit/core/file-fields.test.ts',
  'site/src/features/curriculum/editor/PictureDialog.tsx': 'unit/core/file-fields.test.ts',
  'site/src/features/fieldwork/practice/PhotoField.tsx': 'unit/core/file-fields.test.ts',
  'site/src/features/curriculum/editor/AudioDialog.tsx': 'unit/core/file-fields.test.ts',
  'site/src/features/curriculum/course-file/OpenCourse.tsx': 'unit/core/file-fields.test.ts',
  'site/src/features/curriculum/exchange/ImportItems.tsx': 'unit/core/file-fields.test.ts',
  'site/src/features/regions/ImportOutlines.tsx': 'unit/core/file-fields.test.ts',
  // A photo of a code, drawn on a canvas and read there.
  'site/src/verify/main.ts': 'unit/verify/qr.test.ts',
}
/** Fields that others place, and the page that shows all of them. */
const PARTS = ['DropZone', 'FileDrop', 'Specimen'].map((name) => `site/src/components/${name}.tsx`)

it('every field that takes a file has its reader, and a test that throws at it', () => {
  const offers = /<(?:FileDrop|DropZone)\b|<input[^>]*?type="file"/
  const found = globSync('site/src/**/*.{ts,tsx,astro,html}', { cwd: ROOT }).filter(
    (name) => !PARTS.includes(name) && offers.test(readFileSync(path.join(ROOT, name), 'utf8')),
  )
  expect(found.toSorted()).toEqual(Object.keys(FIELDS).toSorted())
  const tests = Object.values(FIELDS).map((name) => path.join(ROOT, 'test', name))
  expect(tests.filter((name) => !existsSync(name))).toEqual([])
})

const READERS: Readonly<Record<string, (file: Thrown) => Promise<boolean>>> = {
  'questions for the bank': async ({ name, bytes }) => {
    const reading = await readQuestions(name, bytes)
    return reading.ok && reading.items.length > 0
  },
  'the file of a course': async ({ bytes }) => (await readCourseFile(bytes)).ok,
  'outlines of villages': ({ bytes }) =>
    Promise.resolve(readGeoJson(new TextDecoder().decode(bytes)).ok),
  'a recording': ({ bytes }) => Promise.resolve(sniffRecording(bytes) !== null),
}

it.each(Object.entries(READERS))(
  '%s is none of what is thrown, and nothing breaks',
  async (_, takes) => {
    const taken: string[] = []
    for (const file of await thrownFiles()) if (await takes(file)) taken.push(file.what)
    expect(taken).toEqual([])
  },
)

it('a picture is only what begins as one; its pixels are drawn anew', async () => {
  const taken = (await thrownFiles()).filter(({ bytes }) => sniffPicture(bytes) !== null)
  expect(taken.filter(({ what }) => !/^(JPEG|PNG|WebP) with/.test(what))).toEqual([])
  expect(taken.length).toBeGreaterThan(3)
})
