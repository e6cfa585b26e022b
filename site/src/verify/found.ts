/** What was scanned, opened or typed: the digits of a token, whatever stands around them, and whose address it names. Pure. */
import { tokenDigits } from '../../../worker/contract/certificate-token.ts'

export type Found = {
  /** As they were found, or the whole text when there are none: then it is said to be unreadable. */
  readonly digits: string
  /** The host of an address that is not ours; null for ours, or for no address. */
  readonly stranger: string | null
}

export function foundIn(text: string, ownHosts: readonly string[]): Found {
  const host = hostIn(text)
  return {
    digits: tokenDigits(text) ?? text.slice(0, 200),
    stranger: host === '' || ownHosts.indexOf(host) !== -1 ? null : host.slice(0, 80),
  }
}

/** As a browser would open it, letters of other alphabets spelled out; empty when it is no address. */
function hostIn(text: string): string {
  try {
    return new URL(text.trim()).host.toLowerCase()
  } catch {
    return ''
  }
}

const MARK = 'KQ1:'

/**
 * The token in a certificate's PDF: its document information holds `KQ1:<digits>` in the clear, as a plain string or as
 * UTF-16 in hex digits (`<FEFF004B0051…>`), which is how PDF writers put keywords. `text` is one character for each byte.
 */
export function tokenInPdf(text: string): string | null {
  const plain = /KQ1:(\d{200,1159})/.exec(text)?.[1]
  if (plain !== undefined) return plain
  const hex = Array.from(MARK, (one) => `00${one.charCodeAt(0).toString(16)}`).join('')
  const coded = new RegExp(`${hex}((?:003\\d){200,1159})`, 'i').exec(text)?.[1]
  return coded === undefined ? null : coded.replace(/003(\d)/g, '$1')
}
