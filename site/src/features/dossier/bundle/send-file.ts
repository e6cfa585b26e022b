/**
 * Gets one file of evidence ready and sends it: looked at before it costs a line, photos without their place, the SHA-256 told so
 * that a broken upload is refused. Sending it again after a broken line is the same as once.
 */
import {
  bundleFileUpload,
  FILE_HASH_HEADER,
  MAX_BUNDLE_FILE_BYTES,
  type BundleFile,
} from '../../../../../worker/contract/bundle.ts'
import { bundleFileType } from '../../../../../worker/contract/bundle-type.ts'
import type { ProblemBody } from '../../../../../worker/contract/problem.ts'
import { FILE_NAME_HEADER } from '../../../../../worker/contract/records.ts'
import { CallProblem } from '../../../lib/call.ts'
import type { FILE_FAULT_WORDS } from '../../../text/bundle-faults.ts'
import { withoutPlace } from './without-place.ts'

type Bytes = Uint8Array<ArrayBuffer>
export type Fault = keyof typeof FILE_FAULT_WORDS
export type Ready = { readonly bytes: Bytes; readonly sha256: string }
export type Place = { readonly district: string; readonly year: number; readonly number: number }

export async function makeReady(file: File): Promise<Ready | Fault> {
  if (file.size === 0) return 'EMPTY'
  if (file.size > MAX_BUNDLE_FILE_BYTES) return 'LARGE'
  const given = await file.arrayBuffer().catch(() => null)
  if (given === null) return 'UNREADABLE'
  const whole = new Uint8Array(given)
  const type = await bundleFileType(whole)
  if (type === 'TYPE' || type === 'MACRO' || type === 'ACTIVE') return type
  const bytes = type.startsWith('image/') ? withoutPlace(whole) : whole
  if (bytes === null) return 'UNREADABLE'
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { bytes, sha256 }
}

const PAUSES = [2000, 6000]

/** Tries again by itself when the line breaks. Throws CallProblem. */
export async function sendFile(
  place: Place,
  name: string,
  ready: Ready,
  onProgress: (sent: number) => void,
): Promise<BundleFile> {
  for (const pause of PAUSES) {
    try {
      return await sendOnce(place, name, ready, onProgress)
    } catch (error) {
      if (!(error instanceof CallProblem) || error.code !== 'OFFLINE') throw error
      onProgress(0)
      await new Promise((later) => setTimeout(later, pause))
    }
  }
  return sendOnce(place, name, ready, onProgress)
}

/** Not `call`: only this way of sending says how much has arrived. */
function sendOnce(
  { district, year, number }: Place,
  name: string,
  { bytes, sha256 }: Ready,
  onProgress: (sent: number) => void,
): Promise<BundleFile> {
  const address = bundleFileUpload.path
    .replace(':district', district)
    .replace(':year', String(year))
    .replace(':number', String(number))
  return new Promise((settle, fail) => {
    const request = new XMLHttpRequest()
    const offline = () => fail(new CallProblem('OFFLINE', {}, ''))
    request.open(bundleFileUpload.method, address)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader(FILE_NAME_HEADER, encodeURIComponent(name))
    request.setRequestHeader(FILE_HASH_HEADER, sha256)
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('error', offline)
    request.addEventListener('abort', offline)
    request.addEventListener('timeout', offline)
    request.addEventListener('load', () => {
      if (request.status === 200 && request.response !== null) {
        // Safe: the Worker answers an upload with its file.
        settle(request.response as BundleFile)
        return
      }
      // Safe: every other answer of the API is a problem, or nothing at all.
      const problem = (request.response ?? {}) as Partial<ProblemBody>
      const { code = 'UNEXPECTED', detail = {}, requestId = '' } = problem
      fail(new CallProblem(code, detail, requestId))
    })
    request.send(bytes)
  })
}
