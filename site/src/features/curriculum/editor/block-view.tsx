/**
 * How blocks with a form or a picture are drawn: a Preact part that cannot be typed into, and under it, where the block holds text,
 * the text itself. What is filled in becomes one change of the document each, so that undo takes it back.
 */
import { render, type JSX } from 'preact'
import type { Node } from 'prosemirror-model'
import { redo, undo } from 'prosemirror-history'
import { NodeSelection, Selection } from 'prosemirror-state'
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view'

export type HeadProps = {
  readonly node: Node
  readonly view: EditorView
  readonly set: (name: string, value: unknown) => void
  readonly remove: () => void
  readonly position: () => number | undefined
}

/** `kind` names the block in the style sheet. */
export function blockView(
  kind: string,
  Head: (props: HeadProps) => JSX.Element,
): NodeViewConstructor {
  return (node, view, getPos) => new BlockView(kind, Head, node, view, getPos)
}

const CONTROLS = 'button, input, select, textarea, audio, label, a'

class BlockView implements NodeView {
  readonly dom = document.createElement('div')
  readonly contentDOM?: HTMLElement
  readonly #head = document.createElement('div')
  readonly #Head: (props: HeadProps) => JSX.Element
  readonly #view: EditorView
  readonly #getPos: () => number | undefined
  #node: Node

  constructor(
    kind: string,
    Head: (props: HeadProps) => JSX.Element,
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
  ) {
    this.#Head = Head
    this.#node = node
    this.#view = view
    this.#getPos = getPos
    this.dom.className = `block ${kind}`
    this.#head.className = 'block-head'
    this.#head.contentEditable = 'false'
    this.#head.addEventListener('keydown', this.#onKey)
    this.dom.append(this.#head)
    if (!node.isLeaf) {
      this.contentDOM = document.createElement('div')
      this.contentDOM.className = 'block-body'
      this.dom.append(this.contentDOM)
    }
    this.#draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.#draw()
    return true
  }

  selectNode(): void {
    this.dom.classList.add('chosen')
  }

  deselectNode(): void {
    this.dom.classList.remove('chosen')
  }

  /** Typing into the form is not typing into the lesson; a press beside the controls chooses the block. */
  stopEvent(event: Event): boolean {
    const { target } = event
    return (
      target instanceof Element && this.#head.contains(target) && target.closest(CONTROLS) !== null
    )
  }

  ignoreMutation(mutation: { readonly target: globalThis.Node }): boolean {
    return this.contentDOM === undefined || !this.contentDOM.contains(mutation.target)
  }

  destroy(): void {
    render(null, this.#head)
  }

  #draw(): void {
    const Head = this.#Head
    render(
      <Head
        node={this.#node}
        view={this.#view}
        set={this.#set}
        remove={this.#remove}
        position={this.#getPos}
      />,
      this.#head,
    )
  }

  readonly #set = (name: string, value: unknown): void => {
    const at = this.#getPos()
    if (at !== undefined) this.#view.dispatch(this.#view.state.tr.setNodeAttribute(at, name, value))
  }

  readonly #remove = (): void => {
    const at = this.#getPos()
    if (at === undefined) return
    const { tr } = this.#view.state
    tr.delete(at, at + this.#node.nodeSize)
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)), -1))
    this.#view.dispatch(tr.scrollIntoView())
    this.#view.focus()
  }

  /** Undo is that of the lesson, also in a field; Esc goes back to the text. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const name = event.key.toLowerCase()
    const isCommand = event.ctrlKey || event.metaKey
    if (isCommand && (name === 'z' || name === 'y')) {
      event.preventDefault()
      const act = name === 'y' || event.shiftKey ? redo : undo
      act(this.#view.state, this.#view.dispatch)
    } else if (name === 'escape') {
      event.preventDefault()
      event.stopPropagation()
      this.#toText()
    }
  }

  #toText(): void {
    const at = this.#getPos()
    if (at === undefined) return
    const { state } = this.#view
    const inside = this.#node.isLeaf ? null : Selection.findFrom(state.doc.resolve(at + 1), 1, true)
    this.#view.dispatch(
      state.tr.setSelection(inside ?? NodeSelection.create(state.doc, at)).scrollIntoView(),
    )
    this.#view.focus()
  }
}
