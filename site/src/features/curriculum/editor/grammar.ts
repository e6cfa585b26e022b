/** The Markdown that lessons are written in, as a tree: the same extensions that the Worker renders with. Pure. */
import { gfm } from 'micromark-extension-gfm'
import { directive } from 'micromark-extension-directive'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'

type Root = ReturnType<typeof fromMarkdown>
export type Part = Root['children'][number]

/** Somewhere inside stands what the editor does not know. */
export class NotKnown extends Error {}

const OPTIONS = {
  extensions: [gfm(), directive()],
  mdastExtensions: [
    // Their transforms would make links of addresses that were escaped, which the Worker does not.
    gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
    directiveFromMarkdown(),
  ],
}

export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, OPTIONS)
}
