/**
 * Pasting and dropping into the lesson. What comes from elsewhere never becomes HTML of this page: it is read in a document of its
 * own, where nothing runs and nothing is fetched, and only the schema's nodes are made of it. Pictures go their own way.
 */
import { Fragment, Slice, type Node, type NodeType } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { withoutHarm } from './own-slice.ts'
import { asLine, readPasted, type Pasted } from './pasted.ts'
import { readPastedText } from './pasted-text.ts'

export type PasteHost = {
  /** Pictures that need a description before they stand in the lesson. */
  readonly onPictures: (files: readonly Blob[]) => void
  /** How many pictures could not be taken over. */
  readonly onPicturesLost: (count: number) => void
}

export function pastePlugin(host: PasteHost): Plugin {
  return new Plugin({
    props: {
      // What is dragged never left this page.
      transformPasted: (slice, view) => (view.dragging === null ? withoutHarm(slice) : slice),
      handleDOMEvents: {
        // Before the view's own handler, which would read foreign HTML by the rules for its own.
        paste: (view, event) => take(view, event, event.clipboardData, host),
        drop: (view, event) => {
          if (view.dragging !== null) return false
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (at === null) return false
          return take(view, event, event.dataTransfer, host)
        },
      },
    },
  })
}

function take(view: EditorView, event: Event, data: DataTransfer | null, host: PasteHost): boolean {
  if (data === null) return false
  const html = data.getData('text/html')
  const isOwn = html.includes('data-pm-slice')
  if (isOwn) return false
  event.preventDefault()
  const { blocks, pictures } = html === '' ? { blocks: [], pictures: [] } : readPasted(treeOf(html))
  const files = [...data.files].filter(({ type }) => type.startsWith('image/'))
  if (blocks.length > 0) insert(view, blocks)
  else if (files.length === 0) {
    const text = data.getData('text/plain')
    if (text !== '') insert(view, readPastedText(text))
  }
  const inline = pictures.map(blobOf).filter((blob) => blob !== null)
  // A single copied picture comes as a file and, as HTML, with an address that cannot be reached.
  const found = inline.length > 0 || blocks.length > 0 ? inline : files
  if (found.length > 0) host.onPictures(found)
  const lost = pictures.length - inline.length
  if (lost > 0 && found.length === 0) host.onPicturesLost(lost)
  return true
}

function insert(view: EditorView, blocks: readonly Node[]): void {
  const { state } = view
  const { $from } = state.selection
  const isLineOnly =
    $from.parent.isTextblock && $from.parent.type.name !== 'paragraph'
      ? true
      : $from.depth > 1 && $from.node(-1).type.spec['tableRole'] !== undefined
  const [only, second] = blocks
  const isWords = second === undefined && only?.type.name === 'paragraph'
  const slice =
    isLineOnly || isWords
      ? new Slice(Fragment.fromArray(lineFor($from.parent.type, blocks)), 0, 0)
      : new Slice(Fragment.fromArray([...blocks]), 0, 0)
  view.dispatch(state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true))
}

/** What may stand in a line of this kind: a title takes words without marks. */
function lineFor(type: NodeType, blocks: readonly Node[]): readonly Node[] {
  return asLine(blocks).map((node) => node.mark(type.allowedMarks(node.marks)))
}

/**
 * A document made by DOMParser has no window: its scripts do not run and its pictures are not fetched. Subtitles are, though, a base
 * would lead addresses elsewhere, and it reports every style and handler that the page's content policy would not let in. The
 * former hold no words and go; the latter go by another name, for only some styles are read.
 */
function treeOf(html: string): Pasted {
  const quiet = html
    .replaceAll(/<(style|script)\b[^]*?(?:<\/\1\s*>|$)/gi, '')
    .replaceAll(
      /<\/?(?:base|meta|link|audio|video|source|track|iframe|object|embed)\b[^>]*>?/gi,
      '',
    )
    .replaceAll(/<[a-z][^>]*>/gi, (tag) =>
      tag.replaceAll(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, `$1${ALIAS}$2`),
    )
  return asPasted(new DOMParser().parseFromString(quiet, 'text/html').body)
}

const ALIAS = 'data-pasted-'

function asPasted(element: Element): Pasted {
  return {
    tag: element.localName,
    attributes: Object.fromEntries(
      [...element.attributes].map(({ name, value }) => [name.replace(ALIAS, ''), value]),
    ),
    children: [...element.childNodes].flatMap((node): (Pasted | string)[] => {
      if (node instanceof Text) return [node.data]
      return node instanceof Element ? [asPasted(node)] : []
    }),
  }
}

/** Of a `data:` address; what it really is, `encodeImage` finds out. */
function blobOf(address: string): Blob | null {
  const found = /^data:image\/[a-z+.-]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(address)
  if (found?.[1] === undefined) return null
  try {
    return new Blob([Uint8Array.from(atob(found[1]), (character) => character.charCodeAt(0))])
  } catch {
    return null
  }
}
