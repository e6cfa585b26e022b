/**
 * Enough of an HTML reader to give the tests the tree that DOMParser gives the editor: attributes with and without quotes, comments
 * and Word's conditions, void elements, text in scripts. It closes nothing that the fixtures do not close.
 */
import type { Pasted } from '../../../site/src/features/curriculum/editor/pasted.ts'

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'v:imagedata'])
const TEXT_ONLY = new Set(['script', 'style', 'noscript', 'title'])
const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00A0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
}
const TOKEN =
  /<!--[\s\S]*?-->|<![^>]*>|<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>|[^<]+|</g
const ATTRIBUTE = /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g

type Open = { tag: string; attributes: Record<string, string>; children: (Pasted | string)[] }

export function htmlTree(html: string): Pasted {
  const root: Open = { tag: 'body', attributes: {}, children: [] }
  const open: Open[] = [root]
  TOKEN.lastIndex = 0
  for (let found = TOKEN.exec(html); found !== null; found = TOKEN.exec(html)) {
    const [token, closing, opening, attributes = ''] = found
    if (token.startsWith('<!')) continue
    if (closing !== undefined) {
      const at = open.findLastIndex(({ tag }) => tag === closing.toLowerCase())
      if (at > 0) open.length = at
    } else if (opening !== undefined) {
      const element: Open = {
        tag: opening.toLowerCase(),
        attributes: Object.fromEntries(
          [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', ...values]) => [
            name.toLowerCase(),
            decoded(values.find((value) => value !== undefined) ?? ''),
          ]),
        ),
        children: [],
      }
      open.at(-1)?.children.push(element)
      if (TEXT_ONLY.has(element.tag)) {
        const end = html.toLowerCase().indexOf(`</${element.tag}`, TOKEN.lastIndex)
        TOKEN.lastIndex = html.indexOf('>', end) + 1
      } else if (!VOID.has(element.tag)) open.push(element)
    } else open.at(-1)?.children.push(decoded(token))
  }
  return root
}

function decoded(text: string): string {
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => NAMED[name] ?? whole)
}
