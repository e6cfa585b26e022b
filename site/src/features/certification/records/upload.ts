/** Sends one file of evidence and tells how far it has come. Sending it again after a broken line is the same as once. */
import { evidenceType } from '../../../../../worker/contract/evidence-type.ts'
import {
  evidenceDownload,
  evidenceUpload,
  FILE_NAME_HEADER,
  MAX_EVIDENCE_BYTES,
  type EvidenceFile,
} from '../../../../../worker/contract/records.ts'
import type { ProblemBody } from '../../../../../worker/contract/problem.ts'
import { CallProblem } from '../../../lib/call.ts'

export type Fault = 'TYPE' | 'LARGE' | 'EMPTY'

/** Looked at before anything is sent: a wrong file costs no line. */
export async function faultOf(file: File): Promise<Fault | null> {
  if (file.size === 0) return 'EMPTY'
  if (file.size > MAX_EVIDENCE_BYTES) return 'LARGE'
  const head = new Uint8Array(await file.slice(0, 32).arrayBuffer())
  return evidenceType(head) === null ? 'TYPE' : null
}

type Place = { readonly district: string; readonly batchId: string }

const address = (path: string, { district, batchId }: Place) =>
  path.replace(':district', district).replace(':id', batchId)

export function evidenceHref(place: Place, fileId: string): string {
  return address(evidenceDownload.path, place).replace(':fileId', fileId)
}

/** Not `call`: only this way of sending says how much has arrived. Throws CallProblem. */
export function sendEvidence(
  place: Place,
  file: File,
  onProgress: (sent: number) => void,
): Promise<EvidenceFile> {
  return new Promise((settle, fail) => {
    const request = new XMLHttpRequest()
    const offline = () => fail(new CallProblem('OFFLINE', {}, ''))
    request.open(evidenceUpload.method, address(evidenceUpload.path, place))
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader(FILE_NAME_HEADER, encodeURIComponent(file.name))
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('error', offline)
    request.addEventListener('abort', offline)
    request.addEventListener('timeout', offline)
    request.addEventListener('load', () => {
      if (request.status === 200 && request.response !== null) {
        // Safe: the Worker answers an upload with its evidence file.
        settle(request.response as EvidenceFile)
        return
      }
      // Safe: every other answer of the API is a problem, or nothing at all.
      const problem = (request.response ?? {}) as Partial<ProblemBody>
      const { code = 'UNEXPECTED', detail = {}, requestId = '' } = problem
      fail(new CallProblem(code, detail, requestId))
    })
    request.send(file)
  })
}
