/**
 * Photos and scans of the attendance sheets that were signed by hand: the evidence behind the marks. They show everybody's name, so
 * only who reads the meeting's own area sees them. What was taken away is marked and stays in the record.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, instant, uuid } from './fields.ts'
import { page } from './page.ts'
import { EVIDENCE_TYPES } from './records.ts'

/** Of one meeting; more sheets are put together as one PDF. */
export const MAX_SHEET_FILES = 40
/** 10 MB each. */
export const MAX_SHEET_BYTES = 10_000_000

export const sheetFile = z.strictObject({
  id: uuid,
  name: z.string(),
  type: z.enum(EVIDENCE_TYPES),
  bytes: z.int(),
  /** Hex. */
  sha256: z.string(),
  uploadedAt: instant,
  /** The name of the member of staff. */
  uploadedBy: z.string(),
})
export type SheetFile = z.output<typeof sheetFile>

/** `area` is the meeting's own: of another one there is no such meeting. */
export const sheetPlace = z.strictObject({ area: areaCode, meetingId: uuid })
export const sheetFilePlace = z.extend(sheetPlace, { fileId: uuid })

export const listSheetFiles = endpoint({
  method: 'GET',
  path: '/areas/:area/meetings/:meetingId/files',
  summary:
    'The photos and scans of the signed attendance sheets of a meeting, in the order they came',
  input: sheetPlace,
  reply: z.strictObject({ files: z.array(sheetFile) }),
})

export const removeSheetFile = endpoint({
  method: 'POST',
  path: '/areas/:area/meetings/:meetingId/files/:fileId/remove',
  summary: 'Takes a signed sheet away: it is no longer shown and stays in the record',
  input: sheetFilePlace,
  reply: z.strictObject({ removed: z.literal(true) }),
})

/**
 * Takes one file as the body, named by `x-file-name`, and answers its `sheetFile`. The same bytes for the same meeting are one file,
 * however often they are sent. No form: another site cannot send it.
 */
export const sheetUpload = page({
  method: 'POST',
  path: '/api/v1/areas/:area/meetings/:meetingId/files',
})
/** One of them, as a file that nothing runs in. */
export const sheetDownload = page({
  method: 'GET',
  path: '/api/v1/areas/:area/meetings/:meetingId/files/:fileId',
})
