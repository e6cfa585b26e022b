/**
 * How answers travel as text, in a file or a message, when a phone cannot reach us: `KELASKADER1.<base64url of JSON>.<signature>`.
 * The signature is HMAC-SHA-256 as 64 hex digits over the first two parts; its key are the 32 bytes of the SHA-256 of
 * `sign:` and the upload token. Pure strings, for browsers of 2018 too; who signs and checks is elsewhere.
 */
const MARK = 'KELASKADER1'
const SIGNATURE_DIGITS = 64

export type AnswerText = {
  readonly json: string
  /** What the signature is over. */
  readonly signed: string
  /** 64 hex digits, in lower case. */
  readonly signature: string
}

/**
 * The first two parts. All but plain ASCII is escaped as JSON allows, and so are the three characters that base64url would
 * write as `-` or `_`, which messengers take for formatting: the text is letters and digits only.
 */
export function signedPart(json: string): string {
  const ascii = json.replace(
    /[^ -~]|[>?~]/g,
    (character) => `\\u${`000${character.charCodeAt(0).toString(16)}`.slice(-4)}`,
  )
  return `${MARK}.${btoa(ascii).replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_')}`
}

export function packAnswers(json: string, signatureHex: string): string {
  return `${signedPart(json)}.${signatureHex}`
}

// Spaces and line breaks that wrapping puts in, invisible marks of messengers, and `>` before quoted lines.
const NOISE = '\\s\\u00ad\\u200b-\\u200f\\u2060\\ufeff>'
const SHAPE = new RegExp(`${MARK}\\.([\\w\\-=${NOISE}]+)\\.([\\da-fA-F${NOISE}]+)`)
const ALL_NOISE = new RegExp(`[${NOISE}]`, 'g')

/** Finds the answers in a text that may have other words around them; null when there are none, or they are cut off. */
export function unpackAnswers(text: string): AnswerText | null {
  const found = SHAPE.exec(text)
  if (found === null) return null
  const body = (found[1] ?? '').replace(ALL_NOISE, '').replace(/=/g, '')
  const signature = (found[2] ?? '').replace(ALL_NOISE, '').slice(0, SIGNATURE_DIGITS).toLowerCase()
  const json = decoded(body)
  if (json === null || signature.length < SIGNATURE_DIGITS) return null
  return { json, signed: `${MARK}.${body}`, signature }
}

/** Each of several messages that were pasted together. */
export function splitAnswers(text: string): string[] {
  const [before = '', ...rest] = text.split(`${MARK}.`)
  return rest.length === 0 ? [before] : rest.map((part) => `${MARK}.${part}`)
}

function decoded(body: string): string | null {
  try {
    const bytes = atob(body.replace(/-/g, '+').replace(/_/g, '/'))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(
      Uint8Array.from(bytes, (character) => character.charCodeAt(0)),
    )
  } catch {
    return null
  }
}
