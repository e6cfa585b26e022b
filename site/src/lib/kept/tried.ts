/** What came of an attempt to send what is kept, and what a page says of it. */
import { call, CallProblem } from '../call.ts'
import { problemWords } from '../../text/problems.ts'
import { readSession } from '../../../../worker/contract/identity.ts'
import type { Sent } from './send.ts'

/** `refused`: for a reason that no later try changes; `code` says which. */
export type Tried =
  | Exclude<Sent, 'unread'>
  | 'offline'
  | 'failed'
  | { readonly state: 'refused'; readonly code: string }

export type SendingState =
  | { readonly state: 'rest' }
  | { readonly state: 'sending' }
  | { readonly state: 'done'; readonly at: number }
  | { readonly state: 'offline' | 'signedOut' | 'otherPerson' | 'failed' }
  | { readonly state: 'refused'; readonly code: string }

/** A permission that was taken away, a thing that is not hers any more, and what the Worker cannot read. */
const FOR_GOOD = ['NOT_ALLOWED', 'NOT_FOUND', 'INPUT_INVALID', 'BODY_TOO_LARGE']

export async function triedOf(send: () => Promise<Sent>): Promise<Tried> {
  try {
    const sent = await send()
    return sent === 'unread' ? 'failed' : sent
  } catch (problem) {
    if (isOffline(problem)) return 'offline'
    const code = problem instanceof CallProblem ? problem.code : ''
    if (FOR_GOOD.includes(code)) return { state: 'refused', code }
    // Another signed in after `send` had asked who it is.
    if (code === 'OTHER_PERSON') return 'otherPerson'
    return code === 'SIGN_IN_NEEDED' ? 'signedOut' : 'failed'
  }
}

export function isOffline(error: unknown): boolean {
  return error instanceof CallProblem && error.code === 'OFFLINE'
}

/** Account id of who is signed in as staff; null for everybody else. */
export async function askWho(): Promise<string | null> {
  const who = await call(readSession, {})
  return who.kind === 'staff' ? who.accountId : null
}

type Words = {
  readonly offline: string
  readonly signedOut: string
  readonly otherPerson: (name: string) => string
  readonly failed: string
  readonly refused: (why: string) => string
}

/** Empty when there is nothing to say. `owner`: whose work it is. */
export function troubleWords(sending: SendingState, owner: string, words: Words): string {
  switch (sending.state) {
    case 'offline':
    case 'signedOut':
    case 'failed':
      return words[sending.state]
    case 'otherPerson':
      return words.otherPerson(owner)
    case 'refused':
      return words.refused(problemWords(sending.code, {}).title)
    case 'rest':
    case 'sending':
    case 'done':
      return ''
  }
}
