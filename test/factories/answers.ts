/** Texts of answers as a phone signs them, and the events in them. */
import { packAnswers, signedPart } from '../../worker/contract/answer-text.ts'
import { NOW } from './context.ts'

export function newToken(): string {
  return hex(crypto.getRandomValues(new Uint8Array(32)))
}

/** What a phone saves to a file or sends as a message. */
export async function answerText(wish: {
  readonly cadreId: string
  readonly token: string
  readonly events: readonly object[]
  /** Signs with the key of another token. */
  readonly signWith?: string
}): Promise<string> {
  const { cadreId, token, events } = wish
  const json = JSON.stringify({
    v: 1,
    cadre: cadreId,
    now: Date.parse(NOW),
    token: (await sha256(token)).slice(0, 16),
    events,
  })
  const key = await crypto.subtle.importKey(
    'raw',
    Uint8Array.from((await sha256(`sign:${wish.signWith ?? token}`)).match(/../g) ?? [], (pair) =>
      Number.parseInt(pair, 16),
    ),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const signature = await crypto.subtle.sign(
    'HMAC',
    key,
    new TextEncoder().encode(signedPart(json)),
  )
  return packAnswers(json, hex(new Uint8Array(signature)))
}

export function lessonEvent(
  module: string,
  lesson: string,
  seq: number,
  device: string = crypto.randomUUID(),
) {
  return {
    id: crypto.randomUUID(),
    device,
    seq,
    at: Date.parse(NOW),
    tz: -420,
    type: 'lesson.finished',
    body: { module, lesson },
  }
}

async function sha256(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
