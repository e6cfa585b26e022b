/**
 * Photos beside field practice, without faces: a district that wants none, and that is every district until its office says otherwise,
 * takes none. They stand in no report, no file that leaves the house and on no public page.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, instant, phoneClock, uuid } from './fields.ts'
import { fieldPerson, practicePhoto } from './fieldwork.ts'
import { page } from './page.ts'
import { MAX_PHOTO_BYTES } from './practice-photo-rules.ts'

/** Base64 takes four letters for three bytes. */
const MAX_TEXT = Math.ceil(MAX_PHOTO_BYTES / 3) * 4

const setting = z.strictObject({
  isOn: z.boolean(),
  /** When it was switched last, and by whom; null: never, so off. */
  since: z.nullable(instant),
  by: z.nullable(z.string()),
  /** Whether who asks may switch it. */
  maySet: z.boolean(),
})
export type PhotoSetting = z.output<typeof setting>

export const readPhotoSetting = endpoint({
  method: 'GET',
  path: '/areas/:area/practice-photo-setting',
  summary: 'Whether trainers of this area’s district may take a photo beside field practice',
  input: z.strictObject({ area: areaCode }),
  reply: setting,
})

export const setPhotoSetting = endpoint({
  method: 'POST',
  path: '/areas/:area/practice-photo-setting',
  summary:
    'Lets a district’s trainers take photos in field practice, or stops it; photos that are there stay',
  input: z.strictObject({ area: areaCode, isOn: z.boolean() }),
  reply: setting,
})

export const addPracticePhoto = endpoint({
  method: 'POST',
  path: '/areas/:area/practice-photos',
  summary:
    'Puts the photo of a trainer’s phone beside her own assessment, once however often it is sent',
  maxBody: MAX_TEXT + 4000,
  input: z.strictObject({
    area: areaCode,
    /** The account that took it, as the phone says: OTHER_PERSON when another is signed in by now. */
    owner: uuid,
    /** Made by the phone: what makes a repeat recognisable. */
    id: uuid,
    assessmentId: uuid,
    /** When it was taken, and now. */
    at: phoneClock,
    now: phoneClock,
    /** JPEG or WebP without the camera's notes. */
    base64: z.string().check(z.maxLength(MAX_TEXT)),
  }),
  reply: z.strictObject({
    id: uuid,
    /** applied: now beside the assessment · duplicate: it came before, and may have been removed since, or is of
     * somebody whose data were erased and is not kept */
    status: z.enum(['applied', 'duplicate']),
  }),
})

export const listPracticePhotos = endpoint({
  method: 'GET',
  path: '/areas/:area/practice-photos',
  summary: 'The photos of field practice that are kept of the people of an area, newest first',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    photos: z.array(
      z.extend(practicePhoto, {
        person: fieldPerson,
        /** Of the sheet that was assessed; null when the version has none of that name. */
        sheetTitle: z.nullable(z.string()),
        moduleTitle: z.nullable(z.string()),
        /** When it is removed by itself. */
        keptUntil: instant,
      }),
    ),
    /** Whether there are more than are listed. */
    isMore: z.boolean(),
  }),
})

const photoPlace = z.strictObject({ area: areaCode, photoId: uuid })

export const removePracticePhoto = endpoint({
  method: 'POST',
  path: '/areas/:area/practice-photos/:photoId/remove',
  summary: 'Removes a photo and its bytes at once; who took it and the district’s office may',
  input: photoPlace,
  reply: z.strictObject({ removed: z.literal(true) }),
})

/** One of them, as a file that nothing runs in. Each look is written into the log. */
export const practicePhotoFile = page({
  method: 'GET',
  path: '/api/v1/areas/:area/practice-photos/:photoId/file',
})
export const practicePhotoPlace = photoPlace
