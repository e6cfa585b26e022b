/** Brings photos to the Worker, one by one, once the assessments have gone: a photo never holds one of them up, nor another photo. */
import { addPracticePhoto } from '../../../../../worker/contract/practice-photos.ts'
import { call, CallProblem } from '../../../lib/call.ts'
import { sendKept } from '../../../lib/kept/send.ts'
import { askWho, triedOf, type Tried } from '../../../lib/kept/tried.ts'
import { base64Of } from '../../../lib/media/base64.ts'
import { nextPhoto, type PhotoToSend } from './kept-photos.ts'
import type { KeptPractice } from './kept-practice.ts'

/** No later try changes these. */
const FOR_GOOD = [
  'PHOTO_INVALID',
  'PHOTOS_OFF',
  'NOT_FOUND',
  'NOT_ALLOWED',
  'CONFLICT',
  'INPUT_INVALID',
  'BODY_TOO_LARGE',
]

/** Empty: the Worker has it; else why it refused it. Throws CallProblem for what may change. */
async function post({ photo, bytes }: PhotoToSend): Promise<string> {
  const { area, owner, id, assessmentId, at } = photo
  const base64 = await base64Of(new Blob([bytes]))
  try {
    const answer = await call(addPracticePhoto, {
      area,
      owner,
      id,
      assessmentId,
      at,
      now: Date.now(),
      base64,
    })
    // A login page of a Wi-Fi that speaks JSON is no receipt.
    if (answer.id !== id) throw new CallProblem('UNEXPECTED', {}, '')
    return ''
  } catch (problem) {
    if (problem instanceof CallProblem && FOR_GOOD.includes(problem.code)) return problem.code
    throw problem
  }
}

export function trySendingPhotos(disk: KeptPractice, owner: string): Promise<Tried> {
  return triedOf(() =>
    sendKept<PhotoToSend>({
      owner,
      lock: `praktik-foto ${owner}`,
      hasUnsent: async () => {
        const { photos, work } = await disk.readAll()
        return nextPhoto(photos, work, owner) !== undefined
      },
      takeBatch: async () => {
        const next = await disk.takePhoto(owner)
        return next === null ? [] : [next]
      },
      post: async ([next]) => (next === undefined ? '' : post(next)),
      settle: async (batch, answer) => {
        for (const { photo } of batch) await disk.settlePhoto(photo.id, String(answer))
        return batch.length
      },
      askWho,
      locks: navigator.locks,
    }),
  )
}
