/** The view of a lesson on the page and what leaves it: Markdown, at most 300 ms after a change and at once when attention leaves. */
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import { EditorState, type Plugin } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import { EditorView, type NodeViewConstructor } from 'prosemirror-view'
import { readLesson } from './read.ts'
import { screenPlugin } from './screens.ts'
import { tableHeadPlugin } from './table-heads.ts'
import { writeLesson } from './write.ts'

const WAIT = 250

/**
 * A browser tells that the caret moved after it has moved, and on a busy computer after the next keys: they would be taken where it
 * was. The view asks again where it is when it is told so.
 */
function hearOfCaret(): boolean {
  document.dispatchEvent(new Event('selectionchange'))
  return false
}

type Given = {
  /** Read once. */
  readonly text: string
  readonly onChange: (text: string) => void
  readonly label: string
  readonly plugins: () => readonly Plugin[]
  readonly nodeViews: () => Readonly<Record<string, NodeViewConstructor>>
}

type Editor = {
  readonly place: RefObject<HTMLDivElement>
  readonly view: RefObject<EditorView>
  /** Null before the first drawing. */
  readonly state: EditorState | null
}

export function useEditor(given: Given): Editor {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const [state, setState] = useState<EditorState | null>(null)
  const onChange = useRef(given.onChange)
  onChange.current = given.onChange

  useEffect(() => {
    const { current: element } = place
    if (element === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      if (timer === undefined) return
      clearTimeout(timer)
      timer = undefined
      onChange.current(writeLesson(made.state.doc))
    }
    const made = new EditorView(element, {
      state: EditorState.create({
        doc: readLesson(given.text),
        plugins: [
          ...given.plugins(),
          history(),
          tableEditing(),
          tableHeadPlugin(),
          screenPlugin(),
          gapCursor(),
          dropCursor({ class: 'drop-line' }),
        ],
      }),
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': given.label,
        spellcheck: 'true',
        lang: 'id',
      },
      nodeViews: { ...given.nodeViews() },
      handleDOMEvents: { keydown: hearOfCaret, keyup: hearOfCaret },
      dispatchTransaction(tr) {
        made.updateState(made.state.apply(tr))
        setState(made.state)
        // From the first of several changes on, so that steady typing is written too.
        if (tr.docChanged) timer ??= setTimeout(flush, WAIT)
      },
    })
    view.current = made
    setState(made.state)
    const onHide = () => {
      if (document.visibilityState === 'hidden') flush()
    }
    element.addEventListener('focusout', flush)
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      flush()
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', onHide)
      made.destroy()
      view.current = null
    }
  }, [])
  return { place, view, state }
}
