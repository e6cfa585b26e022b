/**
 * Gets one signed sheet ready and sends it. A photo is drawn anew, small enough for a slow line and large enough to read signatures, so
 * that neither place nor time nor anything else that a camera wrote into it leaves the device. Sent twice it is one file.
 */
import { evidenceType } from '../../../../../worker/contract/evidence-type.ts'
import { MAX_SHEET_BYTES, sheetUpload } from '../../../../../worker/contract/meeting-files.ts'
import type { ProblemBody } from '../../../../../worker/contract/problem.ts'
import { FILE_NAME_HEADER } from '../../../../../worker/contract/records.ts'
import { CallProblem } from '../../../lib/call.ts'
import { encodeScan } from '../../../lib/media/encode-scan.ts'
import { sniffPicture } from '../../../lib/media/sniff.ts'

export type SheetFault = 'TYPE' | 'LARGE' | 'EMPTY'

/** Looked at before anything is sent: a wrong file costs no line. Throws CallProblem for a picture that cannot be drawn. */
export async function sheetOf(file: File): Promise<Blob | SheetFault> {
  if (file.size === 0) return 'EMPTY'
  const head = new Uint8Array(await file.slice(0, 64).arrayBuffer())
  if (sniffPicture(head) !== null) return encodeScan(file)
  if (evidenceType(head) !== 'application/pdf') return 'TYPE'
  return file.size > MAX_SHEET_BYTES ? 'LARGE' : file
}

/** Throws CallProblem. */
export async function sendSheet(
  place: { readonly area: string; readonly meetingId: string },
  name: string,
  sheet: Blob,
): Promise<void> {
  const address = sheetUpload.path
    .replace(':area', place.area)
    .replace(':meetingId', place.meetingId)
  const answer = await fetch(address, {
    method: sheetUpload.method,
    headers: {
      'content-type': 'application/octet-stream',
      [FILE_NAME_HEADER]: encodeURIComponent(name),
    },
    body: sheet,
  }).catch(() => {
    throw new CallProblem('OFFLINE', {}, '')
  })
  if (answer.ok) return
  // Safe: every other answer of the API is a problem, or nothing at all.
  const problem = (await answer.json().catch(() => ({}))) as Partial<ProblemBody>
  throw new CallProblem(problem.code ?? 'UNEXPECTED', problem.detail ?? {}, problem.requestId ?? '')
}
