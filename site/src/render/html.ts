/**
 * HTML as strings, escaped unless it is Html already. Pure: the same functions run in the Worker and,
 * without signal, in the phone's service worker. Nothing here knows about requests or storage.
 */
declare const safe: unique symbol
/** Text that is HTML already; made by `html`, or by `trusted` from what the publisher rendered. */
export type Html = { readonly text: string; readonly [safe]: true }

type Part = Html | string | number | null | undefined | false | readonly Part[]

/** Builds HTML; values are escaped, lists are put one after another, null and false print nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  let text = parts[0] ?? ''
  for (const [index, value] of values.entries()) text += print(value) + (parts[index + 1] ?? '')
  return { text } as Html
}

/** Marks text as HTML. Only for what was rendered from Markdown at publication, and for our own drawings. */
export function trusted(text: string): Html {
  return { text } as Html
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

function print(value: Part): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if (isList(value)) return value.map(print).join('')
  return value.text
}

function isList(value: Html | readonly Part[]): value is readonly Part[] {
  return Array.isArray(value)
}
