/**
 * Every door that takes a file: what it takes, how much, what becomes of it, and how it is handed out again. The test holds this table
 * to the contract: an endpoint that takes bytes, or texts as long as a file, stands here.
 */
import { env } from 'cloudflare:workers'
import { setPhotoSetting } from '../../../worker/fieldwork/photo-setting.ts'
import { takePractice } from '../../../worker/fieldwork/take-practice.ts'
import { MAX_BUNDLE_FILE_BYTES, FILE_HASH_HEADER } from '../../../worker/contract/bundle.ts'
import { MAX_SIGNED } from '../../../worker/contract/certificate-files.ts'
import { MAX_SHEET_BYTES } from '../../../worker/contract/meeting-files.ts'
import { MAX_PICTURE } from '../../../worker/contract/paper-design.ts'
import { MAX_PHOTO_BYTES } from '../../../worker/contract/practice-photo-rules.ts'
import { FILE_NAME_HEADER, MAX_EVIDENCE_BYTES } from '../../../worker/contract/records.ts'
import { sha256 } from '../../../worker/core/sha256.ts'
import { openSession } from '../../../worker/identity/index.ts'
import { makeEligible, makeIssued, makeOffice, newUuid } from '../../factories/certification.ts'
import { contextFor, NOW, SYSTEM, staff } from '../../factories/context.ts'
import { assess, publishPractice } from '../../factories/fieldwork.ts'
import { base64Of } from '../../factories/media.ts'
import { makeMeeting } from '../../factories/meetings.ts'
import { makeAccount } from '../../factories/staff.ts'
import { makeCadre } from '../../factories/roster.ts'

const AREA = '35.08'
const HOST = 'https://kelas.test'

export type Sent = { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string }
export type Door = {
  readonly most: number
  /** What is handed out again, by the kinds that its bytes may say they are. */
  readonly kinds: readonly string[]
  /** saved: as a file that no page shows · shown: in a sandbox in which nothing runs · drawn: into our own PDFs only. */
  readonly handedOut: 'saved' | 'shown' | 'drawn'
  /** The request, and where it is fetched from again by the reply; `type` is what it says that it sends. */
  readonly ask: (sent: Sent, type?: string) => Promise<Request>
  readonly address: (reply: { readonly id?: string; readonly name?: string }) => string | null
}

/** What takes text of a file, read and judged by its reader in the browser and again here; no bytes of it are kept. */
export const TEXT_DOORS: Readonly<Record<string, string>> = {
  saveVillageOutlines: 'outlines that the browser made of a GeoJSON: numbers in rings',
  saveDraft: 'source of lessons: Markdown without HTML, by the compiler',
  saveLesson: 'source of lessons: Markdown without HTML, by the compiler',
  previewLesson: 'source of lessons: Markdown without HTML, by the compiler',
  compareCourse: 'source of a course out of its file',
  importCourse: 'source of a course out of its file',
  compareItems: 'questions out of a file, as our own form of them',
  importItems: 'questions out of a file, as our own form of them',
  receiveAnswers: 'answers of a phone, signed by it',
  signIssuerList: 'a list of keys, signed by the root key',
}

const PDF = 'application/pdf'
const PICTURES = ['image/jpeg', 'image/png']
const OFFICE = 'application/vnd.openxmlformats-officedocument'

async function sessionOf(accountId: string): Promise<string> {
  const ctx = contextFor(SYSTEM, new Date().toISOString())
  return (await openSession(ctx, { kind: 'staff', id: accountId, scheme: 'https' })).cookie
}

/** An office with a meeting, a course with practice, an assessment for each photo, and a certificate. */
export async function openDoors(): Promise<{
  readonly doors: Readonly<Record<string, Door>>
  readonly certificateId: string
}> {
  const office = await makeOffice()
  const accountId = await makeAccount([
    { role: 'DISTRICT_ADMIN', area: AREA },
    { role: 'TRAINER', area: AREA },
  ])
  const cookie = await sessionOf(accountId)
  const { id: meetingId } = await makeMeeting(contextFor(SYSTEM), AREA)
  const practice = await publishPractice(contextFor(SYSTEM), 'FOTO')
  await setPhotoSetting(contextFor(SYSTEM, '2020-01-01T02:00:00.000Z'), { area: AREA, isOn: true })
  const { id: cadreId } = await makeCadre(contextFor(SYSTEM), '35.08.13.2001', 'Kader Difoto')
  const [certificateId = ''] = await makeIssued(office, await makeEligible(office, ['Siti Aminah']))

  const headers = (type: string) => ({
    cookie,
    origin: HOST,
    'sec-fetch-site': 'same-origin',
    'content-type': type,
  })
  const raw = (path: string, { bytes, name }: Sent, type: string, more = {}) =>
    new Request(`${HOST}/api/v1${path}`, {
      method: 'POST',
      headers: { ...headers(type), [FILE_NAME_HEADER]: encodeURIComponent(name), ...more },
      body: bytes,
    })
  const json = (path: string, input: object, type = 'application/json') =>
    new Request(`${HOST}/api/v1${path}`, {
      method: 'POST',
      headers: headers(type),
      body: JSON.stringify(input),
    })
  const ANY = 'application/octet-stream'
  const records = `/districts/${AREA}/records/${newUuid()}/files`
  const sheets = `/areas/${AREA}/meetings/${meetingId}/files`
  const { id: assessmentId, ...event } = assess(practice, cadreId)
  const by = contextFor(staff('TRAINER', AREA, accountId))
  const events = [{ id: assessmentId, ...event }]
  await takePractice(by, { area: AREA, now: Date.parse(NOW), events })

  const doors: Readonly<Record<string, Door>> = {
    evidenceUpload: {
      most: MAX_EVIDENCE_BYTES,
      kinds: [PDF, ...PICTURES],
      handedOut: 'saved',
      ask: async (sent, type = ANY) => raw(records, sent, type),
      address: ({ id = '' }) => `/api/v1${records}/${id}`,
    },
    sheetUpload: {
      most: MAX_SHEET_BYTES,
      kinds: [PDF, ...PICTURES],
      handedOut: 'saved',
      ask: async (sent, type = ANY) => raw(sheets, sent, type),
      address: ({ id = '' }) => `/api/v1${sheets}/${id}`,
    },
    bundleFileUpload: {
      most: MAX_BUNDLE_FILE_BYTES,
      kinds: [
        PDF,
        ...PICTURES,
        'image/webp',
        ...['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'].map(
          (kind) => `${OFFICE}.${kind}`,
        ),
      ],
      handedOut: 'saved',
      ask: async (sent, type = ANY) =>
        raw(`/dossier/${AREA}/2026/items/1/files`, sent, type, {
          [FILE_HASH_HEADER]: await sha256(sent.bytes),
        }),
      address: ({ id = '' }) => `/api/v1/dossier/${AREA}/2026/files/${id}`,
    },
    addMedium: {
      most: 1_000_000,
      kinds: ['image/webp', 'audio/ogg', 'audio/webm'],
      handedOut: 'shown',
      ask: async ({ bytes }, type) =>
        json('/course-media', { ownerArea: AREA, base64: base64Of(bytes) }, type),
      address: ({ name = '' }) => `/media/${name}`,
    },
    addPracticePhoto: {
      most: MAX_PHOTO_BYTES,
      kinds: ['image/jpeg', 'image/webp'],
      handedOut: 'saved',
      ask: async ({ bytes }, type) => {
        const [at, now] = [Date.now(), Date.now()]
        const id = newUuid()
        const photo = { owner: accountId, id, assessmentId, at, now, base64: base64Of(bytes) }
        return json(`/areas/${AREA}/practice-photos`, photo, type)
      },
      address: ({ id = '' }) => `/api/v1/areas/${AREA}/practice-photos/${id}/file`,
    },
    addPaperPicture: {
      most: MAX_PICTURE,
      kinds: PICTURES,
      handedOut: 'drawn',
      ask: async ({ bytes }, type) =>
        json(`/districts/${AREA}/paper-pictures`, { base64: base64Of(bytes) }, type),
      address: () => null,
    },
    attachSigned: {
      most: MAX_SIGNED,
      kinds: [PDF],
      handedOut: 'shown',
      // The certificate is the one that the file names.
      ask: async ({ bytes, name }, type) =>
        json(
          `/districts/${AREA}/signed-documents`,
          { fileName: name, base64: base64Of(bytes) },
          type,
        ),
      address: () => `/c/${certificateId}-ttd.pdf`,
    },
  }
  return { doors, certificateId }
}

/** How many files lie in the store, but for what is drawn by us. */
export async function kept(): Promise<number> {
  const { objects } = await env.FILES.list()
  return objects.filter(({ key }) => !key.startsWith('papers/')).length
}
