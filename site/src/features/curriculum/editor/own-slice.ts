/**
 * What is pasted and says that it comes from this editor. Any page can say so, so it brings nothing that the editor itself would
 * not make: addresses that must not be followed go, and what is kept word for word becomes plain words. Pure.
 */
import { Fragment, Slice, type Node } from 'prosemirror-model'
import { SAFE_LINK, schema, textOf } from './schema.ts'

/** As the Worker names uploaded pictures, and as a course calls its drawings. */
const OWN_PICTURE = /^(?:media\/(?:[0-9a-f]{16}){1,2}\.webp|gambar\/[a-z0-9-]+\.svg)$/

export function withoutHarm(slice: Slice): Slice {
  return new Slice(harmless(slice.content), slice.openStart, slice.openEnd)
}

function harmless(fragment: Fragment): Fragment {
  return Fragment.fromArray(fragment.content.flatMap(asHarmless))
}

function asHarmless(node: Node): Node | readonly Node[] {
  const words = wordsInstead(node)
  if (words !== null) return words.map(paragraph)
  const marks = node.marks.filter(
    (mark) => mark.type.name !== 'link' || SAFE_LINK.test(textOf(mark, 'href')),
  )
  return node.isText ? node.mark(marks) : node.copy(harmless(node.content)).mark(marks)
}

/** Null: it may stay what it is. */
function wordsInstead(node: Node): readonly string[] | null {
  switch (node.type.name) {
    case 'raw':
      return textOf(node, 'text').split('\n')
    case 'video':
      return SAFE_LINK.test(textOf(node, 'href')) ? null : [textOf(node, 'judul')]
    case 'picture':
      return OWN_PICTURE.test(textOf(node, 'src')) ? null : [textOf(node, 'alt')]
    default:
      return null
  }
}

function paragraph(words: string): Node {
  return schema.node('paragraph', null, words === '' ? [] : [schema.text(words)])
}
